/**
 * "A day later", "the next day", "a week before": days that are counted from the one that was spoken of.
 * Promises: pure; the words are exchanged for a date when the turn before names one day, else they stay.
 */
import { months } from '../../language/en/months.ts';

const dayPattern = new RegExp(String.raw`\b(\d{1,2}) (${months.join('|')})(?: (\d{4}))?`);
const relative =
  /\b(?:on )?(?:(?<count>a|one|two|three|four|five|six|seven) (?<unit>day|week)s? (?<side>later|after(?: that)?|before(?: that)?|earlier)|the (?<next>next|following) day|the day (?<near>after|before)(?: that)?)\b(?! \p{L}+ed\b)/iu;
const numbers = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];

/** `spoken`: the turn before, its answer first. */
export function withDay(question: string, spoken: string): string {
  const match = relative.exec(question);
  const [, day, month = '', year] = dayPattern.exec(spoken) ?? [];
  if (match === null || day === undefined) return question;
  const { count = 'a', unit = 'day', side = '', near = '' } = match.groups ?? {};
  const days = Math.max(1, numbers.indexOf(count.toLowerCase())) * (unit === 'week' ? 7 : 1);
  const isBefore = /before|earlier/i.test(side + near);
  // Without a year, a leap day may be missed: it is the only one that is not counted.
  const date = new Date(Date.UTC(Number(year ?? 2001), months.indexOf(month), Number(day) + (isBefore ? -days : days)));
  const said = `on ${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''}${year === undefined ? '' : ` ${date.getUTCFullYear()}`}`;
  return question.replace(match[0], said);
}
