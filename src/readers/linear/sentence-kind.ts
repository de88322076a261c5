/**
 * What a sentence of a text is. Headings, questions, heads of tables, labels, lines of contents and of navigation say
 * nothing by themselves, so they are never quoted as an answer; rows of a table and items of a list do say something.
 * Promises: pure; in doubt a sentence is a statement, and prose with a full stop always is.
 */
import * as labels from '../../language/en/labels.ts';
import { reportedQuestion } from '../../language/en/speech.ts';
import { countWords, holdsDigit, opensWithCapital } from '../../text.ts';

export type SentenceKind =
  'statement' | 'heading' | 'question' | 'table head' | 'table row' | 'caption' | 'lead-in' | 'contents' | 'navigation';

export interface Surroundings {
  /** Whether it has a line to itself: of a list or table, or between blank lines. */
  readonly isAlone: boolean;
  /** The lines that stand before and behind it, without those that hold no letter or number. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const stop = /[.!?…:;。！？؟۔][\p{Pe}\p{Pf}"'’”*_]*$/u;
const asking = /[?？؟]["”’»*_)]*$/u;
/** "3 Results ........ 14", and what is left of several when they were taken for sentences. */
const leader = /\s?(?:(?<=\s)(?:\.\s?){4,}|…{2,}|(?:·\s?){4,})\s*\d{1,4}(?=\s|$)|^\d{1,4}\s+[\d\p{Lu}].*\s\.{5,}$/u;
/** No leader without it: looked for first, which takes a tenth of the time. */
const twoDots = /([.…·])\s?\1/u;
const sectionNumber = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)]|[IVX]{1,5}[.)])\s+(?=\p{Lu})/u;
/** A list's number or bullet. */
const itemMark = /^(?:[-*•‣◦–]|\(?(?:\d{1,3}|[a-z])[.)])\s+/u;

const mostOfHeading = 9;
/** A line of small letters looks like an item, too. */
const mostOfPlainHeading = 5;
const mostOfLeadIn = 8;
const mostOfQuestion = 30;
const fewestOfProse = 5;
const longLine = 60;

export function kindOf(text: string, { isAlone, before, after }: Surroundings): SentenceKind {
  if ((twoDots.test(text) && leader.test(text)) || (isAlone && labels.contents.of.test(text))) return 'contents';
  // In prose it may tell as well as ask; there the score decides.
  const isAsked = isAlone && asks(text) && !reportedQuestion.of.test(text) && countWords(text) <= mostOfQuestion;
  if (labels.question.of.test(text) || isAsked) return 'question';
  if (isAlone && labels.navigation.of.test(text)) return 'navigation';
  if (opensList(text) && countWords(text) <= mostOfLeadIn && isUnfinished(text)) return 'lead-in';
  if (!isAlone) return 'statement';
  const captioned = text.replace(labels.caption.of, '');
  if (captioned !== text && !/[.!?]$/.test(captioned) && !labels.finiteVerb.of.test(text)) return 'caption';
  if (isTableHead(text, before, after)) return 'table head';
  return isHeading(text, before, after) ? 'heading' : 'statement';
}

export function asks(text: string): boolean {
  return labels.question.of.test(text) || asking.test(text);
}

export function opensList(text: string): boolean {
  return /:[\s_*]*$/u.test(text);
}

/** "You need:", but not "Keys may be of two kinds:", which tells something by itself. */
function isUnfinished(text: string): boolean {
  return !labels.finiteVerb.of.test(text) || labels.cataphora.of.test(text);
}

/** The cells of a row: parted by bars, by tabs, or by the gaps of columns. */
export function cellsOf(line: string): string[] {
  return line
    .replaceAll(/^\s*\||\|\s*$/g, '')
    .split(/\s*\|\s*|\s*\t\s*|\s{3,}|(?<![.!?:;,]["”’)]?)\s{2}/u)
    .filter((cell) => cell.trim() !== '');
}

/** What a list's item looks like when no mark is left of it. */
export function isItem(line: string): boolean {
  return itemMark.test(line) || (!stop.test(line) && line.length <= longLine);
}

function isTableHead(text: string, before?: string, after?: string): boolean {
  const cells = cellsOf(text);
  if (cells.length < 2 || holdsDigit(text) || after === undefined || cellsOf(after).length < 2) return false;
  if (before !== undefined && cellsOf(before).length >= 2) return false;
  const named = cells.filter((cell) => labels.column.of.test(cell.trim())).length;
  if (named >= 2) return true;
  return cells.length > 2 && holdsDigit(after) && cells.every((cell) => countWords(cell) < fewestOfProse);
}

function isHeading(text: string, before?: string, after?: string): boolean {
  if (stop.test(text) || countWords(text) > mostOfHeading || cellsOf(text).length > 1) return false;
  if (!/\p{Ll}/u.test(text))
    return /\p{Lu}{4}/u.test(text) && !holdsDigit(text) && (after === undefined || /\p{Ll}/u.test(after));
  if (after === undefined || !isProse(after) || labels.finiteVerb.of.test(text)) return false;
  if (sectionNumber.test(text)) return !sectionNumber.test(after);
  if (!opensWithCapital(text) || /[\d:]/.test(text) || countWords(text) > mostOfPlainHeading) return false;
  return before === undefined || (stop.test(before) && !before.endsWith(':'));
}

function isProse(line: string): boolean {
  return cellsOf(line).length < 2 && (line.length > longLine || (stop.test(line) && countWords(line) >= fewestOfProse));
}
