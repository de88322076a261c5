/**
 * What is read for a question: the best passages; those for each side of a question that has two; a whole article, when
 * a summary of it is asked for; the openings of articles that are asked about themselves. Promises: no copies of what is there.
 * Does not know how passages are found, nor what is made of them.
 */
import type { Filters, ModelUse, Question, RankedPassage, Turn } from './domain.ts';
import { dateScore, type Limits } from './limits.ts';
import { MeantArticles } from './meant-articles.ts';
import { findPassages, type Reranker } from './reranker.ts';
import type { Retriever } from './retriever.ts';
import { articleRequest } from './query/article-request.ts';
import { insideArticle } from './query/inside-article.ts';
import { metadataRequest } from './query/metadata-request.ts';
import { sidesOf } from './query/question-sides.ts';

/** Of the passages that an answerer reads, how many each side of a question gets. */
const shareOfSide = 0.75;

/** Articles that a list of them may have. */
const mostListed = 8;

export interface Gathered extends Pick<Question, 'sides' | 'wants'> {
  readonly passages: readonly RankedPassage[];
  readonly limits: Limits;
  readonly reranking?: ModelUse | undefined;
  /** Why there is no answer, as a sentence, where that is known already. */
  readonly nothing?: string;
}

interface Finders {
  readonly retriever: Retriever;
  readonly reranker?: Reranker | undefined;
}

/** `question`: standing alone. `history`: the turns before it, for "this article". */
export async function gatherPassages(
  question: string,
  history: readonly Turn[],
  limit: number,
  filters: Filters,
  finders: Finders,
  signal: AbortSignal,
): Promise<Gathered> {
  const limits = finders.retriever.limits(question, filters);
  // A follow-up says behind its question what it is about.
  const [head = question] = question.split(' (about: ', 1);
  const inside = insideArticle(
    head,
    history.map((turn) => turn.question),
  );
  const only = inside && (await new MeantArticles(finders.retriever, filters, history, []).spokenOf());
  if (inside !== undefined && only) {
    return gatherPassages(inside, [], limit, { ...filters, articleIds: [only.id] }, finders, signal);
  }
  const sides = head === question ? sidesOf(question) : [];
  if (sides.length > 1) return forSides(sides, limit, filters, limits, finders, signal);
  const { passages: found, reranking } = await findPassages(question, limit, filters, finders, signal);
  const passages = withoutCopies(found);
  const meant = new MeantArticles(finders.retriever, limits.filters, history, passages);

  const asked = metadataRequest(head, history.at(-1)?.question);
  const ofArticles = asked && (await meant.by(asked));
  if (asked !== undefined && ofArticles !== undefined && ofArticles.length > 0) {
    const openings = ofArticles.slice(0, mostListed).flatMap((each) => finders.retriever.passagesOf(each, 1, passages));
    if (ofArticles.length > mostListed) return { passages: openings, limits, nothing: tooMany(finders.retriever) };
    return { passages: openings, limits, wants: asked.wants === 'articles' ? 'reference' : asked.wants };
  }

  // "What does Al-Fassel say?" is asked of its article, but not where it goes on with something else.
  const request = articleRequest(head === question ? limits.asked : head);
  const whole = request && (await meant.whole(request));
  return whole === undefined
    ? { passages, limits, reranking }
    : { passages: finders.retriever.passagesOf(whole, limit, passages), limits, reranking, wants: 'summary' };
}

function tooMany({ articleCount }: Retriever): string {
  return `There are ${articleCount.toLocaleString('en')} articles, too many to name here; the library lists them all.`;
}

async function forSides(
  questions: readonly string[],
  limit: number,
  filters: Filters,
  limits: Limits,
  finders: Finders,
  signal: AbortSignal,
): Promise<Gathered> {
  const passages = new Map<string, RankedPassage>();
  const sides: NonNullable<Question['sides']>[number][] = [];
  const read: Limits['read'][number][] = [];
  let reranking: ModelUse | undefined;
  for (const question of questions) {
    const found = await findPassages(question, Math.ceil(shareOfSide * limit), filters, finders, signal);
    const { asked, read: said } = finders.retriever.limits(question, filters);
    const own = ofTheTime(withoutCopies(found.passages), said);
    sides.push({ asked, passageIds: own.map(({ passage }) => passage.id) });
    for (const ranked of own) if (!passages.has(ranked.passage.id)) passages.set(ranked.passage.id, ranked);
    read.push(...said.filter(({ words }) => read.every((other) => other.words !== words)));
    reranking = found.reranking;
  }
  // What limits one side does not limit the other.
  return { passages: [...passages.values()], limits: { ...limits, filters, read }, reranking, sides };
}

/** What one side tells of its year is no answer for the year of the other. */
function ofTheTime(found: readonly RankedPassage[], read: Limits['read']): readonly RankedPassage[] {
  const fitting = found.filter(({ article, passage }) => dateScore(read, article, passage.text) > 0);
  return fitting.length > 0 ? fitting : found;
}

function withoutCopies(found: readonly RankedPassage[]): readonly RankedPassage[] {
  return found.filter(({ copyOf }) => copyOf === undefined);
}
