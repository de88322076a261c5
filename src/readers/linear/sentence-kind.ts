/**
 * What a sentence of a text is. Headings, questions, heads of tables, labels, lines of contents and of navigation say
 * nothing by themselves, so they are never quoted as an answer; rows of a table and items of a list do say something.
 * Promises: pure; in doubt a sentence is a statement, and prose with a full stop always is.
 */
export type SentenceKind =
  'statement' | 'heading' | 'question' | 'table head' | 'caption' | 'lead-in' | 'contents' | 'navigation';

export interface SentencePlace {
  /** Whether it has a line to itself: of a list or table, or between blank lines. */
  readonly isAlone: boolean;
  /** The lines that stand before and behind it, without those that hold no letter or number. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const stop = /[.!?…:;。！？؟۔][\p{Pe}\p{Pf}"'’”*_]*$/u;
const asking = /[?？؟]["”’»*_)]*$/u;
/** "He asked: “Why?”" tells what somebody asked. */
const asked = /\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|questions?|said|says|wrote)\b/i;
const labelledQuestion = /^(?:Q|Question)\s?\d{0,3}\s?[:.)]\s/;
/** "3 Results ........ 14", and what is left of several when they were taken for sentences. */
const leader = /\s?(?:(?<=\s)(?:\.\s?){4,}|…{2,}|(?:·\s?){4,})\s*\d{1,4}(?=\s|$)|^\d{1,4}\s+[\d\p{Lu}].*\s\.{5,}$/u;
const contentsTitle = /^(?:table of contents|contents)\s*:?$/i;
const navigation =
  /^(?:read (?:more|next|on|also|the (?:full|whole) (?:story|article))|see (?:also|more)|(?:related|further|more) (?:links|articles|stories|posts|reading|news|topics)|share (?:this|on)\b.{0,30}|(?:subscribe|sign up)(?: (?:here|now|today|free)| (?:to|for) .{0,30}(?:newsletters?|updates|emails?|feed|channel).{0,20})?|(?:log|sign) ?in|(?:back )?to (?:the )?top|back to .{1,30}|(?:next|previous) (?:page|post|article|chapter)|skip to .{1,30}|print this .{1,20}|follow us\b.{0,40}|download (?:\S+ )?now|contact us|click here\b.{0,40}|advertisement|all rights reserved|home(?:\s[|»>·/]\s.+)+)[:.!…»›→>\s]*$/iu;
const caption = /^(?:table|figure|fig|photo|chart|map|illustration)\.?\s+(?:\d+(?:\.\d+)*|[A-Z])(?:[.:]?$|[.:]\s)/i;
/** What columns are called, so that a first row of words alone is told from one that says something. */
const columnName =
  /^(?:name|role|since|plan|price|cost|fee|date|day|time|year|month|from|to|until|departs?|departure|arrives?|arrival|stop|station|type|kind|description|details|item|product|article|amount|quantity|number|no|size|storage|weight|length|country|city|town|place|location|room|address|phone|e-?mail|status|notes?|remarks?|comments?|unit|value|title|author|team|points|result|score|rank|position|person|task|who|what|when|where|term|meaning|option|setting|default|feature|version|category|event|speaker)s?\b/i;
const finiteVerb =
  /\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should)\b|n['’]t\b/i;
/** Words that are about what follows. */
const pointing =
  /\b(?:is|are|was|were|be|for|with|by|of|in|to|needs?|includes?)\W*$|\b(?:following|below|here (?:is|are)|this is|these are|as follows)\b/i;
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

export function kindOf(text: string, { isAlone, before, after }: SentencePlace): SentenceKind {
  if (leader.test(text) || (isAlone && contentsTitle.test(text))) return 'contents';
  // In prose it may tell as well as ask; there the score decides.
  if (labelledQuestion.test(text) || (isAlone && asks(text) && !asked.test(text) && wordsOf(text) <= mostOfQuestion))
    return 'question';
  if (isAlone && navigation.test(text)) return 'navigation';
  if (opensList(text) && wordsOf(text) <= mostOfLeadIn && isUnfinished(text)) return 'lead-in';
  if (!isAlone) return 'statement';
  if (caption.test(text) && !/[.!?]$/.test(text.replace(caption, '')) && !finiteVerb.test(text)) return 'caption';
  if (isTableHead(text, before, after)) return 'table head';
  return isHeading(text, before, after) ? 'heading' : 'statement';
}

export function asks(text: string): boolean {
  return labelledQuestion.test(text) || asking.test(text);
}

export function opensList(text: string): boolean {
  return /:[\s_*]*$/u.test(text);
}

/** "You need:", but not "Keys may be of two kinds:", which tells something by itself. */
function isUnfinished(text: string): boolean {
  return !finiteVerb.test(text) || pointing.test(text);
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
  if (cells.length < 2 || /\d/.test(text) || after === undefined || cellsOf(after).length < 2) return false;
  if (before !== undefined && cellsOf(before).length >= 2) return false;
  const named = cells.filter((cell) => columnName.test(cell.trim())).length;
  if (named >= 2) return true;
  return cells.length > 2 && /\d/.test(after) && cells.every((cell) => wordsOf(cell) < fewestOfProse);
}

function isHeading(text: string, before?: string, after?: string): boolean {
  if (stop.test(text) || wordsOf(text) > mostOfHeading || cellsOf(text).length > 1) return false;
  if (!/\p{Ll}/u.test(text))
    return /\p{Lu}{4}/u.test(text) && !/\d/.test(text) && (after === undefined || /\p{Ll}/u.test(after));
  if (after === undefined || !isProse(after) || finiteVerb.test(text)) return false;
  if (sectionNumber.test(text)) return !sectionNumber.test(after);
  if (!/^\p{Lu}/u.test(text) || /[\d:]/.test(text) || wordsOf(text) > mostOfPlainHeading) return false;
  return before === undefined || (stop.test(before) && !before.endsWith(':'));
}

function isProse(line: string): boolean {
  return cellsOf(line).length < 2 && (line.length > longLine || (stop.test(line) && wordsOf(line) >= fewestOfProse));
}

function wordsOf(text: string): number {
  return text.trim().split(/\s+/).length;
}
