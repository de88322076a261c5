/**
 * Collects the words of a document, as its marks go by, into blocks: paragraphs, headings, and rows of tables in one
 * line each. Shared by the formats that are read mark by mark (DOCX, ODT, EPUB).
 */
import type { Block } from './blocks.ts';

interface Row {
  readonly cells: string[];
  /** Blocks of the cell that is open. */
  cell: Block[];
}

export class BlockWriter {
  readonly #blocks: Block[] = [];
  readonly #rows: Row[] = [];
  #words: string[] = [];
  #level: number | undefined;

  add(words: string): void {
    this.#words.push(words);
  }

  /** Ends the block that is open and begins another; with a level, a heading. */
  begin(level?: number): void {
    this.#flush();
    this.#level = level;
  }

  /** The block that is open turns out to be a heading. */
  mark(level: number | undefined): void {
    this.#level = level;
  }

  beginRow(): void {
    this.begin();
    this.#rows.push({ cells: [], cell: [] });
  }

  endCell(): void {
    this.begin();
    const row = this.#rows.at(-1);
    if (row === undefined) return;
    row.cells.push(row.cell.map(({ text }) => text).join(' '));
    row.cell = [];
  }

  endRow(): void {
    const row = this.#rows.at(-1);
    if (row === undefined) return;
    // What stands outside the cells, or in one that was not closed.
    this.begin();
    if (row.cell.length > 0) this.endCell();
    this.#rows.pop();
    const text = row.cells.filter((cell) => cell !== '').join(' | ');
    if (text !== '') this.#target().push({ text });
  }

  /** All blocks; a title that stands at their head is kept once, as the title. */
  finish(): Block[] {
    while (this.#rows.length > 0) this.endRow();
    this.begin();
    return this.#blocks;
  }

  #target(): Block[] {
    return this.#rows.at(-1)?.cell ?? this.#blocks;
  }

  #flush(): void {
    const text = flat(this.#words.join(''));
    this.#words = [];
    if (text !== '') this.#target().push(this.#level === undefined ? { text } : { text, level: this.#level });
    this.#level = undefined;
  }
}

/** White space made single, and what cannot be seen left out. */
export function flat(text: string): string {
  return text
    .replaceAll(/[\u00AD\u200B\uFEFF]/g, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .normalize('NFC')
    .trim();
}
