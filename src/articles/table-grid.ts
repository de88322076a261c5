/**
 * A table of any format as a block of text: spans filled out, what heads the columns found, a table that only lays out a
 * page taken apart. Promises: every word once or, where a cell spans several places, in each of them; several rows of
 * heads become one; where a format does not say what heads a table, its first row does only if it looks like it.
 */
import { writeTable } from '../tables.ts';
import type { Block } from './blocks.ts';

export interface GridCell {
  readonly text: string;
  /** Whether the format says that it heads a column or a row. */
  readonly isHead?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  /** Goes on with the cell above. */
  readonly isAbove?: boolean | undefined;
}

/** A cell that is to span more is damaged, or lays out a page. */
const widest = 200;
const longestHead = 60;
const mostWordsOfHead = 9;
const year = /^(?:1[5-9]|20)\d\d(?:\s?[/–-]\s?\d{2,4})?$/;

interface Placed {
  readonly text: string;
  readonly isHead: boolean;
  /** Fills the whole width, so that it names the rows below. */
  readonly isWide: boolean;
}

/** Rows that are not said to be heads may be one all the same, unless `isMarked`: then the format would have said so. */
export function blocksOfGrid(rows: readonly (readonly GridCell[])[], isMarked = false): Block[] {
  const grid = withoutEmpty(placed(rows));
  const [first] = grid;
  if (first === undefined) return [];
  if (first.length < 2) return grid.flatMap((row) => blockOf(row.map(({ text }) => text).join(' ')));
  if (grid.length < 2) return blockOf(filled(first).join(' | '));
  const heads = headsOf(grid, isMarked || grid.flat().some(({ isHead }) => isHead));
  const words = grid.map((row) => row.map(({ text, isWide }, at) => (isWide && at > 0 ? '' : text)));
  const body = words.slice(heads);
  if (heads === 0) return blockOf(writeTable(body, false));
  const head = first.map((_, column) =>
    [...new Set(grid.slice(0, heads).map((row) => row[column]?.text ?? ''))].filter((text) => text !== '').join(' '),
  );
  return blockOf(writeTable([head, ...body], true));
}

function blockOf(text: string): Block[] {
  return text === '' ? [] : [{ text }];
}

function filled(row: readonly Placed[]): string[] {
  return row.flatMap(({ text }) => (text === '' ? [] : [text]));
}

/** Each cell at all places that it spans; rows of one width. */
function placed(rows: readonly (readonly GridCell[])[]): Placed[][] {
  const grid: Placed[][] = rows.map(() => []);
  for (const [at, cells] of rows.entries()) {
    let column = 0;
    const all = cells.reduce((sum, { columns = 1 }) => sum + spanned(columns), 0);
    for (const { text: own, isHead = false, columns = 1, rows: down = 1, isAbove } of cells) {
      while (grid[at]?.[column] !== undefined) column += 1;
      const text = isAbove === true ? (grid[at - 1]?.[column]?.text ?? own) : own;
      const wide = spanned(columns);
      const isWide = wide > 1 && wide === all;
      for (let row = at; row < Math.min(rows.length, at + spanned(down)); row += 1) {
        for (let across = column; across < column + wide; across += 1) {
          const line = grid[row];
          if (line !== undefined) line[across] = { text, isHead, isWide };
        }
      }
      column += wide;
    }
  }
  const width = Math.min(widest, Math.max(0, ...grid.map((row) => row.length)));
  const nothing: Placed = { text: '', isHead: false, isWide: false };
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? nothing));
}

function spanned(given: number): number {
  return Number.isSafeInteger(given) && given > 0 ? Math.min(given, widest) : 1;
}

function withoutEmpty(grid: readonly (readonly Placed[])[]): readonly (readonly Placed[])[] {
  const rows = grid.filter((row) => filled(row).length > 0);
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) => at).filter((at) =>
    rows.some((row) => row[at]?.text !== '' && !(row[at]?.isWide === true && at > 0)),
  );
  return rows.map((row) => columns.flatMap((at) => row[at] ?? []));
}

/** How many rows head the others. */
function headsOf(grid: readonly (readonly Placed[])[], isSaid: boolean): number {
  if (!isSaid) return looksLikeHead(grid.map((row) => row.map(({ text }) => text))) ? 1 : 0;
  const heads = grid.findIndex((row) => !row.every(({ text, isHead }) => isHead || text === ''));
  // A table of heads alone is one that somebody wanted bold.
  return heads < 0 ? 1 : heads;
}

function looksLikeHead([head = [], ...body]: readonly (readonly string[])[]): boolean {
  const [corner = '', ...others] = head;
  if (others.includes('') || new Set(others).size < others.length) return false;
  if (head.some((cell) => cell.length > longestHead || cell.split(' ').length > mostWordsOfHead)) return false;
  if (head.some((cell) => /[.!?]$/.test(cell))) return false;
  // Years head columns; other numbers only where the corner above the names of the rows is empty.
  if (corner === '') return true;
  if (others.every((cell) => year.test(cell))) return !/\d/.test(corner);
  if (head.some((cell) => /\d/.test(cell))) return false;
  const isCounted = head.some((_, at) => 2 * body.filter((row) => /\d/.test(row[at] ?? '')).length >= body.length);
  return isCounted || head.length > 2;
}
