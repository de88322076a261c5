/**
 * The sentences of a text that may hold lists. Lines of a list, a table or a form have no full stops, so that they look
 * like one long sentence; here each such line stands for itself. Everything else is as text.ts says.
 * Promises: pure; spans in order, none within another; bullets and "A:" are left out of them, numbers are not.
 */
import { blockSpans, sentenceSpans, type Span } from '../../text.ts';
import { cellsOf } from './sentence-kind.ts';

export interface LineSentence extends Span {
  /** Has a line to itself, or stands between blank lines. */
  readonly isAlone: boolean;
  /** Begins with the mark of an item. */
  readonly isMarked: boolean;
}

const bullet = /^[-*•‣◦–]\s+/u;
const number = /^\(?(?:\d{1,3}|[a-z])[.)]\s+(?=\S)/u;
const label = /^\p{Lu}[^:.!?]{0,30}:(?:\s|$)/u;
const clock = /^\d{1,2}[:.]\d\d\b/;
const leader = /(?:\.\s?){5,}\s*\d+$/;
const answerMark = /^(?:A|Answer)\s?\d{0,3}:\s+(?=\S)/;
/** An item without a mark, below a line that ends with a colon. */
const longestItem = 50;
/** Of wrapped prose, more lines than this go on with a small letter. */
const mostSmall = 0.34;

/** `text`: a part of `whole`, from `offset` on. */
export function lineSentences(text: string, language: string, whole = text, offset = 0): LineSentence[] {
  const lines = blockSpans(text).flatMap((block) => linesOf(text, block));
  const prose = sentenceSpans(text, language)
    .filter((span) => lines.every((line) => span.end <= line.start || span.start >= line.end))
    .map((span) => ({ ...unmarked(text, span, answerMark), isAlone: isBlock(whole, offset, span), isMarked: false }));
  return [...prose, ...lines.flatMap((line) => inLine(text, line, language))].toSorted((a, b) => a.start - b.start);
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
  const marked = lines.filter((line) => isOfList(textOf(line))).length;
  const isListed =
    first.endsWith(':') && rest.length > 1 && rest.every((line) => line.length <= longestItem && !/[.,]$/.test(line));
  const isTitled = isCapitals(first) && rest.some((line) => /\p{Ll}/u.test(line));
  if (marked >= Math.max(2, lines.length / 2) || isListed || (marked > 0 && lines.length === 2 && first.endsWith(':')))
    return joined(text, lines);
  // A heading in capitals right above its text.
  return isTitled && lines[0] !== undefined ? [lines[0], { start: lines[1]?.start ?? end, end }] : [];
}

function isOfList(line: string): boolean {
  const isLabel = label.test(line) && line.slice(0, line.indexOf(':')).split(' ').length <= 4;
  return isLabel || [bullet, number, clock, leader].some((mark) => mark.test(line)) || cellsOf(line).length > 1;
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
      (/^\(?\w{1,3}[.)]$/.test(text.slice(last.start, last.end)) || leader.test(text.slice(start, end)));
    if (goesOn) last.end = start + span.end;
    else spans.push({ start: start + span.start, end: start + span.end });
  }
  return spans.map((span) => ({ ...unmarked(text, span, answerMark), isAlone: spans.length === 1, isMarked }));
}

function unmarked(text: string, { start, end }: Span, mark: RegExp): Span {
  return { start: start + (mark.exec(text.slice(start, end))?.[0].length ?? 0), end };
}

function isBlock(whole: string, offset: number, { start, end }: Span): boolean {
  return /(?:^|\n[^\S\n]*\n)\s*$/u.test(whole.slice(Math.max(0, offset + start - 80), offset + start)) ||
    offset + start === 0
    ? /^\s*(?:\n[^\S\n]*\n|$)/u.test(whole.slice(offset + end, offset + end + 80))
    : false;
}
