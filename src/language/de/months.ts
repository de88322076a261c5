/** The months and the days of the week, as German names them, and a date as it is said. */
import type { Pattern } from '../pattern.ts';

/** January first. */
export const months = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');

/** Whole or short: a part of patterns. */
export const monthForms = `(?:${months.join('|')}|Jänner|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)`;

/** A part of patterns. */
export const weekday = '(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)';

/** 2021-01-13 as "13. Januar 2021", 2021-01 as "Januar 2021". */
export function spoken(published: string): string {
  const [year = '', month, day] = published.split('-');
  const name = months[Number(month) - 1];
  return [day === undefined ? undefined : `${Number(day)}.`, name, year].filter((part) => part !== undefined).join(' ');
}

/** `name`, `month`: one month, as "Mai" and "05". What stands with a day or a part of the month says more than that. */
export function monthOfYear(name: string, month: string, year: string): RegExp {
  return new RegExp(
    String.raw`(?<!\d\. |Anfang |Ende |Mitte )(?<!\p{L})${name} ${year}(?!\d)|(?<!\d)${year}-${month}(?!\d)`,
    'giu',
  );
}

/** `day`: of two digits. */
export function wholeDate(day: string, name: string, month: string, year: string): RegExp {
  const number = String(Number(day));
  return new RegExp(
    String.raw`(?<!\d)${number}\. ?${name} ${year}(?!\d)|(?<!\d)0?${number}\.\s?0?${Number(month)}\.\s?${year}(?!\d)|(?<!\d)${year}-${month}-${day}(?!\d)`,
    'gu',
  );
}

/** A date of its own in a sentence, the year at least: groups `day`, `dayBehind`, `month`, `year`, `bare`, `ad`, `bc`. */
export const told: Pattern = {
  of: new RegExp(
    String.raw`(?:(?<!\d)(?<day>\d{1,2})\. )?(?<!\p{L})(?<month>${months.join('|')})(?<dayBehind>(?!))? (?<year>[12]\d{3})(?!\d)|(?<!\d)(?<bc>\d{2,4}) v\. ?Chr\.|(?<!\p{L})Jahre? (?<ad>\d{2,4})(?!\d)|(?<!\p{L})(?:[Ii]n|[Ss]eit|[Ww]ährend|[Bb]is|[Vv]on|[Uu]m|[Vv]or|[Nn]ach|[Aa]b|[Zz]wischen|und|Frühjahr|Sommer|Herbst|Winter|Anfang|Mitte|Ende|[Ss]chon) (?<bare>(?:1[0-9]|20)\d\d)(?!\d|[.,]\d| (?:Menschen|Männer|Frauen|Meter|Kilometer|Euro|Arbeiter|Exemplare|Jahre|Tonnen|Mitglieder|Soldaten|Häuser|Schiffe)(?!\p{L}))`,
    'u',
  ),
  finds: 'Die Mühle wurde im Jahr 1911 verkauft.',
  leaves: 'Die Mühle beschäftigt 1911 Menschen.',
};
