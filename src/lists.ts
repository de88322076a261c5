/**
 * Lists as they stand in an article's text: lines that begin with a bullet or a number, one behind the other. The one
 * function that finds them serves answering, checking and the page.
 * Promises: pure; an item's span is that of its words, without its mark; lines that an item runs over belong to it.
 */
import type { Span } from './text.ts';

export interface ListItem extends Span {
  /** "-" or "3.", however the article marks it. */
  readonly mark: string;
  /** How many lists it lies in, beside its own. */
  readonly depth: number;
}

export interface List extends Span {
  readonly items: readonly ListItem[];
  readonly isNumbered: boolean;
}

const marked = /^([ \t]*)(?:([-*•‣◦])|\(?(\d{1,3})[.)])[ \t]+(?=\S)/u;
const fewest = 2;
/** Spaces that an inner list is set in by. */
const step = 2;

/** All lists of a text, in order. */
export function listsIn(text: string): List[] {
  const lists: List[] = [];
  let items: (ListItem & { end: number })[] = [];
  const close = (): void => {
    const [first, last] = [items[0], items.at(-1)];
    if (first !== undefined && last !== undefined && items.length >= fewest) {
      lists.push({ start: first.start, end: last.end, items, isNumbered: first.mark !== '-' });
    }
    items = [];
  };
  for (const { 0: line, index } of text.matchAll(/[^\n]*\n?/gu)) {
    const mark = marked.exec(line);
    const end = index + line.trimEnd().length;
    if (mark !== null) {
      const [whole, indent = '', , number] = mark;
      const depth = Math.floor(indent.replaceAll('\t', '  ').length / step);
      items.push({ start: index + whole.length, end, mark: number === undefined ? '-' : `${number}.`, depth });
    } else if (line.trim() === '') close();
    else if (items.length > 0) {
      const last = items.at(-1);
      if (last !== undefined) last.end = end;
    }
  }
  close();
  return lists;
}

/** The mark of the item that begins at a place. */
export function markBefore(text: string, place: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', place - 1) + 1, place);
  const [whole, , , number] = marked.exec(`${line}x`) ?? [];
  if (whole === undefined || whole.length !== line.length) return undefined;
  return number === undefined ? '-' : `${number}.`;
}
