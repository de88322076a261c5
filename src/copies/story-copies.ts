/**
 * One story in several articles, and one page in several versions, for all articles of the store.
 * Promises: follows what the store has committed, whoever committed it; with `newest`, an article is superseded by the
 * newest version of its page in nearly the same words, and by none when their dates do not decide.
 * Does not read the articles' texts: their signatures are made when they are indexed.
 */
import type { PassageStore } from '../store/passage-store.ts';
import { foldCase, sentenceSpans } from '../text.ts';
import { NearCopies } from './near-copies.ts';

/** Which versions of a page answer: all that there are, or the newest. */
export type UsedVersions = 'all' | 'newest';

/** Articles that are taken in before other work may have its turn: some milliseconds. */
const batchSize = 500;

export class StoryCopies {
  readonly #store: PassageStore;
  readonly #near = new NearCopies();
  /** Kept only where they matter. */
  readonly #versions: PageVersions | undefined;
  readonly #newest = new Map<string, string | undefined>();
  #revision = -1;
  /** The highest number of a signature that is known. */
  #last = 0;

  constructor(store: PassageStore, versions: UsedVersions = 'all') {
    this.#store = store;
    this.#versions = versions === 'newest' ? new PageVersions() : undefined;
  }

  /** Takes over what the store has committed since the last time. */
  follow(): void {
    while (this.followPart()) continue;
  }

