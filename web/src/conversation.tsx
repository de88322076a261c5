/**
 * The conversation, as a log that is not announced word by word, and the page's scrolling while an answer grows:
 * it follows the end only when the reader is at the end, and never pushes the question out of sight by itself.
 */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { PanelTarget } from './state.ts';
import { Turn } from './turn.tsx';
import type { TurnState } from './turn-state.ts';

interface ConversationProps {
  readonly turns: readonly TurnState[];
  readonly from: PanelTarget['from'];
  readonly onRetry: (turnId: string) => void;
}

/** As close to the end as still counts as being there, in CSS pixels. */
const nearEnd = 60;
/** Height of the page's header, which must not cover the question. */
const header = 72;

export function Conversation({ turns, from, onRetry }: ConversationProps) {
  const log = useRef<HTMLDivElement>(null);
  useFollowing(log, turns);
  return (
    <div ref={log} class="conversation" role="log" aria-label="Conversation" aria-live="off">
      {turns.map((turn) => (
        <TurnSlot
          key={turn.id}
          turn={turn}
          active={from?.turnId === turn.id ? from.number : undefined}
          onRetry={onRetry}
        />
      ))}
    </div>
  );
}

/** Draws a turn again only when it has changed itself, however many there are. */
function TurnSlot({ turn, active, onRetry }: Parameters<typeof Turn>[0]) {
  return useMemo(() => <Turn turn={turn} active={active} onRetry={onRetry} />, [turn, active, onRetry]);
}

function useFollowing(log: { readonly current: HTMLElement | null }, turns: readonly TurnState[]): void {
  const atEnd = useRef(true);
  const known = useRef(turns.length);

  useEffect(() => {
    const look = (): void => {
      const { scrollHeight } = document.documentElement;
      atEnd.current = scrollY + innerHeight >= scrollHeight - nearEnd;
    };
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, []);

  useLayoutEffect(() => {
    const asked = turns.length > known.current;
    known.current = turns.length;
    const last = turns.at(-1);
    if (last === undefined || (!asked && !atEnd.current)) return;
    const { scrollHeight } = document.documentElement;
    const end = scrollHeight - innerHeight;
    const questionTop = (log.current?.lastElementChild?.getBoundingClientRect().top ?? 0) + scrollY - header;
    // Once the reader has gone past the question to the end, the end is what they want to see.
    const target = questionTop < scrollY ? end : Math.min(end, questionTop);
    if (target > scrollY) scrollTo({ top: target });
  }, [log, turns]);
}
