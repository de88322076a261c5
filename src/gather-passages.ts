/**
 * What is read for a question: the best passages; those for each side of a question that has two; a whole article, when
 * a summary of it is asked for; the openings of articles that are asked about themselves. Promises: no copies of what is there.
 * Does not know how passages are found, nor what is made of them.
 */
import type { Filters, Limit, ModelUse, Query, RankedPassage, Side } from './domain.ts';
import { dateScore } from './limits.ts';
import { MeantArticles } from './meant-articles.ts';
import { findPassages, type Reranker } from './reranker.ts';
import { byItself } from './query/parse-question.ts';
import type { Retriever } from './retriever.ts';

/** Of the passages that an answerer reads, how many each side of a question gets. */
const shareOfSide = 0.75;

/** Passages of the article that the conversation is about, for what the turn says by itself. */
const ofConversation = 8;

/** Articles that a list of them may have. */
const mostListed = 8;

export interface Gathered {
  /** As it is to be read: with what was found for its sides, and with what is wanted. */
  readonly query: Query;
  readonly passages: readonly RankedPassage[];
  readonly reranking?: ModelUse | undefined;
  /** Why there is no answer, as a sentence, where that is known already. */
  readonly nothing?: string;
}

interface Finders {
  readonly retriever: Retriever;
  readonly reranker?: Reranker | undefined;
}

/** `filters`: what the caller set. */
export async function gatherPassages(
  query: Query,
  filters: Filters,
  limit: number,
  finders: Finders,
  signal: AbortSignal,
): Promise<Gathered> {
  const { retriever } = finders;
  const { text, standalone, history, insideArticle, ofArticles, wholeArticle, sides } = query;
  const only =
    insideArticle === undefined ? undefined : await new MeantArticles(retriever, filters, history, []).spokenOf();
  if (insideArticle !== undefined && only !== undefined) {
    const within = { ...filters, articleIds: [only.id] };
    const inside = await retriever.parse({ text: insideArticle, history: [], filters: within });
    const gathered = await gatherPassages(inside, within, limit, finders, signal);
    return { ...gathered, query: { ...gathered.query, text, standalone, history } };
  }
  if (sides.length > 0) return forSides(query, filters, limit, finders, signal);
  const { passages: found, reranking } = await findPassages(query, limit, finders, signal);
  const passages = withoutCopies(found);
  const meant = new MeantArticles(retriever, query.filters, history, passages);

  const asked = ofArticles && (await meant.by(ofArticles));
  if (ofArticles !== undefined && asked !== undefined && asked.length > 0) {
    const openings = asked.slice(0, mostListed).flatMap((each) => retriever.passagesOf(each, 1, passages));
    if (asked.length > mostListed) return { query, passages: openings, nothing: tooMany(retriever) };
    const wants = ofArticles.wants === 'articles' ? 'reference' : ofArticles.wants;
    return { query: { ...query, wants }, passages: openings };
  }

  const whole = wholeArticle && (await meant.whole(wholeArticle));
  if (whole !== undefined) {
    return { query: { ...query, wants: 'summary' }, passages: retriever.passagesOf(whole, limit, passages), reranking };
  }
  const spokenOf = await meant.spokenOf();
  const { articleIds = [spokenOf?.id] } = query.filters;
  // Who keeps to other articles is not read from this one.
  if (spokenOf === undefined || !articleIds.includes(spokenOf.id)) return { query, passages, reranking };
  const now = byItself({ ...query, filters: { ...query.filters, articleIds: [spokenOf.id] } });
  const within = await retriever.search(now, ofConversation);
  const further = within.filter(({ passage }) => !passages.some((other) => other.passage.id === passage.id));
  return { query: { ...query, spokenOf: spokenOf.id }, passages: [...passages, ...further], reranking };
}

function tooMany({ articleCount }: Retriever): string {
  return `There are ${articleCount.toLocaleString('en')} articles, too many to name here; the library lists them all.`;
}

async function forSides(
  query: Query,
  filters: Filters,
  limit: number,
  finders: Finders,
  signal: AbortSignal,
): Promise<Gathered> {
  const passages = new Map<string, RankedPassage>();
  const sides: Side[] = [];
  const limits: Limit[] = [];
  let reranking: ModelUse | undefined;
  for (const { query: side } of query.sides) {
    const found = await findPassages(side, Math.ceil(shareOfSide * limit), finders, signal);
    const own = ofTheTime(withoutCopies(found.passages), side.limits);
    sides.push({ query: side, passageIds: own.map(({ passage }) => passage.id) });
    for (const ranked of own) if (!passages.has(ranked.passage.id)) passages.set(ranked.passage.id, ranked);
    limits.push(...side.limits.filter(({ words }) => limits.every((other) => other.words !== words)));
    reranking = found.reranking;
  }
  // What limits one side does not limit the other.
  return { query: { ...query, filters, limits, sides }, passages: [...passages.values()], reranking };
}

/** What one side tells of its year is no answer for the year of the other. */
function ofTheTime(found: readonly RankedPassage[], read: readonly Limit[]): readonly RankedPassage[] {
  const fitting = found.filter(({ article, passage }) => dateScore(read, article, passage.text) > 0);
  return fitting.length > 0 ? fitting : found;
}

function withoutCopies(found: readonly RankedPassage[]): readonly RankedPassage[] {
  return found.filter(({ copyOf }) => copyOf === undefined);
}
