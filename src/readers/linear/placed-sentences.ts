/**
 * The sentences of a passage with what each is and what it belongs to: rows to the head of their table, items to the
 * line that introduces them. Promises: pure; in order; a list that runs over the end of the passage has no last item.
 */
import type { Article, Passage } from '../../domain.ts';
import * as labels from '../../language/en/labels.ts';
import { type TableRow, tablesOf } from '../../tables.ts';
import { blockSpans, countWords, sentenceSpans, type Span } from '../../text.ts';
import { cellsOf, isItem, kindOf, opensList, type SentenceKind } from './sentence-kind.ts';

export interface SentencePlace {
  /** Within the passage's text. */
  readonly span: Span;
  readonly kind: SentenceKind;
  /** Has its line to itself, so that it goes on with no other. */
  readonly isLine: boolean;
  /** The numbers of the sentences that say what it is about: of a row, the head of its table and no other row. */
  readonly besides: { readonly before: number; readonly after: number };
  /** Of a line that introduces a list, the number of the last item. */
  readonly through: number | undefined;
}

/** Characters within which the next line is looked for. */
const looked = 400;
/** A longer list is no quote. */
const mostItems = 12;
const longestList = 500;

export function placedSentences(
  article: Pick<Article, 'text' | 'language' | 'headings'>,
  { text, start: offset }: Pick<Passage, 'text' | 'start'>,
): SentencePlace[] {
  const { text: whole, language, headings } = article;
  const titles = new Set(headings.map(({ start, end }) => whole.slice(start, end)));
  const spans = lineSentences(text, language, whole, offset, rowsWithin(article, offset, offset + text.length));
  const texts = spans.map(({ start, end }) => text.slice(start, end));
  const kinds = spans.map(({ start, end, isAlone, kind }, at): SentenceKind => {
    const own = texts[at] ?? '';
    if (kind !== undefined) return kind;
    // A line of contents without its page.
    if (isAlone && titles.has(own)) return 'contents';
    // Within prose, the lines around it say nothing.
    const before = isAlone ? lineBefore(whole, offset + start) : undefined;
    return kindOf(own, { isAlone, before, after: isAlone ? lineAfter(whole, offset + end) : undefined });
  });
  const heads = headsOf(
    kinds,
    texts.map((own, at) => opensList(own) && kinds[at] !== 'question'),
    spans.map(({ isAlone }, at) => isAlone && cellsOf(texts[at] ?? '').length > 1),
    spans.map(({ isAlone, isMarked }, at) => isMarked || (isAlone && isItem(texts[at] ?? ''))),
  );
  const goesOn = listGoesOn(whole, offset + text.length, new Set(headings.map(({ start }) => start)));
  return spans.map(({ start, end, isAlone }, at) => {
    const head = heads[at];
    const last = kinds[at] === 'table head' ? -1 : heads.lastIndexOf(at);
    const isWhole = last > at && !(goesOn && last === spans.length - 1);
    const isShort = last - at <= mostItems && (spans[last]?.end ?? 0) - start <= longestList;
    return {
      span: { start, end },
      kind: kinds[at] ?? 'statement',
      isLine: isAlone,
      besides: head === undefined ? { before: at - 1, after: at + 1 } : { before: head, after: -1 },
      through: isWhole && isShort ? last : undefined,
    };
  });
}

/** For each row or item, the number of what stands over all of them; -1 where rows have no head. */
function headsOf(
  kinds: readonly SentenceKind[],
  opens: readonly boolean[],
  isRow: readonly boolean[],
  isOfList: readonly boolean[],
): (number | undefined)[] {
  let head: number | undefined;
  return kinds.map((kind, at) => {
    if (kind === 'table head' || opens[at] === true) {
      head = at;
      return undefined;
    }
    const fits =
      head !== undefined &&
      (opens[head] === true
        ? kind === 'statement' && isOfList[at]
        : (kind === 'statement' || kind === 'table row') && isRow[at]);
    if (fits !== true) head = undefined;
    return head ?? (isRow[at] === true ? -1 : undefined);
  });
}

