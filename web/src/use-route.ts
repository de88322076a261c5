/**
 * Keeps the address and the page together: opening words in an article makes a permalink, Back closes it again.
 * The history holds ids and offsets only, never an article's words. Does not draw, and does not fetch.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isRecord } from './guards.ts';
import { articlePath, parseRoute } from './route.ts';
import type { Action, PanelTarget } from './state.ts';

export type View = 'conversation' | 'library';

interface HistoryEntry {
  readonly view: View;
  /** This page made the entry, so that closing can go back instead of leaving. */
  readonly pushed: boolean;
  readonly from?: PanelTarget['from'];
}

export interface Navigation {
  readonly view: View;
  readonly show: (view: View) => void;
  readonly open: (target: PanelTarget) => void;
  readonly close: () => void;
}

export function useRoute(panel: PanelTarget | undefined, dispatch: (action: Action) => void): Navigation {
  const [view, setView] = useState<View>(() => entry()?.view ?? viewOf(parseRoute(location.pathname, location.hash)));

  useEffect(() => {
    const follow = (): void => {
      const route = parseRoute(location.pathname, location.hash);
      if (route.view === 'article') {
        const from = entry()?.from;
        const { articleId, span } = route;
        dispatch({ type: 'panel-opened', target: { articleId, ...(span && { span }), ...(from && { from }) } });
      } else {
        setView(route.view);
        dispatch({ type: 'panel-closed' });
      }
    };
    follow();
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, [dispatch]);

  // The state closes the panel by itself when its article is removed; the address follows.
  const isOpen = panel !== undefined;
  const wasOpen = useRef(false);
  useEffect(() => {
    const closed = wasOpen.current && !isOpen;
    wasOpen.current = isOpen;
    if (closed && location.pathname !== '/') history.replaceState({ view, pushed: false }, '', pathOf(view));
  }, [isOpen, view]);

  const open = useCallback(
    (target: PanelTarget) => {
      const path = articlePath(target.articleId, target.span);
      const alreadyOpen = parseRoute(location.pathname, location.hash).view === 'article';
      const state: HistoryEntry = {
        view,
        pushed: alreadyOpen ? (entry()?.pushed ?? false) : true,
        ...(target.from && { from: target.from }),
      };
      if (alreadyOpen) history.replaceState(state, '', path);
      else history.pushState(state, '', path);
      dispatch({ type: 'panel-opened', target });
    },
    [dispatch, view],
  );

  const close = useCallback(() => {
    if (entry()?.pushed === true) history.back();
    else {
      history.replaceState({ view, pushed: false }, '', pathOf(view));
      dispatch({ type: 'panel-closed' });
    }
  }, [dispatch, view]);

  const show = useCallback(
    (next: View) => {
      if (location.pathname + location.hash !== pathOf(next))
        history.pushState({ view: next, pushed: false }, '', pathOf(next));
      setView(next);
      dispatch({ type: 'panel-closed' });
    },
    [dispatch],
  );

  return { view, show, open, close };
}

function entry(): HistoryEntry | undefined {
  const state: unknown = history.state;
  return isEntry(state) ? state : undefined;
}

function isEntry(state: unknown): state is HistoryEntry {
  return isRecord(state) && (state['view'] === 'conversation' || state['view'] === 'library');
}

function viewOf(route: ReturnType<typeof parseRoute>): View {
  return route.view === 'library' ? 'library' : 'conversation';
}

function pathOf(view: View): string {
  return view === 'library' ? '/#library' : '/';
}
