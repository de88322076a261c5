/**
 * Tables as they stand in an article's text: as Markdown writes them, a row a line, and under the row that heads the
 * columns a line of dashes. What writes a table there, and the one function that finds it again: answering, checking, the
 * page and exports all go by it, so nothing is kept of a table but its words.
 * Promises: pure; a cell's span is that of its words in the text; what a table is not sure to be is none.
 */
import { sentenceSpans, type Span } from './text.ts';

export interface TableCell extends Span {
  /** Its words, without the marks that keep a bar in them from parting cells. */
  readonly text: string;
}

/** From the words of the first cell to the end of the last; with the bar at an end where the cell is empty. */
export interface TableRow extends Span {
  readonly cells: readonly TableCell[];
  /** The whole line. */
  readonly line: Span;
}

export interface Table extends Span {
  /** What heads the columns; absent where nothing does. */
  readonly head: TableRow | undefined;
  readonly rows: readonly TableRow[];
}

/** Of a line without white space around it; no two parts can take the same space, so that a long one is read once. */
const dashes = /^\|?\s*:?-+:?(?:\s*\|\s*:?-+:?)*\s*\|?$/u;
const barred = /^\s*\|.*\|\s*$/u;
const itemNumber = /^\d{1,3}\.$/;
/** A bar, but one that is escaped. */
const bar = /(?<!\\)\|/gu;

