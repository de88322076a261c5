/**
 * Collects the words of a document, as its marks go by, into blocks: paragraphs, headings, items of lists, and tables.
 * Shared by the formats that are read mark by mark (DOCX, ODT, EPUB).
 */
import { type Block, ListMarks } from './blocks.ts';
import { blocksOfGrid, type GridCell } from './table-grid.ts';

interface OpenTable {
  readonly rows: GridCell[][];
  /** Blocks of the cell that is open. */
  cell: Block[];
  about: Omit<GridCell, 'text'>;
  /** Whether another table or a heading lies in it, so that it only lays out the page. */
  laysOut: boolean;
  /** Words outside of cells, and those of a table that lays out. */
  readonly all: Block[];
}

export class BlockWriter {
  readonly #blocks: Block[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #marks = new ListMarks();
  #item: Pick<Block, 'mark' | 'opens'> | undefined;
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

  /** `first`: the number of the first item, where they are numbered. */
  beginList(first?: number): void {
    this.begin();
    this.#marks.open(first);
  }

  endList(): void {
    this.begin();
    this.#marks.close();
    this.#item = undefined;
  }

  beginItem(number?: number): void {
    this.begin();
    this.#item = this.#marks.next(number);
  }

  /** The block that is open turns out to be an item, of a format that has no lists but marks each of them. */
  markItem(item: Pick<Block, 'mark' | 'opens'> | undefined): void {
    this.#item = item;
  }

  beginTable(): void {
    this.begin();
    const outer = this.#tables.at(-1);
    if (outer !== undefined) outer.laysOut = true;
    this.#tables.push({ rows: [], cell: [], about: {}, laysOut: false, all: [] });
  }

  beginRow(): void {
    this.begin();
    if (this.#tables.length === 0) this.beginTable();
    this.#tables.at(-1)?.rows.push([]);
  }

  /** What the format says of the cell that is open. */
  beginCell(about: Omit<GridCell, 'text'> = {}): void {
    this.begin();
    const table = this.#tables.at(-1);
    if (table !== undefined) table.about = about;
  }

  describeCell(about: Omit<GridCell, 'text'>): void {
    const table = this.#tables.at(-1);
    if (table !== undefined) table.about = { ...table.about, ...about };
  }

  endCell(): void {
    this.begin();
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    if (table.cell.some(({ level }) => level !== undefined)) table.laysOut = true;
    table.rows.at(-1)?.push({ ...table.about, text: table.cell.map(({ text }) => text).join(' ') });
    table.all.push(...table.cell);
    table.cell = [];
    table.about = {};
  }

  endRow(): void {
    const table = this.#tables.at(-1);
    this.begin();
    // What stands outside the cells, or in one that was not closed.
    if (table !== undefined && table.cell.length > 0) this.endCell();
  }

  endTable(): void {
    this.endRow();
    const table = this.#tables.pop();
    if (table === undefined) return;
    const { rows, all, laysOut } = table;
    const target = this.#target();
    for (const block of laysOut ? all : blocksOfGrid(rows)) target.push(block);
  }

  /** All blocks; a title that stands at their head is kept once, as the title. */
  finish(): Block[] {
    while (this.#tables.length > 0) this.endTable();
    this.begin();
    return this.#blocks;
  }

  #target(): Block[] {
    return this.#tables.at(-1)?.cell ?? this.#blocks;
  }

  #flush(): void {
    const text = flat(this.#words.join(''));
    this.#words = [];
    if (text !== '') {
      const isItem = this.#item !== undefined && this.#level === undefined;
      this.#target().push({
        text,
        ...(this.#level !== undefined && { level: this.#level }),
        ...(isItem && this.#item),
      });
      this.#item = undefined;
    }
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
