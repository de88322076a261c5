/**
 * The rows and columns of a table that a question names: "How many roofs in 2021?" is answered where the row of 2021 and
 * the column of roofs meet; "Which year had the most roofs?" by the row with the greatest number, where all are numbers.
 * Promises: pure; nothing rather than another row: each name and number of the question, and what it asks for, stands in
 * the row, its heads, or right above the table. Does not know how the answer is said.
 */
import { tablesOf as languageOf } from '../../language/languages.ts';
import type { RankedPassage } from '../../domain.ts';
import { type Table, type TableRow, tablesOf } from '../../tables.ts';
import { holdsDigit } from '../../text.ts';
import { isGroup } from '../../verification/rows.ts';
import type { WeighedQuestion } from '../linear/sentences.ts';
import { type NamedTable, namedTable, type Worths } from './named-words.ts';

export interface TableAnswer {
  readonly ranked: RankedPassage;
  readonly table: Table;
  readonly rows: readonly TableRow[];
  /** The cells that are said of each row. */
  readonly columns: readonly number[];
  /** The one that answers. */
  readonly answering: number;
  /** Share of the question's weight that the cells and their heads hold; with what stands around them. */
  readonly held: number;
  readonly covered: number;
}

/** More rows that fit equally well are no answer but a part of the table. */
const mostRows = 4;
/** What words count that stand near the table, and anywhere in its article. */
const nearWorth = 0.6;
const anywhereWorth = 0.3;
/** Words that nothing says: verbs, which are said in many ways. */
const mostUnsaid = 0.4;
const hintWorth = 0.1;
const equal = 1e-6;

/** Undefined where no table answers. `holds`: whether a passage is of what the question is about. */
export function answerInTables(
  question: WeighedQuestion,
  passages: readonly RankedPassage[],
  holds: (ranked: RankedPassage) => boolean,
): TableAnswer | undefined {
  const seen = new Set<string>();
  const answers = passages.flatMap((ranked) => {
    const { article, passage } = ranked;
    const tables = tablesOf(article);
    if (tables.length === 0 || !holds(ranked)) return [];
    return tables.flatMap((table) => {
      const key = `${article.id} ${table.start}`;
      if (seen.has(key) || table.start >= passage.end || table.end <= passage.start) return [];
      seen.add(key);
      return answerIn(namedTable(table, ranked, question), question) ?? [];
    });
  });
  return answers.reduce<TableAnswer | undefined>(
    (most, other) => (most === undefined || other.covered > most.covered + equal ? other : most),
    undefined,
  );
}

interface Named {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Columns that are not asked for, and name the row where its first cell does not. */
  readonly beside?: readonly number[];
}

function answerIn(named: NamedTable, question: WeighedQuestion): TableAnswer | undefined {
  const rows = namedRows(named, question);
  const columns = namedColumns(named, question);
  const place = extreme(named, question, rows, columns) ?? meeting(named, question, rows, columns);
  if (place === undefined || place.rows.length > mostRows) return undefined;
  const { table, ranked } = named;
  const chosen = place.rows.flatMap((at) => table.rows[at] ?? []);
  const { held, covered } = coverage(named, question, place);
  if (covered < 0 || comparesBeyond(question, chosen)) return undefined;
  return {
    ranked,
    table,
    rows: chosen,
    columns: [...new Set([...(place.beside ?? []), ...place.columns])].toSorted((a, b) => a - b),
    answering: answering(named, question, place),
    held,
    covered,
  };
}

/** Those that hold the most of the question in their cells. */
function namedRows(
  { cells, heads, isAskedRow, isAskedColumn, table }: NamedTable,
  { words }: WeighedQuestion,
): number[] {
  const inHead = words.map((_, word) => Math.max(0, ...heads.map((worths) => worths[word] ?? 0)));
  const scores = cells.map((row, at) => {
    const own = table.rows[at];
    if (own === undefined || isGroup(own)) return 0;
    const score = words.reduce((sum, { weight }, word) => {
      const worth = Math.max(0, ...row.map((worths) => worths[word] ?? 0));
      // The first cell names its row.
      const label = (row[0]?.[word] ?? 0) === worth ? 1 : 0.95;
      return sum + weight * worth * label * ((inHead[word] ?? 0) >= worth ? 0.5 : 1);
    }, 0);
    return score + (isAskedRow[at] === true && !isAskedColumn.slice(1).includes(true) ? hintWorth : 0);
  });
  return best(scores);
}