/** Whether an item stands right behind the passage. */
function listGoesOn(whole: string, end: number, headings: ReadonlySet<number>): boolean {
  const next = end + (/^\s*/u.exec(whole.slice(end, end + looked))?.[0].length ?? 0);
  const line = lineAfter(whole, end);
  return line !== undefined && !headings.has(next) && isItem(line);
}

/** The line before or behind a place that holds a letter or a number. */
function lineBefore(text: string, at: number): string | undefined {
  const lines = text.slice(Math.max(0, at - looked), at).split('\n');
  return lines.slice(0, -1).findLast(says)?.trim();
}

function lineAfter(text: string, at: number): string | undefined {
  const [, ...lines] = text.slice(at, at + looked).split('\n');
  return lines.find(says)?.trim();
}

function says(line: string): boolean {
  return /[\p{L}\p{N}]/u.test(line);
}

// The sentences of a text that may hold lists. Lines of a list, a table or a form have no full stops, so that they look
// like one long sentence; here each such line stands for itself. Everything else is as text.ts says.
// Promises: pure; spans in order, none within another; bullets and "A:" are left out of them, numbers are not.

export interface LineSentence extends Span {
  /** Has a line to itself, or stands between blank lines. */
  readonly isAlone: boolean;
  /** Begins with the mark of an item. */
  readonly isMarked: boolean;
  /** Where that is known already. */
  readonly kind?: SentenceKind;
}

interface PlacedRow extends Span {
  /** All of the table that it is of. */
  readonly table: Span;
  readonly kind: SentenceKind;
}

/** A cell of more words tells something by itself. */
const fewestOfText = 12;

/** The rows of an article's tables between two places, counted from the first. What they say is told cell by cell. */
function rowsWithin(article: Pick<Article, 'text'>, from: number, end: number): PlacedRow[] {
  return tablesOf(article).flatMap((table) => {
    const within = { start: Math.max(0, table.start - from), end: Math.min(end, table.end) - from };
    if (within.end <= within.start) return [];
    const place = (row: TableRow, kind: SentenceKind): PlacedRow[] =>
      row.line.start >= from && row.line.end <= end && row.end > row.start
        ? [{ start: row.start - from, end: row.end - from, table: within, kind }]
        : [];
    return [
      ...(table.head === undefined ? [] : place(table.head, 'table head')),
      ...table.rows.flatMap((row) =>
        place(row, row.cells.some((cell) => countWords(cell.text) >= fewestOfText) ? 'statement' : 'table row'),
      ),
    ];
  });
}

const bullet = /^[-*•‣◦–]\s+/u;
const number = /^\(?(?:\d{1,3}|[a-z])[.)]\s+(?=\S)/u;
const label = /^\p{Lu}[^:.!?]{0,30}:(?:\s|$)/u;
const clock = /^\d{1,2}[:.]\d\d\b/;
const answerMark = labels.answer.of;
const dots = /(?:\.\s?){5,}\s*\d+$/;
/** An item without a mark, below a line that ends with a colon. */
const longestItem = 50;
/** Of wrapped prose, more lines than this go on with a small letter. */
const mostSmall = 0.34;

/** `text`: a part of `whole`, from `offset` on. */
function lineSentences(
  passage: string,
  language: string,
  whole: string,
  offset: number,
  rows: readonly PlacedRow[],
): LineSentence[] {
  // Blank, so that what stands around a table goes on with none of it.
  const text = rows.reduce(
    (rest, { table: { start, end } }) => rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end),
    passage,
  );
  const lines = blockSpans(text).flatMap((block) => linesOf(text, block));
  const prose = sentenceSpans(text, language)
    .filter((span) => lines.every((line) => span.end <= line.start || span.start >= line.end))
    .map((span) => ({ ...unmarked(text, span, answerMark), isAlone: isBlock(whole, offset, span), isMarked: false }));
  const cells = rows.map(({ start, end, kind }) => ({ start, end, kind, isAlone: true, isMarked: false }));
  return [...prose, ...cells, ...lines.flatMap((line) => inLine(text, line, language))].toSorted(
    (a, b) => a.start - b.start,
  );
}

