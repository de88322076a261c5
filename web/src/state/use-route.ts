/**
 * Keeps the address and the page together: opening words in an article makes a permalink, Back closes it again; a
 * conversation gets its own address with its first question. The history of the browser holds ids and offsets only,
 * never an article's words. Does not draw, and does not fetch.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isRecord } from './guards.ts';
import { articlePath, isView, parseRoute, viewPath } from './route.ts';
import type { View } from './route.ts';
import type { Action, PageState, PanelTarget } from './page-state.ts';

interface HistoryEntry {
  readonly view: View;
  /** This page made the entry, so that closing can go back instead of leaving. */
  readonly pushed: boolean;
  readonly from?: PanelTarget['from'];
  /** The conversation behind an article or a list, for a reload to find it again. */
  readonly conversationId?: string;
}

export interface Navigation {
  readonly view: View;
  readonly show: (view: View) => void;
  /** To a conversation that is kept, or to a new one. */
  readonly showConversation: (conversationId: string | undefined) => void;
  readonly open: (target: PanelTarget) => void;
  readonly close: () => void;
}

export function useRoute(
  { panel, conversationId, opening }: PageState,
  dispatch: (action: Action) => void,
  goTo: (conversationId: string | undefined) => void,
): Navigation {
  const [view, setView] = useState<View>(() => {
    const route = currentRoute();
    return entry()?.view ?? (route.view === 'article' ? 'conversation' : route.view);
  });
  const current = conversationId ?? opening?.id;
  const behind = current === undefined ? {} : { conversationId: current };

  useEffect(() => {
    const follow = (): void => {
      const route = currentRoute();
      if (route.view === 'article') {
        const { view: behindIt = 'conversation', from, conversationId: kept } = entry() ?? {};
        const { articleId, span } = route;
        setView(behindIt);
        if (kept !== undefined) goTo(kept);
        dispatch({ type: 'panel-opened', target: { articleId, ...(span && { span }), ...(from && { from }) } });
        return;
      }
      setView(route.view);
      dispatch({ type: 'panel-closed' });
      if (route.view === 'conversation') goTo(route.conversationId);
    };
    if (currentRoute().view !== 'conversation') goTo(entry()?.conversationId);
    follow();
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, [dispatch, goTo]);

  // A conversation gets its name when its first question is kept, and loses it when it is deleted; the address follows.
  const known = useRef(current);
  useEffect(() => {
    if (known.current === current) return;
    known.current = current;
    const route = currentRoute();
    if (route.view === 'conversation') {
      if (route.conversationId === current) return;
      history.replaceState({ view: 'conversation', pushed: false }, '', viewPath('conversation', current));
    } else history.replaceState({ view, pushed: false, ...entry(), conversationId: current }, '');
  }, [current, view]);

  // The state closes the panel by itself when its article is removed; the address follows.
  const isOpen = panel !== undefined;
  const wasOpen = useRef(false);
  useEffect(() => {
    const closed = wasOpen.current && !isOpen;
    wasOpen.current = isOpen;
    if (closed && currentRoute().view === 'article') {
      history.replaceState({ view, pushed: false }, '', viewPath(view, current));
    }
  }, [isOpen, view, current]);

  const open = (target: PanelTarget): void => {
    const path = articlePath(target.articleId, target.span);
    const alreadyOpen = currentRoute().view === 'article';
    const state: HistoryEntry = {
      view,
      pushed: alreadyOpen ? (entry()?.pushed ?? false) : true,
      ...behind,
      ...(target.from && { from: target.from }),
    };
    if (alreadyOpen) history.replaceState(state, '', path);
    else history.pushState(state, '', path);
    dispatch({ type: 'panel-opened', target });
  };

  const close = (): void => {
    if (entry()?.pushed === true) history.back();
    else {
      history.replaceState({ view, pushed: false }, '', viewPath(view, current));
      dispatch({ type: 'panel-closed' });
    }
  };

  const goToPath = (next: View, path: string): void => {
    if (location.pathname + location.hash !== path)
      history.pushState({ view: next, pushed: false, ...behind }, '', path);
    setView(next);
    dispatch({ type: 'panel-closed' });
  };
  const show = (next: View): void => goToPath(next, viewPath(next, current));
  const showConversation = (id: string | undefined): void => {
    goToPath('conversation', viewPath('conversation', id));
    goTo(id);
  };

  const latest = useRef({ open, close, show, showConversation });
  latest.current = { open, close, show, showConversation };
  return {
    view,
    show: useCallback((next: View) => latest.current.show(next), []),
    showConversation: useCallback((id: string | undefined) => latest.current.showConversation(id), []),
    open: useCallback((target: PanelTarget) => latest.current.open(target), []),
    close: useCallback(() => latest.current.close(), []),
  };
}

function currentRoute(): ReturnType<typeof parseRoute> {
  return parseRoute(location.pathname, location.hash);
}

function entry(): HistoryEntry | undefined {
  const state: unknown = history.state;
  return isEntry(state) ? state : undefined;
}

function isEntry(state: unknown): state is HistoryEntry {
  return isRecord(state) && isView(state['view']);
}
