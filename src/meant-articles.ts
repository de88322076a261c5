/**
 * Which articles a question means that asks about articles: by title, source, date or subject, or because the
 * conversation is about one. Promises: nothing rather than a guess. Does not know what is asked of them.
 */
import { isKnownOf } from './checks/known-of-article.ts';
import { withoutAttribution } from './checks/attribution.ts';
import type { Article, ArticleRequest, Filters, MetadataRequest, RankedPassage, Turn } from './domain.ts';
import type { Retriever } from './retriever.ts';
import { terms } from './search/terms.ts';
import { spokenDate } from './text.ts';

/** Share of what a request says of an article, by rarity, that the article must hold. */
const leastHeld = 0.8;
/** Share of the words of a request that a title must hold to be the one that is meant. */
const leastOfTitle = 0.6;
/** Passages among which the article is looked for that an answer was taken from, or that a list may have. */
const looked = 50;
/** Articles that are read for a list: with more, none is given. */
const mostRead = 9;

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
  async whole({ about, first }: ArticleRequest): Promise<Article | undefined> {
    if (first !== undefined) return (await this.by({ about, first, wants: 'articles', pointsBack: false }))[0];
    const articles = articlesOf(this.#found);
    if (about.length > 0) return this.#holding(about, articles)[0];
    // Nothing is said of it but what filters already: the newest that they leave, and only if they leave something out.
    const isLimited = this.#filters.articleIds?.length === 1 || this.#filters.publishers !== undefined;
    return isLimited ? articles.toSorted(newestFirst)[0] : this.spokenOf();
  }

  /** Those that are asked about, the newest first. */
  async by({ about, pointsBack, wants, first }: MetadataRequest): Promise<readonly Article[]> {
    if (pointsBack) {
      const only = await this.whole({ about });
      return only === undefined ? [] : [only];
    }
    const limits = Object.values(this.#filters).filter((limit) => limit !== undefined);
    const isAll = about.length === 0 && limits.length === 0;
    const articles = isAll
      ? this.#retriever.articlesByDate(first ?? 'newest', mostRead)
      : this.#holding(about, articlesOf(this.#found)).toSorted(newestFirst);
    if (first === undefined) return wants === 'articles' ? articles : articles.slice(0, 1);
    const one = isAll || first === 'newest' ? articles[0] : articles.at(-1);
    return one?.published === undefined ? [] : [one];
  }

  #holding(about: readonly string[], articles: readonly Article[]): readonly Article[] {
    const rarities = new Map(about.map((term) => [term, this.#retriever.keywords.rarity(term)]));
    const total = [...rarities.values()].reduce((sum, rarity) => sum + rarity, 0);
    const shareIn = (text: string, language: string): number => {
      const held = new Set(terms(text, language));
      return [...rarities].reduce((sum, [term, rarity]) => sum + (held.has(term) ? rarity : 0), 0);
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