/** Beside the first, which names the rows, unless no other is named. */
function namedColumns({ heads, isAskedColumn }: NamedTable, { words }: WeighedQuestion): number[] {
  const scores = heads.map((worths, column) => {
    const matched = words.reduce((sum, { weight }, word) => sum + weight * (worths[word] ?? 0), 0);
    return matched + (isAskedColumn[column] === true ? hintWorth : 0);
  });
  const [first = 0, ...others] = scores;
  const named = best([0, ...others]);
  return named.length > 0 ? named : first > 0 ? [0] : [];
}

function best(scores: readonly number[]): number[] {
  const most = Math.max(0, ...scores);
  return most < equal ? [] : scores.flatMap((score, at) => (score > most - equal ? [at] : []));
}

/** Where the named row and column meet; nothing where either is not to be told. */
function meeting(
  { table, cells, heads, isAskedColumn, isAskedRow }: NamedTable,
  question: WeighedQuestion,
  rows: readonly number[],
  columns: readonly number[],
): Named | undefined {
  if (rows.length === 0) return undefined;
  const width = cells[0]?.length ?? 0;
  const all = Array.from({ length: width - 1 }, (_, at) => at + 1);
  // "Who does the estimates?": who is in the first column, the estimates in another, which then names the row.
  const own = cells[rows[0] ?? 0];
  const holding = all.filter((column) =>
    question.words.some(
      (_, word) => (own?.[column]?.[word] ?? 0) > Math.max(own?.[0]?.[word] ?? 0, heads[column]?.[word] ?? 0),
    ),
  );
  if (columns.length > 0 && columns[0] !== 0) return { rows, columns, beside: holding };
  if (width === 2) return { rows, columns: [1] };
  if (columns[0] === 0 && holding.length > 0) return { rows, columns: holding };
  // What kind of thing is asked for, no column tells.
  const wantsColumn = ['who', 'when', 'where', 'how-many', 'how-much', 'how-long', 'how-far', 'how-old'].includes(
    question.type,
  );
  if (wantsColumn && table.head !== undefined && !isAskedColumn.includes(true) && !isAskedRow.includes(true))
    return undefined;
  return rows.length === 1 ? { rows, columns: all } : undefined;
}

/** The row, or the column of a table that is turned, with the greatest or the least number. */
function extreme(
  named: NamedTable,
  { text, words, language }: WeighedQuestion,
  rows: readonly number[],
  columns: readonly number[],
): Named | undefined {
  const asks = languageOf(language).tables;
  const asked = asks.asksForMost.of.exec(text) ?? asks.asksForLeast.of.exec(text);
  if (asked === null) return undefined;
  const sign = asks.asksForMost.of.test(text) ? 1 : -1;
  // "Widest sheet" is the name of a row.
  const word = words.findIndex((each) => each.word.toLowerCase() === asked[0].toLowerCase());
  if (word >= 0 && [...named.heads, ...named.cells.flat()].some((worths) => (worths[word] ?? 0) === 1))
    return undefined;
  const { table, ranked } = named;
  const { words: written, tables: told } = languageOf(ranked.article.language);
  const [column] = columns;
  const [row] = rows;
  if (column !== undefined && column !== 0 && columns.length === 1 && rows.length !== 1) {
    const able = table.rows.flatMap((each, at) =>
      isGroup(each) || told.sumsUp.of.test(each.cells[0]?.text ?? '') ? [] : [at],
    );
    const at = greatest(
      able.map((each) => table.rows[each]?.cells[column]?.text ?? ''),
      sign,
      written.thousands,
    );
    return at === undefined ? undefined : { rows: [able[at] ?? 0], columns: [column] };
  }
  if (row !== undefined && rows.length === 1 && (column === undefined || column === 0)) {
    const able = (table.head?.cells ?? []).flatMap(({ text: head }, at) =>
      at === 0 || told.sumsUp.of.test(head) ? [] : [at],
    );
    const at = greatest(
      able.map((each) => table.rows[row]?.cells[each]?.text ?? ''),
      sign,
      written.thousands,
    );
    return at === undefined ? undefined : { rows: [row], columns: [able[at] ?? 0] };
  }
  return undefined;
}

