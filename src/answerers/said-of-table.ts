/**
 * What a table or a list answers, as statements: a row each, said of its cells and heads, the row quoted and its answering
 * cell marked; of a list each item, in order.
 */
import type { DraftStatement, Quote, RankedPassage } from '../domain.ts';
import type { ListAnswer } from '../readers/lists/list-answer.ts';
import type { TableAnswer } from '../readers/tables/table-answer.ts';
import { onOneLine, type Span } from '../text.ts';
import { groupRow, mostSaid, saidOfRow } from '../verification/rows.ts';

export function saidOfTable({ ranked, table, rows, columns, answering }: TableAnswer): readonly DraftStatement[] {
  return rows.map((row) => {
    const cell = row.cells[answering];
    const isMarked = cell !== undefined && cell.end > cell.start;
    const answer = isMarked && { start: cell.start - row.start, end: cell.end - row.start };
    const group = groupRow(table.rows, row);
    const isAll = columns.length >= row.cells.length - 1;
    return {
      text: saidOfRow(table, row, isAll ? columns : columns.slice(0, mostSaid(row))),
      quotes: [
        { ...quoteOf(row, ranked), ...(answer && { answer }) },
        ...(group === undefined ? [] : [quoteOf(group, ranked)]),
      ],
    };
  });
}

export function saidOfList({ ranked, list }: ListAnswer): readonly DraftStatement[] {
  return list.items.map((item) => {
    const quote = quoteOf(item, ranked);
    return { text: onOneLine(quote.text), quotes: [quote], isItem: true };
  });
}

function quoteOf({ start, end }: Span, { passage, article }: RankedPassage): Quote {
  return { passageId: passage.id, text: article.text.slice(start, end), at: start };
}
