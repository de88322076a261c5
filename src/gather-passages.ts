/**
 * What is read for a question: the best passages; those for each side of a question that has two; a whole article, when
 * a summary of it is asked for; the openings of articles that are asked about themselves. Promises: no copies of what is there.
 * Does not know what is made of them.
 */
import type { AskedFilter, Filters, ModelUse, RankedPassage } from './domain.ts';
import { tablesOf } from './language/languages.ts';
import { byItself } from './query/parse-question.ts';
import type { CollectionRequest, Query, Side } from './query/query.ts';
import { byStory, likenessBy, mostCentral, mostDifferent } from './retrieval/collection.ts';
import { dateScore } from './retrieval/filters.ts';
import { MeantArticles } from './retrieval/meant-articles.ts';
import { rerankedMost, type Reranker } from './retrieval/reranker.ts';
import type { Retriever } from './retrieval/retriever.ts';

/** Of the passages that an answerer reads, how many each side of a question gets. */
const shareOfSide = 0.75;

/** Passages of the article that the conversation is about, for what the turn says by itself. */
const ofConversation = 8;

/** Articles that a list of them may have, or stories that an overview tells. */
const mostListed = 8;
/** Articles of one story that an overview tells one after another. */
const mostOfStory = 2;
/** Articles that are told of where the newest are asked for, or where to begin. */
const mostNamed = 3;
/** Articles whose dates a timeline is made of, and passages of each that are looked at. */
const mostDated = 24;
const passagesDated = 12;
/** Passages of each of two articles that are held against each other. */
const passagesCompared = 16;
/** Where the opening passage of an article has no sentence that says what it is about, another may. */
const passagesOpening = 3;

/** What is known of each article, by what is wanted. */
const facts = {
  author: 'author',
  authors: 'author',
  published: 'published',
  source: 'source',
  articles: 'reference',
} as const;

export interface Gathered {
  /** As it is to be read: with what was found for its sides, and with what is wanted. */
  readonly query: Query;
  readonly passages: readonly RankedPassage[];
  readonly reranking?: ModelUse | undefined;
  /** Why there is no answer, as a sentence, where that is known already. */
  readonly nothing?: string;
  /** What is to be said beside the answer, of the articles as such. */
  readonly remark?: string | undefined;
}

interface Finders {
  readonly retriever: Retriever;
  readonly reranker?: Reranker | undefined;
}

/** What a search gives, read once more where there is a reranker. */
export async function findPassages(
  query: Query,
  limit: number,
  { retriever, reranker }: Finders,
  signal: AbortSignal,
): Promise<{ readonly passages: readonly RankedPassage[]; readonly reranking?: ModelUse }> {
  if (reranker === undefined) return { passages: await retriever.search(query, limit, signal) };
  const found = await retriever.search(query, Math.max(limit, rerankedMost), signal);
  const { passages, reranking } = await reranker.rerank(query.asked, found, signal);
  return { passages: passages.slice(0, limit), reranking };
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
  const { text, standalone, history, insideArticle, ofArticles, wholeArticle, ofAll, ofPair, courtesy, sides } = query;
  const { firstTurns } = tablesOf(query.language);
  const only =
    insideArticle === undefined ? undefined : await new MeantArticles(retriever, filters, history, []).spokenOf();
  if (insideArticle !== undefined && only !== undefined) {
    const within = { ...filters, articleIds: [only.id] };
    const inside = await retriever.parse({ text: insideArticle, history: [], filters: within });
    const gathered = await gatherPassages(inside, within, limit, finders, signal);
    return { ...gathered, query: { ...gathered.query, text, standalone, history } };
  }
  if (courtesy !== undefined) return { query, passages: [] };
  if (sides.length > 0 && ofPair === undefined) return forSides(query, filters, limit, finders, signal);
  const { passages: found, reranking } = await findPassages(query, limit, finders, signal);
  const passages = withoutCopies(found);
  const meant = new MeantArticles(retriever, query.filters, history, passages);

  // What is asked of two sources about one thing is answered by what each says of that.
  if (ofPair !== undefined && (ofPair.of === undefined || ofPair.names.length > 0 || sides.length === 0)) {
    // The name of one of two keeps nothing to it alone.
    const pair = new MeantArticles(retriever, filters, history, passages).two(ofPair);
    if (pair !== undefined) {
      const both = pair.flatMap((each) => retriever.passagesOf(each, passagesCompared, passages));
      return { query: { ...query, filters, askedFilters: [], sides: [], wants: ofPair.wants }, passages: both };
    }
  }
  if (sides.length > 0) return forSides(query, filters, limit, finders, signal);

  const whole = wholeArticle && (await meant.whole(wholeArticle));
  if (whole !== undefined) {
    const { about = [], kinds = [] } = wholeArticle ?? {};
    const others = kinds.length === 0 ? [] : meant.ofKind(about, kinds).filter(({ id }) => id !== whole.id);
    return {
      query: { ...query, wants: 'summary' },
      passages: retriever.passagesOf(whole, limit, passages),
      reranking,
      remark:
        others.length === 0 ? undefined : firstTurns.meansOthers(others.slice(0, mostNamed).map(({ title }) => title)),
    };
  }
  if (ofAll !== undefined) return ofCollection(query, ofAll, meant, retriever);
  const asked = ofArticles && (await meant.by(ofArticles));
  if (ofArticles !== undefined && asked !== undefined && asked.length > 0) {
    const named = asked.slice(0, mostListed);
    const openings = named.flatMap((each) => retriever.passagesOf(each, 1, passages));
    const wants = facts[ofArticles.wants];
    const isAll = ofArticles.about.length === 0 && !meant.isLimited;
    const total = isAll ? retriever.articleCount : asked.length;
    const isOfAll = ofArticles.wants === 'articles' || ofArticles.wants === 'authors';
    const isSome = isOfAll && ofArticles.first === undefined && (isAll || total > named.length);
    const remark = isSome ? firstTurns.thereAre(total, named.length) : undefined;
    return { query: { ...query, wants }, passages: openings, remark };
  }

  const spokenOf = await meant.spokenOf();
  const { articleIds = [spokenOf?.id] } = query.filters;
  // Who keeps to other articles is not read from this one.
  if (spokenOf === undefined || !articleIds.includes(spokenOf.id)) return { query, passages, reranking };
  const now = byItself({ ...query, filters: { ...query.filters, articleIds: [spokenOf.id] } });
  const within = await retriever.search(now, ofConversation, signal);
  const further = within.filter(({ passage }) => !passages.some((other) => other.passage.id === passage.id));
  return { query: { ...query, spokenOf: spokenOf.id }, passages: [...passages, ...further], reranking };
}

