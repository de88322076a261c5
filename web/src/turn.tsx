/**
 * One turn of the conversation: the question as its heading, and the answer in whatever stage it is.
 * Draws only; sources before the first word, draft words set apart from verified ones, failures with a way on.
 */
import { AnswerBody } from './answer-body.tsx';
import { Notes } from './notes.tsx';
import type { TurnState } from './turn-state.ts';

interface TurnProps {
  readonly turn: TurnState;
  readonly active: number | undefined;
  readonly onRetry: (turnId: string) => void;
}

export function Turn({ turn, active, onRetry }: TurnProps) {
  const { phase, outcome } = turn;
  const running = phase.kind === 'running';
  const retry = () => onRetry(turn.id);
  return (
    <article class="turn" aria-busy={running} aria-labelledby={`q-${turn.id}`}>
      <h2 class="question" id={`q-${turn.id}`} dir="auto">
        {turn.question}
      </h2>
      {turn.standalone !== undefined && (
        <p class="understood">
          Understood as: <span dir="auto">{turn.standalone}</span>
        </p>
      )}
      {running && turn.statements.length === 0 && turn.draft === '' && <Reading turn={turn} />}
      {outcome !== undefined && outcome.kind !== 'answered' && (
        <p class="refusal" dir="auto">
          {outcome.text}
        </p>
      )}
      <AnswerBody turn={turn} active={active} />
      {turn.draft !== '' && (
        <div class="draft">
          <p class="draft-label">Draft, not yet checked</p>
          <p dir="auto">{turn.draft}</p>
        </div>
      )}
      {phase.kind === 'stopped' && (
        <p class="aside">
          {turn.statements.length === 0
            ? 'Stopped before the first sentence.'
            : 'Stopped. What stands here was checked; the rest was not written.'}{' '}
          <button type="button" class="link" onClick={retry}>
            Try again
          </button>
        </p>
      )}
      {phase.kind === 'failed' && (
        <div class="failure">
          <p class="failure-title">{phase.problem.title}</p>
          {phase.problem.detail !== '' && <p>{phase.problem.detail}</p>}
          {phase.problem.requestId !== '' && <p class="failure-id">Request {phase.problem.requestId}</p>}
          <button type="button" class="button" onClick={retry}>
            Try again
          </button>
        </div>
      )}
      {turn.citations.length > 0 && !running && (
        <Notes turnId={turn.id} citations={turn.citations} active={active} numbered />
      )}
      {outcome !== undefined && outcome.nearest.length > 0 && (
        <>
          <h3 class="small-heading">Closest passages</h3>
          <Notes turnId={turn.id} citations={outcome.nearest} active={active} numbered={false} />
        </>
      )}
      {outcome?.fallback !== undefined && <p class="aside">{outcome.fallback}</p>}
    </article>
  );
}

/** The articles that are being read, before there is a word of the answer. */
function Reading({ turn }: { turn: TurnState }) {
  const titles = [...new Map(turn.passages.map((passage) => [passage.articleId, passage.title])).values()];
  return (
    <div class="reading">
      {titles.length === 0 ? (
        <span class="reading-line" />
      ) : (
        <ul>
          {titles.slice(0, 4).map((title) => (
            <li key={title} dir="auto">
              {title}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
