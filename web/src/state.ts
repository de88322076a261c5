/**
 * Everything the page knows, as plain data, and the one function that changes it. Read this first.
 * Pure: no clock, no network, no page, so that every story (an article withdrawn in the middle of an answer) is a test.
 * Promises: once a removal has passed through here, no word of the article is left in the state.
 */
import type {
  ArticleSummary,
  Conversation,
  IndexChange,
  IndexProgress,
  IndexState,
  Problem,
} from '../../src/domain.ts';
import type { AskEvent } from './ask-stream.ts';
import { leafUnder } from '../../src/branches.ts';
import { applyToLibrary, differences, emptyLibrary, hashesOf } from './library-state.ts';
import type { LibraryState } from './library-state.ts';
import type { Span } from './mark.ts';
import type { Notice } from './notices.ts';
import { noticesOf, notify } from './notices.ts';
import { beginRemoval, endRemoval, failRemoval, withoutKeys } from './removal.ts';
import type { Removable } from './removal.ts';
import { applyEvent, newTurn, storedTurn } from './turn-state.ts';
import type { TurnState } from './turn-state.ts';

import { citedArticles, compareWith, withdraw, withdrawFromAll } from './withdrawal.ts';

/** The article that stands open beside the chat, and the footnote that opened it. */
export interface PanelTarget {
  readonly articleId: string;
  readonly span?: Span;
  readonly from?: { readonly turnId: string; readonly number: number };
}

/** A conversation: all its turns, and which branch of them is read. */
export interface Thread {
  readonly turns: readonly TurnState[];
  /** The last turn of the branch; absent: of the newest. */
  readonly leaf?: string;
  /** Its name on the server, once it is kept there. */
  readonly conversationId?: string;
}

export interface PageState extends Thread {
  /** The conversation before "New conversation", until the next question, so that it can come back. */
  readonly shelved: Thread;
  /** A kept conversation that is being fetched, or that could not be. */
  readonly opening?: { readonly id: string; readonly problem?: Problem };
  readonly library: LibraryState;
  /** Ids of the articles that were removed while the page was open. */
  readonly withdrawn: ReadonlySet<string>;
  /** What the reader removes, until the server has done it; it can be undone while its notice is there. */
  readonly leaving: ReadonlyMap<string, Removable>;
  readonly panel?: PanelTarget;
  readonly notices: readonly Notice[];
  /** What indexing is doing; known before the state of the index, while the first index is being built. */
  readonly progress: IndexProgress;
  /** Locked: the server asks for a token; refused: the one that was sent is not it. */
  readonly connection: 'connecting' | 'open' | 'lost' | 'locked' | 'refused';
  /** Changes that came while the list of articles was being fetched; undefined when it is not. */
  readonly pending?: readonly IndexChange[];
  readonly counter: number;
}

export type Action =
  | { readonly type: 'asked'; readonly id: string; readonly question: string; readonly parentId?: string }
  | { readonly type: 'streamed'; readonly id: string; readonly event: AskEvent }
  | { readonly type: 'stopped'; readonly id: string }
  | { readonly type: 'failed'; readonly id: string; readonly problem: Problem }
  | { readonly type: 'retried'; readonly id: string }
  | { readonly type: 'version-chosen'; readonly id: string }
  | { readonly type: 'conversation-kept'; readonly id: string }
  | { readonly type: 'conversation-wanted'; readonly id: string }
  | { readonly type: 'conversation-opened'; readonly conversation: Conversation }
  | { readonly type: 'conversation-missed'; readonly id: string; readonly problem: Problem }
  | { readonly type: 'conversation-left' }
  | { readonly type: 'conversation-cleared' }
  | { readonly type: 'conversation-restored' }
  | { readonly type: 'connected'; readonly index: IndexState }
  | { readonly type: 'connection-lost' }
  | { readonly type: 'locked'; readonly refused: boolean }
  | { readonly type: 'articles-fetched'; readonly index: IndexState; readonly articles: readonly ArticleSummary[] }
  | { readonly type: 'fetch-failed' }
  | { readonly type: 'index-fetched'; readonly index: IndexState }
  | { readonly type: 'progressed'; readonly progress: IndexProgress }
  /** `quiet`: what is added is told elsewhere on the page. */
  | { readonly type: 'changed'; readonly change: IndexChange; readonly quiet?: boolean }
  | { readonly type: 'removal-begun'; readonly removable: Removable }
  | { readonly type: 'removal-ended'; readonly id: string }
  | { readonly type: 'removal-failed'; readonly id: string; readonly problem: Problem }
  | { readonly type: 'panel-opened'; readonly target: PanelTarget }
  | { readonly type: 'panel-closed' }
  | { readonly type: 'noticed'; readonly text: string; readonly titles: readonly string[] }
  | { readonly type: 'notice-dismissed'; readonly id: string };

