/**
 * One verified statement with the numbers of its citations. The last word and the numbers stay on one line, as a
 * printer would set them. Text only: whatever markup the words hold is shown as words.
 */
import { AnswerWords } from './answer-words.tsx';
import type { Span } from '../articles/mark.ts';
import type { Statement } from '../../../src/domain.ts';
import { statementParts } from './answer-layout.ts';
import type { StatementPart } from './answer-layout.ts';
import { CitationButton } from './citation-button.tsx';
import { drawnOnce } from './drawn-once.ts';
import type { ShownCitation } from '../state/turn-state.ts';
import './statement-view.css';

interface StatementViewProps {
  readonly turnId: string;
  readonly statement: Statement;
  /** Its own. */
  readonly citations: readonly ShownCitation[];
  /** Number of the one whose article stands open. */
  readonly active: number | undefined;
}

export const StatementView = drawnOnce(({ turnId, statement, citations, active }: StatementViewProps) => {
  const buttons = (numbers: readonly number[]) =>
    citations
      .filter((citation) => numbers.includes(citation.number))
      .map((citation) => (
        <CitationButton key={citation.number} turnId={turnId} citation={citation} active={citation.number === active} />
      ));
  const bold = answerIn(statement.text, citations);
  return (
    <span
      class={statement.withdrawn === undefined ? 'statement' : 'statement withdrawn'}
      data-active={active === undefined ? undefined : ''}
    >
      {runsOf(statement.text, statementParts(statement.text, statement.citations)).map((run, index) => (
        <span key={index}>
          <AnswerWords words={run.head} start={run.start} answer={bold} />
          <span class="keep">
            <AnswerWords words={run.lastWord} start={run.start + run.head.length} answer={bold} />
            {buttons(run.numbers)}
          </span>
        </span>
      ))}
    </span>
  );
});

/** The words that answer, where the statement says them as its quote does. */
function answerIn(text: string, citations: readonly ShownCitation[]): Span | undefined {
  for (const { quote, start, answer } of citations) {
    if (answer === undefined) continue;
    const whole = text.indexOf(quote);
    const words = quote.slice(answer.start - start, answer.end - start);
    const at = whole === -1 ? text.indexOf(words) : whole + answer.start - start;
    // Twice in other words than the quote's, nobody can tell which of them is meant.
    const isSure = whole !== -1 || (at !== -1 && !text.includes(words, at + 1));
    if (words !== '' && isSure) return { start: at, end: at + words.length };
  }
  return undefined;
}

interface Run {
  /** Where it stands in the statement. */
  readonly start: number;
  readonly head: string;
  readonly lastWord: string;
  readonly numbers: readonly number[];
}

/** Words, and the numbers that follow them. */
function runsOf(statement: string, parts: readonly StatementPart[]): Run[] {
  const runs: { start: number; text: string; numbers: number[] }[] = [];
  let end = 0;
  for (const part of parts) {
    const last = runs.at(-1);
    if ('text' in part) {
      const start = statement.indexOf(part.text, end);
      end = start + part.text.length;
      runs.push({ start, text: part.text, numbers: [] });
    } else if (last === undefined) runs.push({ start: 0, text: '', numbers: [part.number] });
    else last.numbers.push(part.number);
  }
  return runs.map(({ start, text, numbers }) => {
    const space = numbers.length === 0 ? text.length : text.lastIndexOf(' ') + 1;
    // A very long last word must be able to break, or it would push the page sideways.
    const head = text.length - space > 24 ? text.length : space;
    return { start, head: text.slice(0, head), lastWord: text.slice(head), numbers };
  });
}
