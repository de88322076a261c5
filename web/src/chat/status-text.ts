/**
 * The one status line of the page, for eyes and for screen readers: where the last question stands, in a few words.
 * Pure. It changes with the stages only, never with the words of an answer.
 */
import type { TurnState } from '../state/turn-state.ts';
import { strings } from '../strings/strings.ts';

export function statusText(turn: TurnState | undefined): string {
  if (turn === undefined) return '';
  const { phase, outcome } = turn;
  if (phase.kind === 'running') {
    if (phase.stage === 'waiting') return strings.crowd.waiting(phase.questions ?? 1);
    return outcome === undefined ? runningText(phase.stage, phase.articles) : strings.status.quick;
  }
  if (phase.kind === 'elsewhere') return strings.turn.elsewhere;
  if (phase.kind === 'stopped') return strings.status.stopped;
  if (phase.kind === 'failed') return strings.status.failed(phase.problem.title);
  if (outcome?.courtesy !== undefined) return strings.firstQuestions.replied;
  return outcome?.kind === 'answered'
    ? strings.status.ready(sources(turn), turn.citations.length)
    : strings.status.refused;
}

function runningText(stage: string, articles: number | undefined): string {
  const { searching, reading, readingArticles, checking, writing } = strings.status;
  if (stage === 'searching') return searching;
  if (stage === 'reading') return articles === undefined ? reading : readingArticles(articles);
  return stage === 'checking' ? checking : writing;
}

/** Articles; one may be quoted more than once. */
function sources({ citations }: TurnState): number {
  return new Set(citations.map(({ articleId }) => articleId)).size;
}
