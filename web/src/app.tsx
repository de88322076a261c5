/**
 * The whole page: header, start or conversation or a list, the dock with the composer, the article beside it, notices.
 * Wires state, address, keys and focus together; each room draws itself.
 */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { branchOf } from '../../src/conversations/branches.ts';
import { ArticlePanel } from './articles/article-panel.tsx';
import { CitationCard } from './chat/citation-card.tsx';
import { ConversationRoom } from './chat/conversation-room.tsx';
import { Corner } from './ui/corner.tsx';
import { Dock } from './ui/dock.tsx';
import { DropTarget } from './adding/drop-target.tsx';
import { focusQuestion } from './chat/focus-question.ts';
import { sourceParts } from './ui/format.ts';
import { HistoryView } from './history/history-view.tsx';
import { Header } from './ui/header.tsx';
import { Library } from './library/library.tsx';
import { PageToolsContext } from './ui/page-tools.ts';
import { readinessOf, Start, StartTitle } from './chat/start.tsx';
import type { Removable } from './library/removal.ts';
import { saveExport } from './chat/save-export.ts';
import { SettingsDialog } from './ui/settings-dialog.tsx';
import { TokenForm } from './ui/token-form.tsx';
import type { ShownCitation } from './state/turn-state.ts';
import { useAsking } from './chat/use-asking.ts';
import { useCard } from './chat/use-card.ts';
import { useCiting } from './chat/use-citing.ts';
import { useHistory } from './history/use-history.ts';
import { useNarrow } from './ui/use-narrow.ts';
import { usePage } from './state/use-page.ts';
import { usePageKeys } from './state/use-page-keys.ts';
import { usePageTitle } from './state/use-page-title.ts';
import { useReadingAnswers } from './articles/use-reading.ts';
import { useRemovals } from './library/use-removals.ts';
import { useReturningFocus } from './ui/use-returning-focus.ts';
import { useRoute } from './state/use-route.ts';
import { useScrollMemory } from './chat/use-scroll-memory.ts';
import { useSettings } from './state/use-settings.ts';
import { useShownLibrary } from './library/use-shown-library.ts';
import { useUploads } from './adding/use-uploads.ts';
import './app.css';

