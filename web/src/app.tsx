/**
 * The whole page: the stage with its rooms, the article beside it, and what lies over both: a card, notices, a dialog.
 * Wires state, address, keys and focus together; each part draws itself.
 */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { branchOf } from '../../src/conversations/branches.ts';
import { ArticlePanel } from './articles/article-panel.tsx';
import type { Span } from './articles/mark.ts';
import { CitationCard } from './chat/citation-card.tsx';
import { Corner } from './ui/corner.tsx';
import { DropTarget } from './adding/drop-target.tsx';
import { fetchedRoom } from './ui/fetched-room.tsx';
import { focusQuestion } from './chat/focus-question.ts';
import { sourceParts } from './ui/format.ts';
import { PageToolsContext } from './ui/page-tools.ts';
import { SettingsDialog } from './ui/settings-dialog.tsx';
import { Stage } from './stage.tsx';
import { takeOffer } from './adding/bookmark.ts';
import { strings } from './strings/strings.ts';
import type { ShownCitation } from './state/turn-state.ts';
import { useArticleBeside } from './articles/use-article-beside.ts';
import { useAsking } from './chat/use-asking.ts';
import { useCard } from './chat/use-card.ts';
import { useCiting } from './chat/use-citing.ts';
import { useHistory } from './history/use-history.ts';
import { useNarrow } from './ui/use-narrow.ts';
import { usePage } from './state/use-page.ts';
import { usePageKeys } from './state/use-page-keys.ts';
import { usePageTitle } from './state/use-page-title.ts';
import { usePrinting } from './chat/use-printing.ts';
import { useReadingAnswers } from './articles/use-reading.ts';
import { useRemovals } from './library/use-removals.ts';
import { useReturningFocus } from './ui/use-returning-focus.ts';
import { useRoute } from './state/use-route.ts';
import { useScrollMemory } from './chat/use-scroll-memory.ts';
import { useSettings } from './state/use-settings.ts';
import { useShownLibrary } from './library/use-shown-library.ts';
import { useUploads } from './adding/use-uploads.ts';
import './app.css';
import './ui/forced-colours.css';
import './ui/print.css';

const OfferRoom = fetchedRoom(async () => (await import('./adding/offer-dialog.tsx')).OfferDialog);

export function App() {
  // First of all: it is taken out of the address.
  const [offer, setOffer] = useState(takeOffer);
  const uploads = useUploads();
  const settings = useSettings();
  const page = usePage(uploads.tellsOf, settings.settings.model);
  const { state, dispatch, judge, save, goTo } = page;
  const { panel, opening } = state;
  const turns = useMemo(() => branchOf(state.turns, state.leaf), [state.turns, state.leaf]);
  const library = useShownLibrary(state);
  const navigation = useRoute(state, dispatch, goTo);
  const { view, open, close } = navigation;
  const narrow = useNarrow();
  const asking = useAsking(page, navigation, narrow);
  const [asked, setAsked] = useState<'settings' | 'keys'>();
  const conversations = useHistory(view === 'history');
  useRemovals(state, dispatch, conversations.forget);
  const card = useCard(state.withdrawn);
  const { show: showCard, hide: hideCard } = card;
  const remember = useReturningFocus(panel);
  useScrollMemory(view);
  const printIt = usePrinting(state, navigation);

  const last = turns.at(-1);
  const isStart = turns.length === 0 && opening === undefined && view === 'conversation';
  const shownState = { ...state, library };
  usePageTitle(view, last?.question);
  const isBeside = useArticleBeside(state, last, view, dispatch);
  useReadingAnswers(last, settings.settings.aloud);

  const onEnd = useCallback(
    (by: 1 | -1, quotes: number) => {
      const end = by === 1 ? strings.looks.lastQuote : strings.looks.firstQuote;
      dispatch({ type: 'noticed', text: quotes === 1 ? strings.looks.onlyQuote : end, titles: [] });
    },
    [dispatch],
  );
  const { turn: citing, citation, place, openCitation, step } = useCiting(turns, panel, open, onEnd);
  const tools = useMemo(() => {
    const openHere = remember((turnId: string, cited: ShownCitation) => {
      hideCard('now');
      openCitation(turnId, cited);
    });
    return { openCitation: openHere, showCard, hideCard, save, judge };
  }, [remember, openCitation, showCard, hideCard, save, judge]);
  const openArticle = useMemo(
    () => remember((articleId: string, span?: Span) => open({ articleId, ...(span !== undefined && { span }) })),
    [remember, open],
  );
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
        <Stage
          page={page}
          state={shownState}
          turns={turns}
          isStart={isStart}
          covered={narrow && panel !== undefined}
          navigation={navigation}
          asking={asking}
          conversations={conversations}
          onOpen={openArticle}
          onAdd={add}
          onPrint={printIt}
          onSettings={() => setAsked('settings')}
        />
        {panel !== undefined && (
          <>
            <button type="button" class="backdrop" tabIndex={-1} aria-hidden="true" onClick={close} />
            <ArticlePanel
              target={panel}
              takesFocus={!isBeside}
              citation={citation}
              outcome={citing?.outcome}
              place={place}
              summary={library.articles.find(({ id }) => id === panel.articleId)}
              all={library.articles}
              titleOf={sourceOf}
              onOpen={openArticle}
              onAsk={(question) => {
                if (narrow) close();
                asking.ask(question);
              }}
              onAskAbout={asking.keepTo}
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
        {offer !== undefined && library.index !== undefined && (
          <OfferRoom offer={offer} imports={library.index.imports} onAdd={add} onClose={() => setOffer(undefined)} />
        )}
        {asked !== undefined && (
          <SettingsDialog {...settings} at={asked} index={library.index} onClose={() => setAsked(undefined)} />
        )}
      </div>
    </PageToolsContext.Provider>
  );
}
