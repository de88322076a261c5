/**
 * The page's one column: header, start or conversation or a list, and the dock with the composer; or the form for a token.
 * Each room draws itself. What lies beside the column or over it is the business of app.tsx.
 */
import type { AddArticlesProps } from './adding/add-articles.tsx';
import type { Span } from './articles/mark.ts';
import type { Asking } from './chat/use-asking.ts';
import { ConversationRoom } from './chat/conversation-room.tsx';
import { Dock } from './ui/dock.tsx';
import { focusQuestion } from './chat/focus-question.ts';
import { Header } from './ui/header.tsx';
import { HistoryView } from './history/history-view.tsx';
import type { ConversationList } from './history/use-history.ts';
import { Library } from './library/library.tsx';
import type { Removable } from './library/removal.ts';
import type { Navigation } from './state/use-route.ts';
import type { Page } from './state/use-page.ts';
import type { PageState } from './state/page-state.ts';
import { readinessOf, Start, StartTitle } from './chat/start.tsx';
import { strings } from './strings/strings.ts';
import { saveExport } from './chat/save-export.ts';
import { fetchedRoom } from './ui/fetched-room.tsx';
import { TokenForm } from './ui/token-form.tsx';
import type { TurnState } from './state/turn-state.ts';
import './stage.css';

const SavedRoom = fetchedRoom(async () => (await import('./saved/saved-view.tsx')).SavedView);
const TimelineRoom = fetchedRoom(async () => (await import('./timeline/timeline-view.tsx')).TimelineView);
const UnansweredRoom = fetchedRoom(async () => (await import('./unanswered/unanswered-view.tsx')).UnansweredView);

interface StageProps {
  readonly page: Page;
  /** With the library as the reader sees it. */
  readonly state: PageState;
  /** The branch that is read. */
  readonly turns: readonly TurnState[];
  /** There is nothing to read yet. */
  readonly isStart: boolean;
  /** An article lies over it. */
  readonly covered: boolean;
  readonly navigation: Navigation;
  readonly asking: Asking;
  readonly conversations: ConversationList;
  /** At certain words, or at its beginning. */
  readonly onOpen: (articleId: string, span?: Span) => void;
  readonly onAdd: AddArticlesProps['onAdd'];
  /** Prints a conversation that is kept. */
  readonly onPrint: (conversationId: string) => void;
  readonly onSettings: () => void;
}

export function Stage({ page, state, turns, isStart, covered, navigation, asking, conversations, ...on }: StageProps) {
  const { onOpen, onAdd, onPrint, onSettings } = on;
  const { dispatch, choose, stop } = page;
  const { view, show, showConversation } = navigation;
  const { connection, library, opening, panel, progress } = state;
  const running = turns.some((turn) => turn.phase.kind === 'running');
  const locked = connection === 'locked' || connection === 'refused';
  const readiness = readinessOf(state);
  const remove = (kind: Removable['kind'], { id, title }: Omit<Removable, 'kind'>): void =>
    dispatch({ type: 'removal-begun', removable: { kind, id, title } });
  return (
    <div class="stage" inert={covered}>
      <Header
        view={view}
        articles={library.known ? library.articles.length : undefined}
        conversationId={state.conversationId ?? opening?.id}
        hasTurns={!isStart && view === 'conversation'}
        progress={progress}
        onShow={show}
        onClear={asking.clear}
        onSettings={onSettings}
      />
      <main class="main" hidden={!locked}>
        {locked && <TokenForm refused={connection === 'refused'} />}
      </main>
      <main class="main" hidden={locked}>
        {isStart && <StartTitle readiness={readiness} />}
        <div hidden={view !== 'conversation'}>
          <ConversationRoom
            state={state}
            turns={turns}
            running={running}
            asking={asking}
            onStop={stop}
            onChoose={choose}
          />
        </div>
        {view === 'library' && (
          <Library
            library={library}
            progress={progress}
            openId={panel?.articleId}
            onOpen={onOpen}
            onAdd={onAdd}
            onRemove={(article) => remove('article', article)}
            onTimeline={() => show('timeline')}
          />
        )}
        {view === 'timeline' && (
          <TimelineRoom revision={library.index?.revision} onOpen={onOpen} onLibrary={() => show('library')} />
        )}
        {view === 'history' && (
          <HistoryView
            list={conversations}
            hidden={state.leaving}
            onShow={show}
            onOpen={(id) => {
              showConversation(id);
              // The link that had the focus has gone with the list.
              focusQuestion();
            }}
            onPrint={onPrint}
            onExport={(conversation, format) => void saveExport(conversation, format, dispatch)}
            onRemove={(conversation) => remove('conversation', conversation)}
          />
        )}
        {view === 'unanswered' && (
          <UnansweredRoom
            revision={library.index?.revision}
            imports={library.index?.imports === true}
            hidden={state.leaving}
            onAdd={onAdd}
            onAsk={asking.ask}
            onRemove={(question) => remove('question', question)}
          />
        )}
        {view === 'notes' && (
          <SavedRoom
            revision={library.index?.revision}
            hidden={state.leaving}
            onExport={(format) => void saveExport({ title: strings.saved.title }, format, dispatch)}
            onRemove={(note) => remove('note', note)}
          />
        )}
        <Dock
          key="dock"
          state={state}
          turns={turns}
          running={running}
          shown={view === 'conversation'}
          asking={asking}
          onStop={stop}
          onSettings={onSettings}
        />
        {isStart && <Start state={state} readiness={readiness} onAsk={asking.ask} onAdd={onAdd} />}
      </main>
    </div>
  );
}