/** The lines of a block, or nothing where it is prose: lines that go on with a small letter belong to the one before. */
function linesOf(text: string, { start, end }: Span): Span[] {
  const lines: { start: number; end: number }[] = [];
  for (const { 0: line, index } of text.slice(start, end).matchAll(/\S.*/gu)) {
    lines.push({ start: start + index, end: start + index + line.trimEnd().length });
  }
  const textOf = (line: Span): string => text.slice(line.start, line.end);
  const [first, ...rest] = lines.map(textOf);
  if (first === undefined || rest.length === 0) return [];
  const small = rest.filter((line) => /^\p{Ll}(?![.)])/u.test(line)).length;
  if (small > mostSmall * rest.length && !rest.some((line) => bullet.test(line))) return [];
  const marked = lines.filter((line) => isListLine(textOf(line))).length;
  const isListed =
    first.endsWith(':') && rest.length > 1 && rest.every((line) => line.length <= longestItem && !/[.,]$/.test(line));
  const isTitled = isCapitals(first) && rest.some((line) => /\p{Ll}/u.test(line));
  if (marked >= Math.max(2, lines.length / 2) || isListed || (marked > 0 && lines.length === 2 && first.endsWith(':')))
    return joined(text, lines);
  // A heading in capitals right above its text.
  return isTitled && lines[0] !== undefined ? [lines[0], { start: lines[1]?.start ?? end, end }] : [];
}

function isListLine(line: string): boolean {
  const isLabel = label.test(line) && line.slice(0, line.indexOf(':')).split(' ').length <= 4;
  return isLabel || [bullet, number, clock, dots].some((mark) => mark.test(line)) || cellsOf(line).length > 1;
}

function isCapitals(line: string): boolean {
  return /\p{Lu}{4}/u.test(line) && !/[\p{Ll}.!?:,]/u.test(line);
}

function joined(text: string, lines: readonly Span[]): Span[] {
  const whole: { start: number; end: number }[] = [];
  for (const { start, end } of lines) {
    const last = whole.at(-1);
    if (last !== undefined && /^\p{Ll}(?![.)]\s)/u.test(text.slice(start, end))) last.end = end;
    else whole.push({ start, end });
  }
  return whole;
}

function inLine(text: string, line: Span, language: string): LineSentence[] {
  const isMarked = [bullet, number].some((mark) => mark.test(text.slice(line.start, line.end)));
  const { start, end } = unmarked(text, line, bullet);
  const spans: { start: number; end: number }[] = [];
  for (const span of sentenceSpans(text.slice(start, end), language)) {
    const last = spans.at(-1);
    // "1." is no sentence, nor are the parts of a row.
    const goesOn =
      last !== undefined &&
      (/^\(?\w{1,3}[.)]$/.test(text.slice(last.start, last.end)) || dots.test(text.slice(start, end)));
    if (goesOn) last.end = start + span.end;
    else spans.push({ start: start + span.start, end: start + span.end });
  }
  return spans.map((span) => ({ ...unmarked(text, span, answerMark), isAlone: spans.length === 1, isMarked }));
}

function unmarked(text: string, { start, end }: Span, mark: RegExp): Span {
  return { start: start + (mark.exec(text.slice(start, end))?.[0].length ?? 0), end };
}

function isBlock(whole: string, offset: number, { start, end }: Span): boolean {
  if (!/^\s*(?:\n[^\S\n]*\n|$)/u.test(whole.slice(offset + end, offset + end + 80))) return false;
  const before = whole.slice(Math.max(0, offset + start - 80), offset + start);
  return offset + start === 0 || /(?:^|\n[^\S\n]*\n)\s*$/u.test(before);
}
