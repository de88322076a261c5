/**
 * Which words of a question the cells, the heads and the surroundings of a table say, and how well.
 * Promises: pure; 0 to 1; a number is matched by itself alone. Does not know what follows from it (table-answer.ts).
 */
import { tablesOf as languageOf } from '../../language/languages.ts';
import { areSynonyms } from '../../language/synonyms.ts';
import { terms } from '../../language/terms.ts';
import type { RankedPassage } from '../../domain.ts';
import { isGroup } from '../../verification/rows.ts';
import type { Table } from '../../tables.ts';
import { holdsDigit } from '../../text.ts';
import type { WeighedQuestion } from '../linear/sentences.ts';

const synonymWorth = 0.7;
/** "Keeper" of "keeps": one begins as the other, but for so many letters. */
const rootWorth = 0.6;
const leastOfRoot = 4;
/** "Suppe" of "Kürbissuppe". */
const partWorth = 0.8;
const mostOfEnding = 3;

/** For each word of the question, how well something says it. */
export type Worths = readonly number[];

/** A table as a question finds it. */
export interface NamedTable {
  readonly table: Table;
  readonly ranked: RankedPassage;
  /** By column; by row, and within it by column. */
  readonly heads: readonly Worths[];
  readonly cells: readonly (readonly Worths[])[];
  /** Whether the kind of question asks for a column of this name, or for the row that is called so. */
  readonly isAskedColumn: readonly boolean[];
  readonly isAskedRow: readonly boolean[];
  /** Of each row, what stands in the row above that names several. */
  readonly groups: readonly Worths[];
  /** Title, heading and what stands right above the table; and anything that the article says. */
  readonly near: Worths;
  readonly anywhere: Worths;
  /** Words of the question that only say which column is asked for: "heavy". */
  readonly asking: readonly boolean[];
}

export function namedTable(table: Table, ranked: RankedPassage, question: WeighedQuestion): NamedTable {
  const { article } = ranked;
  const { language, text } = article;
  const match = (words: string): Worths => worthsOf(question, words, language);
  const hints = languageOf(question.language).tables.askedColumns.filter(([asked]) => asked.of.test(question.text));
  const isHinted = (name: string): boolean => hints.some(([, column]) => column.of.test(name));
  const heads = (table.head?.cells ?? table.rows[0]?.cells.map(() => ({ text: '' })) ?? []).map((cell) => cell.text);
  const labels = table.rows.map(({ cells }) => cells[0]?.text ?? '');
  const isAskedColumn = heads.map(isHinted);
  const isAskedRow = labels.map(isHinted);
  const isUsed = isAskedColumn.includes(true) || isAskedRow.includes(true);
  const asking = hints.map(([asked]) => asked.of.exec(question.text)?.[0].toLowerCase() ?? '').join(' ');
  let group: Worths = question.words.map(() => 0);
  const groups = table.rows.map((row) => {
    if (isGroup(row)) group = match(row.cells[0]?.text ?? '');
    return group;
  });
  return {
    table,
    ranked,
    heads: heads.map(match),
    cells: table.rows.map(({ cells }) => cells.map((cell) => match(cell.text))),
    isAskedColumn,
    isAskedRow,
    groups,
    near: match([article.title, headingOver(article, table), lineAbove(text, table)].join('\n')),
    anywhere: match(text),
    asking: question.words.map(({ word }) => isUsed && asking.includes(word.toLowerCase())),
  };
}

/** How well a text says each word of a question. `language`: of the text. */
export function worthsOf({ words }: WeighedQuestion, text: string, language: string): Worths {
  const held = terms(text, language);
  const { joins } = languageOf(language).words;
  const all = new Set(held);
  return words.map(({ terms: own, word }) => {
    if (own.some((term) => all.has(term))) return 1;
    if (holdsDigit(word)) return 0;
    if (held.some((term) => own.some((asked) => areSynonyms(asked, term, language)))) return synonymWorth;
    if (joins && held.some((term) => own.some((asked) => isLastPart(asked, term)))) return partWorth;
    return held.some((term) => own.some((asked) => haveOneRoot(asked, term))) ? rootWorth : 0;
  });
}

function haveOneRoot(first: string, second: string): boolean {
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  return short.length >= leastOfRoot && long.length - short.length <= mostOfEnding && long.startsWith(short);
}

function isLastPart(part: string, whole: string): boolean {
  return part.length >= leastOfRoot && whole.endsWith(part);
}

function headingOver({ text, headings }: RankedPassage['article'], { start }: Table): string {
  const over = headings.findLast((heading) => heading.end <= start);
  return over === undefined ? '' : text.slice(over.start, over.end);
}

function lineAbove(text: string, { start }: Table): string {
  return text.slice(0, start).trimEnd().split('\n').at(-1) ?? '';
}
