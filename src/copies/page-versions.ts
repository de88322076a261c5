/**
 * Versions of one page: the same address or, without one, the same title of the same publisher.
 * Promises: one version counts as newer only where both say when they were published and the dates decide it.
 * Does not know whether the words are alike: a front page keeps its address, whatever stands on it.
 */
import { foldCase } from '../text.ts';

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
  return `${url.host}${url.pathname.replace(/\/+$/, '')}?${new URLSearchParams(asked).toString()}`;
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
