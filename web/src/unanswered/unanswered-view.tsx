/**
 * The questions that the articles did not answer, how often each was asked, and what no article mentions: which article to
 * add. From here one is added, and the question asked again. What is taken off the list comes back with undo.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../src/errors.ts';
import type { UnansweredQuestion } from '../../../src/store/stored-conversation.ts';
import { AddArticles } from '../adding/add-articles.tsx';
import type { AddArticlesProps } from '../adding/add-articles.tsx';
import { fetchUnanswered } from '../state/api.ts';
import { problemIn } from '../state/problem.ts';
import { focusBeside } from '../ui/focus-beside.ts';
import { dayOf } from '../ui/format.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/list-page.css';
import '../ui/remarks.css';
import './unanswered-view.css';

export interface UnansweredViewProps {
  /** What the articles answer changes with it. */
  readonly revision: number | undefined;
  readonly imports: boolean;
  /** What is being taken off the list. */
  readonly hidden: ReadonlyMap<string, unknown>;
  readonly onAdd: AddArticlesProps['onAdd'];
  readonly onAsk: (question: string) => void;
  readonly onRemove: (question: { readonly id: string; readonly title: string }) => void;
}

export function UnansweredView({ revision, imports, hidden, onAdd, onAsk, onRemove }: UnansweredViewProps) {
  const [questions, setQuestions] = useState<readonly UnansweredQuestion[]>();
  const [problem, setProblem] = useState<Problem>();
  const room = useRef<HTMLElement>(null);
  useEffect(() => {
    const abort = new AbortController();
    fetchUnanswered(abort.signal).then(setQuestions, (fault: unknown) => {
      if (!abort.signal.aborted) setProblem(problemIn(fault));
    });
    return () => abort.abort();
  }, [revision, hidden]);
  const left = questions?.filter(({ turnId }) => !hidden.has(turnId)) ?? [];
  return (
    <section ref={room} class="library" aria-label={strings.unanswered.title}>
      <h1 class="page-title" tabIndex={-1}>
        {strings.unanswered.title}
      </h1>
      <p class="start-note">
        {left.length === 0 && questions !== undefined ? strings.unanswered.none : strings.unanswered.note}
      </p>
      {left.length > 0 && (
        <div class="unanswered-add">
          <AddArticles imports={imports} onAdd={onAdd} />
        </div>
      )}
      {problem !== undefined && (
        <p class="panel-warning">
          <strong>{problem.title}.</strong> {problem.detail}
        </p>
      )}
      <ul class="unanswered">
        {left.map(({ turnId, question, asked, times, missing }) => (
          <li key={turnId}>
            <h2 class="entry-title" dir="auto">
              {question}
            </h2>
            <p class="unanswered-why" dir="auto">
              {missing.length === 0 ? strings.unanswered.mentioned : strings.unanswered.missing(missing)}
            </p>
            <p class="entry-source">
              {strings.unanswered.times(times)} · {dayOf(new Date(asked), new Date())} ·{' '}
              <button
                type="button"
                class="link"
                aria-label={strings.unanswered.askIt(question)}
                onClick={() => onAsk(question)}
              >
                {strings.tools.askAgain}
              </button>{' '}
              ·{' '}
              <button
                type="button"
                class="link"
                data-remove=""
                aria-label={strings.articlesList.removeArticle(question)}
                onClick={(event) => {
                  focusBeside(room.current, event.currentTarget);
                  onRemove({ id: turnId, title: question });
                }}
              >
                {strings.articlesList.remove}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
