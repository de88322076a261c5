/**
 * Versions of one page: the same address or, without one, the same title of the same publisher.
 * Promises: pure; one version counts as newer only where both say when they were published and the dates decide it.
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
