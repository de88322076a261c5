/**
 * Listens for the keys of the page. Those that write a character never act while somebody is writing, and none acts
 * behind an open dialog.
 */
import { useEffect, useRef } from 'preact/hooks';
import { actionOf } from './key-map.ts';
import type { KeyAction } from './key-map.ts';

/** What there is nothing to do for, is left to the browser. */
export type KeyActions = Readonly<Partial<Record<KeyAction, (() => void) | undefined>>>;

export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]') !== null) return;
      const pressed = actionOf(event);
      if (pressed === undefined || (pressed.writes && isWriting(event.target))) return;
      const act = latest.current[pressed.action];
      if (act === undefined) return;
      // Escape may have other work beside this one.
      if (pressed.action !== 'away') event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
