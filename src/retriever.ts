/**
 * Finds the passages for a question: keywords and vectors, fused into one ranking, the best looked at sentence by
 * sentence, each with the why.
 * Promises: what the store has committed is found by the next search, whoever committed it; what was removed is not.
 * Does not keep the search structures (live-index.ts), and does not answer.
 */
import { earliestFirst } from './copies/page-versions.ts';
import type { StoryCopies, UsedVersions } from './copies/story-copies.ts';
import { ToldPassages } from './copies/told-passages.ts';
import type { Embedder, Filters, RankedPassage, SearchResult } from './domain.ts';
import { fuse, type FusedHit } from './search/fusion.ts';
import { LiveIndex } from './live-index.ts';
import type { KeywordIndex } from './search/keyword-index.ts';
import { isCurrent, type Reading, readingOf } from './search/reading.ts';
import { orderedQuestion, windowScore } from './search/window-score.ts';
import type { PassageStore } from './store/passage-store.ts';
import type { Candidate } from './store/store-change.ts';
import type { VectorIndex } from './store/vector-index.ts';
import { sentenceSpans } from './text.ts';

/** Candidates that each of the two searches gives to the fusion. */
const candidates = 100;
/** Of the fused ones, how many are looked at sentence by sentence. */
const readClosely = 50;

export class Retriever {
  readonly #store: PassageStore;
  readonly #embedder: Embedder;
  readonly #live: LiveIndex;

  private constructor(store: PassageStore, embedder: Embedder, live: LiveIndex) {
    this.#store = store;
    this.#embedder = embedder;
    this.#live = live;
  }

  static async open(store: PassageStore, embedder: Embedder, versions: UsedVersions = 'all'): Promise<Retriever> {
    return new Retriever(store, embedder, await LiveIndex.open(store, embedder, versions));
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
    return this.#live.close();
  }

  async search(question: string, limit: number, filters: Filters = {}): Promise<RankedPassage[]> {
    await this.#live.followForAWhile();
    const allowed = this.#allowed(filters);
    const width = Math.max(candidates, limit);
    const keywordHits = this.keywords.search(question, width, allowed);
    const vectorHits = this.#live.isReady
      ? this.#live.vectors.search(await this.#embedder.embedQuestion(question), width, allowed)
      : [];
    const termsOf = new Map(keywordHits.map(({ number, terms }) => [number, terms]));

    const ordered = orderedQuestion(question, (term) => this.keywords.rarity(term));
    const { kept, copies } = this.#sorted(fuse(keywordHits, vectorHits), Math.max(readClosely, limit));
    const rank = (found: FoundPassage): Scored => {
      const closely = windowScore(ordered, this.#readingOf(found.candidate));
      return { ...found, closely, score: found.hit.score + closely };
    };
    const best = kept.map(rank).toSorted(bestFirst).slice(0, limit);
    // Copies fill only the places that nothing else wants.
    if (best.length < limit)
      best.push(
        ...copies
          .map(rank)
          .toSorted(bestFirst)
          .slice(0, limit - best.length),
      );

    const stored = this.#store.passages(best.map(({ hit }) => hit.number));
    return best.flatMap(({ hit, closely, score, copyOf }): RankedPassage[] => {
      const found = stored.get(hit.number);
      // Removed a moment ago by another process.
      if (found === undefined) return [];
      const why = {
        keywords: { score: hit.keywords, terms: termsOf.get(hit.number) ?? [] },
        vectors: { score: hit.vectors },
        sentences: { score: closely },
      };
      return [{ ...found, score, foundBy: hit.foundBy, why, ...(copyOf !== undefined && { copyOf }) }];
    });
  }

  /** Which passages may be found; undefined for all. */
  #allowed({ articleIds }: Filters): ((number: number) => boolean) | undefined {
    // Who asks for a certain article gets it, superseded or not.
    if (articleIds !== undefined) {
      const numbers = this.#store.numbersOf(articleIds);
      return (number) => numbers.has(number);
    }
    if (!this.copies.someSuperseded) return undefined;
    return (number) => this.copies.supersededBy(this.#live.articleOf(number)) === undefined;
  }

  /** The first hits, until `count` of them say something of their own; `copies` are those that were passed over. */
  #sorted(hits: readonly FusedHit[], count: number): { kept: FoundPassage[]; copies: FoundPassage[] } {
    const kept: FoundPassage[] = [];
    const copies: FoundPassage[] = [];
    const told = new ToldPassages((id, other) => this.copies.areCopies(id, other));
    for (let at = 0; at < hits.length && kept.length < count;) {
      const batch = hits.slice(at, at + count - kept.length);
      at += batch.length;
      const stored = this.#store.candidates(batch.map(({ number }) => number));
      const byNumber = new Map(stored.map((candidate) => [candidate.number, candidate]));
      const found = batch.flatMap((hit): FoundPassage[] => {
        const candidate = byNumber.get(hit.number);
        // Removed a moment ago by another process.
        return candidate === undefined ? [] : [{ hit, candidate }];
      });
      for (const one of found.toSorted(bestThenEarliest)) {
        const copyOf = told.toldBy({ ...one.candidate, text: () => this.#textOf(one.candidate) });
        if (copyOf === undefined) kept.push(one);
        else copies.push({ ...one, copyOf });
      }
    }
    return { kept, copies };
  }

  #readingOf(candidate: Candidate): Reading {
    const { reading, language } = candidate;
    if (reading !== undefined && isCurrent(reading)) return reading;
    const text = this.#textOf(candidate);
    return readingOf(
      sentenceSpans(text, language).map(({ start, end }) => text.slice(start, end)),
      language,
    );
  }

  #textOf({ number }: Candidate): string {
    return this.#store.passages([number]).get(number)?.passage.text ?? '';
  }
}

interface FoundPassage {
  readonly hit: FusedHit;
  readonly candidate: Candidate;
  readonly copyOf?: string;
}

interface Scored extends FoundPassage {
  readonly closely: number;
  readonly score: number;
}

/** Of copies that are found equally well, the original: it is the one to be cited. */
function bestThenEarliest(first: FoundPassage, second: FoundPassage): number {
  const better = second.hit.score - first.hit.score;
  return Math.abs(better) > 1e-6 ? better : earliestFirst(first.candidate, second.candidate);
}

function bestFirst(first: Scored, second: Scored): number {
  return second.score - first.score;
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
