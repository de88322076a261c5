/** How a question dates what it asks about, and how a text names a day or a month. */
import { monthForms, months } from './months.ts';
import type { Pattern } from '../pattern.ts';

const month = String.raw`${monthForms}\b\.?`;
const year = String.raw`\b(?:19|20)\d\d\b`;
const day = String.raw`\b\d{1,2}(?:st|nd|rd|th)?\b`;
const point = String.raw`(?:${year}-\d\d(?:-\d\d)?|(?:${day} (?:of )?)?${month},? (?:of )?${year}|${month} ${day},? ${year}|${year})`;
const part = String.raw`(?:the )?(?:(?:early|mid|late|beginning|middle|end|start|spring|summer|autumn|fall|winter)[- ](?:of |in )?)?`;
const aboutArticles = String.raw`(?:\b(?:articles?|reports?|stor(?:y|ies)|coverage|pieces?|news)\s+(?:(?:that )?(?:was |were )?(?:published|written|posted|dated)\s+)?|\b(?:published|written|posted|dated)\s+)`;

function dated(form: string, finds: string, leaves: string): Pattern {
  return { of: new RegExp(String.raw`(?<articles>${aboutArticles})?\b${form}`, 'giu'), finds, leaves };
}

/** `articles` is set where it is them that are dated. */
export const timeForms: readonly Pattern[] = [
  dated(
    String.raw`(?<between>between|from) ${part}(?<first>${point})\s*(?:and|to|until|-|–)\s*${part}(?<second>${point})`,
    'floods between May 1998 and late 2003',
    'floods between May and June',
  ),
  dated(
    String.raw`(?<relation>before|until|till|prior to|by|after|since|following) ${part}(?<bound>${point})`,
    'articles published before the spring of 1998',
    'articles published before the spring',
  ),
  dated(
    String.raw`(?:in|on|during|of|from|for|at) ${part}(?<at>${point})`,
    'floods in early May 1998',
    'floods in early May',
  ),
  dated(
    String.raw`(?:(?:in|during|of|from) )?(?:the )?(?<which>last|previous|this|past) (?<unit>year|month|week)\b`,
    'floods of the past year',
    'floods of the past years',
  ),
];

/** "Before the election of Biden": something with a name, or a thing that has a day. */
export const toldForm: Pattern = {
  of: /\b(?<relation>before|prior to|after|since|until) (?<event>the [\p{L}' -]{0,30}?(?:election|inauguration|fall|death|resignation|coup|war|referendum|summit|invasion|killing|assassination|withdrawal|ceasefire)(?: (?:of|in|at|on) [\p{L}' -]{2,40}?)?)(?=[?.,;]|$| (?:did|was|were|is|are|had|has|who|what|when|where|how)\b)/giu,
  finds: 'What happened after the death of Alfred?',
  leaves: 'What happened after the deaths of kings?',
};

// Which way a time lies from the words that bound it.

/** To what is only told of. */
export const untilTold: Pattern = { of: /before|prior|until/i, finds: 'prior to', leaves: 'since' };
export const since: Pattern = { of: /since/i, finds: 'Since', leaves: 'after' };
export const after: Pattern = { of: /after|following/i, finds: 'following', leaves: 'since' };
export const before: Pattern = { of: /before|prior/i, finds: 'before', leaves: 'by' };

/** Of "this year", as against "last year". */
export const ofNow: ReadonlySet<string> = new Set(['this']);

export const units: Readonly<Record<string, 'year' | 'month' | 'week'>> = {
  year: 'year',
  month: 'month',
  week: 'week',
};

/** "4th", "of": neither is a month. */
export const besidesMonth: Pattern = {
  of: /\d+(?:st|nd|rd|th)|\bof\b/g,
  finds: 'the 4th May',
  leaves: '4 May often',
};

/** Whether a text names the days; `monthNumbers` from 1. */
export function namesDay(ofMonth: number, monthNumbers: readonly number[], ofYear: string): RegExp {
  const names = monthsNamed(monthNumbers);
  return new RegExp(
    String.raw`\b${ofMonth} (?:${names})(?:,? ${ofYear})?\b|\b(?:${names}) ${ofMonth}(?:,? ${ofYear})?\b`,
  );
}

/** Whether a text names one of the months, with its year. */
export function namesMonth(monthNumbers: readonly number[], ofYear: string): RegExp {
  return new RegExp(String.raw`\b(?:${monthsNamed(monthNumbers)})(?: \d{1,2})?,? (?:of )?${ofYear}\b`);
}

function monthsNamed(numbers: readonly number[]): string {
  return numbers
    .map((number) => months[number - 1] ?? '')
    .map((name) => String.raw`(?:${name}|${name.slice(0, 3)}\b\.?)`)
    .join('|');
}
