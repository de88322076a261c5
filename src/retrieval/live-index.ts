/**
 * The search structures in memory, kept at what the store has committed, whoever committed it.
 * Promises: a search sees one revision, whole, until the next is whole too; following costs as much as what has changed, however large the index is; keyword search is there as soon as
 * its file is read, while all else is still being taken in behind; the caches are written when nothing has changed for a
 * while, those of keywords and columns at the end too, and what is removed does not stay in them. Does not rank.
 */
import { StoryCopies, type UsedVersions } from '../copies/story-copies.ts';
import type { Embedder } from '../embedders/embedder.ts';
import { FootnoteError } from '../errors.ts';
import type { PassageStore } from '../store/passage-store.ts';
import { isRebuilding } from '../store/index-lock.ts';
import { type Caches, VectorIndex } from '../store/vector-index.ts';
import { discardKeywordCache, loadKeywordCache, readKeywordCache, saveKeywordCache } from './keyword-cache.ts';
import { KeywordIndex } from './keyword-index.ts';

/** New passages that are taken in before other work has its turn: a few milliseconds. */
const batchSize = 32;
const vectorBatchSize = 256;
/** Milliseconds that a question waits for passages that are being taken in; then it is answered from those that are. */
const longestWait = 250;
/** Smaller indexes are read from the articles in a tenth of a second. */
const leastCached = 1000;
/** The file is written anew when more than this share of the passages is not in it; at the end, when more than so many. */
const mostUncached = 0.05;
const mostUncachedAtEnd = 1000;
/** Milliseconds without a change before the file is written. */
const settleMilliseconds = 1000;
/** Milliseconds between looks at what others have committed. */
const betweenLooks = 250;
/** Passages whose article is remembered. */
const mostKnownArticles = 100_000;

export class LiveIndex {
  /** As of the last commit. */
  readonly #store: PassageStore;
  /** As of the revision that is followed up to: what is searched is read from here. */
  readonly #snapshot: PassageStore;
  readonly #embedder: Embedder;
  readonly #caches: Caches;
  readonly keywords: KeywordIndex;
  readonly vectors: VectorIndex;
  readonly copies: StoryCopies;
  /** The revision that was followed up to, and the highest passage number: numbers only grow. */
  #revision: number;
  #last: number;
  #lastVector = 0;
  /** The highest number that is searched: later ones are being taken in, and come with the next revision, all at once. */
  #visible: number;
  /** Searches that are under way, and who waits for their end. */
  #held = 0;
  #drained: (() => void)[] = [];
  #looking: NodeJS.Timeout | undefined;
  #isPinned = false;
  #isRebuilding = false;
  /** Whether all vectors that there were at the start have been taken in. */
  #hasVectors = false;
  #following: Promise<void> | undefined;
  /** All but the keywords, right after the start. */
  #starting: Promise<void> | undefined;
  /** Passages in the file of the keyword index; undefined when there is none. */
  #cached: number | undefined;
  #saving: Promise<void> | undefined;
  #saveTimer: NodeJS.Timeout | undefined;
  readonly #articleOf = new Map<number, string>();
  #closed = false;

  private constructor(
    store: PassageStore,
    snapshot: PassageStore,
    embedder: Embedder,
    versions: UsedVersions,
    caches: Caches,
  ) {
    this.#store = store;
    this.#snapshot = snapshot;
    this.#embedder = embedder;
    this.#caches = caches;
    const cached = caches === 'kept' ? loadKeywordCache(store) : readKeywordCache(store);
    this.keywords = new KeywordIndex(cached?.parts);
    this.#revision = cached?.revision ?? -1;
    this.#last = cached?.last ?? 0;
    this.#visible = this.#last;
    this.#cached = cached === undefined ? undefined : this.keywords.size;
    this.vectors = new VectorIndex(store, embedder.dimensions, embedder.sparseQuestions !== true, caches);
    this.copies = new StoryCopies(snapshot, versions);
  }

