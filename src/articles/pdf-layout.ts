/**
 * Lines on pages become headings and paragraphs again: running heads and page numbers go, words that were hyphenated at
 * a line's end are whole, and paragraphs run on across pages. The byline under the title is no part of it, nor of the text.
 * Promises: every other word stays, in its order; the spans of the pages lie end to end. Does not know PDF.
 */
import type { Heading } from '../domain.ts';
import type { Span } from '../text.ts';
import { dateOfLine } from './dates.ts';
import { headingScale, type PdfLine, withoutRunningHeads } from './running-heads.ts';
import { authorOf } from './text-head.ts';

interface Paragraph {
  readonly lines: PdfLine[];
  readonly isHeading: boolean;
}

interface Layout {
  readonly ownTitle: string | undefined;
  /** Of the byline under the title. */
  readonly ownAuthor: string | undefined;
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly pages: readonly Span[];
}

/** Lines from the top among which the byline and the date stand. */
const headLines = 8;

/** `author`: as the file names them, whose line may stand there without a "by". */
export function layOut(all: readonly PdfLine[], pageCount: number, author?: string): Layout {
  const bodySize = weightedMedian(all.map(({ size, text }) => [size, text.length]));
  const lines = withoutRunningHeads(all, bodySize, pageCount);
  const paragraphs = paragraphsOf(lines, bodySize, author);
  const [first, second] = paragraphs;
  const hasTitle = first?.isHeading === true && first.lines[0]?.page === 1 && paragraphs.length > 1;
  const ownTitle = hasTitle ? first.lines.map(({ text }) => text).join(' ') : undefined;
  const byline = hasTitle && paragraphs.length > 2 ? second?.lines[0]?.text : undefined;
  const ownAuthor = byline === undefined ? undefined : byline === author ? author : authorOf(byline);
  const head = Number(hasTitle) + Number(ownAuthor !== undefined);
  return { ownTitle, ownAuthor, ...write(paragraphs.slice(head), pageCount) };
}

/** White space made single, ligatures spelt out, and what cannot be seen left out. */
export function tidy(text: string): string {
  return text
    .replaceAll(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKD'))
    .replaceAll(/[\p{Cc}\u200B\uFEFF]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .normalize('NFC')
    .trim();
}

function paragraphsOf(lines: readonly PdfLine[], bodySize: number, author: string | undefined): Paragraph[] {
  const gap = usualGap(lines);
  const widest = weightedMedian(lines.map(({ left, right }) => [right - left, 1]));
  const paragraphs: Paragraph[] = [];
  let before: PdfLine | undefined;
  let wasAlone = false;
  for (const [at, line] of lines.entries()) {
    const { text } = line;
    const isAlone =
      at < headLines && (text === author || authorOf(text) !== undefined || dateOfLine(text) !== undefined);
    const isHeading = line.size > bodySize * headingScale && /\p{L}/u.test(line.text);
    const last = paragraphs.at(-1);
    const goes = before !== undefined && !isAlone && !wasAlone && goesOn(before, line, gap, widest);
    if (goes && last?.isHeading === isHeading) last.lines.push(line);
    else paragraphs.push({ lines: [line], isHeading: isHeading && !(isAlone && at > 0) });
    before = line;
    wasAlone = isAlone;
  }
  return paragraphs;
}

/** Whether two lines that follow each other belong to one paragraph. */
function goesOn(before: PdfLine, line: PdfLine, gap: number, widest: number): boolean {
  if (Math.abs(line.size - before.size) > before.size * 0.15) return false;
  const isOver = /[.!?:;…]["'”’)\]]*$/u.test(before.text);
  const down = before.bottom - line.bottom;
  // On the next page, or at the top of the next column, only the words can tell.
  if (line.page !== before.page || down < -gap) return !isOver && /^[\p{Ll}\d("“]/u.test(line.text);
  if (down > gap * 1.4) return false;
  if (/^[•▪◦‣–—-]\s/u.test(line.text)) return false;
  const isIndented = line.left > before.left + line.size * 0.8;
  const isShort = before.right - before.left < widest * 0.75;
  return !(isOver && (isIndented || isShort));
}

/** Between one line and the next of the same paragraph. */
function usualGap(lines: readonly PdfLine[]): number {
  const gaps = lines.flatMap((line, at): [number, number][] => {
    const next = lines[at + 1];
    if (next === undefined || next.page !== line.page || next.bottom >= line.bottom) return [];
    return [[line.bottom - next.bottom, 1]];
  });
  // Half of all gaps may be those between paragraphs; the smaller ones are those inside.
  return gaps.length === 0 ? 12 : Math.min(weightedMedian(gaps), (lines[0]?.size ?? 12) * 2.5);
}

function write(paragraphs: readonly Paragraph[], pageCount: number): Omit<Layout, 'ownTitle' | 'ownAuthor'> {
  const hyphenated = new Set(
    paragraphs.flatMap(({ lines }) => lines.flatMap(({ text }) => text.match(/(?<!\p{L})\p{L}+-\p{L}+/gu) ?? [])),
  );
  const sizes = [...new Set(paragraphs.filter((p) => p.isHeading).map(sizeOf))].toSorted((a, b) => b - a);
  const headings: Heading[] = [];
  const starts = new Map<number, number>();
  // Pieces, not one growing text: looking at the end of that would copy it for each line.
  const pieces: string[] = [];
  let length = 0;
  const add = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const paragraph of paragraphs) {
    if (length > 0) add('\n\n');
    const start = length;
    let before = '';
    for (const { text, page } of paragraph.lines) {
      const kind = before === '' ? 'first' : joint(before, text, hyphenated);
      if (kind === 'words') add(' ');
      if (kind === 'one word') {
        pieces.push(pieces.pop()?.slice(0, -1) ?? '');
        length -= 1;
      }
      if (!starts.has(page)) starts.set(page, length);
      add(text);
      before = text;
    }
    if (paragraph.isHeading) {
      headings.push({ level: Math.min(6, sizes.indexOf(sizeOf(paragraph)) + 2), start, end: length });
    }
  }
  return { text: pieces.join(''), headings, pages: pageSpans(starts, pageCount, length) };
}

function sizeOf({ lines }: Paragraph): number {
  return Math.round(lines[0]?.size ?? 0);
}

/** How a line goes on in the next: "recog-" and "nised" are one word, "well-" and "known" keep their hyphen. */
function joint(before: string, next: string, hyphenated: ReadonlySet<string>): 'words' | 'hyphen' | 'one word' {
  const cut = /(?<!\p{L})(\p{L}+)[-\u00AD\u2010]$/u.exec(before);
  if (cut === null) return 'words';
  const rest = /^\p{L}+/u.exec(next)?.[0] ?? '';
  return /^\p{Ll}/u.test(rest) && !hyphenated.has(`${cut[1]}-${rest}`) ? 'one word' : 'hyphen';
}

function pageSpans(starts: ReadonlyMap<number, number>, pageCount: number, length: number): Span[] {
  const spans: Span[] = [];
  let end = length;
  for (let page = pageCount; page >= 1; page -= 1) {
    const start = starts.get(page) ?? end;
    spans.unshift({ start: page === 1 ? 0 : start, end });
    end = start;
  }
  return spans;
}

/** The value that half of the weight lies below. */
function weightedMedian(values: readonly (readonly [value: number, weight: number])[]): number {
  const sorted = values.toSorted(([a], [b]) => a - b);
  let left = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  for (const [value, weight] of sorted) {
    left -= weight;
    if (left <= 0) return value;
  }
  return 0;
}
