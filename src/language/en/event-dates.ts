/** How prose says when something happened. The groups are those that language.ts names; the first that finds counts. */
import type { CountedDay } from '../telling.ts';
import type { Pattern } from '../pattern.ts';
import { monthForms, weekday as anyWeekday } from './months.ts';

const left = String.raw`(?<![\p{L}\d.,/-])`;
const month = String.raw`(?<month>${monthForms})\b\.?`;
const month2 = String.raw`(?<month2>${monthForms})\b\.?`;
const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const day2 = String.raw`(?<day2>\d{1,2})(?:st|nd|rd|th)?`;
/** 2000 homes are no year. */
const anyYear = String.raw`(?:(?:1\d|20)(?!00)\d\d|(?:1\d|20)00(?! \p{Ll}+s\b))(?![\d%]|[.,]\d|['’]?s\b)`;
const year = `(?<year>${anyYear})`;
const part = String.raw`(?:(?:early|late|mid)[ -])?`;

function form(source: string, finds: string, leaves: string): Pattern {
  return { of: new RegExp(left + source, 'gu'), finds, leaves };
}

export const written: readonly Pattern[] = [
  form(
    String.raw`${day}(?: ?[–-] ?| (?:to|and) )${day2} (?:of )?${month},? ${year}`,
    'The fair of 3–5 May 2019 was the last.',
    'The fair of 3 May 2019 was the last.',
  ),
  form(
    String.raw`${day} ${month} (?:to|until|till|[–-]) (?:the )?${day2} ${month2},? ${year}`,
    'Open from 3 April to 5 May 2019.',
    'Open from April to 5 May 2019.',
  ),
  form(String.raw`${day} (?:of )?${month},? ${year}`, 'It sank on the 3rd of May, 2019.', 'It sank on 3 May.'),
  form(
    String.raw`${month} ${day}(?: ?[–-] ?${day2})?,? ${year}`,
    'It sank on Sept. 3, 2019.',
    'It sank in September 2019.',
  ),
  form(String.raw`${year}-(?<number>0[1-9]|1[0-2])-(?<day>\d\d)(?!\d)`, 'Sunk 2019-05-03.', 'Sunk 2019-2021.'),
  form(
    String.raw`(?:[Ff]rom|[Bb]etween) ${part}${month} (?:to|and|until) ${part}${month2},? ${year}`,
    'It sailed between late May and June 2019.',
    'It sailed in May and June 2019.',
  ),
  form(String.raw`${month},? (?:of )?${year}`, 'It sank in late May 2019.', 'It sank on May 3.'),
  form(
    String.raw`(?:[Ff]rom|[Bb]etween) ${year} (?:to|and|until|till) (?<year2>${anyYear})`,
    'It sailed from 1998 to 2003.',
    'It sailed from 12 to 20 knots.',
  ),
  form(
    String.raw`(?:[Ii]n|[Ff]rom|[Dd]uring|[Bb]etween) ${year}[–-](?<year2>(?:1\d|20)?\d\d)(?!\d)`,
    'It sailed in 1998–2003.',
    'It sailed in 1998 and 2003.',
  ),
  form(
    String.raw`${day}(?: ?[–-] ?| (?:to|and) )${day2} (?:of )?${month}(?!,? \d)`,
    'The fair of 3–5 May was the last.',
    'The fair of 3 May was the last.',
  ),
  form(String.raw`${day} (?:of )?${month}(?!,? (?:1\d|20)\d\d)`, 'It sank on 3 May.', 'It sank 3 mayors.'),
  form(
    String.raw`${month} ${day}(?! ?[–-] ?\d|[\d:%]|,? (?:1\d|20)\d\d)\b`,
    'It sank on Thursday, Sept. 3.',
    'It sank in May 2019.',
  ),
  form(
    String.raw`(?:[Ii]n|[Ss]ince|[Ll]ast|[Tt]his|[Bb]y|[Uu]ntil|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id) ?-?${part}${month}(?! ?\d|,? (?:1\d|20)\d\d)`,
    'It sank last July.',
    'May it sink!',
  ),
  form(
    String.raw`(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Aa]fter|[Bb]efore|[Aa]round|[Cc]irca|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|(?:beginning|start|middle|end|spring|summer|autumn|fall|winter) of|[Ee]arly|[Ll]ate|[Mm]id|[Yy]ear)(?: early| late| mid)?[ -]${year}(?! (?:km|metres|kg|feet|miles)\b)`,
    'It was built in the summer of 1998.',
    'It carried 1998 passengers.',
  ),
];

