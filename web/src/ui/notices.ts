/**
 * What the page says in passing when articles change: "1 article added", with its title.
 * Pure; how long a notice stays is the business of toast.tsx.
 */
import type { Failure, IndexChange } from '../../../src/store/index-report.ts';
import { strings } from '../strings/strings.ts';

export interface Notice {
  readonly id: string;
  readonly text: string;
  readonly titles: readonly string[];
  /** Undo brings back the conversation, keeps what is about to be removed, or deletes the note that was saved. */
  readonly action?: 'restore' | 'keep' | 'unsave';
  readonly noteId?: string;
  readonly removalId?: string;
}

/** `expected`: ids of articles whose coming or going the page has said already. */
export function noticesOf(
  { added, updated, removed, failed: allFailed }: IndexChange,
  knownFailures: readonly Failure[],
  expected: ReadonlySet<string>,
): Omit<Notice, 'id'>[] {
  const titlesOf = (articles: readonly { readonly id: string; readonly title: string }[]): string[] =>
    articles.filter(({ id }) => !expected.has(id)).map(({ title }) => title);
  const known = new Set(knownFailures.map(({ path, reason }) => `${path}\n${reason}`));
  const failed = allFailed.filter(({ path, reason }) => !known.has(`${path}\n${reason}`));
  const news = [
    [strings.notices.added, titlesOf(added)],
    [strings.notices.updated, titlesOf(updated)],
    [strings.notices.removed, titlesOf(removed)],
  ] as const;
  return [
    ...news.map(([words, titles]) => ({ text: words(titles.length), titles })),
    { text: strings.notices.failed(failed.length), titles: failed.map(({ path }) => path) },
  ].filter(({ titles }) => titles.length > 0);
}

/** With more news, the latest four of all; the same again takes the place of the older. */
export function notify<State extends { readonly notices: readonly Notice[]; readonly counter: number }>(
  state: State,
  more: readonly Omit<Notice, 'id'>[],
): State {
  const notices = more.map((notice, index) => ({ ...notice, id: `notice-${state.counter + index}` }));
  const older = state.notices.filter(
    ({ text, titles }) => !more.some((notice) => notice.text === text && notice.titles.join() === titles.join()),
  );
  return { ...state, notices: [...older, ...notices].slice(-4), counter: state.counter + more.length };
}
