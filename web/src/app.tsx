/**
 * The whole page: header, start or conversation or library, the dock with the composer, the article beside it, notices.
 * Wires state, address, keys and focus together; each room draws itself.
 */
import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import { ArticlePanel } from './article-panel.tsx';
import { CitationCard } from './citation-card.tsx';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { focusQuestion } from './focus-question.ts';
import { engineLine } from './format.ts';
import { Header } from './header.tsx';
import { Library } from './library.tsx';
import { PageToolsContext } from './page-tools.ts';
import { readinessOf, Start, StartTitle } from './start.tsx';
import { citationsOf } from './turn-state.ts';
import type { ShownCitation } from './turn-state.ts';
import { StatusLine } from './status-line.tsx';
import { Toasts } from './toast.tsx';
import { useCard } from './use-card.ts';
import { useKeys } from './use-keys.ts';
import { useNarrow } from './use-narrow.ts';
import { usePage } from './use-page.ts';
import { useReturningFocus } from './use-returning-focus.ts';
import { useRoute } from './use-route.ts';
import { useScrollMemory } from './use-scroll-memory.ts';

export function App() {
  const { state, dispatch, ask, retry, stop, clear } = usePage();
  const { turns, library, panel } = state;
  const { view, show, open, close } = useRoute(panel, dispatch);
  const { card, show: showCard, hide: hideCard, keep: keepCard } = useCard();
  const narrow = useNarrow();
  const remember = useReturningFocus(panel);
  useScrollMemory(view);

  // A card may show words that have just been withdrawn.
  useEffect(() => hideCard('now'), [hideCard, state.withdrawn]);

  const last = turns.at(-1);
  const running = turns.some((turn) => turn.phase.kind === 'running');
  const isStart = turns.length === 0 && view === 'conversation';
  const readiness = readinessOf(state);

  const openCitation = useCallback(
    (turnId: string, citation: ShownCitation) => {
      hideCard('now');
      const { articleId, start, end, number } = citation;
      open({ articleId, span: { start, end }, from: { turnId, number } });
    },
    [hideCard, open],
  );
  const tools = useMemo(
    () => ({ openCitation: remember(openCitation), showCard, hideCard }),
    [remember, openCitation, showCard, hideCard],
  );

  const cited = citationsOf(turns.find((turn) => turn.id === panel?.from?.turnId));
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
  const clearHere = (): void => {
    clear();
    focusQuestion();
  };
  useEffect(() => {
    if (location.pathname === '/') focusQuestion();
  }, []);
  useKeys({
    hideCard: card === undefined ? undefined : () => hideCard('now'),
    closePanel: panel === undefined ? undefined : close,
    stop: running ? stop : undefined,
    step,
  });
  useEffect(() => {
    document.title =
      view === 'library' ? 'Library · Footnote' : last === undefined ? 'Footnote' : `${last.question} · Footnote`;
  }, [view, last]);

  const summary = library.articles.find(({ id }) => id === panel?.articleId);
  const titleOf = useCallback(
    (id: string) => library.articles.find((article) => article.id === id)?.title,
    [library.articles],
  );
  const { index: indexState } = library;

  return (
    <PageToolsContext.Provider value={tools}>
      <div class="page" data-panel={panel === undefined ? undefined : 'open'} data-start={isStart ? '' : undefined}>
        <div class="stage" inert={narrow && panel !== undefined}>
          <Header
            view={view}
            articles={library.known ? library.articles.length : undefined}
            hasTurns={turns.length > 0 && view === 'conversation'}
            onShow={show}
            onClear={clearHere}
          />
          <main class="main">
            {isStart && <StartTitle readiness={readiness} />}
            <div hidden={view !== 'conversation'}>
              {!isStart && <h1 class="unseen">Conversation</h1>}
              <Conversation turns={turns} from={panel?.from} onRetry={retryHere} />
            </div>
            {view === 'library' && (
              <Library
                library={library}
                progress={state.progress}
                openId={panel?.articleId}
                onOpen={remember((articleId: string) => open({ articleId }))}
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
                  placeholder={turns.length === 0 ? 'Ask a question' : 'Ask a further question'}
                  onAsk={askHere}
                  onStop={stop}
                />
                {indexState !== undefined && <p class="engine">{engineLine(indexState)}</p>}
              </div>
            </div>
            {isStart && <Start state={state} readiness={readiness} onAsk={askHere} />}
          </main>
        </div>
        {panel !== undefined && (
          <>
            <button type="button" class="backdrop" tabIndex={-1} aria-hidden="true" onClick={close} />
            <ArticlePanel
              target={panel}
              citation={cited[index]}
              place={index === -1 ? undefined : { index, total: cited.length }}
              title={summary?.title ?? cited[index]?.title}
              contentHash={summary?.contentHash}
              onStep={(by) => step?.(by)}
              onClose={close}
            />
          </>
        )}
        <CitationCard card={card} titleOf={titleOf} onPointerEnter={keepCard} onPointerLeave={() => hideCard('soon')} />
        <Toasts
          notices={state.notices}
          onDismiss={useCallback((id: string) => dispatch({ type: 'notice-dismissed', id }), [dispatch])}
          onRestore={() => dispatch({ type: 'conversation-restored' })}
        />
      </div>
    </PageToolsContext.Provider>
  );
}

/** Goes to the next or the previous source of the same answer, when there is one. */
function useStep(
  turnId: string | undefined,
  cited: readonly ShownCitation[],
  index: number,
  openCitation: (turnId: string, citation: ShownCitation) => void,
): ((by: 1 | -1) => void) | undefined {
  const latest = useRef({ cited, index });
  latest.current = { cited, index };
  return useMemo(() => {
    if (turnId === undefined) return undefined;
    return (by: 1 | -1) => {
      const next = latest.current.cited[latest.current.index + by];
      if (next !== undefined && latest.current.index !== -1) openCitation(turnId, next);
    };
  }, [turnId, openCitation]);
}
