/**
 * What a table or a list answers, as statements: a row each, said of its cells and heads, the row quoted and its answering
 * cell marked; of a list each item, in order.
 */
import type { DraftStatement } from '../domain.ts';
import type { ListAnswer } from '../readers/lists/list-answer.ts';
import type { TableAnswer } from '../readers/tables/table-answer.ts';
import { onOneLine } from '../text.ts';
import { groupRow, mostSaid, saidOfRow } from '../verification/rows.ts';

export function saidOfTable({ ranked, table, rows, columns, answering }: TableAnswer): readonly DraftStatement[] {
  const { passage, article } = ranked;
  return rows.map((row) => {
    const quoteOf = ({ start, end }: { start: number; end: number }): DraftStatement['quotes'][number] => ({
      passageId: passage.id,
      text: article.text.slice(start, end),
      at: start,
    });
    const cell = row.cells[answering];
    const isMarked = cell !== undefined && cell.end > cell.start;
    const answer = isMarked && { start: cell.start - row.start, end: cell.end - row.start };
    const group = groupRow(table.rows, row);
    const isAll = columns.length >= row.cells.length - 1;
    return {
      text: saidOfRow(table, row, isAll ? columns : columns.slice(0, mostSaid(row))),
      quotes: [{ ...quoteOf(row), ...(answer && { answer }) }, ...(group === undefined ? [] : [quoteOf(group)])],
    };
  });
}

export function saidOfList({ ranked, list }: ListAnswer): readonly DraftStatement[] {
  const { passage, article } = ranked;
  return list.items.map(({ start, end }) => {
    const text = article.text.slice(start, end);
    return { text: onOneLine(text), quotes: [{ passageId: passage.id, text, at: start }], isItem: true };
  });
}
