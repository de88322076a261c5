/**
 * The conversation on the page as a whole: opened, left, changed in one of its turns, and what stands open beside it.
 * Pure. What one turn goes through stands in turn-state.ts.
 */
import { branchOf, leafUnder } from '../../../src/conversations/branches.ts';
import type { ChosenSources } from '../../../src/domain.ts';
import type { Conversation, StoredTurn } from '../../../src/store/stored-conversation.ts';
import { hashesOf } from '../library/library-state.ts';
import { isEverything } from '../sources/chosen-sources.ts';
import type { PageState, Thread } from '../state/page-state.ts';
import type { Removable } from '../library/removal.ts';
import { storedTurn } from '../state/turn-state.ts';
import type { TurnState } from '../state/turn-state.ts';
import { compareWith, withdrawFromAll } from '../state/withdrawal.ts';

/** A kept conversation, under what is known of the articles now. */
export function openConversation(state: PageState, { id, turns, leaf, sources }: Conversation): PageState {
  if (state.opening?.id !== id) return state;
  const settled = settleTurns(state, turns.map(storedTurn));
  return withThread(state, { turns: settled, conversationId: id, ...of({ leaf, sources }) });
}

/**
 * What went on elsewhere joins what stands here. Whoever reads the end of a branch is taken along to its new end; a turn
 * of this page stays as it is, unless it was tried again elsewhere.
 */
export function followConversation(state: PageState, { id, turns, sources }: Conversation): PageState {
  if (state.conversationId !== id) return state;
  const own = new Map(state.turns.map((turn) => [turn.id, turn]));
  const sent = new Set(turns.map((turn) => turn.id));
  const joined = turns.map((turn) => {
    const here = own.get(turn.id);
    return here === undefined || wentOnElsewhere(here, turn) ? storedTurn(turn) : here;
  });
  const all = settleTurns(state, [...joined, ...state.turns.filter((turn) => !sent.has(turn.id))]);
  const end = branchOf(state.turns, state.leaf).at(-1)?.id;
  return { ...keepTo(state, sources ?? {}), turns: all, ...(end !== undefined && { leaf: leafUnder(all, end) }) };
}

function wentOnElsewhere({ phase }: TurnState, { answer, running }: StoredTurn): boolean {
  if (phase.kind === 'elsewhere') return true;
  return (phase.kind === 'stopped' || phase.kind === 'failed') && (answer !== undefined || running === true);
}

function settleTurns(state: PageState, turns: readonly TurnState[]): TurnState[] {
  const hashes = hashesOf(state.library.articles);
  return [...state.withdrawn].reduce(withdrawFromAll, turns).map((turn) => compareWith(turn, hashes));
}

export function threadOf({ turns, leaf, conversationId, sources }: Thread): Thread {
  return { turns, ...of({ leaf, conversationId, sources }) };
}

/** Without what is absent. */
function of({
  leaf,
  conversationId,
  sources,
}: {
  readonly [Key in 'leaf' | 'conversationId' | 'sources']?: Thread[Key] | undefined;
}): Omit<Thread, 'turns'> {
  return {
    ...(leaf !== undefined && { leaf }),
    ...(conversationId !== undefined && { conversationId }),
    ...(sources !== undefined && { sources }),
  };
}

export function withThread(state: PageState, thread: Thread): PageState {
  const { leaf: _leaf, conversationId: _id, opening: _opening, sources: _sources, ...rest } = state;
  return { ...rest, ...thread };
}

/** What is removed does not stand open any longer. */
export function withoutRemoved(state: PageState, { kind, id }: Removable): PageState {
  if (kind === 'article') return state.panel?.articleId === id ? withoutPanel(state) : state;
  return state.conversationId === id ? withThread(withoutPanel(state), { turns: [] }) : state;
}

export function changeTurn(state: PageState, id: string, change: (turn: TurnState) => TurnState): PageState {
  const on = (turns: readonly TurnState[]): readonly TurnState[] =>
    sameOr(
      turns,
      turns.map((turn) => (turn.id === id ? change(turn) : turn)),
    );
  return { ...state, turns: on(state.turns), shelved: { ...state.shelved, turns: on(state.shelved.turns) } };
}

export function withoutPanel(state: PageState): PageState {
  const { panel: _, ...rest } = state;
  return rest;
}

export function withoutOpening(state: PageState): PageState {
  const { opening: _, ...rest } = state;
  return rest;
}

export function sameOr(before: readonly TurnState[], after: readonly TurnState[]): readonly TurnState[] {
  return after.length === before.length && after.every((turn, index) => turn === before[index]) ? before : after;
}

export function keepTo(state: PageState, sources: ChosenSources): PageState {
  const { sources: _, ...rest } = state;
  return isEverything(sources) ? rest : { ...rest, sources };
}
