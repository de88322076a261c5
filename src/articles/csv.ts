/**
 * Reads .csv and .tsv: the whole file is one table, whose first row heads it where it looks like it.
 * Promises: cells in quotation marks keep their commas and lose their line breaks; commas, semicolons and tabs part cells,
 * whichever the first line has most of. Lines that hold nothing are left out.
 */
import type { ArticleContent } from '../domain.ts';
import { withoutByteOrderMark } from '../text.ts';
import { flat } from './block-writer.ts';
import { joinBlocks } from './blocks.ts';
import { languageOf } from './language.ts';
import { titleFromPath } from './plain-text.ts';
import { blocksOfGrid } from './table-grid.ts';

export function readCsv(file: string, path: string): ArticleContent {
  const text = withoutByteOrderMark(file);
  const rows = rowsOf(text, delimiterOf(text)).map((cells) => cells.map((cell) => ({ text: flat(cell) })));
  const body = joinBlocks(blocksOfGrid(rows));
  return { title: titleFromPath(path), language: languageOf(body.text), ...body };
}

function delimiterOf(text: string): string {
  const first = text.slice(0, Math.max(0, text.indexOf('\n'))).replaceAll(/"[^"]*"/g, '') || text.slice(0, 1000);
  const countOf = (mark: string): number => first.split(mark).length;
  return ['\t', ';', ','].reduce((best, mark) => (countOf(mark) > countOf(best) ? mark : best), ',');
}

function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let from = 0;
  let isQuoted = false;
  const endCell = (end: number): void => {
    const written = text.slice(from, end).trim();
    const quoted = /^"([^]*)"$/u.exec(written)?.[1];
    row.push(quoted === undefined ? written : quoted.replaceAll('""', '"'));
    from = end + 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    // A mark inside of a cell, as of inches, opens nothing.
    if (character === '"' && /^\s*"/u.test(text.slice(from, at + 1))) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === delimiter) endCell(at);
    else if (character === '\n') {
      endCell(at);
      rows.push(row);
      row = [];
    }
  }
  endCell(text.length);
  return [...rows, row];
}
