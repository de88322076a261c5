/**
 * Finds the passages for a question: keywords and vectors, fused into one ranking, the best looked at sentence by
 * sentence, the best of these read word by word, each with the why.
 * Promises: what the store has committed is found by the next search, whoever committed it; what was removed is not.
 * Does not keep the search structures (live-index.ts), and does not answer.
 */
import { earliestFirst, type StoryCopies, ToldPassages, type UsedVersions } from '../copies/story-copies.ts';
import type { Article, EmbedderFamily, Filters, Passage, Question, RankedPassage } from '../domain.ts';
import type { Embedder } from '../embedders/embedder.ts';
import { parseQuestion } from '../query/parse-question.ts';
import type { Query } from '../query/query.ts';
import type { Standalone } from '../query/turn.ts';
import type { PassageStore } from '../store/passage-store.ts';
import type { Candidate } from '../store/store-change.ts';
import type { Caches, VectorIndex } from '../store/vector-index.ts';
import { spokenDate } from '../language/languages.ts';
import { sentencesAndRows } from '../tables.ts';
import { nextTurn } from '../turns.ts';
import type { KeywordIndex } from './keyword-index.ts';
import { dateScore, filtersOf } from './filters.ts';
import { LiveIndex } from './live-index.ts';
import type { PassageToRank } from './passage-features.ts';
import { fuse, type FusedHit, passagesToRead, rankPassages } from './rank-passages.ts';
import { isCurrent, type Reading, readingOf } from './read-passage.ts';
import { orderedQuestion, windowScore } from './score-segment.ts';

/** Candidates that each of the two searches gives to the fusion. */
const candidates = 100;
/** Of the fused ones, how many are looked at sentence by sentence; of these, `passagesToRead` are read word by word. */
const looked = 50;

export class Retriever {
  /** Of the revision that the search structures are of. */
  readonly #store: PassageStore;
  readonly #embedder: Embedder;
  readonly #family: EmbedderFamily;
  readonly #live: LiveIndex;
  #isClosed = false;

  private constructor(store: PassageStore, embedder: Embedder, live: LiveIndex) {
    this.#store = store;
    this.#embedder = embedder;
    this.#family = embedder.family ?? 'strong';
    this.#live = live;
  }

  static async open(
    store: PassageStore,
    embedder: Embedder,
    versions: UsedVersions = 'all',
    caches: Caches = 'kept',
  ): Promise<Retriever> {
    const snapshot = store.another();
    try {
      return new Retriever(snapshot, embedder, await LiveIndex.open(store, snapshot, embedder, versions, caches));
    } catch (error) {
      snapshot.close();
      throw error;
    }
  }

  /** Of what is searched. */
  get revision(): number {
    return this.#live.revision;
  }

