/** Tables and lists as they stand in a text: found again as they were written, whatever their cells hold. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOfGrid } from '../src/articles/table-grid.ts';
import { listsIn, markBefore } from '../src/lists.ts';
import { cellsOfRow, rowAt, sentencesAndRows, tablesIn, writeTable } from '../src/tables.ts';

const cellsOf = (text: string): (readonly string[])[] =>
  tablesIn(text).flatMap(({ head, rows }) =>
    [...(head === undefined ? [] : [head]), ...rows].map(({ cells }) => cells.map((cell) => cell.text)),
  );

describe('a table in a text', () => {
  it('is found as it was written, and each cell stands where it is said to', () => {
    const cell = fc.stringMatching(/^[a-z0-9|é .-]{0,12}$/u).map((text) => text.trim().replaceAll(/ +/g, ' '));
    const grid = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 5 }),
      )
      // A row of dashes alone is the line below a head.
      .filter((rows) => rows.every((row) => row.some((text) => /[a-zé0-9]/.test(text))));
    fc.assert(
      fc.property(grid, fc.boolean(), (rows, isHeaded) => {
        const text = `Before.\n\n${writeTable(rows, isHeaded)}\n\nBehind.`;
        const [table, ...more] = tablesIn(text);
        expect(more).toEqual([]);
        expect(table?.head !== undefined).toBe(isHeaded);
        expect(cellsOf(text)).toEqual(rows);
        for (const row of table?.rows ?? []) {
          for (const { start, end, text: words } of row.cells) {
            expect(text.slice(start, end).replaceAll(String.raw`\|`, '|')).toBe(words);
          }
          expect(rowAt(text, row)?.row).toEqual(row);
          expect(cellsOfRow(text.slice(row.start, row.end)).map((each) => each.text)).toEqual(
            row.cells.map((each) => each.text),
          );
        }
      }),
    );
  });

  it('is found as others write it, and bars in prose are none', () => {
    expect(cellsOf('Year | Roofs\n:---|---:\n2021 | 45')).toEqual([
      ['Year', 'Roofs'],
      ['2021', '45'],
    ]);
    expect(tablesIn('Home | News | Sport')).toEqual([]);
    expect(tablesIn('Home | News\nSport | Weather')).toEqual([]);
    expect(tablesIn('A line.\n\n---\n\nAnother | line.')).toEqual([]);
  });

  it('has each row for a sentence, and what heads it with the line below', () => {
    const text = 'One. Two.\n\n| Year | Roofs |\n| --- | --- |\n| 2021 | 45. And more |\n\nThree.';
    expect(sentencesAndRows(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
      'One.',
      'Two.',
      '| Year | Roofs |\n| --- | --- |',
      '| 2021 | 45. And more |',
      'Three.',
    ]);
  });
});

describe('a grid of cells', () => {
  const written = (
    rows: readonly (readonly (string | { text: string; columns?: number; rows?: number; isHead?: boolean })[])[],
  ) =>
    blocksOfGrid(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)))).map(
      ({ text }) => text,
    );

  it('has a first row that looks like heads for its head, and none where it does not', () => {
    const heads = (rows: readonly (readonly string[])[]): boolean => /^.*\n\| ---/.test(written(rows)[0] ?? '');
    expect(
      heads([
        ['Team', 'Points'],
        ['Thorl', '25'],
      ]),
    ).toBe(true);
    expect(
      heads([
        ['', 'Iron press'],
        ['Keeper', 'Bea'],
      ]),
    ).toBe(true);
    expect(
      heads([
        ['Sold', '2021', '2022'],
        ['Cars', '12', '14'],
      ]),
    ).toBe(true);
    expect(
      heads([
        ['Glue', 'Used for', 'Smell'],
        ['Paste', 'paper', 'none'],
      ]),
    ).toBe(true);
    expect(
      heads([
        ['Monday', 'closed'],
        ['Tuesday', 'open'],
      ]),
    ).toBe(false);
    expect(
      heads([
        ['Weight', '7 kg'],
        ['Noise', '71 dB'],
      ]),
    ).toBe(false);
  });

  it('says a cell at each place that it spans, and heads of several rows as one', () => {
    const th = (text: string, columns = 1, rows = 1) => ({ text, columns, rows, isHead: true });
    expect(
      written([
        [th('Ticket', 1, 2), th('Summer', 2)],
        [th('Adults'), th('Children')],
        [{ text: 'Valley', columns: 3 }],
        ['Single', { text: '£4', rows: 2 }, '£2'],
        ['Season', '£9'],
      ]),
    ).toEqual([
      '| Ticket | Summer Adults | Summer Children |\n| --- | --- | --- |\n| Valley |  |  |\n| Single | £4 | £2 |\n| Season | £4 | £9 |',
    ]);
  });

  it('of one column or one row is no table', () => {
    expect(written([['One.'], ['Two.']])).toEqual(['One.', 'Two.']);
    expect(written([['Height', '12 m']])).toEqual(['Height | 12 m']);
    expect(
      written([
        ['', ''],
        ['', ''],
      ]),
    ).toEqual([]);
  });
});

describe('a list in a text', () => {
  it('has its items in order, with their marks, and lines that they run over', () => {
    const text = 'You need:\n- flour,\n  sieved\n- eggs\n\n7. Mix.\n8. Bake.\n\n- alone\n';
    expect(
      listsIn(text).map(({ isNumbered, items }) => [
        isNumbered,
        ...items.map(({ mark, start, end }) => `${mark} ${text.slice(start, end)}`),
      ]),
    ).toEqual([
      [false, '- flour,\n  sieved', '- eggs'],
      [true, '7. Mix.', '8. Bake.'],
    ]);
    expect(markBefore(text, text.indexOf('Bake'))).toBe('8.');
    expect(markBefore(text, text.indexOf('ake'))).toBeUndefined();
    expect(markBefore(text, text.indexOf('need'))).toBeUndefined();
  });
});
