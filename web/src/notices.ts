/**
 * What the page says in passing when articles change: "1 article added", with its title.
 * Pure; how long a notice stays is the business of toast.tsx.
 */
import type { Failure, IndexChange } from '../../src/domain.ts';
import { count } from './format.ts';

export interface Notice {
  readonly id: string;
  readonly text: string;
  readonly titles: readonly string[];
  readonly action?: 'restore';
}

export function noticesOf(change: IndexChange, knownFailures: readonly Failure[]): Omit<Notice, 'id'>[] {
  const known = new Set(knownFailures.map(({ path, reason }) => `${path}\n${reason}`));
  const failed = change.failed.filter(({ path, reason }) => !known.has(`${path}\n${reason}`));
  const notices = [
    { text: `${count(change.added.length, 'article')} added`, titles: change.added.map(({ title }) => title) },
    { text: `${count(change.updated.length, 'article')} updated`, titles: change.updated.map(({ title }) => title) },
    { text: `${count(change.removed.length, 'article')} removed`, titles: change.removed.map(({ title }) => title) },
    { text: `${count(failed.length, 'file')} could not be read`, titles: failed.map(({ path }) => path) },
  ];
  return notices.filter(({ titles }) => titles.length > 0);
}
