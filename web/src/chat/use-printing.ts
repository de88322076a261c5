/** Prints a conversation that is kept: it is opened first, and printed once it stands there. The browser saves PDF that way, too. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PageState } from '../state/page-state.ts';
import type { Navigation } from '../state/use-route.ts';

export function usePrinting(
  { conversationId, opening }: PageState,
  { view, showConversation }: Navigation,
): (conversationId: string) => void {
  const [wanted, setWanted] = useState<string>();
  const isThere = view === 'conversation' && opening === undefined && conversationId === wanted;
  const isMissed = opening?.problem !== undefined;
  useEffect(() => {
    if (wanted === undefined || !(isThere || isMissed)) return;
    setWanted(undefined);
    if (isThere) requestAnimationFrame(() => print());
  }, [wanted, isThere, isMissed]);
  return useCallback(
    (id: string) => {
      setWanted(id);
      showConversation(id);
    },
    [showConversation],
  );
}
