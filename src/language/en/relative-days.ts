/** Days that are counted from one that was spoken of: "a day later", "the week before". */
import { months } from './months.ts';
import type { Pattern } from '../pattern.ts';

export const date: Pattern = {
  of: new RegExp(String.raw`\b(\d{1,2}) (${months.join('|')})(?: (\d{4}))?`),
  finds: 'It opened on 3 May.',
  leaves: 'It opened in May 1998.',
};

export const relativeDay: Pattern = {
  of: /\b(?:on )?(?:(?<count>a|one|two|three|four|five|six|seven) (?<unit>day|week)s? (?<side>later|after(?: that)?|before(?: that)?|earlier)|the (?<next>next|following) day|the day (?<near>after|before)(?: that)?)\b(?! \p{L}+ed\b)/iu,
  finds: 'Who came two weeks later?',
  leaves: 'Who came the day before painted walls?',
};

export const counts: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
};

export const daysOfUnit: Readonly<Record<string, number>> = { day: 1, week: 7 };

export const backwards: Pattern = { of: /before|earlier/i, finds: 'earlier', leaves: 'later' };
