/**
 * "A day later", "the next day", "a week before": days that are counted from the one that was spoken of.
 * Promises: pure; the words are exchanged for a date when the turn before names one day, else they stay.
 */
import * as days from '../../language/en/relative-days.ts';
import { months } from '../../language/en/months.ts';

/** `spoken`: the turn before, its answer first. */
export function withDay(question: string, spoken: string): string {
  const match = days.relativeDay.of.exec(question);
  const [, day, month = '', year] = days.date.of.exec(spoken) ?? [];
  if (match === null || day === undefined) return question;
  const { count = 'a', unit = 'day', side = '', near = '' } = match.groups ?? {};
  const counted = (days.counts[count.toLowerCase()] ?? 1) * (days.daysOfUnit[unit] ?? 1);
  const isBefore = days.backwards.of.test(side + near);
  // Without a year, a leap day may be missed: it is the only one that is not counted.
  const date = new Date(
    Date.UTC(Number(year ?? 2001), months.indexOf(month), Number(day) + (isBefore ? -counted : counted)),
  );
  const said = `on ${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''}${year === undefined ? '' : ` ${date.getUTCFullYear()}`}`;
  return question.replace(match[0], said);
}