export const initialState: PageState = {
  turns: [],
  shelved: { turns: [] },
  library: emptyLibrary,
  withdrawn: new Set(),
  leaving: new Map(),
  notices: [],
  progress: { stage: 'idle', done: 0, total: 0 },
  connection: 'connecting',
  counter: 0,
};

export function reduce(state: PageState, action: Action): PageState {
  switch (action.type) {
    case 'asked':
      return {
        ...withoutOpening(state),
        turns: [...state.turns, newTurn(action.id, action.question, action.parentId)],
        leaf: action.id,
        shelved: { turns: [] },
      };
    case 'streamed':
      return changeTurn(state, action.id, (turn) => settle(state, applyEvent(turn, action.event), action.event));
    case 'stopped':
      return changeTurn(state, action.id, (turn) =>
        turn.phase.kind === 'running' ? { ...turn, phase: { kind: 'stopped' }, draft: '', passages: [] } : turn,
      );
    case 'failed':
      return changeTurn(state, action.id, (turn) => applyEvent(turn, { event: 'error', problem: action.problem }));
    case 'retried':
      return changeTurn(state, action.id, (turn) => newTurn(turn.id, turn.question, turn.parentId));
    case 'version-chosen':
      return { ...state, leaf: leafUnder(state.turns, action.id) };
    case 'conversation-kept':
      return { ...state, conversationId: action.id };
    case 'conversation-wanted':
      return { ...withThread(state, { turns: [] }), opening: { id: action.id } };
    case 'conversation-opened':
      return openConversation(state, action.conversation);
    case 'conversation-missed':
      if (state.opening?.id !== action.id) return state;
      return { ...state, opening: { id: action.id, problem: action.problem } };
    case 'conversation-left':
      return withThread(state, { turns: [] });
    case 'conversation-cleared':
      return notify({ ...withThread(withoutPanel(state), { turns: [] }), shelved: threadOf(state) }, [
        { text: 'New conversation', titles: [], action: 'restore' },
      ]);
    case 'conversation-restored':
      return {
        ...withThread(state, state.shelved),
        shelved: { turns: [] },
        notices: state.notices.filter((notice) => notice.action !== 'restore'),
      };
    case 'connected':
      return {
        ...state,
        connection: 'open',
        pending: [],
        progress: action.index.progress,
        library: { ...state.library, index: action.index },
      };
    case 'connection-lost':
      return { ...state, connection: 'lost' };
    case 'locked':
      return { ...state, connection: action.refused ? 'refused' : 'locked' };
    case 'articles-fetched':
      return takeArticles(state, action.index, action.articles);
    case 'fetch-failed':
      return { ...withoutPending(state), connection: 'lost' };
    case 'index-fetched':
      return { ...state, progress: action.index.progress, library: { ...state.library, index: action.index } };
    case 'progressed':
      return { ...state, connection: 'open', progress: action.progress };
    case 'changed':
      return applyChange(
        state.pending === undefined ? state : { ...state, pending: [...state.pending, action.change] },
        action.change,
        state.library.known ? (action.quiet === true ? 'quiet' : 'tell') : 'silent',
      );
    case 'removal-begun':
      return beginRemoval(withoutRemoved(state, action.removable), action.removable);
    case 'removal-ended':
      return endRemoval(state, action.id);
    case 'removal-failed':
      return failRemoval(state, action.id, action.problem);
    case 'panel-opened':
      return { ...state, panel: action.target };
    case 'panel-closed':
      return withoutPanel(state);
    case 'noticed':
      return notify(state, [{ text: action.text, titles: action.titles }]);
    case 'notice-dismissed':
      return { ...state, notices: state.notices.filter(({ id }) => id !== action.id) };
    default:
      return state;
  }
}

/** One committed change of the index, for everything on the page at once. */
function applyChange(state: PageState, change: IndexChange, tell: 'tell' | 'quiet' | 'silent'): PageState {
  const gone = change.removed.map(({ id }) => id);
  const hashes = hashesOf([...change.added, ...change.updated]);
  const settleTurns = (turns: readonly TurnState[]): readonly TurnState[] =>
    sameOr(
      turns,
      gone.reduce(withdrawFromAll, turns).map((turn) => compareWith(turn, hashes)),
    );
  const withdrawn = new Set([...state.withdrawn, ...gone]);
  for (const { id } of change.added) withdrawn.delete(id);
  const next: PageState = {
    ...(state.panel !== undefined && gone.includes(state.panel.articleId) ? withoutPanel(state) : state),
    turns: settleTurns(state.turns),
    shelved: { ...state.shelved, turns: settleTurns(state.shelved.turns) },
    library: applyToLibrary(state.library, change),
    withdrawn,
    leaving: gone.some((id) => state.leaving.has(id)) ? withoutKeys(state.leaving, gone) : state.leaving,
  };
  if (tell === 'silent') return next;
  const expected = new Set([...state.leaving.keys(), ...(tell === 'quiet' ? change.added.map(({ id }) => id) : [])]);
  return notify(next, noticesOf(change, state.library.index?.failed ?? [], expected));
}

