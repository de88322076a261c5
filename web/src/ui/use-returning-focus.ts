/**
 * Gives the focus back when the article closes: to the number of the citation that was shown last, or to whatever
 * opened it, or else to the question. Streaming never moves the focus; only opening and closing do.
 */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { citationKey } from './page-tools.ts';
import type { PanelTarget } from '../state/page-state.ts';

type Remember = <Given extends unknown[]>(then: (...given: Given) => void) => (...given: Given) => void;

/** Wraps what opens the panel, so that the element that had the focus is remembered. */
export function useReturningFocus(panel: PanelTarget | undefined): Remember {
  const opener = useRef<Element | null>(null);
  const shown = useRef<PanelTarget>(undefined);

  useEffect(() => {
    const before = shown.current;
    shown.current = panel;
    if (before === undefined || panel !== undefined) return;
    // Somebody who has gone on writing keeps the focus.
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    returnTo(opener.current, before);
  }, [panel]);

  return useCallback<Remember>(
    (then) =>
      (...given) => {
        opener.current = document.activeElement;
        then(...given);
      },
    [],
  );
}

function returnTo(opener: Element | null, target: PanelTarget): void {
  const key = target.from === undefined ? undefined : citationKey(target.from.turnId, target.from.number);
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-cite]')];
  const same = opener instanceof HTMLElement && opener.isConnected && opener.dataset['cite'] === key;
  const element = same ? opener : (buttons.find((button) => button.dataset['cite'] === key) ?? opener);
  if (!(element instanceof HTMLElement) || !element.isConnected) {
    document.getElementById('question')?.focus();
    return;
  }
  // A focus that comes back is no wish to see the card again.
  element.dataset['quiet'] = '';
  element.focus();
  delete element.dataset['quiet'];
}
