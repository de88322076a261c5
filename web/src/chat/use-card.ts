/**
 * When the card of a citation is shown: at once on focus, after a breath on hover, and until the pointer has left both
 * the number and the card. Scrolling and Escape take it away, and so does whatever is withdrawn.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Card } from './citation-card.tsx';
import type { PageState } from '../state/page-state.ts';
import type { ShownCitation } from '../state/turn-state.ts';

const breath = 90;
const grace = 180;

export interface CardControl {
  readonly card: Card | undefined;
  readonly show: (anchor: HTMLElement, citation: ShownCitation, when: 'soon' | 'now') => void;
  readonly hide: (when: 'soon' | 'now') => void;
  readonly keep: () => void;
}

export function useCard(withdrawn: PageState['withdrawn']): CardControl {
  const [card, setCard] = useState<Card>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const later = useCallback((wait: number, next: Card | undefined) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCard(next), wait);
  }, []);
  const show = useCallback(
    (anchor: HTMLElement, citation: ShownCitation, when: 'soon' | 'now') =>
      later(when === 'soon' ? breath : 0, { anchor, citation }),
    [later],
  );
  const hide = useCallback((when: 'soon' | 'now') => later(when === 'soon' ? grace : 0, undefined), [later]);
  const keep = useCallback(() => clearTimeout(timer.current), []);

  const shown = card !== undefined;
  useEffect(() => {
    if (!shown) return undefined;
    const away = (): void => hide('now');
    addEventListener('scroll', away, { passive: true });
    return () => removeEventListener('scroll', away);
  }, [shown, hide]);

  // It may show words that have just been withdrawn.
  useEffect(() => hide('now'), [hide, withdrawn]);

  return { card, show, hide, keep };
}