/** The whole list, on connecting and on every reconnecting: what happened in between is found by comparing. */
function takeArticles(state: PageState, index: IndexState, articles: readonly ArticleSummary[]): PageState {
  const { known } = state.library;
  const change = differences(state.library.articles, articles, citedBy(state, index.revision), index.revision);
  // The first list is no news; but what answers cite and the list no longer holds is withdrawn then, too.
  const fetched = applyChange(state, known ? change : { ...change, added: [], updated: [] }, known ? 'tell' : 'silent');
  const hashes = hashesOf(articles);
  const settled: PageState = {
    ...fetched,
    turns: sameOr(
      fetched.turns,
      fetched.turns.map((turn) => compareWith(turn, hashes)),
    ),
    library: { articles, known: true, index },
  };
  const caughtUp = (state.pending ?? []).reduce((next, later) => applyChange(next, later, 'silent'), settled);
  return withoutPending(caughtUp);
}

/** Cited articles, by id with their titles, of answers that are not newer than the list that they are compared with. */
function citedBy(state: PageState, revision: number): Map<string, string> {
  const cited = new Map<string, string>();
  for (const turn of [...state.turns, ...state.shelved.turns]) {
    if (turn.outcome === undefined || turn.outcome.revision > revision) continue;
    const ids = new Set(citedArticles(turn));
    for (const citation of [...turn.citations, ...turn.outcome.nearest]) {
      if (ids.has(citation.articleId)) cited.set(citation.articleId, citation.title);
    }
  }
  return cited;
}

/** What arrives late may still speak of articles that have been removed or edited in the meantime. */
function settle(state: PageState, turn: TurnState, event: AskEvent): TurnState {
  if (event.event === 'draft' || event.event === 'status') return turn;
  const clean = [...state.withdrawn].reduce(withdraw, turn);
  const { outcome } = clean;
  const { index, articles } = state.library;
  if (outcome === undefined || index === undefined || outcome.revision >= index.revision) return clean;
  return compareWith(clean, hashesOf(articles));
}

/** A kept conversation, under what is known of the articles now. */
function openConversation(state: PageState, { id, turns, leaf }: Conversation): PageState {
  if (state.opening?.id !== id) return state;
  const gone = [...state.withdrawn];
  const hashes = hashesOf(state.library.articles);
  const settled = gone.reduce(withdrawFromAll, turns.map(storedTurn)).map((turn) => compareWith(turn, hashes));
  return withThread(state, { turns: settled, conversationId: id, ...(leaf !== undefined && { leaf }) });
}

function threadOf({ turns, leaf, conversationId }: Thread): Thread {
  return { turns, ...(leaf !== undefined && { leaf }), ...(conversationId !== undefined && { conversationId }) };
}

function withThread(state: PageState, thread: Thread): PageState {
  const { leaf: _leaf, conversationId: _id, opening: _opening, ...rest } = state;
  return { ...rest, ...thread };
}

/** What is removed does not stand open any longer. */
function withoutRemoved(state: PageState, { kind, id }: Removable): PageState {
  if (kind === 'article') return state.panel?.articleId === id ? withoutPanel(state) : state;
  return state.conversationId === id ? withThread(withoutPanel(state), { turns: [] }) : state;
}

function changeTurn(state: PageState, id: string, change: (turn: TurnState) => TurnState): PageState {
  const on = (turns: readonly TurnState[]): readonly TurnState[] =>
    sameOr(
      turns,
      turns.map((turn) => (turn.id === id ? change(turn) : turn)),
    );
  return { ...state, turns: on(state.turns), shelved: { ...state.shelved, turns: on(state.shelved.turns) } };
}

function withoutPanel(state: PageState): PageState {
  const { panel: _, ...rest } = state;
  return rest;
}

function withoutOpening(state: PageState): PageState {
  const { opening: _, ...rest } = state;
  return rest;
}

function withoutPending(state: PageState): PageState {
  const { pending: _, ...rest } = state;
  return rest;
}

function sameOr(before: readonly TurnState[], after: readonly TurnState[]): readonly TurnState[] {
  return after.length === before.length && after.every((turn, index) => turn === before[index]) ? before : after;
}