/** What is wanted of all articles: from which of them, and how many others there are. */
async function ofCollection(
  query: Query,
  { wants, of: subject, isOther, most }: CollectionRequest,
  meant: MeantArticles,
  retriever: Retriever,
): Promise<Gathered> {
  const { firstTurns } = tablesOf(query.language);
  const told = isOther === true ? await meant.told() : new Set<string>();
  const all = meant.all().filter(({ id }) => !told.has(id));
  if (wants === 'timeline') {
    const dated = (subject === undefined ? all : meant.tellingOf(subject)).slice(0, mostDated);
    const passages = dated.flatMap((each) => retriever.passagesOf(each, passagesDated, []));
    return { query: { ...query, wants: 'timeline' }, passages };
  }
  const likeness = likenessBy((term) => retriever.keywords.idf(term));
  const dated = all.filter(({ published }) => published !== undefined);
  const isUndated = wants === 'newest' && dated.length === 0;
  const stories = byStory(
    wants === 'start' ? mostCentral(all, likeness) : wants === 'newest' && !isUndated ? dated : all,
    likeness,
  );
  const chosen =
    wants === 'overview' || isUndated
      ? mostDifferent(stories, most ?? mostListed, likeness).flatMap((story) =>
          story.slice(0, most === undefined ? mostOfStory : 1),
        )
      : stories.slice(0, mostNamed).flatMap((story) => story.slice(0, 1));
  const total = meant.isLimited ? all.length : retriever.articleCount;
  const remarks = [
    ...(isUndated ? [firstTurns.undated] : []),
    ...(chosen.length > 0 ? [firstTurns.thereAre(total, chosen.length + told.size)] : []),
  ];
  return {
    query: { ...query, wants: 'overview' },
    passages: chosen.flatMap((each) => retriever.passagesOf(each, passagesOpening, [])),
    remark: remarks.join(' ') || undefined,
  };
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
  const askedFilters: AskedFilter[] = [];
  let reranking: ModelUse | undefined;
  for (const { query: side } of query.sides) {
    const found = await findPassages(side, Math.ceil(shareOfSide * limit), finders, signal);
    const own = ofTheTime(withoutCopies(found.passages), side.askedFilters);
    sides.push({ query: side, passageIds: own.map(({ passage }) => passage.id) });
    for (const ranked of own) if (!passages.has(ranked.passage.id)) passages.set(ranked.passage.id, ranked);
    askedFilters.push(...side.askedFilters.filter(({ words }) => askedFilters.every((other) => other.words !== words)));
    reranking = found.reranking;
  }
  // What limits one side does not limit the other.
  return { query: { ...query, filters, askedFilters, sides }, passages: [...passages.values()], reranking };
}

/** What one side tells of its year is no answer for the year of the other. */
function ofTheTime(found: readonly RankedPassage[], read: readonly AskedFilter[]): readonly RankedPassage[] {
  const fitting = found.filter(({ article, passage }) => dateScore(read, article, passage.text) > 0);
  return fitting.length > 0 ? fitting : found;
}

function withoutCopies(found: readonly RankedPassage[]): readonly RankedPassage[] {
  return found.filter(({ copyOf }) => copyOf === undefined);
}
