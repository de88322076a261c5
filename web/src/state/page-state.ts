/**
 * Everything the page knows, as plain data, and everything that can happen to it. Types, and the state before anything
 * has happened; what follows from an action stands in state.ts.
 */
import type { ChosenSources } from '../../../src/domain.ts';
import type { Problem } from '../../../src/errors.ts';
import type { ArticleSummary, IndexChange, IndexProgress, IndexState } from '../../../src/store/index-report.ts';
import type { Conversation } from '../../../src/store/stored-conversation.ts';
import type { AskEvent } from './ask-stream.ts';
import { emptyLibrary, type LibraryState } from '../library/library-state.ts';
import type { Span } from '../articles/mark.ts';
import type { Notice } from '../ui/notices.ts';
import type { Removable } from '../library/removal.ts';
import type { NewTurn, TurnState } from './turn-state.ts';

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
  /** What the next questions are kept to; absent: all. */
  readonly sources?: ChosenSources;
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
  | ({ readonly type: 'asked' } & NewTurn)
  | { readonly type: 'streamed'; readonly id: string; readonly event: AskEvent }
  | { readonly type: 'stopped'; readonly id: string }
  | { readonly type: 'failed'; readonly id: string; readonly problem: Problem }
  | { readonly type: 'retried'; readonly id: string }
  | { readonly type: 'sources-chosen'; readonly sources: ChosenSources }
  | { readonly type: 'version-chosen'; readonly id: string }
  | { readonly type: 'conversation-kept'; readonly id: string }
  | { readonly type: 'conversation-wanted'; readonly id: string }
  | { readonly type: 'conversation-opened'; readonly conversation: Conversation }
  /** It went on elsewhere: in another window, or through another door. */
  | { readonly type: 'conversation-changed'; readonly conversation: Conversation }
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
  /** `noteId`: of a note that was saved, and goes again with undo. */
  | {
      readonly type: 'noticed';
      readonly text: string;
      readonly titles: readonly string[];
      readonly noteId?: string;
    }
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
