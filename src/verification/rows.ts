/**
 * What a row of a table says, as a statement: "2021: 45 roofs". Promises: pure; made of the row's own cells and of what
 * heads them, always in the same form, so that a statement can be checked against the table to the letter.
 * Does not know which cells are asked for.
 */
import * as tables from '../language/en/tables.ts';
import { rowAt, type Table, type TableRow } from '../tables.ts';
import type { Span } from '../text.ts';

/** A statement of more cells than this says all of the row; of a wide one, one cell or all. */
const mostCells = 3;
const wide = 12;
const bareNumber = /^\p{N}[\p{N}.,\u00A0\u202F ]*$/u;
const yearAlone = /^(?:1[5-9]|20)\d\d$/;

/** `columns`: which cells are said, beside the first, which names the row. */
export function saidOfRow(
  { head, rows }: Pick<Table, 'head' | 'rows'>,
  row: TableRow,
  columns: readonly number[],
): string {
  const name = textAt(row, 0);
  const said = columns.filter((column) => column > 0 && textAt(row, column) !== '');
  const [only] = said;
  // "2022: 74,850 passengers", where years head the columns.
  if (only !== undefined && said.length === 1 && yearAlone.test(textAt(head, only))) {
    const counted = countedAs(textAt(row, only), name);
    if (counted !== undefined) return `${textAt(head, only)}: ${counted}`;
  }
  const parts = said.map((column) => {
    const [value, heading] = [textAt(row, column), textAt(head, column)];
    return countedAs(value, heading) ?? (heading === '' ? value : `${heading}: ${value}`);
  });
  const isCounted = only !== undefined && countedAs(textAt(row, only), textAt(head, only)) !== undefined;
  const group = groupOf(rows, row);
  const label = [group, name].filter((part) => part !== '').join(', ');
  if (parts.length === 0) return label;
  const isPlain = isCounted || textAt(head, only ?? 0) === '';
  return `${label}${label === '' ? '' : isPlain ? ': ' : ' – '}${parts.join('; ')}`;
}

/** How many cells a statement may say, if not all. */
export function mostSaid({ cells }: TableRow): number {
  return cells.length > wide ? 1 : mostCells;
}

function textAt(row: TableRow | undefined, column: number): string {
  return row?.cells[column]?.text ?? '';
}

/** Whether a text is what a row of a table says, of any of its cells. */
export function isSaidOfRow(
  statement: string,
  articleText: string,
  quote: Span,
  asShown: (text: string) => string,
): boolean {
  const found = rowAt(articleText, quote);
  if (found === undefined) return false;
  const { table, row } = found;
  const all = row.cells.map((_, column) => column).filter((column) => column > 0);
  return [[], all, ...choices(all, mostSaid(row))].some(
    (columns) => asShown(saidOfRow(table, row, columns)) === statement,
  );
}

/** "45 roofs" of a number and what heads it. */
function countedAs(value: string, heading: string): string | undefined {
  if (!bareNumber.test(value) || !tables.countedThings.of.test(heading)) return undefined;
  return `${value} ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`;
}

/** What stands alone in a row above, and names those below. */
function groupOf(rows: readonly TableRow[], row: TableRow): string {
  return groupRow(rows, row)?.cells[0]?.text ?? '';
}

export function groupRow(rows: readonly TableRow[], row: TableRow): TableRow | undefined {
  if (isGroup(row)) return undefined;
  const at = rows.indexOf(row);
  return rows.slice(0, Math.max(0, at)).findLast(isGroup);
}

export function isGroup({ cells }: TableRow): boolean {
  return cells.length > 2 && cells[0]?.text !== '' && cells.slice(1).every(({ text }) => text === '');
}

/** In order, of at most so many columns. */
function choices(columns: readonly number[], most: number): number[][] {
  if (most === 0) return [];
  return columns.flatMap((column, at) => [
    [column],
    ...choices(columns.slice(at + 1), most - 1).map((rest) => [column, ...rest]),
  ]);
}
