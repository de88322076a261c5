/**
 * An article, conversation, note or question that the reader removes: out of sight at once, and gone from the server when its notice is.
 * Pure. Until then nothing has been deleted, so that undoing is nothing but leaving it there.
 */
import type { Problem } from '../../../src/errors.ts';
import { type Notice, notify } from '../ui/notices.ts';
import { strings } from '../strings/strings.ts';

export interface Removable {
  readonly kind: 'article' | 'conversation' | 'note' | 'question';
  readonly id: string;
  readonly title: string;
}

interface Removals {
  /** By id, which no two of different kinds share. */
  readonly leaving: ReadonlyMap<string, Removable>;
  readonly notices: readonly Notice[];
  readonly counter: number;
}

export function beginRemoval<State extends Removals>(state: State, removable: Removable): State {
  const { id, kind, title } = removable;
  const leaving = new Map([...state.leaving, [id, removable]]);
  const text = kind === 'article' || kind === 'question' ? strings.notices.removing : strings.notices.deleting;
  return notify({ ...state, leaving }, [{ text, titles: [title], action: 'keep', removalId: id }]);
}

/** Undone, or done by the server. */
export function endRemoval<State extends Removals>(state: State, id: string): State {
  return {
    ...state,
    leaving: withoutKeys(state.leaving, [id]),
    notices: state.notices.filter((notice) => notice.removalId !== id),
  };
}

export function failRemoval<State extends Removals>(state: State, id: string, problem: Problem): State {
  const removable = state.leaving.get(id);
  const back = endRemoval(state, id);
  // It may have gone by another way in the meantime; then there is nothing to tell.
  if (removable === undefined || problem.status === 404) return back;
  return notify(back, [
    { text: strings.notices.notRemoved(`${problem.title} ${problem.detail}`), titles: [removable.title] },
  ]);
}

/** Removals whose notice is gone: the time for undoing is over. */
export function settledRemovals({ leaving, notices }: Removals): Removable[] {
  const undoable = new Set(notices.map(({ removalId }) => removalId));
  return [...leaving.values()].filter(({ id }) => !undoable.has(id));
}

export function withoutKeys<Value>(map: ReadonlyMap<string, Value>, keys: readonly string[]): Map<string, Value> {
  return new Map([...map].filter(([key]) => !keys.includes(key)));
}
