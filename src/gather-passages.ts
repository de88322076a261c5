/**
 * What is read for a question: the best passages; those for each side of a question that has two; a whole article, when
 * a summary of it is asked for; the openings of articles that are asked about themselves. Promises: no copies of what is there.
 * Does not know what is made of them.
 */
import type { Article, Filters, AskedFilter, ModelUse, RankedPassage, Turn } from './domain.ts';
import { terms } from './language/terms.ts';
import { byItself } from './query/parse-question.ts';
import type { ArticleRequest, MetadataRequest, Query, Side } from './query/query.ts';
import { dateScore } from './retrieval/filters.ts';
import { rerankedMost, type Reranker } from './retrieval/reranker.ts';
import type { Retriever } from './retrieval/retriever.ts';
import { spokenDate } from './language/languages.ts';
import { isKnownOf, withoutAttribution } from './verification/statement-problem.ts';

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

/** What a search gives, read once more where there is a reranker. */
export async function findPassages(
  query: Query,
  limit: number,
  { retriever, reranker }: Finders,
  signal: AbortSignal,
): Promise<{ readonly passages: readonly RankedPassage[]; readonly reranking?: ModelUse }> {
  if (reranker === undefined) return { passages: await retriever.search(query, limit) };
  const found = await retriever.search(query, Math.max(limit, rerankedMost));
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

// Which articles a question means that asks about articles: by title, source, date or subject, or because the
// conversation is about one. Promises: nothing rather than a guess. Does not know what is asked of them.

/** Share of what a request says of an article, by rarity, that the article must hold. */
const leastHeld = 0.8;
/** Share of the words of a request that a title must hold to be the one that is meant. */
const leastOfTitle = 0.6;
/** Passages among which the article is looked for that an answer was taken from, or that a list may have. */
const looked = 50;
/** Articles that are read for a list: with more, none is given. */
const mostRead = 9;

class MeantArticles {
  readonly #retriever: Retriever;
  readonly #filters: Filters;
  readonly #history: readonly Turn[];
  readonly #found: readonly RankedPassage[];

  /** `found`: passages for the question. */
  constructor(retriever: Retriever, filters: Filters, history: readonly Turn[], found: readonly RankedPassage[]) {
    this.#retriever = retriever;
    this.#filters = filters;
    this.#history = history;
    this.#found = found;
  }

  /** The one that is to be read as a whole. */
  async whole({ about, first }: ArticleRequest): Promise<Article | undefined> {
    if (first !== undefined) return (await this.by({ about, first, wants: 'articles', pointsBack: false }))[0];
    const articles = articlesOf(this.#found);
    if (about.length > 0) return this.#holding(about, articles)[0];
    // Nothing is said of it but what filters already: the newest that they leave, and only if they leave something out.
    const { articleIds, ...others } = this.#filters;
    const isLimited =
      articleIds?.length === 1 || [others.publishers, others.folders, others.tags].some((limit) => limit !== undefined);
    return isLimited ? articles.toSorted(newestFirst)[0] : this.spokenOf();
  }

  /** Those that are asked about, the newest first. */
  async by({ about, pointsBack, wants, first }: MetadataRequest): Promise<readonly Article[]> {
    if (pointsBack) {
      const only = await this.whole({ about });
      return only === undefined ? [] : [only];
    }
    const askedFilters = Object.values(this.#filters).filter((limit) => limit !== undefined);
    const isAll = about.length === 0 && askedFilters.length === 0;
    const articles = isAll
      ? this.#retriever.articlesByDate(first ?? 'newest', mostRead)
      : this.#holding(about, articlesOf(this.#found)).toSorted(newestFirst);
    if (first === undefined) return wants === 'articles' ? articles : articles.slice(0, 1);
    const one = isAll || first === 'newest' ? articles[0] : articles.at(-1);
    return one?.published === undefined ? [] : [one];
  }

  #holding(about: readonly string[], articles: readonly Article[]): readonly Article[] {
    const idfs = new Map(about.map((term) => [term, this.#retriever.keywords.idf(term)]));
    const total = [...idfs.values()].reduce((sum, idf) => sum + idf, 0);
    const shareIn = (text: string, language: string): number => {
      const held = new Set(terms(text, language));
      return [...idfs].reduce((sum, [term, idf]) => sum + (held.has(term) ? idf : 0), 0);
    };
    const titled = articles.filter(({ title, language }) => shareIn(title, language) >= leastOfTitle * total);
    const holding = articles.filter(({ title, publisher, author, published, text, language }) => {
      const whole = [title, publisher, author, spokenDate(published), text].join('\n');
      return shareIn(whole, language) >= leastHeld * total;
    });
    return [...new Set([...titled, ...holding])];
  }

  /** The article that the last answer began with. */
  async spokenOf(): Promise<Article | undefined> {
    const answer = this.#history.findLast((turn) => /\[\d+\]/.test(turn.answer))?.answer ?? '';
    const [statement = ''] = answer.split(/ \[\d+\]/, 1);
    if (statement === '') return undefined;
    const query = await this.#retriever.parse({ text: statement, history: [], filters: { fromQuestion: false } });
    const found = articlesOf(await this.#retriever.search(query, looked));
    return (
      found.find((article) => {
        const words = withoutAttribution(statement, article).replace(/^\[[^\]]+\]/, '');
        return isKnownOf(article, statement) || article.text.replaceAll(/\s+/g, ' ').includes(words);
      }) ?? found[0]
    );
  }
}

function articlesOf(found: readonly RankedPassage[]): readonly Article[] {
  return [...new Map(found.map(({ article }) => [article.id, article])).values()];
}

/** What has no date comes last. */
function newestFirst(first: Article, second: Article): number {
  const [a, b] = [first.published ?? '', second.published ?? ''];
  // Of those of one date, the one that was found better stays first.
  return Number(a < b) - Number(a > b);
}
