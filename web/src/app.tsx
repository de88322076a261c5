/**
 * The whole page: header, start or conversation or library, the dock with the composer, the article beside it, notices.
 * Wires state, address, keys and focus together; each room draws itself.
 */
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { branchOf } from '../../src/branches.ts';
import type { ExportFormat } from '../../src/export-conversation.ts';
import { ArticlePanel } from './article-panel.tsx';
import { CitationCard } from './citation-card.tsx';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { DropTarget } from './drop-target.tsx';
import { focusQuestion } from './focus-question.ts';
import { engineLine, sourceParts } from './format.ts';
import { HistoryView } from './history-view.tsx';
import { Header } from './header.tsx';
import { Library } from './library.tsx';
import { Opening } from './opening.tsx';
import { PageToolsContext } from './page-tools.ts';
import { readinessOf, Start, StartTitle } from './start.tsx';
import { problemIn } from './problem.ts';
import type { Removable } from './removal.ts';
import { saveExport } from './save-export.ts';
import { citationsOf } from './turn-state.ts';
import type { ChosenArticle, ShownCitation } from './turn-state.ts';
import { StatusLine } from './status-line.tsx';
import { FurtherQuestions } from './suggested-questions.tsx';
import { Toasts } from './toast.tsx';
import { TokenForm } from './token-form.tsx';
import { UploadTray } from './upload-tray.tsx';
import { useCard } from './use-card.ts';
import { useHistory } from './use-history.ts';
import { useKeys } from './use-keys.ts';
import { useNarrow } from './use-narrow.ts';
import { usePage } from './use-page.ts';
import { useRemovals } from './use-removals.ts';
import { useReturningFocus } from './use-returning-focus.ts';
import { useRoute } from './use-route.ts';
import { useScrollMemory } from './use-scroll-memory.ts';
import { useShownLibrary } from './use-shown-library.ts';
import { useStep } from './use-step.ts';
import { useUploads } from './use-uploads.ts';

