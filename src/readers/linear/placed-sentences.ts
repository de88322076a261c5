/**
 * The sentences of a passage with what each is and what it belongs to: rows to the head of their table, items to the
 * line that introduces them. Promises: pure; in order; a list that runs over the end of the passage has no last item.
 */
import type { Article, Passage } from '../../domain.ts';
import type { Span } from '../../text.ts';
import { lineSentences } from './list-lines.ts';
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
  { text: whole, language, headings }: Pick<Article, 'text' | 'language' | 'headings'>,
  { text, start: offset }: Pick<Passage, 'text' | 'start'>,
): SentencePlace[] {
  const titles = new Set(headings.map(({ start, end }) => whole.slice(start, end)));
  const spans = lineSentences(text, language, whole, offset);
  const texts = spans.map(({ start, end }) => text.slice(start, end));
  const kinds = spans.map(({ start, end, isAlone }, at): SentenceKind => {
    const own = texts[at] ?? '';
    // A line of contents without its page.
    if (isAlone && titles.has(own)) return 'contents';
    const before = lineBefore(whole, offset + start);
    return kindOf(own, { isAlone, before, after: lineAfter(whole, offset + end) });
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
    const fits = head !== undefined && kind === 'statement' && (opens[head] === true ? isOfList[at] : isRow[at]);
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
