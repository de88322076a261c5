/**
 * The words of a citation as its card shows them: a sentence, or the row of a table below what heads it.
 * Promises: only words that are quoted; those that answer in bold.
 */
import { cellsOfRow } from '../../../src/tables.ts';
import type { ShownCitation } from '../state/turn-state.ts';
import { shorten } from '../ui/format.ts';
import { AnswerWords } from './answer-words.tsx';
import './quoted-words.css';

const mostCharacters = 420;

export function QuotedWords({ citation: { quote, start, head, answer } }: { citation: ShownCitation }) {
  if (head === undefined) return <AnswerWords words={shorten(quote, mostCharacters)} start={start} answer={answer} />;
  return (
    <table class="quoted-row">
      <thead>
        <tr>
          {cellsOfRow(head.quote).map((cell) => (
            <th key={cell.start} scope="col">
              {cell.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {cellsOfRow(quote).map((cell) => (
            <td key={cell.start}>
              <AnswerWords words={cell.text} start={start + cell.start} answer={answer} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