export function App() {
  const uploads = useUploads();
  const { state, dispatch, ask, askInstead, retry, choose, judge, stop, clear, goTo } = usePage(uploads.isAdding);
  const { panel, opening } = state;
  const turns = useMemo(() => branchOf(state.turns, state.leaf), [state.turns, state.leaf]);
  const library = useShownLibrary(state);
  const { view, show, showConversation, open, close } = useRoute(state, dispatch, goTo);
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
  const { card, show: showCard, hide: hideCard, keep: keepCard } = useCard();
  const narrow = useNarrow();
  const remember = useReturningFocus(panel);
  useScrollMemory(view);

  // A card may show words that have just been withdrawn.
  useEffect(() => hideCard('now'), [hideCard, state.withdrawn]);

  const last = turns.at(-1);
  const running = turns.some((turn) => turn.phase.kind === 'running');
  const isStart = turns.length === 0 && opening === undefined && view === 'conversation';
  const locked = state.connection === 'locked' || state.connection === 'refused';
  const readiness = readinessOf({ ...state, library });

  const openCitation = useCallback(
    (turnId: string, citation: ShownCitation) => {
      hideCard('now');
      const { articleId, start, end, number } = citation;
      open({ articleId, span: { start, end }, from: { turnId, number } });
    },
    [hideCard, open],
  );
  const tools = useMemo(
    () => ({ openCitation: remember(openCitation), showCard, hideCard, judge }),
    [remember, openCitation, showCard, hideCard, judge],
  );

  const citing = turns.find((turn) => turn.id === panel?.from?.turnId);
  const cited = citationsOf(citing);
  const index = cited.findIndex(
    (citation) => citation.number === panel?.from?.number && citation.articleId === panel.articleId,
  );
  const step = useStep(panel?.from?.turnId, cited, index, openCitation);

  const askHere = useCallback(
    (question: string) => {
      if (view !== 'conversation') show('conversation');
      ask(question);
      focusQuestion();
    },
    [ask, show, view],
  );
  const retryHere = useCallback(
    (turnId: string) => {
      retry(turnId);
      focusQuestion();
    },
    [retry],
  );
  const askInsteadHere = useCallback(
    (turnId: string, question: string, lifted?: readonly string[]) => {
      askInstead(turnId, question, lifted);
      focusQuestion();
    },
    [askInstead],
  );
  const askAbout = (only: ChosenArticle): void => {
    dispatch({ type: 'limited', only });
    // On a narrow window the article covers the question.
    if (view !== 'conversation') show('conversation');
    else if (narrow) close();
    requestAnimationFrame(() => document.getElementById('question')?.focus());
  };
  const clearHere = (): void => {
    clear();
    showConversation(undefined);
    focusQuestion();
  };
  const exportHere = useCallback(
    ({ id, title }: { readonly id: string; readonly title: string }, format: ExportFormat) => {
      saveExport(id, title, format).catch((fault: unknown) => {
        dispatch({ type: 'noticed', text: `Not exported. ${problemIn(fault).title}`, titles: [title] });
      });
    },
    [dispatch],
  );
  useEffect(() => {
    if (location.pathname === '/' && location.hash === '') focusQuestion();
  }, []);
  useKeys({
    hideCard: card === undefined ? undefined : () => hideCard('now'),
    closePanel: panel === undefined ? undefined : close,
    stop: running ? stop : undefined,
    step,
  });
  useEffect(() => {
    document.title =
      view === 'conversation'
        ? [...(last === undefined ? [] : [last.question]), 'Footnote'].join(' · ')
        : `${view === 'library' ? 'Library' : 'History'} · Footnote`;
  }, [view, last]);

  const openArticle = useMemo(() => remember((articleId: string) => open({ articleId })), [remember, open]);
  const { add } = uploads;
  const addFiles = useCallback((files: readonly File[]) => add(files.map((file) => ({ kind: 'file', file }))), [add]);
  const summary = library.articles.find(({ id }) => id === panel?.articleId);
  const sourceOf = useCallback(
    (id: string) => {
      const article = library.articles.find((each) => each.id === id);
      return article && [article.title, ...sourceParts(article)].join(', ');
    },
    [library.articles],
  );
  const { index: indexState } = library;

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
            onClear={clearHere}
          />
          <main class="main" hidden={!locked}>
            {locked && <TokenForm refused={state.connection === 'refused'} />}
          </main>
          <main class="main" hidden={locked}>
            {isStart && <StartTitle readiness={readiness} />}
            <div hidden={view !== 'conversation'}>
              {!isStart && <h1 class="unseen">Conversation</h1>}
              {opening !== undefined && <Opening problem={opening.problem} />}
              <Conversation
                turns={turns}
                all={state.turns}
                from={panel?.from}
                busy={running}
                onRetry={retryHere}
                onAskInstead={askInsteadHere}
                onChoose={choose}
              />
              {last?.outcome !== undefined && !running && (
                <FurtherQuestions turns={turns} revision={indexState?.revision} onAsk={askHere} />
              )}
            </div>
            {view === 'library' && (
              <Library
                library={library}
                progress={state.progress}
                openId={panel?.articleId}
                onOpen={openArticle}
                onAdd={uploads.add}
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
                onExport={exportHere}
                onRemove={({ id, title }) =>
                  dispatch({ type: 'removal-begun', removable: { kind: 'conversation', id, title } })
                }
              />
            )}
            <div key="dock" class={view === 'conversation' ? 'dock' : 'dock bare'}>
              <StatusLine
                turn={last}
                lost={state.connection === 'lost' && library.known}
                quiet={view !== 'conversation'}
              />
              <div hidden={view !== 'conversation'}>
                <Composer
                  running={running}
                  only={state.only}
                  onUnlimit={() => {
                    dispatch({ type: 'limited', only: undefined });
                    focusQuestion();
                  }}
                  placeholder={turns.length === 0 ? 'Ask a question' : 'Ask a further question'}
                  onAsk={askHere}
                  onStop={stop}
                />
                {indexState !== undefined && <p class="engine">{engineLine(indexState)}</p>}
              </div>
            </div>
            {isStart && (
              <Start state={{ ...state, library }} readiness={readiness} onAsk={askHere} onAdd={uploads.add} />
            )}
          </main>
        </div>
        {panel !== undefined && (
          <>
            <button type="button" class="backdrop" tabIndex={-1} aria-hidden="true" onClick={close} />
            <ArticlePanel
              target={panel}
              citation={cited[index]}
              outcome={citing?.outcome}
              place={index === -1 ? undefined : { index, total: cited.length }}
              summary={summary}
              titleOf={sourceOf}
              onOpen={openArticle}
              onAskAbout={askAbout}
              onStep={(by) => step?.(by)}
              onClose={close}
            />
          </>
        )}
        <CitationCard
          card={card}
          sourceOf={sourceOf}
          onPointerEnter={keepCard}
          onPointerLeave={() => hideCard('soon')}
        />
        <div class="corner">
          <UploadTray uploads={uploads} onOpen={openArticle} />
          <Toasts
            notices={state.notices}
            onDismiss={useCallback((id: string) => dispatch({ type: 'notice-dismissed', id }), [dispatch])}
            onUndo={({ removalId }) =>
              dispatch(
                removalId === undefined ? { type: 'conversation-restored' } : { type: 'removal-ended', id: removalId },
              )
            }
          />
        </div>
        <DropTarget onFiles={addFiles} />
      </div>
    </PageToolsContext.Provider>
  );
}
