/**
 * One turn of the conversation: the question as its heading, and the answer in whatever stage it is.
 * Draws only; sources before the first word, draft words set apart from verified ones, failures with a way on.
 */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { topicIn } from '../../../src/query/written-topic.ts';
import { AnswerBody } from './answer-body.tsx';
import { FilterChips } from './filter-chips.tsx';
import { Notes } from '../notes/notes.tsx';
import { QuestionEditor } from './question-editor.tsx';
import type { NewTurn, TurnState } from '../state/turn-state.ts';
import { TurnTools } from './turn-tools.tsx';
import type { Versions } from './turn-tools.tsx';
import { fill } from '../ui/fill.ts';
import { nameOfLanguage } from '../ui/format.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/headings.css';
import '../ui/remarks.css';
import './turn.css';

export interface TurnProps {
  readonly turn: TurnState;
  readonly active: number | undefined;
  readonly versions: Versions;
  /** Another answer is being written. */
  readonly busy: boolean;
  readonly onRetry: (turnId: string) => void;
  readonly onAskInstead: (turnId: string, question: string, how?: Pick<NewTurn, 'lifted' | 'quick'>) => void;
  readonly onStop: () => void;
  readonly onChoose: (turnId: string) => void;
}

export function Turn({ turn, active, versions, busy, onRetry, onAskInstead, onStop, onChoose }: TurnProps) {
  const { phase, outcome } = turn;
  const [editing, setEditing] = useState(false);
  const running = phase.kind === 'running';
  const lifted = turn.lifted !== undefined && { lifted: turn.lifted };
  const askAgain = () => onAskInstead(turn.id, turn.question, { ...lifted });
  const askQuick = () => onAskInstead(turn.id, turn.question, { ...lifted, quick: true });
  /** The built-in answer stands whole while the model writes. */
  const isQuick = running && outcome !== undefined;
  const own = useHeldHeight(isQuick);
  // What was checked before it failed is kept beside the next attempt.
  const retry = () => (turn.statements.length > 0 ? askAgain() : onRetry(turn.id));
  const endEditing = (): void => {
    setEditing(false);
    // The button that began it is there again with the next frame.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-edit="${turn.id}"]`)?.focus());
  };
  // What is checked stands; only the draft grows with every word.
  const { id, statements, citations } = turn;
  const body = useMemo(
    () => <AnswerBody turnId={id} statements={statements} citations={citations} outcome={outcome} active={active} />,
    [id, statements, citations, outcome, active],
  );
  return (
    <article ref={own} class="turn" aria-busy={running || phase.kind === 'elsewhere'} aria-labelledby={`q-${turn.id}`}>
      <h2 class={editing ? 'unseen' : 'question'} id={`q-${turn.id}`} dir="auto">
        {turn.question}
      </h2>
      {editing && (
        <QuestionEditor
          question={turn.question}
          onCancel={endEditing}
          onAsk={(question) => {
            setEditing(false);
            onAskInstead(turn.id, question);
          }}
        />
      )}
      {turn.only !== undefined && (
        <p class="understood">{fill(strings.turn.about, { title: <cite dir="auto">{turn.only.words}</cite> })}</p>
      )}
      {turn.standalone !== undefined && (
        <p class="understood">
          <Understood standalone={turn.standalone} />
        </p>
      )}
      {outcome !== undefined && outcome.askedFilters.length > 0 && (
        <FilterChips
          askedFilters={outcome.askedFilters}
          busy={busy}
          onTakeOff={(words) => onAskInstead(turn.id, turn.question, { lifted: [...(turn.lifted ?? []), words] })}
        />
      )}
      {running && turn.statements.length === 0 && turn.draft === '' && <Reading turn={turn} />}
      {outcome !== undefined && outcome.kind !== 'answered' && (
        <p class={outcome.courtesy === undefined ? 'refusal' : 'reply'} dir="auto">
          {outcome.text}
        </p>
      )}
      {body}
      {outcome?.remark !== undefined && (
        <p class="aside" dir="auto">
          {outcome.remark}
        </p>
      )}
      {isQuick && (
        <p class="quick">
          {strings.turn.quick}{' '}
          <button type="button" class="link" onClick={onStop}>
            {strings.turn.keepQuick}
          </button>
        </p>
      )}
      {turn.draft !== '' && (
        <div class="draft">
          <p class="draft-label">{strings.turn.draft}</p>
          <p dir="auto">{turn.draft}</p>
        </div>
      )}
      {phase.kind === 'elsewhere' && <p class="aside">{strings.turn.elsewhere}</p>}
      {phase.kind === 'stopped' && (
        <p class="aside">{turn.statements.length === 0 ? strings.turn.stoppedEarly : strings.turn.stopped}</p>
      )}
      {phase.kind === 'failed' && (
        <div class="failure">
          <p class="failure-title">{phase.problem.title}</p>
          {phase.problem.detail !== '' && <p>{phase.problem.detail}</p>}
          {phase.problem.requestId !== '' && (
            <p class="failure-id">{fill(strings.turn.request, { id: phase.problem.requestId })}</p>
          )}
          <button type="button" class="button" onClick={retry}>
            {strings.tryAgain}
          </button>
        </div>
      )}
      {turn.citations.length > 0 && (!running || isQuick) && (
        <Notes
          turnId={turn.id}
          citations={turn.citations}
          active={active}
          numbered
          said={turn.statements.map(({ text }) => text).join(' ')}
        />
      )}
      {outcome !== undefined && outcome.nearest.length > 0 && (
        <>
          <h3 class="small-heading">{strings.turn.closest}</h3>
          <Notes turnId={turn.id} citations={outcome.nearest} active={active} numbered={false} />
        </>
      )}
      {outcome?.fallback !== undefined && (
        <p class="aside">
          {outcome.kind === 'answered'
            ? fill(strings.firstQuestions.builtInAnswered, { why: outcome.fallback })
            : fill(strings.firstQuestions.builtInLooked, { why: outcome.fallback })}
        </p>
      )}
      {outcome?.unknownLanguage !== undefined && (
        <p class="aside">{fill(strings.turn.unknownLanguage, { language: nameOfLanguage(outcome.unknownLanguage) })}</p>
      )}
      {outcome?.unverified !== undefined && (
        <p class="aside">{fill(strings.turn.unverified, { why: outcome.unverified })}</p>
      )}
      {!running && phase.kind !== 'elsewhere' && !editing && (
        <TurnTools
          turn={turn}
          versions={versions}
          busy={busy}
          onAskAgain={askAgain}
          onAskQuick={askQuick}
          onEdit={() => setEditing(true)}
          onChoose={onChoose}
        />
      )}
    </article>
  );
}

/**
 * A turn whose quick answer gives way to the words of a model keeps its height, so that nothing on the page moves under the
 * reader's eyes; as long as it is the last (turn.css).
 */
function useHeldHeight(isQuick: boolean) {
  const own = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!isQuick) return undefined;
    const turn = own.current;
    const hold = (): void => turn?.style.setProperty('--held', `${turn.offsetHeight}px`);
    hold();
    const observer = new ResizeObserver(hold);
    if (turn !== null) observer.observe(turn);
    return () => observer.disconnect();
  }, [isQuick]);
  return own;
}

/** A follow-up as it was understood: what it asks, and what was spoken of. */
function Understood({ standalone }: { readonly standalone: string }) {
  const topic = topicIn(standalone);
  if (topic === undefined) return fill(strings.turn.understood, { question: <span dir="auto">{standalone}</span> });
  return fill(strings.firstQuestions.understoodOf, {
    question: <span dir="auto">{topic.head}</span>,
    topic: <span dir="auto">{topic.topics.join('; ')}</span>,
  });
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