export function App() {
  const uploads = useUploads();
  const page = usePage(uploads.tellsOf);
  const { state, dispatch, choose, judge, stop, goTo } = page;
  const { panel, opening } = state;
  const turns = useMemo(() => branchOf(state.turns, state.leaf), [state.turns, state.leaf]);
  const library = useShownLibrary(state);
  const navigation = useRoute(state, dispatch, goTo);
  const { view, show, showConversation, open, close } = navigation;
  const narrow = useNarrow();
  const asking = useAsking(page, navigation, narrow);
  const settings = useSettings();
  const [asked, setAsked] = useState<'settings' | 'keys'>();
  const conversations = useHistory(view === 'history');
  const { forget } = conversations;
  const whenGone = useCallback(
    ({ kind, id }: Removable) => {
      // That an article is gone is told by the index.
      if (kind === 'article') return;
      forget(id);
      dispatch({ type: 'removal-ended', id });
    },
    [dispatch, forget],
  );
  useRemovals(state, dispatch, whenGone);
  const card = useCard();
  const { show: showCard, hide: hideCard } = card;
  const remember = useReturningFocus(panel);
  useScrollMemory(view);

  // A card may show words that have just been withdrawn.
  useEffect(() => hideCard('now'), [hideCard, state.withdrawn]);

  const last = turns.at(-1);
  const running = turns.some((turn) => turn.phase.kind === 'running');
  const isStart = turns.length === 0 && opening === undefined && view === 'conversation';
  const locked = state.connection === 'locked' || state.connection === 'refused';
  const shownState = { ...state, library };
  const readiness = readinessOf(shownState);
  usePageTitle(view, last?.question);
  useReadingAnswers(last, settings.settings.aloud);

  const { turn: citing, citation, place, openCitation, step } = useCiting(turns, panel, open);
  const tools = useMemo(() => {
    const openHere = remember((turnId: string, cited: ShownCitation) => {
      hideCard('now');
      openCitation(turnId, cited);
    });
    return { openCitation: openHere, showCard, hideCard, judge };
  }, [remember, openCitation, showCard, hideCard, judge]);
  const openArticle = useMemo(() => remember((articleId: string) => open({ articleId })), [remember, open]);
  const { add } = uploads;
  const addFiles = useCallback((files: readonly File[]) => add(files.map((file) => ({ kind: 'file', file }))), [add]);
  const sourceOf = useCallback(
    (id: string) => {
      const article = library.articles.find((each) => each.id === id);
      return article && [article.title, ...sourceParts(article)].join(', ');
    },
    [library.articles],
  );

  useEffect(() => {
    if (location.pathname === '/' && location.hash === '') focusQuestion();
  }, []);
  usePageKeys({ page, navigation, asking, step, card, turns, onSettings: setAsked });

  return (
    <PageToolsContext.Provider value={tools}>
      <div
        class="page"
        data-panel={panel === undefined ? undefined : 'open'}
        data-view={view}
        data-start={isStart ? '' : undefined}
      >
        <div class="stage" inert={narrow && panel !== undefined}>
          <Header
            view={view}
            articles={library.known ? library.articles.length : undefined}
            conversationId={state.conversationId ?? opening?.id}
            hasTurns={!isStart && view === 'conversation'}
            progress={state.progress}
            onShow={show}
            onClear={asking.clear}
            onSettings={() => setAsked('settings')}
          />
          <main class="main" hidden={!locked}>
            {locked && <TokenForm refused={state.connection === 'refused'} />}
          </main>
          <main class="main" hidden={locked}>
            {isStart && <StartTitle readiness={readiness} />}
            <div hidden={view !== 'conversation'}>
              <ConversationRoom state={state} turns={turns} running={running} asking={asking} onChoose={choose} />
            </div>
            {view === 'library' && (
              <Library
                library={library}
                progress={state.progress}
                openId={panel?.articleId}
                onOpen={openArticle}
                onAdd={add}
                onRemove={({ id, title }) =>
                  dispatch({ type: 'removal-begun', removable: { kind: 'article', id, title } })
                }
              />
            )}
            {view === 'history' && (
              <HistoryView
                list={conversations}
                hidden={state.leaving}
                onOpen={showConversation}
                onExport={(conversation, format) => void saveExport(conversation, format, dispatch)}
                onRemove={({ id, title }) =>
                  dispatch({ type: 'removal-begun', removable: { kind: 'conversation', id, title } })
                }
              />
            )}
            <Dock
              key="dock"
              state={shownState}
              last={last}
              running={running}
              shown={view === 'conversation'}
              asking={asking}
              onStop={stop}
              onSettings={() => setAsked('settings')}
            />
            {isStart && <Start state={shownState} readiness={readiness} onAsk={asking.ask} onAdd={add} />}
          </main>
        </div>
        {panel !== undefined && (
          <>
            <button type="button" class="backdrop" tabIndex={-1} aria-hidden="true" onClick={close} />
            <ArticlePanel
              target={panel}
              citation={citation}
              outcome={citing?.outcome}
              place={place}
              summary={library.articles.find(({ id }) => id === panel.articleId)}
              titleOf={sourceOf}
              onOpen={openArticle}
              onAskAbout={asking.limit}
              onStep={(by) => step?.(by)}
              onClose={close}
            />
          </>
        )}
        <CitationCard
          card={card.card}
          sourceOf={sourceOf}
          onPointerEnter={card.keep}
          onPointerLeave={() => hideCard('soon')}
        />
        <Corner notices={state.notices} uploads={uploads} dispatch={dispatch} onOpen={openArticle} />
        <DropTarget onFiles={addFiles} />
        {asked !== undefined && (
          <SettingsDialog {...settings} at={asked} index={library.index} onClose={() => setAsked(undefined)} />
        )}
      </div>
    </PageToolsContext.Provider>
  );
}
