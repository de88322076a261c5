/** Each view keeps its own place: lists begin at their top, the conversation is where it was left. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { View } from '../state/route.ts';

export function useScrollMemory(view: View): void {
  const places = useRef<Record<View, number>>({
    conversation: 0,
    library: 0,
    timeline: 0,
    history: 0,
    notes: 0,
    unanswered: 0,
  });

  // The listener is changed before the page is scrolled, so that the old view's place is not overwritten.
  useLayoutEffect(() => {
    const look = (): void => {
      places.current[view] = scrollY;
    };
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [view]);

  useLayoutEffect(() => scrollTo({ top: places.current[view] }), [view]);
}
