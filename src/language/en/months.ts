/** The months and the days of the week, as English names them, and a date as it is said. */

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
  const ofMonth = name === undefined ? year : `${name} ${year}`;
  return day === undefined ? ofMonth : `${Number(day)} ${ofMonth}`;
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
