/**
 * One verified statement with the numbers of its citations. The last word and the numbers stay on one line, as a
 * printer would set them. Text only: whatever markup the words hold is shown as words.
 */
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
  return (
    <span
      class={statement.withdrawn === undefined ? 'statement' : 'statement withdrawn'}
      data-active={active === undefined ? undefined : ''}
    >
      {runsOf(statementParts(statement.text, statement.citations)).map((run, index) => (
        <span key={index}>
          {run.head}
          <span class="keep">
            {run.lastWord}
            {buttons(run.numbers)}
          </span>
        </span>
      ))}
    </span>
  );
});

interface Run {
  readonly head: string;
  readonly lastWord: string;
  readonly numbers: readonly number[];
}

/** Words, and the numbers that follow them. */
function runsOf(parts: readonly StatementPart[]): Run[] {
  const runs: { text: string; numbers: number[] }[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if ('text' in part) runs.push({ text: part.text, numbers: [] });
    else if (last === undefined) runs.push({ text: '', numbers: [part.number] });
    else last.numbers.push(part.number);
  }
  return runs.map(({ text, numbers }) => {
    const space = numbers.length === 0 ? text.length : text.lastIndexOf(' ') + 1;
    // A very long last word must be able to break, or it would push the page sideways.
    const head = text.length - space > 24 ? text.length : space;
    return { head: text.slice(0, head), lastWord: text.slice(head), numbers };
  });
}
