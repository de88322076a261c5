/**
 * Which articles a question means that asks about articles: by title, source, date or subject, or because the
 * conversation is about one; all of them, or two. Promises: nothing rather than a guess. Does not know what is asked of them.
 */
import type { Article, Filters, RankedPassage, Turn } from '../domain.ts';
import { spokenDate } from '../language/languages.ts';
import { terms } from '../language/terms.ts';
import { articleRequest } from '../query/requests.ts';
import type { ArticleRequest, MetadataRequest, PairRequest } from '../query/query.ts';
import { isKnownOf, withoutAttribution } from '../verification/statement-problem.ts';
import { likenessBy, mostAlike } from './collection.ts';
import type { Retriever } from './retriever.ts';

/** Share of what a request says of an article, by rarity, that the article must hold. */
const leastHeld = 0.8;
/** Share of the words of a request that a title must hold to be the one that is meant. */
const leastOfTitle = 0.6;
/** Passages among which the article is looked for that an answer was taken from, or that a list may have. */
const looked = 50;
/** Articles that are read where all are meant, and of a list. */
const mostRead = 60;
/** Of those that may be one of two. */
const mostOfName = 12;

export class MeantArticles {
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
  async whole({ about, first, kinds = [], isOther }: ArticleRequest): Promise<Article | undefined> {
    if (isOther === true) return this.#another();
    if (kinds.length > 0 && first === undefined) {
      const [one] = this.ofKind(about, kinds);
      if (one !== undefined) return one;
    }
    if (first !== undefined) return (await this.by({ about, first, wants: 'articles', pointsBack: false }))[0];
    const articles = articlesOf(this.#found);
    if (about.length > 0) return this.#holding(about, articles)[0];
    // Nothing is said of it but what filters already: the newest that they leave, and only if they leave something out.
    const { articleIds, ...others } = this.#filters;
    const isLimited =
      articleIds?.length === 1 || [others.publishers, others.folders, others.tags].some((limit) => limit !== undefined);
    return isLimited ? articles.toSorted(newestFirst)[0] : this.spokenOf();
  }

  /** Those of a kind, the newest first: "the lease", "the minutes of June". */
  ofKind(about: readonly string[], kinds: readonly string[]): readonly Article[] {
    const fitting = this.#known().filter(({ title, path, language, published, text }) => {
      const named = new Set(terms(`${title} ${path.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')}`, language));
      const held = new Set(terms(`${title} ${spokenDate(published)} ${text}`, language));
      return kinds.every((kind) => named.has(kind)) && about.every((term) => named.has(term) || held.has(term));
    });
    return fitting.toSorted(newestFirst);
  }

  /** All that are used, or those that filters leave; the newest first. */
  all(): readonly Article[] {
    return this.isLimited
      ? articlesOf(this.#found).toSorted(newestFirst)
      : this.#retriever.articlesByDate('newest', mostRead);
  }

  /** Those whose titles stand in the last answer, or that it began with. */
  async told(): Promise<ReadonlySet<string>> {
    const answer = this.#history.findLast((turn) => /\[\d+\]/.test(turn.answer))?.answer ?? '';
    const named = this.all().filter(({ title }) => answer.includes(`“${title}”`));
    const spokenOf = named.length > 0 ? undefined : await this.spokenOf();
    return new Set([...named, ...(spokenOf === undefined ? [] : [spokenOf])].map(({ id }) => id));
  }

  /** Of those that the question before may have meant as well, or else of all, the newest that was not told of. */
  async #another(): Promise<Article | undefined> {
    const told = await this.told();
    const meant = this.#history.flatMap(({ question }) => {
      const { about = [], kinds = [] } = articleRequest(question) ?? {};
      return kinds.length > 0 ? this.ofKind(about, kinds) : [];
    });
    return [...meant, ...(meant.length > 0 ? [] : this.all())].find(({ id }) => !told.has(id));
  }

  /** The two that a question sets side by side; of several that a name may mean, the two that are most alike. */
  two({ names, saysArticle, of }: PairRequest): readonly [Article, Article] | undefined {
    const likeness = likenessBy((term) => this.#retriever.keywords.idf(term));
    const fitting = of === undefined ? this.#known() : this.tellingOf(of);
    if (names.length === 0) {
      const pair = saysArticle ? mostAlike(fitting.slice(0, mostOfName), fitting, likeness) : undefined;
      const [later, earlier] = pair?.toSorted(newestFirst) ?? [];
      return later && earlier && [earlier, later];
    }
    const [first = [], second = []] = names.map((name) => this.#called(name, fitting, saysArticle));
    return mostAlike(first, second, likeness);
  }

  /** Those whose publisher or author a name is, or where it is said that articles are meant, their title. */
  #called(name: string, articles: readonly Article[], saysArticle: boolean): readonly Article[] {
    const said = terms(name);
    if (said.length === 0) return [];
    const holds = (text: string, language: string): boolean => {
      const held = new Set(terms(text, language));
      return said.every((term) => held.has(term));
    };
    const by = articles.filter(
      ({ publisher, author, language }) => holds(publisher ?? '', language) || holds(author ?? '', language),
    );
    const titled = saysArticle ? articles.filter(({ title, language }) => holds(title, language)) : [];
    return (by.length > 0 ? by : titled).slice(0, mostOfName);
  }

  /** Whether filters leave something out. */
  get isLimited(): boolean {
    const { articleIds, publishers, publishedFrom, publishedTo } = this.#filters;
    return [articleIds, publishers, publishedFrom, publishedTo].some((limit) => limit !== undefined);
  }

  /** Those that tell of a subject, as it is said; best first. */
  tellingOf(subject: string): readonly Article[] {
    const about = terms(subject);
    return about.length === 0 ? [] : this.#holding(about, this.#known());
  }

  /** The best found first, then all others. */
  #known(): readonly Article[] {
    return [...new Map([...articlesOf(this.#found), ...this.all()].map((each) => [each.id, each])).values()];
  }

  /** Those that are asked about, the newest first. */
  async by({ about, pointsBack, wants, first }: MetadataRequest): Promise<readonly Article[]> {
    if (pointsBack) {
      const only = await this.whole({ about });
      return only === undefined ? [] : [only];
    }
    const isAll = about.length === 0 && !this.isLimited;
    const articles = isAll
      ? this.#retriever.articlesByDate(first ?? 'newest', mostRead)
      : this.#holding(about, articlesOf(this.#found)).toSorted(newestFirst);
    if (first === undefined) return wants === 'articles' || wants === 'authors' ? articles : articles.slice(0, 1);
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