/** The place of the greatest number, where all are numbers of one unit and no two are the greatest. */
function greatest(values: readonly string[], sign: 1 | -1, thousands: ',' | '.'): number | undefined {
  const written =
    thousands === ',' ? /^([^\d-]*)(-?\d[\d,]*(?:\.\d+)?)(\D*)$/u : /^([^\d-]*)(-?\d[\d.]*(?:,\d+)?)(\D*)$/u;
  const read = values.map((value) => written.exec(value));
  const units = new Set(read.map((parts) => (parts === null ? null : `${parts[1] ?? ''} ${parts[3] ?? ''}`)));
  if (values.length < 2 || units.size !== 1 || units.has(null)) return undefined;
  const numbers = read.map((parts) => sign * Number((parts?.[2] ?? '').replaceAll(thousands, '').replace(',', '.')));
  const most = Math.max(...numbers);
  return numbers.filter((number) => number === most).length === 1 ? numbers.indexOf(most) : undefined;
}

/** -1 where a word is open that may not be. */
function coverage(
  named: NamedTable,
  question: WeighedQuestion,
  { rows, columns }: Named,
): { readonly held: number; readonly covered: number } {
  const { words, text, language } = question;
  const { endsWithNoun } = languageOf(language).tables;
  const [first = 0] = rows;
  const said: Worths[] = [
    ...(named.cells[first] ?? []),
    ...columns.flatMap((column) => [named.heads[column] ?? []]),
    named.heads[0] ?? [],
    named.groups[first] ?? [],
  ];
  let [held, covered, unsaid] = [0, 0, 0];
  for (const [at, { word, weight, isName, isAskedFor }] of words.entries()) {
    const own =
      named.asking[at] === true || isExtreme(word, language)
        ? 1
        : Math.max(0, ...said.map((worths) => worths[at] ?? 0));
    const near = nearWorth * (named.near[at] ?? 0);
    const anywhere = anywhereWorth * (named.anywhere[at] ?? 0);
    held += weight * own;
    covered += weight * Math.max(own, near, anywhere);
    if (own > 0 || near > 0) continue;
    if (isName || isAskedFor || holdsDigit(word)) return { held: 0, covered: -1 };
    if (anywhere > 0) continue;
    if (endsWithNoun.of.test(text.slice(0, Math.max(0, text.indexOf(word)) + word.length)))
      return { held: 0, covered: -1 };
    unsaid += weight;
  }
  return unsaid > mostUnsaid ? { held: 0, covered: -1 } : { held, covered };
}

function isExtreme(word: string, language: string): boolean {
  const asks = languageOf(language).tables;
  return asks.asksForMost.of.test(word) || asks.asksForLeast.of.test(word);
}

/** "Before 1990" asks for other rows than that of 1990, unless the row itself says "before". */
function comparesBeyond({ text, language }: WeighedQuestion, rows: readonly TableRow[]): boolean {
  const compared = languageOf(language).tables.compares.of.exec(text)?.[0].toLowerCase();
  if (compared === undefined) return false;
  return !rows.every(({ cells }) => cells.some((cell) => cell.text.toLowerCase().includes(compared)));
}

/** The column whose cell is marked: that which names the row, where it is asked for and another was told. */
function answering({ heads }: NamedTable, { words }: WeighedQuestion, { columns }: Named): number {
  const asksForName = words.some(({ isAskedFor }, word) => isAskedFor && (heads[0]?.[word] ?? 0) > 0);
  const asksForOther = words.some(
    ({ isAskedFor }, word) => isAskedFor && columns.some((column) => (heads[column]?.[word] ?? 0) > 0),
  );
  return asksForName && !asksForOther ? 0 : (columns[0] ?? 0);
}
