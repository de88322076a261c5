/**
 * Finds the passages for a question: keywords and vectors, fused into one ranking, the best looked at sentence by
 * sentence, each with the why.
 * Promises: what the store has committed is found by the next search, whoever committed it; what was removed is not.
 * Keeps the search structures in memory and follows the store. Does not answer.
 */
import { earliestFirst } from './copies/page-versions.ts';
import { StoryCopies, type UsedVersions } from './copies/story-copies.ts';
import { ToldPassages } from './copies/told-passages.ts';
import type { Article, Embedder, Filters, Passage, RankedPassage, SearchResult } from './domain.ts';
import { FootnoteError } from './errors.ts';
import { fuse, type FusedHit } from './search/fusion.ts';
import { KeywordIndex } from './search/keyword-index.ts';
import { orderedQuestion, windowScore } from './search/window-score.ts';
import type { PassageStore } from './store/passage-store.ts';
import { VectorIndex } from './store/vector-index.ts';
import { sentenceSpans } from './text.ts';

/** Candidates that each of the two searches gives to the fusion. */
const candidates = 100;
/** New passages that are taken in before other work has its turn: about 10 ms. */
const batchSize = 32;
/** Milliseconds that a question waits for passages that are being taken in; then it is answered from those that are. */
const longestWait = 250;
/** Of the fused ones, how many are looked at sentence by sentence; it takes about 0.2 ms each. */
const readClosely = 50;

export class Retriever {
  readonly #store: PassageStore;
  readonly #embedder: Embedder;
  readonly keywords = new KeywordIndex();
  readonly vectors: VectorIndex;
  readonly copies: StoryCopies;
  /** Passage number -> article id, of all that can be found. */
  readonly #articleOf = new Map<number, string>();
  #revision = -1;
  /** The highest passage number so far: numbers only grow, so whatever is new stands behind it. */
  #last = 0;
  #following: Promise<void> | undefined;

  private constructor(store: PassageStore, embedder: Embedder, versions: UsedVersions) {
    this.#store = store;
    this.#embedder = embedder;
    this.vectors = new VectorIndex(store, embedder.dimensions);
    this.copies = new StoryCopies(store, versions);
  }

  static async open(store: PassageStore, embedder: Embedder, versions: UsedVersions = 'all'): Promise<Retriever> {
    const retriever = new Retriever(store, embedder, versions);
    await retriever.vectors.load();
    await retriever.follow();
    return retriever;
  }

