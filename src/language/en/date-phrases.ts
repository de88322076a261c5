/** A date as prose writes it, with its preposition, so that it can be cut out; always with a month or a year. */
import type { Pattern } from '../pattern.ts';
import { months, weekday } from './months.ts';

const month = `(?:${months.join('|')}|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\\.?)`;
const year = '(?:1[0-9]{3}|20[0-9]{2})';
const date =
  `(?:[Oo]n|[Ii]n|[Ss]ince|[Bb]y) (?:(?:early|late|mid)[ -])?(?:${weekday},? )?` +
  `(?:\\d{1,2} ${month}(?:,? ${year})?|${month} \\d{1,2}(?:, ${year})?|${month}(?:,? ${year})?|${year})(?!\\d)`;

export const leading: Pattern = {
  of: new RegExp(`^${date},? `, 'u'),
  finds: 'On Wednesday, 3 Sept. 2014, the dam broke.',
  leaves: 'The dam broke in late June 2016.',
};

export const anywhere: Pattern = {
  of: new RegExp(`(?:^| )${date}`, 'u'),
  finds: 'The dam broke in late June 2016.',
  leaves: 'The dam broke on Wednesday, in 3 places.',
};