  /** The same for some of it; whether there is more to do. */
  followPart(): boolean {
    const { revision } = this.#store;
    if (revision === this.#revision) return false;
    if (this.#last === 0) this.#near.reserve(this.#store.articles.signatureCount());
    const signed = this.#store.articles.signatures(this.#last, batchSize);
    for (const { number, articleId, signature } of signed) {
      this.#near.add(articleId, signature);
      this.#last = number;
    }
    if (this.#versions !== undefined) {
      const articles = this.#store.articles.summaries(signed.map(({ articleId }) => articleId));
      for (const article of articles) this.#versions.add(article.id, article);
    }
    this.#newest.clear();
    if (signed.length === batchSize) return true;
    // Every article has one signature, so an equal count means the same set.
    if (this.#store.articles.signatureCount() !== this.#near.size) this.#forgetRemoved();
    this.#revision = revision;
    return false;
  }

  #forgetRemoved(): void {
    for (const id of this.#store.articles.unsigned(this.#near.all)) {
      this.#near.remove(id);
      this.#versions?.remove(id);
    }
  }

  /** Whether two articles tell the same story in nearly the same words. */
  areCopies(id: string, other: string): boolean {
    return this.#near.areCopies(id, other);
  }

  /** Other articles of the same story, but for superseded ones; by id. */
  of(id: string): string[] {
    return this.#near.of(id).filter((other) => this.supersededBy(other) === undefined);
  }

  /** Whether there may be articles that are superseded. */
  get someSuperseded(): boolean {
    return this.#versions !== undefined;
  }

  /** The newest version of the same page, where an older one is not to be used. */
  supersededBy(id: string): string | undefined {
    if (this.#versions === undefined) return undefined;
    if (!this.#newest.has(id)) {
      const next = this.#versions.newestAfter(id, (other) => this.areCopies(id, other));
      // A page that is rewritten bit by bit may be like the next version only, so the next is asked too.
      this.#newest.set(id, next && (this.supersededBy(next) ?? next));
    }
    return this.#newest.get(id);
  }
}

// Versions of one page: the same address or, without one, the same title of the same publisher.
// Promises: one version counts as newer only where both say when they were published and the dates decide it.
// Does not know whether the words are alike: a front page keeps its address, whatever stands on it.

export interface Page {
  readonly title: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly url?: string;
}

/** What two versions of one page have in common; undefined for a page that cannot be known again. */
export function pageKey({ title, publisher, url }: Page): string | undefined {
  if (url !== undefined && URL.canParse(url)) return addressOf(new URL(url));
  return publisher === undefined ? undefined : `${foldCase(publisher)}\n${foldCase(title)}`;
}

/** Without what differs between two links to one page: protocol, fragment, campaign marks, slash at the end. */
function addressOf(url: URL): string {
  const asked = [...url.searchParams].filter(([name]) => !name.startsWith('utm_'));
  return `${url.host}${url.pathname.replace(/(?<!\/)\/+$/, '')}?${new URLSearchParams(asked).toString()}`;
}

/** Orders the original before its copies; what has no date comes last. */
export function earliestFirst(page: Pick<Page, 'published'>, other: Pick<Page, 'published'>): number {
  const [mine = '9999', theirs = '9999'] = [page.published, other.published];
  return mine < theirs ? -1 : mine > theirs ? 1 : 0;
}

/** By ISO dates as far as both are given: 2021-02 is newer than 2021-01-13, but 2021 is not. */
export function isNewer(page: Page, other: Page): boolean {
  const [mine = '', theirs = ''] = [page.published, other.published];
  const known = Math.min(mine.length, theirs.length);
  return mine.slice(0, known) > theirs.slice(0, known);
}

/** Pages by what versions of one page have in common. */
export class PageVersions {
  readonly #pages = new Map<string, Page>();
  readonly #idsOf = new Map<string, readonly string[]>();

  /** A page of the same id is replaced. */
  add(id: string, page: Page): void {
    this.remove(id);
    this.#pages.set(id, page);
    const key = pageKey(page);
    if (key !== undefined) this.#idsOf.set(key, [...(this.#idsOf.get(key) ?? []), id].toSorted());
  }

  remove(id: string): void {
    const key = this.#keyOf(id);
    this.#pages.delete(id);
    if (key === undefined) return;
    const rest = (this.#idsOf.get(key) ?? []).filter((other) => other !== id);
    if (rest.length > 0) this.#idsOf.set(key, rest);
    else this.#idsOf.delete(key);
  }

  /** The newest of the newer versions that `isVersion` lets through. */
  newestAfter(id: string, isVersion: (other: string) => boolean): string | undefined {
    let page = this.#pages.get(id);
    let newest: string | undefined;
    for (const other of this.#idsOf.get(this.#keyOf(id) ?? '') ?? []) {
      const theirs = this.#pages.get(other);
      if (page === undefined || theirs === undefined || !isNewer(theirs, page) || !isVersion(other)) continue;
      page = theirs;
      newest = other;
    }
    return newest;
  }

  #keyOf(id: string): string | undefined {
    const page = this.#pages.get(id);
    return page && pageKey(page);
  }
}

// Tells passages that only repeat, in a copy of the same story, what better passages have said already.
// Promises: a passage is set aside only when each of its sentences stands word for word in passages that are kept, so
// that no words are lost with it. Case and punctuation do not count. Does not rank.

interface Found {
  readonly passageId: string;
  readonly articleId: string;
  /** Asked for only when there is a copy to compare with. */
  readonly read: () => Words;
}

interface Words {
  readonly text: string;
  readonly language: string;
}

export class ToldPassages {
  readonly #areCopies: (articleId: string, other: string) => boolean;
  readonly #keptOf = new Map<string, Found[]>();
  readonly #wordsOf = new Map<string, string>();

  constructor(areCopies: (articleId: string, other: string) => boolean) {
    this.#areCopies = areCopies;
  }

  /** The id of a kept passage of a copy, when such passages hold all that this one says; otherwise this is kept too. */
  toldBy(found: Found): string | undefined {
    const { articleId } = found;
    const kept = [...this.#keptOf]
      .filter(([id]) => id !== articleId && this.#areCopies(id, articleId))
      .flatMap(([, passages]) => passages);
    const tellers = kept.length === 0 ? [undefined] : this.#tellers(found.read(), kept);
    const [first] = tellers;
    if (first !== undefined && !tellers.includes(undefined)) return first.passageId;
    this.#keptOf.set(articleId, [...(this.#keptOf.get(articleId) ?? []), found]);
    return undefined;
  }

  /** For each sentence the passage that holds it, if one does. */
  #tellers({ text, language }: Words, kept: readonly Found[]): (Found | undefined)[] {
    return sentenceSpans(text, language).map(({ start, end }) => {
      const words = plainWords(text.slice(start, end));
      return kept.find((other) => this.#words(other).includes(words));
    });
  }

  #words({ passageId, read }: Found): string {
    let words = this.#wordsOf.get(passageId);
    if (words === undefined) {
      words = plainWords(read().text);
      this.#wordsOf.set(passageId, words);
    }
    return words;
  }
}

/** Words with one space around each, so that none is found in a part of another. */
function plainWords(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;
}
