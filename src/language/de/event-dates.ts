/** How prose says when something happened. The groups are those that language.ts names; the first that finds counts. */
import type { CountedDay } from '../telling.ts';
import type { Pattern } from '../pattern.ts';
import { monthForms, weekday as anyWeekday } from './months.ts';

const left = String.raw`(?<![\p{L}\d.,/-])`;
const month = String.raw`(?<month>${monthForms})(?!\p{L})\.?`;
const month2 = String.raw`(?<month2>${monthForms})(?!\p{L})\.?`;
const day = String.raw`(?<day>\d{1,2})\.`;
const anyYear = String.raw`(?:1\d|20)\d\d(?![\d%]|[.,]\d|er\b)`;
const year = `(?<year>${anyYear})`;

function form(source: string, finds: string, leaves: string): Pattern {
  return { of: new RegExp(left + source, 'gu'), finds, leaves };
}

export const written: readonly Pattern[] = [
  form(
    String.raw`(?<day>\d{1,2})\.?(?: ?[–-] ?| bis (?:zum )?| und )(?<day2>\d{1,2})\. ?${month} ${year}`,
    'Das Fest vom 3. bis 5. Mai 2019 war das letzte.',
    'Das Fest vom 3. Mai 2019 war das letzte.',
  ),
  form(String.raw`${day} ?${month} ${year}`, 'Es sank am 3. Mai 2019.', 'Es sank am 3. Mai.'),
  form(
    String.raw`(?<day>0?[1-9]|[12]\d|3[01])\. ?(?<number>0?[1-9]|1[0-2])\. ?${year}`,
    'Es sank am 3.5.2019.',
    'Es sank bei 3.5 Grad.',
  ),
  form(String.raw`${year}-(?<number>0[1-9]|1[0-2])-(?<day>\d\d)(?!\d)`, 'Gesunken 2019-05-03.', 'Gesunken 2019-2021.'),
  form(
    String.raw`(?:[Vv]on|[Zz]wischen) (?:Anfang |Mitte |Ende )?${month} (?:bis|und) (?:Anfang |Mitte |Ende )?${month2} ${year}`,
    'Es fuhr von Mai bis Juni 2019.',
    'Es fuhr im Mai und Juni 2019.',
  ),
  form(String.raw`${month} (?:des Jahres )?${year}`, 'Es sank Ende Mai 2019.', 'Es sank am 3. Mai.'),
  form(
    String.raw`(?:[Vv]on|[Zz]wischen) ${year} (?:bis|und) (?<year2>${anyYear})`,
    'Es fuhr von 1998 bis 2003.',
    'Es fuhr von 12 bis 20 Uhr.',
  ),
  form(String.raw`${day} ?${month}(?! ?(?:1\d|20)\d\d)`, 'Es sank am 3. Mai.', 'Es sank im Mai.'),
  form(
    String.raw`(?:[Ii]m|[Ss]eit|[Bb]is|[Aa]b|[Aa]nfang|[Mm]itte|[Ee]nde|[Vv]ergangenen|[Ll]etzten) ${month}(?! ?(?:1\d|20)\d\d)`,
    'Es sank im Juli.',
    'Es sank 12 Mal.',
  ),
  form(
    String.raw`(?:[Jj]ahre?|[Ss]eit|[Bb]is|[Aa]b|[Nn]ach|[Uu]m|[Ii]n|[Aa]nfang|[Mm]itte|[Ee]nde|[Ff]rühjahr|[Ff]rühling|[Ss]ommer|[Hh]erbst|[Ww]inter) ${year}(?! (?:km|Meter|Euro|\p{Lu}))`,
    'Sie wurde im Sommer 1998 gebaut.',
    'Sie trug 1998 Fahrgäste.',
  ),
  {
    of: new RegExp(String.raw`(?<=^|[.!?] )${year}(?= \p{Ll})`, 'gu'),
    finds: '1998 sank sie.',
    leaves: '1998 Leute kamen.',
  },
];

