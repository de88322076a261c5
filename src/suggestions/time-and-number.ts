/** How English prose writes a date and a number, as parts of patterns; a date with its preposition, so that it can be cut out. */
import { months } from '../text.ts';

const month = `(?:${months.join('|')}|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\\.?)`;
const weekday = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const year = '(?:1[0-9]{3}|20[0-9]{2})';

/** "in June 2016", "on Wednesday 3 September 2014", "in 2014": always with a month or a year. */
export const date =
  `(?:[Oo]n|[Ii]n|[Ss]ince|[Bb]y) (?:(?:early|late|mid)[ -])?(?:${weekday},? )?` +
  `(?:\\d{1,2} ${month}(?:,? ${year})?|${month} \\d{1,2}(?:, ${year})?|${month}(?:,? ${year})?|${year})(?!\\d)`;

export const number =
  '\\d{1,3}(?:,\\d{3})+|\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundreds of|dozens of';
