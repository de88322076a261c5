/**
 * The one function that changes what the page knows. Read this first, beside page-state.ts.
 * Pure: no clock, no network, no page, so that every story (an article withdrawn in the middle of an answer) is a test.
 */
import { leafUnder } from '../../../src/conversations/branches.ts';
import { applyChange, settle, takeArticles, withoutPending } from '../library/index-changes.ts';
import { notify } from '../ui/notices.ts';
import type { Action, PageState } from './page-state.ts';
import { beginRemoval, endRemoval, failRemoval } from '../library/removal.ts';
import {
  changeTurn,
  followConversation,
  keepTo,
  openConversation,
  threadOf,
  withoutOpening,
  withoutPanel,
  withoutRemoved,
  withThread,
} from '../chat/threads.ts';
import { applyEvent, newTurn, stoppedTurn } from './turn-state.ts';
import { strings } from '../strings/strings.ts';

export function reduce(state: PageState, action: Action): PageState {
  switch (action.type) {
    case 'asked':
      return {
        ...withoutOpening(state),
        turns: [...state.turns, newTurn(action)],
        leaf: action.id,
        shelved: { turns: [] },
      };
    case 'streamed':
      return changeTurn(state, action.id, (turn) => settle(state, applyEvent(turn, action.event), action.event));
    case 'stopped':
      return changeTurn(state, action.id, stoppedTurn);
    case 'failed':
      return changeTurn(state, action.id, (turn) => applyEvent(turn, { event: 'error', problem: action.problem }));
    case 'retried':
      return changeTurn(state, action.id, newTurn);
    case 'sources-chosen':
      return keepTo(state, action.sources);
    case 'version-chosen':
      return { ...state, leaf: leafUnder(state.turns, action.id) };
    case 'conversation-kept':
      return { ...state, conversationId: action.id };
    case 'conversation-wanted':
      return { ...withThread(state, { turns: [] }), opening: { id: action.id } };
    case 'conversation-opened':
      return openConversation(state, action.conversation);
    case 'conversation-changed':
      return followConversation(state, action.conversation);
    case 'conversation-missed':
      if (state.opening?.id !== action.id) return state;
      return { ...state, opening: { id: action.id, problem: action.problem } };
    case 'conversation-left':
      return withThread(state, { turns: [] });
    case 'conversation-cleared':
      return notify({ ...withThread(withoutPanel(state), { turns: [] }), shelved: threadOf(state) }, [
        { text: strings.newConversation, titles: [], action: 'restore' },
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
      return notify(state, [
        {
          text: action.text,
          titles: action.titles,
          ...(action.noteId !== undefined && { action: 'unsave', noteId: action.noteId }),
        },
      ]);
    case 'notice-dismissed':
      return { ...state, notices: state.notices.filter(({ id }) => id !== action.id) };
    default:
      return state;
  }
}
