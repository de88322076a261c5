/** The months and the days of the week, as English names them, and a date as it is said. */
import type { Pattern } from '../pattern.ts';

/** January first. */
export const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A month as English writes it, whole or short without its full stop: a part of patterns. */
export const monthForms = `(?:${months.join('|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)`;

export const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** A part of patterns. */
export const weekday = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';

/** 2021-01-13 as "13 January 2021", 2021-01 as "January 2021". */
export function spoken(published: string): string {
  const [year = '', month, day] = published.split('-');
  const name = months[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** `name`, `month`: one month, as "May" and "05". What stands with a day or a part of the month says more than that. */
export function monthOfYear(name: string, month: string, year: string): RegExp {
  return new RegExp(`(?<!\\d |early |late |mid[- ])\\b${name} ${year}\\b|\\b${year}-${month}\\b`, 'gi');
}

/** `day`: of two digits. */
export function wholeDate(day: string, name: string, month: string, year: string): RegExp {
  const number = String(Number(day));
  return new RegExp(
    `\\b${number} ${name},? ${year}\\b|\\b${name} ${number},? ${year}\\b|\\b${year}-${month}-${day}\\b`,
    'g',
  );
}

/** A date of its own in a sentence, the year at least: groups `day`, `dayBehind`, `month`, `year`, `bare`, `ad`, `bc`. */
export const told: Pattern = {
  of: new RegExp(
    String.raw`(?:\b(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?\b(?<month>${months.join('|')})(?: (?<dayBehind>\d{1,2})(?:st|nd|rd|th)?\b)?,? (?<year>[12]\d{3})\b|\b(?<bc>\d{2,4}) BCE?\b|\b[Yy]ear (?<ad>\d{2,4})\b|\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Uu]ntil|[Tt]ill|[Oo]f|[Aa]bout|[Aa]round|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter|early|late|mid|to|and|the|the [\p{Ll}-]+|spring|summer|autumn|winter) (?<bare>(?:1[0-9]|20)\d\d)(?:s\b|\b)(?![,.]\d|[-–]\p{L}| (?:people|men|women|metres|kilometres|pounds|euros|dollars|workers|copies|years|tons|tonnes|members|troops|soldiers|houses|ships)\b)`,
    'u',
  ),
  finds: 'The mill was sold in 1911.',
  leaves: 'The mill employs 1911 people.',
};