  static async open(
    store: PassageStore,
    snapshot: PassageStore,
    embedder: Embedder,
    versions: UsedVersions,
    caches: Caches,
  ): Promise<LiveIndex> {
    const index = new LiveIndex(store, snapshot, embedder, versions, caches);
    const { coversUpTo } = await index.vectors.load();
    index.#lastVector = coversUpTo;
    index.#starting = index.#start().finally(() => {
      index.#starting = undefined;
    });
    // Should it fail, the next search says why.
    index.#starting.catch(() => undefined);
    await index.follow();
    await within(longestWait, index.ready());
    index.#looking = setInterval(() => index.#look(), betweenLooks);
    index.#looking.unref();
    return index;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Whether what a search finds has to be held against `isVisible`. */
  get hasHidden(): boolean {
    return Math.max(this.#last, this.#lastVector) > this.#visible;
  }

  isVisible(number: number): boolean {
    return number <= this.#visible;
  }

  /** Does work all of whose searches are of one revision: the next one waits until it is done. */
  async reading<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.followForAWhile();
    // Where the revision that was followed up to is read no more, nothing but the new one will do.
    while (this.#held === 0 && !this.#isPinned && this.#pin() !== this.#revision && !this.#closed) {
      this.#unpin();
      await this.follow();
    }
    this.#held += 1;
    try {
      return await work();
    } finally {
      this.#held -= 1;
      if (this.#held === 0) {
        if (!this.#isRebuilding) this.#unpin();
        for (const drained of this.#drained.splice(0)) drained();
      }
    }
  }

  /** Waits until all that there was at the start is taken in. */
  async ready(): Promise<void> {
    await this.#starting;
  }

  /** False while vectors are being taken in: what is found by half of them would be unfair to the rest. */
  get isReady(): boolean {
    return this.#starting === undefined;
  }

  /** Takes over what the store has committed until now. Whoever asks meanwhile waits for the same run, and one more. */
  async follow(): Promise<void> {
    while (this.#following !== undefined) await this.#following;
    this.#following = this.#follow().finally(() => {
      this.#following = undefined;
    });
    return this.#following;
  }

  /**
   * What is committed is found by the next search; only while very much is new, a search goes ahead with what was whole
   * before. Within `reading`, nothing is followed.
   */
  async followForAWhile(): Promise<void> {
    if (this.#held === 0 || this.#following !== undefined) await within(longestWait, this.follow());
  }

  /** Words and vectors are taken in behind; then all that reads goes over to the new revision within one turn. */
  async #follow(): Promise<void> {
    if (this.#store.revision !== this.#revision) {
      this.#refuseOtherVectors();
      await this.#takeWords();
      // The first run after the start goes on behind; what is committed meanwhile, it takes in too.
      if (this.#starting === undefined) await this.#takeVectors();
      while (this.#held > 0 && !this.#closed) await this.#emptied();
      this.#goOver();
    }
    if (this.#starting === undefined) this.copies.follow();
  }

  async #emptied(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#drained.push(resolve);
    });
  }

  #goOver(): void {
    const revision = this.#pin();
    this.#remove(this.#removed());
    // What was committed in the last moment.
    while (!this.#closed && this.#takeSomeWords());
    if (this.#starting === undefined) while (!this.#closed && this.#takeSomeVectors());
    this.#visible = this.#last;
    this.#revision = revision;
    if (!this.#isRebuilding) this.#unpin();
    this.#saveSoon();
  }

  #pin(): number {
    this.#isPinned = true;
    return this.#snapshot.pin();
  }

  /** What is removed stays in the log of the store for as long as an older state of it is held. */
  #unpin(): void {
    this.#isPinned = false;
    this.#snapshot.unpin();
  }

  /**
   * Goes over to what others have committed, also while nobody asks; while another process builds the index anew, holds
   * the old one, so that it answers until the new one has been taken in.
   */
  #look(): void {
    if (this.#closed || this.#held > 0 || this.#following !== undefined) return;
    try {
      this.#isRebuilding = isRebuilding(this.#store.folder);
      if (!this.#isRebuilding) this.#unpin();
      else if (!this.#isPinned && this.#pin() !== this.#revision) this.#unpin();
      // Should it fail, the next search says why.
      if (this.#store.revision !== this.#revision) this.follow().catch(() => undefined);
    } catch {
      // The store is busy, or being closed.
    }
  }

  /** In the order in which a first question would miss it. */
  async #start(): Promise<void> {
    while (this.keywords.prepare() && !this.#closed) await nextTurn();
    while (this.copies.followPart() && !this.#closed) await nextTurn();
    this.#lastVector = Math.max(this.#lastVector, await this.vectors.loadFile());
    await this.#takeVectors();
    this.#hasVectors = !this.#closed;
    this.#saveSoon();
  }

  #refuseOtherVectors(): void {
    const { stamp } = this.#store;
    if (stamp === undefined || stamp.embedder === this.#embedder.id) return;
    throw new FootnoteError(
      'index-mismatch',
      `The index has been built anew with ${stamp.embedder} by another process.`,
      'Start Footnote again.',
      { status: 409 },
    );
  }

  #removed(): readonly number[] {
    if (this.#revision < 0) return [];
    const removed = this.#snapshot.passages.removedSince(this.#revision);
    if (removed !== undefined) return removed;
    const stored = new Set(this.#snapshot.passages.numbers());
    return [...this.keywords.numbers()].filter((number) => !stored.has(number));
  }

  #remove(numbers: readonly number[]): void {
    if (numbers.length === 0) return;
    this.keywords.remove(numbers);
    this.vectors.remove(numbers);
    if (this.#caches === 'kept') discardKeywordCache(this.#store);
    this.#cached = undefined;
  }

  async #takeWords(): Promise<void> {
    while (this.#takeSomeWords(this.#store) && !this.#closed) await nextTurn();
  }

  /** False when there are no more. */
  #takeSomeWords(store = this.#snapshot): boolean {
    const batch = store.passages.indexed(this.#last + 1, batchSize);
    for (const { number, about, heading, text, language } of batch) {
      this.keywords.add(number, { title: about, heading, body: text }, language);
      this.#last = number;
    }
    return batch.length === batchSize;
  }

  async #takeVectors(): Promise<void> {
    while (this.#takeSomeVectors(this.#store) && !this.#closed) await nextTurn();
    this.vectors.refreshSoon();
  }

  #takeSomeVectors(store = this.#snapshot): boolean {
    const batch = store.passages.vectors(this.#lastVector, vectorBatchSize);
    this.vectors.add(batch);
    this.#lastVector = batch.at(-1)?.number ?? this.#lastVector;
    return batch.length === vectorBatchSize;
  }

  /** The article of a passage; empty when it has been removed. */
  articleOf(number: number): string {
    const known = this.#articleOf.get(number);
    if (known !== undefined) return known;
    const id = this.#snapshot.passages.articleIdOf(number) ?? '';
    if (this.#articleOf.size >= mostKnownArticles) this.#articleOf.clear();
    // Never another's: numbers are not used again.
    this.#articleOf.set(number, id);
    return id;
  }

  /** Waits until all is taken in and the caches are written. */
  async settle(): Promise<void> {
    await this.ready();
    await this.vectors.refresh();
    clearTimeout(this.#saveTimer);
    await this.#save(mostUncachedAtEnd);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#looking);
    for (const drained of this.#drained.splice(0)) drained();
    clearTimeout(this.#saveTimer);
    await Promise.allSettled([this.#following, this.#starting, this.#saving]);
    // Without its file, the next start would read every article.
    await this.#save(mostUncachedAtEnd);
    await this.vectors.close();
  }

  #saveSoon(): void {
    clearTimeout(this.#saveTimer);
    if (this.#closed) return;
    this.#saveTimer = setTimeout(() => void this.#save(mostUncached * this.keywords.size), settleMilliseconds);
    this.#saveTimer.unref();
  }

  /** Writes the keyword index to its file if that lacks more than so many passages. */
  async #save(most: number): Promise<void> {
    if (this.#caches === 'read') return;
    await this.#saving;
    if (this.keywords.size < leastCached) {
      this.vectors.discardFile();
      return;
    }
    this.#saving = this.#write(most);
    await this.#saving;
  }

  /** Keywords first: without theirs, the next start takes longest. */
  async #write(most: number): Promise<void> {
    await this.#writeKeywords(most);
    // A part of them must not take the place of all.
    if (this.#hasVectors) await this.vectors.saveFile(this.#revision, this.#lastVector);
  }

  async #writeKeywords(most: number): Promise<void> {
    const { size } = this.keywords;
    const uncached = this.#cached === undefined ? size : size - this.#cached;
    if (uncached <= most) return;
    const place = { revision: this.#revision, last: this.#last };
    const isCurrent = (): boolean => this.#store.passages.removedSince(place.revision)?.length === 0;
    if (await saveKeywordCache(this.#store, this.keywords.parts(), place, isCurrent)) this.#cached = size;
  }
}

/** Resolves or fails with the work, or resolves when the time is over. */
async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, waited]).finally(() => clearTimeout(timer));
}

/** Resolves when other work has had its turn. */
async function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
