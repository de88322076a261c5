/**
 * One story in several articles, and one page in several versions, for all articles of the store.
 * Promises: follows what the store has committed, whoever committed it; with `newest`, an article is superseded by the
 * newest version of its page in nearly the same words, and by none when their dates do not decide.
 * Does not read the articles' texts: their signatures are made when they are indexed.
 */
import type { PassageStore } from '../store/passage-store.ts';
import { NearCopies } from './near-copies.ts';
import { isNewer, type Page, pageKey } from './page-versions.ts';

/** Which versions of a page answer: all that there are, or the newest. */
export type UsedVersions = 'all' | 'newest';

export class StoryCopies {
  readonly #store: PassageStore;
  readonly #versions: UsedVersions;
  readonly #near = new NearCopies();
  readonly #pages = new Map<string, Page>();
  /** By what versions of one page have in common. */
  readonly #idsOf = new Map<string, readonly string[]>();
  readonly #newest = new Map<string, string | undefined>();
  #revision = -1;
  /** The highest number of a signature that is known. */
  #last = 0;

  constructor(store: PassageStore, versions: UsedVersions = 'all') {
    this.#store = store;
    this.#versions = versions;
  }

  /** Takes over what the store has committed since the last time. */
  follow(): void {
    const { revision } = this.#store;
    if (revision === this.#revision) return;
    for (const { number, articleId, signature, page } of this.#store.signatures(this.#last)) {
      this.#forget(articleId);
      this.#near.add(articleId, signature);
      this.#pages.set(articleId, page);
      const key = pageKey(page);
      if (key !== undefined) this.#idsOf.set(key, [...this.#versionsOf(page), articleId].toSorted());
      this.#last = number;
    }
    // Every article has one signature, so an equal count means the same set.
    if (this.#store.signatureCount() !== this.#near.size) {
      const stored = new Set(this.#store.knownFiles().map(({ id }) => id));
      for (const id of this.#pages.keys()) if (!stored.has(id)) this.#forget(id);
    }
    this.#newest.clear();
    this.#revision = revision;
  }

  #forget(id: string): void {
    const page = this.#pages.get(id);
    if (page === undefined) return;
    this.#near.remove(id);
    this.#pages.delete(id);
    const key = pageKey(page);
    const rest = this.#versionsOf(page).filter((other) => other !== id);
    if (key === undefined) return;
    if (rest.length > 0) this.#idsOf.set(key, rest);
    else this.#idsOf.delete(key);
  }

  #versionsOf(page: Page): readonly string[] {
    return this.#idsOf.get(pageKey(page) ?? '') ?? [];
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
    return this.#versions === 'newest';
  }

  /** The newest version of the same page, where an older one is not to be used. */
  supersededBy(id: string): string | undefined {
    if (this.#versions === 'all') return undefined;
    if (!this.#newest.has(id)) this.#newest.set(id, this.#newerThan(id));
    return this.#newest.get(id);
  }

  #newerThan(id: string): string | undefined {
    const page = this.#pages.get(id);
    if (page === undefined) return undefined;
    let newest: { readonly id: string; readonly page: Page } | undefined;
    for (const other of this.#versionsOf(page)) {
      const theirs = this.#pages.get(other);
      if (theirs === undefined || !isNewer(theirs, newest?.page ?? page) || !this.areCopies(id, other)) continue;
      newest = { id: other, page: theirs };
    }
    // A page that is rewritten bit by bit may be like the next version only, so the next is asked too.
    return newest === undefined ? undefined : (this.supersededBy(newest.id) ?? newest.id);
  }
}
