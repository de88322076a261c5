/** The months and the days of the week, as English names them. */

/** January first. */
export const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A month as English writes it, whole or short without its full stop: a part of patterns. */
export const monthForms = `(?:${months.join('|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)`;

export const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** A part of patterns. */
export const weekday = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
