/**
 * Cuts an article's stored text into headings, paragraphs, tables and lists, with the words of one span marked.
 * Promises: the parts of all blocks, joined, are the text, and the marked parts are exactly the span (clamped to the
 * text). Knows nothing of the page; headings that do not fit the text are ignored.
 */
import type { Heading } from '../../../src/domain.ts';
import { listsIn } from '../../../src/lists.ts';
import { tablesIn } from '../../../src/tables.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Part {
  readonly text: string;
  readonly marked: boolean;
}

export interface Block {
  /** A gap is the white space between blocks: it is never shown, but it belongs to the text. */
  readonly kind: 'heading' | 'paragraph' | 'table' | 'list' | 'gap';
  /** 1 to 6 for a heading, else 0. */
  readonly level: number;
  readonly start: number;
  readonly parts: readonly Part[];
  /** Of a table: the cells of its rows, the head first where there is one; of a list, its items. */
  readonly head?: readonly Piece[] | undefined;
  readonly rows?: readonly (readonly Piece[])[];
  readonly items?: readonly Item[];
}

/** The words of a cell, without the marks that part it from others. */
export interface Piece {
  readonly start: number;
  readonly parts: readonly Part[];
}

export interface Item extends Piece {
  /** "-" or "3." */
  readonly mark: string;
  readonly depth: number;
}

export function articleBlocks(text: string, headings: readonly Heading[], span?: Span): Block[] {
  const blocks: Block[] = [];
  const add = (kind: Block['kind'], level: number, start: number, end: number): void => {
    if (end <= start) return;
    if (kind === 'paragraph') blocks.push(...formsOf(text, start, end, span));
    else blocks.push({ kind, level, start, parts: partsOf(text, start, end, span) });
  };
  let at = 0;
  for (const heading of soundHeadings(text, headings)) {
    addProse(text, at, heading.start, add);
    add('heading', heading.level, heading.start, heading.end);
    at = heading.end;
  }
  addProse(text, at, text.length, add);
  return blocks;
}

/** Where the quoted words stand now: at their place, else at the nearest other place, else nowhere. */
export function locateQuote(text: string, quote: string, start: number): Span | undefined {
  if (quote === '') return undefined;
  if (text.startsWith(quote, start)) return { start, end: start + quote.length };
  let nearest: number | undefined;
  for (let found = text.indexOf(quote); found !== -1; found = text.indexOf(quote, found + 1)) {
    if (nearest === undefined || Math.abs(found - start) < Math.abs(nearest - start)) nearest = found;
  }
  return nearest === undefined ? undefined : { start: nearest, end: nearest + quote.length };
}

/**
 * Whether the single line breaks of a paragraph mean something. Short lines are hard-wrapped prose, which should flow;
 * where a line is longer than any wrap, each line is a paragraph of its own.
 */
export function keepsLines(text: string): boolean {
  return text.includes('\n') && text.split('\n').some((line) => line.length > 110);
}

function soundHeadings(text: string, headings: readonly Heading[]): Heading[] {
  const sound: Heading[] = [];
  let at = 0;
  for (const heading of headings.toSorted((a, b) => a.start - b.start)) {
    if (heading.start < at || heading.end <= heading.start || heading.end > text.length) continue;
    sound.push(heading);
    at = heading.end;
  }
  return sound;
}

function addProse(
  text: string,
  start: number,
  end: number,
  add: (kind: Block['kind'], level: number, start: number, end: number) => void,
): void {
  let at = start;
  for (const match of text.slice(start, end).matchAll(/\s+/g)) {
    const from = start + match.index;
    const to = from + match[0].length;
    const parts = from === start || to === end || match[0].split('\n').length > 2;
    if (!parts) continue;
    add('paragraph', 0, at, from);
    add('gap', 0, from, to);
    at = to;
  }
  add('paragraph', 0, at, end);
}

/** What stands between two blank lines: tables and lists, and the words around them. */
function formsOf(text: string, start: number, end: number, span: Span | undefined): Block[] {
  const words = text.slice(start, end);
  const piece = (from: number, to: number): Piece => ({
    start: start + from,
    parts: partsOf(text, start + from, start + to, span),
  });
  const tables = tablesIn(words).map(({ head, rows, ...place }) => {
    const cells = (row: (typeof rows)[number]): Piece[] => row.cells.map((cell) => piece(cell.start, cell.end));
    return { ...place, kind: 'table' as const, head: head && cells(head), rows: rows.map(cells) };
  });
  const lists = tables.length > 0 ? [] : listsIn(words);
  const forms = [
    ...tables,
    ...lists.map((list) => ({
      kind: 'list' as const,
      // With the mark of the first.
      start: words.lastIndexOf('\n', list.start) + 1,
      end: list.end,
      items: list.items.map(({ mark, depth, ...item }) => ({ mark, depth, ...piece(item.start, item.end) })),
    })),
  ];
  const blocks: Block[] = [];
  let at = 0;
  const addWords = (to: number): void => {
    const between = words.slice(at, to);
    const lead = between.length - between.trimStart().length;
    const body = between.trim().length;
    for (const [kind, from, until] of [
      ['gap', at, at + lead],
      ['paragraph', at + lead, at + lead + body],
      ['gap', at + lead + body, to],
    ] as const) {
      if (until > from) blocks.push({ kind, level: 0, ...piece(from, until) });
    }
  };
  for (const { start: from, end: to, ...form } of forms) {
    addWords(from);
    blocks.push({ level: 0, ...piece(from, to), ...form });
    at = to;
  }
  addWords(words.length);
  return blocks;
}

function partsOf(text: string, start: number, end: number, span: Span | undefined): Part[] {
  const from = clamp(span?.start ?? end, start, end);
  const to = clamp(span?.end ?? end, from, end);
  return [
    { text: text.slice(start, from), marked: false },
    { text: text.slice(from, to), marked: true },
    { text: text.slice(to, end), marked: false },
  ].filter((part) => part.text !== '');
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