  /** Does work all of whose searches are of one revision. */
  async reading<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#live.reading(work);
  }

  get keywords(): KeywordIndex {
    return this.#live.keywords;
  }

  get vectors(): VectorIndex {
    return this.#live.vectors;
  }

  get copies(): StoryCopies {
    return this.#live.copies;
  }

  /** Takes over what the store has committed until now. */
  async follow(): Promise<void> {
    return this.#live.follow();
  }

  /** Waits until vectors are searched too: right after the start, a large index is searched by keywords alone. */
  async ready(): Promise<void> {
    return this.#live.ready();
  }

  /** Waits until the caches of the search structures are written. */
  async settle(): Promise<void> {
    return this.#live.settle();
  }

  async close(): Promise<void> {
    await this.#live.close();
    if (!this.#isClosed) this.#store.close();
    this.#isClosed = true;
  }

  /** The question, parsed: what limits it depends on which articles there are. `standalone`: as it stands alone. */
  async parse(question: Question, standalone?: Standalone): Promise<Query> {
    await this.#live.followForAWhile();
    return parseQuestion(question, standalone, (text, filters) => filtersOf(text, filters, this.#store, this.keywords));
  }

  async search(query: Query, limit: number, signal?: AbortSignal): Promise<RankedPassage[]> {
    await this.#live.followForAWhile();
    const { asked, language, filters, askedFilters } = query;
    const width = Math.max(candidates, limit);
    const vector = this.#live.isReady ? await this.#embedder.embedQuestion(asked) : undefined;
    const allowed = this.#allowed(filters);
    const keywordHits = this.keywords.search(asked, width, { allowed, language });
    const vectorHits = vector === undefined ? [] : this.#live.vectors.search(vector, width, allowed);

    const { kept, copies } = this.#sorted(fuse(keywordHits, vectorHits, this.#family), Math.max(looked, limit));
    const ordered = orderedQuestion(asked, (term) => this.keywords.idf(term), language);
    const lookAt = (found: FoundPassage): Scored => {
      const reading = this.#readingOf(found.candidate);
      return { ...found, reading, score: found.hit.score + windowScore(ordered, reading) };
    };
    const best = kept
      .map(lookAt)
      .toSorted(bestFirst)
      .slice(0, Math.max(passagesToRead(query), limit));
    // Copies fill only the places that nothing else wants.
    const fill = copies
      .map(lookAt)
      .toSorted(bestFirst)
      .slice(0, Math.max(0, limit - best.length));

    const stored = this.#store.passages.get([...best, ...fill].map(({ hit }) => hit.number));
    // Removed a moment ago by another thread or process: what the store does not give.
    const read = [...best, ...fill].flatMap((found, at): ReadPassage[] => {
      const passage = stored.get(found.hit.number);
      return passage === undefined ? [] : [{ ...found, ...passage, placeBefore: at + 1 }];
    });
    // Others are served between two steps of an answer.
    await nextTurn(signal);
    const scores = rankPassages(query, this.keywords, read.map(toRank), this.#family);
    const termsOf = new Map(keywordHits.map(({ number, terms }) => [number, terms]));
    const ranked = read.map(({ hit, passage, article, copyOf, placeBefore }, at): RankedPassage => {
      const { score, parts } = scores[at] ?? { score: 0, parts: {} };
      const date = dateScore(askedFilters, article, passage.text);
      return {
        passage,
        article,
        score: score + date,
        foundBy: hit.foundBy,
        why: {
          keywords: { score: hit.keywords, terms: termsOf.get(hit.number) ?? [] },
          vectors: { score: hit.vectors },
          parts: date === 0 ? parts : { ...parts, date },
          weights: this.#family,
          placeBefore,
        },
        ...(copyOf !== undefined && { copyOf }),
      };
    });
    return ranked.toSorted(copiesLast).slice(0, limit);
  }

  /** Passages of one article in their order, from its beginning and evenly from the rest; as `found`, where they were found. */
  passagesOf(article: Article, limit: number, found: readonly RankedPassage[]): RankedPassage[] {
    const all = this.#store.passages.of(article);
    const step = Math.max(1, all.length / limit);
    const chosen = Array.from({ length: Math.min(limit, all.length) }, (_, at) => all[Math.floor(at * step)]);
    return chosen
      .filter((passage) => passage !== undefined)
      .map(
        (passage) =>
          found.find((ranked) => ranked.passage.id === passage.id) ?? {
            passage,
            article,
            score: 0,
            foundBy: [],
            why: { keywords: { score: 0, terms: [] }, vectors: { score: 0 }, parts: {}, placeBefore: 0 },
          },
      );
  }

  /** The newest of all articles that are used, or the oldest. */
  articlesByDate(first: 'newest' | 'oldest', limit: number): Article[] {
    const articles = this.#store.articles.byDate(first, limit);
    return articles.filter(({ id }) => this.copies.supersededBy(id) === undefined);
  }

  get articleCount(): number {
    return this.#store.counts().articles;
  }

  /** Which passages may be found; undefined for all. */
  #allowed(filters: Filters): ((number: number) => boolean) | undefined {
    const within = this.#within(filters);
    if (!this.#live.hasHidden) return within;
    return (number) => this.#live.isVisible(number) && within?.(number) !== false;
  }

  #within(filters: Filters): ((number: number) => boolean) | undefined {
    const { articleIds, folders, tags, publishers, publishedFrom, publishedTo } = filters;
    const limits = [articleIds, folders, tags, publishers, publishedFrom, publishedTo];
    const isLimited = limits.some((limit) => limit !== undefined);
    const numbers = isLimited ? this.#store.passages.numbersWithin(filters) : undefined;
    // Who asks for a certain article gets it, superseded or not.
    if (articleIds !== undefined || !this.copies.someSuperseded) {
      return numbers === undefined ? undefined : (number) => numbers.has(number);
    }
    return (number) =>
      numbers?.has(number) !== false && this.copies.supersededBy(this.#live.articleOf(number)) === undefined;
  }

  /** The first hits, until `count` of them say something of their own; `copies` are those that were passed over. */
  #sorted(hits: readonly FusedHit[], count: number): { kept: FoundPassage[]; copies: FoundPassage[] } {
    const kept: FoundPassage[] = [];
    const copies: FoundPassage[] = [];
    const told = new ToldPassages((id, other) => this.copies.areCopies(id, other));
    for (let at = 0; at < hits.length && kept.length < count;) {
      const batch = hits.slice(at, at + count - kept.length);
      at += batch.length;
      const stored = this.#store.passages.candidates(batch.map(({ number }) => number));
      const byNumber = new Map(stored.map((candidate) => [candidate.number, candidate]));
      const found = batch.flatMap((hit): FoundPassage[] => {
        const candidate = byNumber.get(hit.number);
        // Removed a moment ago by another thread or process.
        return candidate === undefined ? [] : [{ hit, candidate }];
      });
      for (const one of found.toSorted(bestThenEarliest(this.#datesOfEqual(found)))) {
        const copyOf = told.toldBy({ ...one.candidate, read: () => this.#wordsOf(one.candidate) });
        if (copyOf === undefined) kept.push(one);
        else copies.push({ ...one, copyOf });
      }
    }
    return { kept, copies };
  }

  /** When the articles of those were published that were found as well as another. */
  #datesOfEqual(found: readonly FoundPassage[]): ReadonlyMap<string, string> {
    const equal = found.filter(({ hit }, at) =>
      [found[at - 1], found[at + 1]].some((other) => other !== undefined && isEqual(hit.score, other.hit.score)),
    );
    if (equal.length === 0) return new Map();
    return this.#store.articles.dates(equal.map(({ candidate }) => candidate.articleId));
  }

  #readingOf(candidate: Candidate): Reading {
    if (candidate.reading !== undefined && isCurrent(candidate.reading)) return candidate.reading;
    const { text, language } = this.#wordsOf(candidate);
    return readingOf(text, sentencesAndRows(text, language), language);
  }

  #wordsOf({ number }: Candidate): { readonly text: string; readonly language: string } {
    const { passage, article } = this.#store.passages.get([number]).get(number) ?? {};
    return { text: passage?.text ?? '', language: article?.language ?? 'en' };
  }
}

interface FoundPassage {
  readonly hit: FusedHit;
  readonly candidate: Candidate;
  readonly copyOf?: string;
}

interface Scored extends FoundPassage {
  readonly reading: Reading;
  readonly score: number;
}

interface ReadPassage extends Scored {
  readonly passage: Passage;
  readonly article: Article;
  readonly placeBefore: number;
}

function toRank({ hit, passage, article, reading }: ReadPassage): PassageToRank {
  return {
    text: passage.text,
    reading,
    language: article.language,
    articleId: article.id,
    about: [article.title, passage.heading, article.publisher, spokenDate(article.published, article.language)]
      .filter(Boolean)
      .join('\n'),
    articleLength: article.text.length,
    keywords: hit.keywords,
    vectors: hit.nearness,
  };
}

/** Of copies that are found equally well, the original: it is the one to be cited. `dates`: by article. */
function bestThenEarliest(dates: ReadonlyMap<string, string>) {
  const published = ({ candidate }: FoundPassage): { published?: string } => {
    const date = dates.get(candidate.articleId);
    return date === undefined ? {} : { published: date };
  };
  return (first: FoundPassage, second: FoundPassage): number =>
    isEqual(first.hit.score, second.hit.score)
      ? earliestFirst(published(first), published(second))
      : second.hit.score - first.hit.score;
}

function isEqual(score: number, other: number): boolean {
  return Math.abs(score - other) <= 1e-6;
}

function bestFirst(first: { readonly score: number }, second: { readonly score: number }): number {
  return second.score - first.score;
}

function copiesLast(first: RankedPassage, second: RankedPassage): number {
  return Number(first.copyOf !== undefined) - Number(second.copyOf !== undefined) || bestFirst(first, second);
}