const number = 'two|three|four|five|six|seven|eight|nine|ten|twenty|thirty';

/** Counted from the day on which it is told. */
export const counted: readonly (readonly [CountedDay, Pattern])[] = [
  [
    'yesterday',
    { of: /\b[Yy]esterday\b(?!['’]s)/g, finds: 'It sank yesterday.', leaves: 'It sank on yesterday’s way.' },
  ],
  ['last year', { of: /\b[Ll]ast year\b/g, finds: 'It sank last year.', leaves: 'It sank in its last years.' }],
  ['this year', { of: /\b[Tt]his year\b/g, finds: 'It sank earlier this year.', leaves: 'It sank that year.' }],
  ['last month', { of: /\b[Ll]ast month\b/g, finds: 'It sank last month.', leaves: 'It sank in its last months.' }],
  ['this month', { of: /\b[Tt]his month\b/g, finds: 'It sank this month.', leaves: 'It sank that month.' }],
  [
    'years ago',
    {
      of: new RegExp(String.raw`\b(?<count>\d{1,2}|${number}) years ago\b`, 'gi'),
      finds: 'It sank two years ago.',
      leaves: 'It sank some years ago.',
    },
  ],
  [
    'weekday',
    {
      of: new RegExp(
        String.raw`(?<!\b(?:[Nn]ext|[Ee]very|[Ee]ach|[Bb]y|[Uu]ntil|[Tt]o|[Tt]hrough|[Ff]rom|[Aa]ny|[Aa]ll|[Oo]ne|and|or)[ -])(?<![–-])\b(?<weekday>${anyWeekday})(?!s\b| ?[–-] ?\p{L}|,? (?:to|through|until|and|or)\b|,? (?:the )?\d|,? ${monthForms}\b|:)`,
        'gu',
      ),
      finds: 'It sank on Friday.',
      leaves: 'It sails every Friday.',
    },
  ],
];

export const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

export const counts: Readonly<Record<string, number>> = {
  ...Object.fromEntries('two three four five six seven eight nine ten'.split(' ').map((word, at) => [word, at + 2])),
  twenty: 20,
  thirty: 30,
};

/** What has not happened yet when it is told. */
export const future: Pattern = {
  of: /\b(?:will|would|shall|(?:is|are) (?:to|due|set|expected|scheduled|planned)|plans?|upcoming|from then on|deadline)\b|['’]ll\b/i,
  finds: 'It is to sail on Friday.',
  leaves: 'It was sunk on Friday.',
};

export const past: Pattern = {
  of: /\b(?:was|were|had|did|said|told|has been|have been|[a-z]{2,}ed|came|went|took|made|gave|began|became|fell|held|led|left|lost|met|paid|ran|rose|sank|sat|saw|sent|shot|sold|spoke|spent|stood|struck|swept|taught|thought|threw|won|wrote|broke|brought|built|bought|caught|chose|cut|drew|drove|fought|flew|found|got|grew|heard|hit|kept|knew|laid|put|read|set|shut)\b/i,
  finds: 'It sank on Friday.',
  leaves: 'They visit it on Friday.',
};

/** Without either no date is found. */
export const monthName: Pattern = {
  of: new RegExp(String.raw`\b${monthForms}\b`, 'u'),
  finds: 'It sank in May.',
  leaves: 'It may sink.',
};

export const maybe: Pattern = {
  of: new RegExp(String.raw`\d|\b(?:${monthForms}|${anyWeekday})\b|\b[Yy]esterday\b|\b(?:year|month)\b|\bago\b`, 'u'),
  finds: 'It sank last year.',
  leaves: 'It sank at last.',
};
