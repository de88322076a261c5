/**
 * Questions that the server has tried on the articles and found answered, as buttons: about the newest articles at the
 * start, in one line above the field about those just cited by an answer and those just added, and only of sources that
 * the reader keeps to. Fetched again with each revision of the index, so that none outlives
 * its article; where there are none, nothing is shown.
 */
import { useEffect, useState } from 'preact/hooks';
import type { ChosenSources } from '../../../src/domain.ts';
import type { LibraryState } from '../library/library-state.ts';
import { fetchSuggestions, suggestionQuery } from '../state/api.ts';
import type { TurnState } from '../state/turn-state.ts';
import { strings } from '../strings/strings.ts';
import './filter-chips.css';
import './suggested-questions.css';

interface QuestionsProps {
  readonly library: LibraryState;
  /** What the reader keeps to. */
  readonly sources: ChosenSources | undefined;
  readonly onAsk: (question: string) => void;
}

export function ExampleQuestions({ library, sources, onAsk }: QuestionsProps) {
  const questions = useSuggestions([], sources, 4, library);
  return <Questions label={strings.conversation.examples} questions={questions} onAsk={onAsk} />;
}

/** Shown after an answer. */
const further = 3;

/** About what came while the page was open, before what was cited. */
const ofAdded = 2;

export function FurtherQuestions({
  turns,
  library,
  sources,
  onAsk,
}: QuestionsProps & { readonly turns: readonly TurnState[] }) {
  const about = [...new Set([...library.added.slice(0, ofAdded), ...sourcesOf(turns.at(-1))])];
  const suggested = useSuggestions(about, sources, further + turns.length, library);
  const asked = new Set(turns.map(({ question }) => question));
  // A refusal names its own: it may ask back which of several things is meant.
  const instead = turns.at(-1)?.outcome?.suggestions ?? [];
  const offered = instead.length > 0 ? instead : suggested.filter((question) => !asked.has(question)).slice(0, further);
  return <Questions label={strings.conversation.further} questions={offered} inLine onAsk={onAsk} />;
}

interface ListProps extends Pick<QuestionsProps, 'onAsk'> {
  readonly label: string;
  readonly questions: readonly string[];
  /** One beside the other. */
  readonly inLine?: boolean;
}

function Questions({ label, questions, inLine, onAsk }: ListProps) {
  if (questions.length === 0) return null;
  return (
    <ul class={inLine === true ? 'in-line' : 'examples'} aria-label={label}>
      {questions.map((question) => (
        <li key={question}>
          <button
            type="button"
            class={inLine === true ? 'filter-chip' : 'example'}
            onFocus={showWhole}
            onClick={() => onAsk(question)}
          >
            <span dir="auto">{question}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** For the keyboard; under a pointer that presses it, it must not move. */
function showWhole({ currentTarget: button }: { readonly currentTarget: HTMLElement }): void {
  if (button.matches(':focus-visible')) button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Ids of the articles that an answer cites, or that came nearest. */
function sourcesOf(turn: TurnState | undefined): string[] {
  const shown = turn?.outcome?.kind === 'answered' ? turn.citations : (turn?.outcome?.nearest ?? []);
  return [...new Set(shown.map(({ articleId }) => articleId))];
}

/** Questions that the server gives at once. */
const mostFetched = 12;

function useSuggestions(
  articleIds: readonly string[],
  sources: ChosenSources = {},
  limit: number,
  { index }: LibraryState,
): readonly string[] {
  const query = suggestionQuery(articleIds, sources, Math.min(limit, mostFetched));
  const revision = index?.revision;
  const [fetched, setFetched] = useState<{ readonly of: string; readonly questions: readonly string[] }>();
  useEffect(() => {
    if (revision === undefined) return undefined;
    const abort = new AbortController();
    fetchSuggestions(query, abort.signal).then(
      (questions) => setFetched({ of: query, questions }),
      // A convenience; what ails the server is told when something is asked.
      () => {
        if (!abort.signal.aborted) setFetched(undefined);
      },
    );
    return () => abort.abort();
  }, [query, revision]);
  return fetched?.of === query ? fetched.questions : [];
}
