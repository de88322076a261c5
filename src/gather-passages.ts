/**
 * What is read for a question: the best passages; those for each side of a question that has two; or a whole article,
 * when a summary of it is asked for. Promises: no copies of what is there.
 * Does not know how passages are found, nor what is made of them.
 */
import type { Filters, ModelUse, Question, RankedPassage } from './domain.ts';
import { dateScore, type Limits } from './limits.ts';
import { findPassages, type Reranker } from './reranker.ts';
import type { Retriever } from './retriever.ts';
import { articleRequest } from './search/article-request.ts';
import { sidesOf } from './search/question-sides.ts';
import { terms } from './search/terms.ts';
import { spokenDate } from './text.ts';

/** Share of what a request says of an article, by rarity, that the article must hold. */
const leastHeld = 0.8;
/** Of the passages that an answerer reads, how many each side of a question gets. */
const shareOfSide = 0.75;
/** Share of the words of a request that a title must hold to be the one that is meant. */
const leastOfTitle = 0.6;

export interface Gathered extends Pick<Question, 'sides' | 'wants'> {
  readonly passages: readonly RankedPassage[];
  readonly limits: Limits;
  readonly reranking?: ModelUse | undefined;
}

interface Finders {
  readonly retriever: Retriever;
  readonly reranker?: Reranker | undefined;
}

export async function gatherPassages(
  question: string,
  limit: number,
  filters: Filters,
  finders: Finders,
  signal: AbortSignal,
): Promise<Gathered> {
  const limits = finders.retriever.limits(question, filters);
  // A follow-up says behind its question what it is about.
  const sides = question.includes(' (about: ') ? [] : sidesOf(question);
  if (sides.length > 1) return forSides(sides, limit, filters, limits, finders, signal);
  const { passages: found, reranking } = await findPassages(question, limit, filters, finders, signal);
  const passages = withoutCopies(found);
  const whole = wholeArticle(limits, passages, finders.retriever, limit);
  return whole === undefined
    ? { passages, limits, reranking }
    : { passages: whole, limits, reranking, wants: 'summary' };
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

/** The passages of the article that a request for a whole one means, as they stand in it. */
function wholeArticle(
  { asked, filters }: Limits,
  found: readonly RankedPassage[],
  retriever: Retriever,
  limit: number,
): readonly RankedPassage[] | undefined {
  const request = articleRequest(asked);
  if (request === undefined) return undefined;
  const articles = [...new Map(found.map(({ article }) => [article.id, article])).values()];
  const rarities = new Map(request.about.map((term) => [term, retriever.keywords.rarity(term)]));
  const total = [...rarities.values()].reduce((sum, rarity) => sum + rarity, 0);
  const shareIn = (text: string, language: string): number => {
    const held = new Set(terms(text, language));
    return [...rarities].reduce((sum, [term, rarity]) => sum + (held.has(term) ? rarity : 0), 0) / total;
  };
  // Nothing is said of it but what filters already: the newest that they leave, and only if they leave something out.
  const isLimited = filters.articleIds?.length === 1 || filters.publishers !== undefined;
  const meant =
    total === 0
      ? articles.filter(() => isLimited).toSorted((a, b) => ((a.published ?? '') < (b.published ?? '') ? 1 : -1))[0]
      : (articles.find(({ title, language }) => shareIn(title, language) >= leastOfTitle) ??
        articles.find(({ title, publisher, author, published, text, language }) => {
          const about = [title, publisher, author, spokenDate(published), text].join('\n');
          return shareIn(about, language) >= leastHeld;
        }));
  return meant && retriever.passagesOf(meant, limit, found);
}
