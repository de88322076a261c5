/**
 * The page's one status line, seen and announced. Always in the page, so that screen readers hear its changes.
 */
import { statusText } from './status-text.ts';
import type { TurnState } from '../state/turn-state.ts';
import { strings } from '../strings/strings.ts';
import './status-line.css';

interface StatusLineProps {
  readonly turn: TurnState | undefined;
  /** The connection to the server is gone, for the moment. */
  readonly lost: boolean;
  /** Heard but not seen, unless an answer is under way: where the conversation is out of sight. */
  readonly quiet: boolean;
}

export function StatusLine({ turn, lost, quiet }: StatusLineProps) {
  const running = turn?.phase.kind === 'running';
  const failed = turn?.phase.kind === 'failed';
  const parts = [lost && failed ? '' : statusText(turn), lost ? strings.status.lost : ''];
  return (
    <p class={quiet && !running && !lost ? 'unseen' : 'status'} role="status" data-running={running ? '' : undefined}>
      {parts.filter((part) => part !== '').join(' · ')}
    </p>
  );
}
