/**
 * The keys that work everywhere on the page: Escape takes away one thing at a time, j and k walk the sources.
 * Letters never act while somebody is writing, nor together with Ctrl, Alt or the command key.
 */
import { useEffect } from 'preact/hooks';

export interface Keys {
  /** Each tells whether there was something to do. */
  readonly hideCard: (() => void) | undefined;
  readonly closePanel: (() => void) | undefined;
  readonly stop: (() => void) | undefined;
  readonly step: ((step: 1 | -1) => void) | undefined;
}

export function useKeys({ hideCard, closePanel, stop, step }: Keys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'Escape') {
        // In the panel, Escape is about the panel; elsewhere, a running answer comes first.
        const inPanel = document.activeElement?.closest('.panel') !== null;
        (hideCard ?? (inPanel ? (closePanel ?? stop) : (stop ?? closePanel)))?.();
      } else if ((event.key === 'j' || event.key === 'k') && step !== undefined && !isWriting(event.target)) {
        event.preventDefault();
        step(event.key === 'j' ? 1 : -1);
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [hideCard, closePanel, stop, step]);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