/** The rows as lines of a text. `isHeaded`: the first heads the others. */
export function writeTable(rows: readonly (readonly string[])[], isHeaded: boolean): string {
  const lines = rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`);
  if (isHeaded) lines.splice(1, 0, `| ${(rows[0] ?? []).map(() => '---').join(' | ')} |`);
  return lines.join('\n');
}

/** All tables of a text, in order. Without a line of dashes, rows must have bars at both ends, and be as wide as the first. */
export function tablesIn(text: string): Table[] {
  if (!text.includes('|')) return [];
  const lines = linesOf(text);
  const tables: Table[] = [];
  let at = 0;
  while (at < lines.length) {
    const taken = headedAt(text, lines, at) ?? unheadedAt(text, lines, at);
    if (taken !== undefined) tables.push(taken.table);
    at = taken?.next ?? at + 1;
  }
  return tables;
}

const known = new WeakMap<object, readonly Table[]>();

/** Those of an article, which is asked for them again with each of its passages. */
export function tablesOf(article: { readonly text: string }): readonly Table[] {
  const tables = known.get(article) ?? tablesIn(article.text);
  known.set(article, tables);
  return tables;
}

/** The table that a place of a text lies in. */
function tableAt(text: string, place: number): Table | undefined {
  // No table runs across a blank line.
  const from = Math.max(0, text.lastIndexOf('\n\n', place));
  const end = text.indexOf('\n\n', place);
  const around = text.slice(from, end < 0 ? text.length : end);
  const table = tablesIn(around).find(({ start, end: stop }) => from + start <= place && place < from + stop);
  return table && moved(table, from);
}

/** The row, and its table, that all of a span lies in. */
export function rowAt(
  text: string,
  { start, end }: Span,
): { readonly table: Table; readonly row: TableRow } | undefined {
  const table = tableAt(text, start);
  const row = table?.rows.find(({ line }) => line.start <= start && end <= line.end);
  return table === undefined || row === undefined ? undefined : { table, row };
}

/** The cells of a row that is quoted whole, counted in the quote. */
export function cellsOfRow(quote: string): readonly TableCell[] {
  return rowOf(quote, { start: 0, end: quote.length }).cells;
}

/** Sentences of a text, where each row of a table is one, and what heads it with the line below; of an item, with its number. */
export function sentencesAndRows(text: string, language: string): Span[] {
  const tables = tablesIn(text);
  const spans: Span[] = [];
  let from = 0;
  const addProse = (to: number): void => {
    for (const span of sentenceSpans(text.slice(from, to), language)) {
      const [start, end] = [from + span.start, from + span.end];
      const last = spans.at(-1);
      // "1." at the beginning of a line goes with its item.
      const isMark = last !== undefined && itemNumber.test(text.slice(last.start, last.end));
      if (isMark && !text.slice(last.end, start).includes('\n')) spans.splice(-1, 1, { start: last.start, end });
      else spans.push({ start, end });
    }
  };
  for (const { start, end, head, rows } of tables) {
    addProse(start);
    if (head !== undefined) spans.push({ start, end: text.slice(0, rows[0]?.line.start ?? end).trimEnd().length });
    spans.push(...rows.map(({ line }) => line));
    from = end;
  }
  addProse(text.length);
  return spans;
}

interface Taken {
  readonly table: Table;
  /** The number of the line behind it. */
  readonly next: number;
}

function headedAt(text: string, lines: readonly Span[], at: number): Taken | undefined {
  const [first, second] = [lines[at], lines[at + 1]];
  if (first === undefined || second === undefined || !holdsBar(text, first)) return undefined;
  if (!dashes.test(text.slice(second.start, second.end)) || !holdsBar(text, second)) return undefined;
  const head = rowOf(text, first);
  // Two columns of dashes below three of words are something else.
  if (rowOf(text, second).cells.length !== head.cells.length) return undefined;
  let next = at + 2;
  while (next < lines.length && holdsBar(text, lines[next])) next += 1;
  const rows = lines.slice(at + 2, next).map((line) => rowOf(text, line));
  if (rows.length === 0) return undefined;
  const isNamed = head.cells.some((cell) => cell.text !== '');
  const end = rows.at(-1)?.line.end ?? first.end;
  return { table: { start: first.start, end, head: isNamed ? head : undefined, rows }, next };
}

function unheadedAt(text: string, lines: readonly Span[], at: number): Taken | undefined {
  let next = at;
  let width: number | undefined;
  while (next < lines.length) {
    const line = lines[next];
    if (line === undefined || !barred.test(text.slice(line.start, line.end))) break;
    const { cells } = rowOf(text, line);
    width ??= cells.length;
    if (cells.length !== width || width < 2) break;
    next += 1;
  }
  if (next - at < 2) return undefined;
  const rows = lines.slice(at, next).map((line) => rowOf(text, line));
  return { table: { start: lines[at]?.start ?? 0, end: rows.at(-1)?.line.end ?? 0, head: undefined, rows }, next };
}

/** Lines without the white space around them; a blank one is an empty span. */
function linesOf(text: string): Span[] {
  return [...text.matchAll(/[^\n]+|(?<=\n)(?=\n)/gu)].map(({ 0: line, index }) => {
    const start = index + line.length - line.trimStart().length;
    return { start, end: Math.max(start, index + line.trimEnd().length) };
  });
}

function holdsBar(text: string, line: Span | undefined): boolean {
  return line !== undefined && text.slice(line.start, line.end).includes('|');
}

function rowOf(text: string, line: Span): TableRow {
  const words = text.slice(line.start, line.end);
  const bars = Array.from(words.matchAll(bar), ({ index }) => index);
  // Bars at the ends part nothing.
  if (bars[0] === 0) bars.shift();
  if (bars.at(-1) === words.length - 1) bars.pop();
  const opens = words.startsWith('|') ? 1 : 0;
  const closes = /(?<!\\)\|$/u.test(words) ? words.length - 1 : words.length;
  const cells = [...bars, closes].map((end, at): TableCell => {
    const from = at === 0 ? opens : (bars[at - 1] ?? 0) + 1;
    const own = words.slice(from, Math.max(from, end));
    const start = line.start + from + (own.length - own.trimStart().length);
    const trimmed = own.trim();
    return { start, end: start + trimmed.length, text: trimmed.replaceAll(String.raw`\|`, '|') };
  });
  const [first, last] = [cells[0], cells.at(-1)];
  return {
    start: first === undefined || first.text === '' ? line.start : first.start,
    end: last === undefined || last.text === '' ? line.end : last.end,
    cells,
    line,
  };
}

function moved({ start, end, head, rows }: Table, by: number): Table {
  return {
    start: start + by,
    end: end + by,
    head: head && movedRow(head, by),
    rows: rows.map((row) => movedRow(row, by)),
  };
}

function movedRow({ start, end, cells, line }: TableRow, by: number): TableRow {
  return {
    start: start + by,
    end: end + by,
    cells: cells.map((cell) => ({ ...cell, start: cell.start + by, end: cell.end + by })),
    line: { start: line.start + by, end: line.end + by },
  };
}