/** Counted from the day on which it is told. */
export const counted: readonly (readonly [CountedDay, Pattern])[] = [
  ['yesterday', { of: /(?<!\p{L})[Gg]estern(?!\p{L})/gu, finds: 'Es sank gestern.', leaves: 'Es sank vorgestern.' }],
  [
    'last year',
    {
      of: /(?<!\p{L})(?:(?:[Ll]etzte|[Vv]ergangene|[Vv]orige)[ns] Jahre?|[Vv]orjahr)(?!\p{L})/gu,
      finds: 'Es sank im letzten Jahr.',
      leaves: 'Es sank in den letzten Jahren.',
    },
  ],
  [
    'this year',
    {
      of: /(?<!\p{L})[Dd]iese[ms] Jahre?(?!\p{L})/gu,
      finds: 'Es sank in diesem Jahr.',
      leaves: 'Es sank in jenem Jahr.',
    },
  ],
  [
    'last month',
    {
      of: /(?<!\p{L})(?:[Ll]etzten|[Vv]ergangenen|[Vv]origen) Monat(?!\p{L})/gu,
      finds: 'Es sank im letzten Monat.',
      leaves: 'Es sank in den letzten Monaten.',
    },
  ],
  [
    'this month',
    { of: /(?<!\p{L})[Dd]iesen Monat(?!\p{L})/gu, finds: 'Es sank diesen Monat.', leaves: 'Es sank jeden Monat.' },
  ],
  [
    'years ago',
    {
      of: /(?<!\p{L})[Vv]or (?<count>\d{1,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwanzig|dreißig) Jahren(?!\p{L})/gu,
      finds: 'Es sank vor zwei Jahren.',
      leaves: 'Es sank vor vielen Jahren.',
    },
  ],
  [
    'weekday',
    {
      of: new RegExp(
        String.raw`(?<!\p{L})(?<!nächsten |kommenden )(?:[Aa]m|[Vv]om) (?<weekday>${anyWeekday})(?!s|,? (?:den |dem )?\d)(?!\p{L})`,
        'gu',
      ),
      finds: 'Es sank am Freitag.',
      leaves: 'Es fährt freitags.',
    },
  ],
];

export const weekdays = 'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend'.split(' ');

export const counts: Readonly<Record<string, number>> = {
  ...Object.fromEntries('zwei drei vier fünf sechs sieben acht neun zehn'.split(' ').map((word, at) => [word, at + 2])),
  zwanzig: 20,
  dreißig: 30,
};

/** What has not happened yet when it is told. */
export const future: Pattern = {
  of: /(?<!\p{L})(?:wird|werden|würden?|soll(?:en)?|geplant|bevorsteh\p{L}+|Frist)(?!\p{L})/iu,
  finds: 'Es soll am Freitag fahren.',
  leaves: 'Es war am Freitag gesunken.',
};

export const past: Pattern = {
  of: /(?<!\p{L})(?:war|waren|wurden?|hatten?|ist|sind|hat|haben|\p{Ll}{2,}te[nt]?|kam|kamen|ging|gingen|nahm|gab|begann|fiel|hielt|verlor|traf|sank|stieg|stand|starb|fand|brach|schrieb|sprach|gewann|verließ|zog)(?!\p{L})/u,
  finds: 'Es sank am Freitag.',
  leaves: 'Sie besuchen es am Freitag.',
};

/** Without either no date is found. */
export const monthName: Pattern = {
  of: new RegExp(String.raw`(?<!\p{L})${monthForms}(?!\p{L})`, 'u'),
  finds: 'Es sank im Mai.',
  leaves: 'Es sank im Maifeld.',
};

export const maybe: Pattern = {
  of: new RegExp(
    String.raw`\d|(?<!\p{L})(?:${monthForms}|${anyWeekday}|[Gg]estern|[Vv]or)(?!\p{L})|[Jj]ahr|Monat`,
    'u',
  ),
  finds: 'Es sank im letzten Jahr.',
  leaves: 'Es sank zuletzt.',
};
