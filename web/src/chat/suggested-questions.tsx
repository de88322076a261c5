/**
 * Questions that the server has tried on the articles and found answered, as buttons: about the newest articles at the
 * start, about those just cited after an answer. Fetched again with each revision of the index, so that none outlives
 * its article; where there are none, nothing is shown.
 */
import { useEffect, useState } from 'preact/hooks';
import { fetchSuggestions } from '../state/api.ts';
import type { TurnState } from '../state/turn-state.ts';
import { strings } from '../strings/strings.ts';
import './suggested-questions.css';

interface QuestionsProps {
  readonly revision: number | undefined;
  readonly onAsk: (question: string) => void;
}

export function ExampleQuestions({ revision, onAsk }: QuestionsProps) {
  return <Questions label={strings.conversation.examples} questions={useSuggestions('', 4, revision)} onAsk={onAsk} />;
}

/** Shown after an answer. */
const further = 3;

export function FurtherQuestions({
  turns,
  revision,
  onAsk,
}: QuestionsProps & { readonly turns: readonly TurnState[] }) {
  const suggested = useSuggestions(sourcesOf(turns.at(-1)), further + turns.length, revision);
  const asked = new Set(turns.map(({ question }) => question));
  // A refusal names its own: it may ask back which of several things is meant.
  const instead = turns.at(-1)?.outcome?.suggestions ?? [];
  const offered = instead.length > 0 ? instead : suggested.filter((question) => !asked.has(question)).slice(0, further);
  return <Questions label={strings.conversation.further} questions={offered} onAsk={onAsk} />;
}

interface ListProps extends Pick<QuestionsProps, 'onAsk'> {
  readonly label: string;
  readonly questions: readonly string[];
}

function Questions({ label, questions, onAsk }: ListProps) {
  if (questions.length === 0) return null;
  return (
    <ul class="examples" aria-label={label}>
      {questions.map((question) => (
        <li key={question}>
          <button type="button" class="example" onClick={() => onAsk(question)}>
            <span dir="auto">{question}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Ids of the articles that an answer cites, or that came nearest, parted by commas. */
function sourcesOf(turn: TurnState | undefined): string {
  const shown = turn?.outcome?.kind === 'answered' ? turn.citations : (turn?.outcome?.nearest ?? []);
  return [...new Set(shown.map(({ articleId }) => articleId))].join(',');
}

/** Questions that the server gives at once. */
const mostFetched = 12;

function useSuggestions(articleIds: string, limit: number, revision: number | undefined): readonly string[] {
  const [fetched, setFetched] = useState<{ readonly of: string; readonly questions: readonly string[] }>();
  useEffect(() => {
    if (revision === undefined) return undefined;
    const abort = new AbortController();
    fetchSuggestions(articleIds, Math.min(limit, mostFetched), abort.signal).then(
      (questions) => setFetched({ of: articleIds, questions }),
      // A convenience; what ails the server is told when something is asked.
      () => {
        if (!abort.signal.aborted) setFetched(undefined);
      },
    );
    return () => abort.abort();
  }, [articleIds, limit, revision]);
  return fetched?.of === articleIds ? fetched.questions : [];
}
