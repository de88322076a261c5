/**
 * The one status line of the page, for eyes and for screen readers: where the last question stands, in a few words.
 * Pure. It changes with the stages only, never with the words of an answer.
 */
import { count } from '../ui/format.ts';
import type { TurnState } from '../state/turn-state.ts';

export function statusText(turn: TurnState | undefined): string {
  if (turn === undefined) return '';
  const { phase, outcome } = turn;
  if (phase.kind === 'running') return runningText(phase.stage, phase.articles);
  if (phase.kind === 'stopped') return 'Stopped';
  if (phase.kind === 'failed') return `Not answered: ${phase.problem.title}`;
  return outcome?.kind === 'answered'
    ? `Answer ready, ${count(turn.citations.length, 'source')}`
    : 'Not in the articles';
}

function runningText(stage: string, articles: number | undefined): string {
  if (stage === 'searching') return 'Searching…';
  if (stage === 'reading') return articles === undefined ? 'Reading' : `Reading ${count(articles, 'article')}`;
  return stage === 'checking' ? 'Checking each quote' : 'Writing';
}
