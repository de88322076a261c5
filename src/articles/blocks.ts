/**
 * Blocks of an article (paragraphs, headings, list items, tables) and how they become one text.
 * Promises: blocks are parted by one blank line, but for items of one list, which stand on lines of their own with their
 * bullets and numbers; each heading is a span of the text.
 */
import type { Heading } from '../domain.ts';

export interface Block {
  /** Of a table, all its rows (tables.ts). */
  readonly text: string;
  /** 1 to 6 for a heading; absent for all else. */
  readonly level?: number;
  /** Of an item of a list: what stands before it, "- " or "3. ", two spaces in for each list around its own. */
  readonly mark?: string;
  /** The first item of its list. */
  readonly opens?: boolean;
}

export function joinBlocks(blocks: readonly Block[]): { text: string; headings: Heading[] } {
  let text = '';
  const headings: Heading[] = [];
  for (const [at, { text: words, level, mark = '', opens = false }] of blocks.entries()) {
    const isTight = mark !== '' && !opens && blocks[at - 1]?.mark !== undefined;
    if (at > 0) text += isTight ? '\n' : '\n\n';
    if (level !== undefined) headings.push({ level, start: text.length, end: text.length + words.length });
    text += mark + words;
  }
  return { text, headings };
}

/** The marks of lists in one another, as items go by. */
export class ListMarks {
  readonly #lists: { next: number | undefined; isFresh: boolean }[] = [];

  /** `first`: the number of the first item, where they are numbered. */
  open(first?: number): void {
    this.#lists.push({ next: first, isFresh: true });
  }

  close(): void {
    this.#lists.pop();
  }

  /** For the next item of the innermost list; nothing outside of lists. */
  next(given?: number): Pick<Block, 'mark' | 'opens'> {
    const list = this.#lists.at(-1);
    if (list === undefined) return {};
    const number = given ?? list.next;
    if (list.next !== undefined) list.next = (number ?? 0) + 1;
    const opens = list.isFresh && this.#lists.length === 1;
    list.isFresh = false;
    const bullet = list.next === undefined ? '-' : `${number ?? 1}.`;
    return { mark: `${'  '.repeat(this.#lists.length - 1)}${bullet} `, ...(opens && { opens }) };
  }
}