  /** Takes over what the store has committed until now. Whoever asks meanwhile waits for the same run, and one more. */
  async follow(): Promise<void> {
    while (this.#following !== undefined) await this.#following;
    this.#following = this.#follow().finally(() => {
      this.#following = undefined;
    });
    return this.#following;
  }

  async #follow(): Promise<void> {
    const { revision, stamp } = this.#store;
    if (revision === this.#revision) return;
    if (stamp !== undefined && stamp.embedder !== this.#embedder.id) {
      throw new FootnoteError(
        'index-mismatch',
        `The index has been built anew with ${stamp.embedder} by another process.`,
        'Start Footnote again.',
        { status: 409 },
      );
    }
    const stored = new Set(this.#store.numbers());
    for (const number of this.#articleOf.keys()) {
      if (stored.has(number)) continue;
      this.keywords.remove([number]);
      this.vectors.remove(number);
      this.#articleOf.delete(number);
    }
    for (;;) {
      const batch = this.#store.indexedPassages(this.#last + 1, batchSize);
      for (const { number, articleId, about, heading, text, language, vector } of batch) {
        this.keywords.add(number, { title: about, heading, body: text }, language);
        this.vectors.add(number, vector);
        this.#articleOf.set(number, articleId);
        this.#last = number;
      }
      if (batch.length < batchSize) break;
      await nextTurn();
    }
    this.copies.follow();
    this.#revision = revision;
    this.vectors.refreshSoon();
  }

  /** What is committed is found by the next search; only while very much is new, a search goes ahead without the rest. */
  async #followForAWhile(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, longestWait);
    });
    await Promise.race([this.follow(), waited]).finally(() => clearTimeout(timer));
  }

  async search(question: string, limit: number, filters: Filters = {}): Promise<RankedPassage[]> {
    await this.#followForAWhile();
    const { articleIds } = filters;
    const allowed = (number: number): boolean => {
      const id = this.#articleOf.get(number) ?? '';
      // Who asks for a certain article gets it, superseded or not.
      return articleIds === undefined ? this.copies.supersededBy(id) === undefined : articleIds.includes(id);
    };
    const width = Math.max(candidates, limit);
    const keywordHits = this.keywords.search(question, width, allowed);
    const vectorHits = this.vectors.search(await this.#embedder.embedQuestion(question), width, allowed);
    const termsOf = new Map(keywordHits.map(({ number, terms }) => [number, terms]));

    const ordered = orderedQuestion(question, (term) => this.keywords.rarity(term));
    const { kept, copies } = this.#read(fuse(keywordHits, vectorHits), Math.max(readClosely, limit));
    const rank = ({ hit, ...found }: ReadHit): RankedPassage => {
      const { text } = found.passage;
      const { language } = found.article;
      const sentences = sentenceSpans(text, language).map(({ start, end }) => text.slice(start, end));
      const closely = windowScore(ordered, sentences, language);
      return {
        ...found,
        score: hit.score + closely,
        foundBy: hit.foundBy,
        why: {
          keywords: { score: hit.keywords, terms: termsOf.get(hit.number) ?? [] },
          vectors: { score: hit.vectors },
          sentences: { score: closely },
        },
      };
    };
    const best = bestFirst(kept.map(rank)).slice(0, limit);
    // Copies fill only the places that nothing else wants.
    return best.length === limit ? best : [...best, ...bestFirst(copies.map(rank))].slice(0, limit);
  }

  /** Reads hits until there are `count` that say something of their own; `copies` are those that were passed over. */
  #read(hits: readonly FusedHit[], count: number): { kept: ReadHit[]; copies: ReadHit[] } {
    const kept: ReadHit[] = [];
    const copies: ReadHit[] = [];
    const told = new ToldPassages((id, other) => this.copies.areCopies(id, other));
    for (let at = 0; at < hits.length && kept.length < count;) {
      const batch = hits.slice(at, at + count - kept.length);
      at += batch.length;
      const stored = this.#store.passages(batch.map(({ number }) => number));
      const read = batch.flatMap((hit): ReadHit[] => {
        const found = stored.get(hit.number);
        // Removed a moment ago by another process.
        return found === undefined ? [] : [{ hit, ...found }];
      });
      for (const found of read.toSorted(bestThenEarliest)) {
        const copyOf = told.toldBy(found);
        if (copyOf === undefined) kept.push(found);
        else copies.push({ ...found, copyOf });
      }
    }
    return { kept, copies };
  }
}

interface ReadHit {
  readonly hit: FusedHit;
  readonly passage: Passage;
  readonly article: Article;
  readonly copyOf?: string;
}

/** Of copies that are found equally well, the original: it is the one to be cited. */
function bestThenEarliest(first: ReadHit, second: ReadHit): number {
  const better = second.hit.score - first.hit.score;
  return Math.abs(better) > 1e-6 ? better : earliestFirst(first.article, second.article);
}

function bestFirst(ranked: readonly RankedPassage[]): RankedPassage[] {
  return ranked.toSorted((first, second) => second.score - first.score);
}

/** Resolves when other work has had its turn. */
async function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** The passages as lines of a search, the same through every door. */
export function toSearchResults(ranked: readonly RankedPassage[]): SearchResult[] {
  return ranked.map(({ passage, article, score, foundBy, why, copyOf }, at) => ({
    rank: at + 1,
    score,
    foundBy,
    why,
    articleId: article.id,
    passageId: passage.id,
    path: article.path,
    title: article.title,
    ...(article.publisher !== undefined && { publisher: article.publisher }),
    ...(article.published !== undefined && { published: article.published }),
    ...(passage.heading !== undefined && { heading: passage.heading }),
    start: passage.start,
    end: passage.end,
    text: passage.text,
    ...(copyOf !== undefined && { copyOf }),
  }));
}
