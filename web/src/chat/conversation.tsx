/**
 * The conversation, as a log that is not announced word by word, and the page's scrolling while an answer grows:
 * it follows the end only when the reader is at the end, and never pushes the question out of sight by itself.
 */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { PanelTarget } from '../state/page-state.ts';
import { versionsOf } from '../../../src/conversations/branches.ts';
import { Turn } from './turn.tsx';
import type { TurnProps } from './turn.tsx';
import type { TurnState } from '../state/turn-state.ts';
import { strings } from '../strings/strings.ts';
import './conversation.css';

type TurnActions = Pick<TurnProps, 'onRetry' | 'onAskInstead' | 'onStop' | 'onChoose'>;

interface ConversationProps extends TurnActions {
  /** The branch that is read. */
  readonly turns: readonly TurnState[];
  /** Turns of all branches. */
  readonly all: readonly TurnState[];
  readonly from: PanelTarget['from'];
  readonly busy: boolean;
}

/** As close to the end as still counts as being there, in CSS pixels. */
const nearEnd = 60;
/** Between the page's header, which must not cover the question, and the question. */
const underHeader = 12;

export function Conversation({ turns, all, from, busy, ...actions }: ConversationProps) {
  const log = useRef<HTMLDivElement>(null);
  useFollowing(log, turns);
  useCitedInSight(log, from);
  useNamedInSight(turns);
  return (
    <div ref={log} class="conversation" role="log" aria-label={strings.conversation.title} aria-live="off">
      {turns.map((turn) => (
        <TurnSlot
          key={turn.id}
          turn={turn}
          active={from?.turnId === turn.id ? from.number : undefined}
          versions={versionsOf(all, turn)
            .map(({ id }) => id)
            .join(' ')}
          busy={busy}
          {...actions}
        />
      ))}
    </div>
  );
}

type TurnSlotProps = Omit<TurnProps, 'versions'> & { readonly versions: string };

/** Draws a turn again only when something of it has changed, however many there are. */
function TurnSlot({ turn, active, versions, busy, onRetry, onAskInstead, onStop, onChoose }: TurnSlotProps) {
  return useMemo(() => {
    const ids = versions.split(' ');
    const props = { turn, active, busy, onRetry, onAskInstead, onStop, onChoose };
    return <Turn {...props} versions={{ ids, index: ids.indexOf(turn.id) }} />;
  }, [turn, active, versions, busy, onRetry, onAskInstead, onStop, onChoose]);
}

/** The words whose source stands open stay in sight, although the article beside them makes the page narrower. */
function useCitedInSight(log: { readonly current: HTMLElement | null }, from: PanelTarget['from']): void {
  useEffect(() => {
    if (from !== undefined) log.current?.querySelector('.statement[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [log, from]);
}

/** The answer that the address names comes into sight once, when it is there. */
function useNamedInSight(turns: readonly TurnState[]): void {
  const shown = useRef('');
  useEffect(() => {
    const id = location.hash.slice(1);
    if (id === '' || shown.current === id || !turns.some((turn) => turn.id === id)) return;
    shown.current = id;
    document.querySelector(`[aria-labelledby="q-${id}"]`)?.scrollIntoView();
  }, [turns]);
}

function useFollowing(log: { readonly current: HTMLElement | null }, turns: readonly TurnState[]): void {
  const atEnd = useRef(true);
  const known = useRef(turns.length);
  const header = useRef(0);

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
    // While one answer comes, the header may become lower or higher; the question stays where it was brought.
    if (asked) header.current = (document.querySelector<HTMLElement>('.header')?.offsetHeight ?? 0) + underHeader;
    const questionTop = (log.current?.lastElementChild?.getBoundingClientRect().top ?? 0) + scrollY - header.current;
    // Once the reader has gone past the question to the end, the end is what they want to see.
    const target = !asked && questionTop < scrollY ? end : Math.min(end, questionTop);
    // A question can have been asked from further down, on the first page in large type.
    if (asked || target > scrollY) scrollTo({ top: target });
    // The event comes a frame later, when the answer may have grown already.
    atEnd.current = end - scrollY <= nearEnd;
  }, [log, turns]);
}
