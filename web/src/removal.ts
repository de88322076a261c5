/**
 * An article that the reader removes: out of sight at once, and gone from the server only when its notice is.
 * Pure. Until then nothing has been deleted, so that undoing is nothing but leaving it there.
 */
import type { Problem } from '../../src/domain.ts';
import type { Notice } from './notices.ts';
import { notify } from './notices.ts';

interface Removals {
  readonly leaving: ReadonlyMap<string, string>;
  readonly notices: readonly Notice[];
  readonly counter: number;
}

export function beginRemoval<State extends Removals>(
  state: State,
  { id, title }: { readonly id: string; readonly title: string },
): State {
  const leaving = new Map([...state.leaving, [id, title]]);
  return notify({ ...state, leaving }, [{ text: 'Removed', titles: [title], action: 'keep', articleId: id }]);
}

/** Undone, or done by the server. */
export function endRemoval<State extends Removals>(state: State, articleId: string): State {
  return {
    ...state,
    leaving: withoutKeys(state.leaving, [articleId]),
    notices: state.notices.filter((notice) => notice.articleId !== articleId),
  };
}

export function failRemoval<State extends Removals>(state: State, articleId: string, problem: Problem): State {
  const title = state.leaving.get(articleId);
  const back = endRemoval(state, articleId);
  // It may have gone by another way in the meantime; then there is nothing to tell.
  if (title === undefined || problem.status === 404) return back;
  return notify(back, [{ text: `Not removed. ${problem.title} ${problem.detail}`, titles: [title] }]);
}

/** Removals whose notice is gone: the time for undoing is over. */
export function settledRemovals({ leaving, notices }: Removals): string[] {
  const undoable = new Set(notices.map(({ articleId }) => articleId));
  return [...leaving.keys()].filter((id) => !undoable.has(id));
}

export function withoutKeys<Value>(map: ReadonlyMap<string, Value>, keys: readonly string[]): Map<string, Value> {
  return new Map([...map].filter(([key]) => !keys.includes(key)));
}
