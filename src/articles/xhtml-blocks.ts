/**
 * Paragraphs, headings, lists and tables of XHTML that is known to be text: chapters of books, entries of feeds.
 * Promises: takes time in proportion to the length, however deep the tags nest. Saved pages, whose text has to be found
 * among other things first, are read by html.ts.
 */
import type { Block } from './blocks.ts';
import { BlockWriter } from './block-writer.ts';
import { isHiddenInline } from './hidden.ts';
import type { GridCell } from './table-grid.ts';
import { type Attributes, type Marks, walkMarkup } from './xml.ts';

export function blocksOfMarkup(markup: string): Block[] {
  const writer = new BlockWriter();
  walkMarkup(markup, markupWriter(writer));
  return writer.finish();
}

const skipped = new Set([
  'head',
  'script',
  'style',
  'nav',
  'svg',
  'rt',
  'rp',
  'noscript',
  'template',
  'iframe',
  'object',
]);
const blocks = new Set(
  'p div dt dd blockquote section article header footer aside figure figcaption pre dl hr body caption'.split(' '),
);

/** They hold nothing, and are not closed everywhere. */
const empty = new Set('br hr img input meta link wbr col source track area embed'.split(' '));

/** What puts the marks of a page, as they go by, into blocks. */
export function markupWriter(writer: BlockWriter): Required<Marks> {
  let skipping = 0;
  /** The element that is not shown, and how many of its name are open in it. */
  let hidden: { readonly name: string; open: number } | undefined;
  return {
    open: (name, attributes) => {
      if (hidden !== undefined) {
        if (name === hidden.name) hidden.open += 1;
        return;
      }
      if (isHiddenInline((attribute) => attributes[attribute]) && !empty.has(name)) {
        hidden = { name, open: 1 };
        return;
      }
      if (skipped.has(name)) skipping += 1;
      if (skipping > 0) return;
      const level = /^h([1-6])$/.exec(name)?.[1];
      if (level !== undefined) writer.begin(Number(level));
      else if (blocks.has(name)) writer.begin();
      else if (name === 'ul') writer.beginList();
      else if (name === 'ol') writer.beginList(Number(attributes['start'] ?? 1) || 1);
      else if (name === 'li')
        writer.beginItem(attributes['value'] === undefined ? undefined : Number(attributes['value']));
      else if (name === 'table') writer.beginTable();
      else if (name === 'tr') writer.beginRow();
      else if (name === 'td' || name === 'th') writer.beginCell(cellOf(name, attributes));
      else if (name === 'br') writer.add(' ');
    },
    words: (words) => {
      if (skipping === 0 && hidden === undefined) writer.add(words);
    },
    close: (name) => {
      if (hidden !== undefined) {
        if (name !== hidden.name) return;
        hidden.open -= 1;
        if (hidden.open === 0) hidden = undefined;
        return;
      }
      if (skipped.has(name)) skipping -= 1;
      if (skipping > 0) return;
      if (blocks.has(name) || /^h[1-6]$/.test(name)) writer.begin();
      else if (name === 'td' || name === 'th') writer.endCell();
      else if (name === 'tr') writer.endRow();
      else if (name === 'table') writer.endTable();
      else if (name === 'ul' || name === 'ol') writer.endList();
      else if (name === 'li') writer.begin();
    },
  };
}

function cellOf(name: string, { colspan, rowspan }: Attributes): Omit<GridCell, 'text'> {
  return { isHead: name === 'th', columns: Number(colspan ?? 1), rows: Number(rowspan ?? 1) };
}
