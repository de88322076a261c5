/**
 * Whether the days of a sentence are those of its quotes: 27 February is not said by "27 January and 11 February", nor
 * "before June" by "between June and July". Promises: pure; only speaks up where the quotes give that day of other months
 * only, or a span of time to which the sentence gives one side. English only.
 */
import * as calendar from '../language/en/calendar.ts';
import type { Pattern } from '../language/pattern.ts';
import { plain } from './facts.ts';

/** Which side of a time is meant, and what must stand in the quotes for it. */
const sides: readonly (readonly [Pattern, Pattern])[] = [
  [calendar.beforeMonth, calendar.beforeInAnyWay],
  [calendar.afterMonth, calendar.afterInAnyWay],
];

/** What is wrong, as a sentence; undefined when nothing is. */
export function dayProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const said = plain(sentence);
  const quoted = plain(quotes.join('\n'));
  const given = daysIn(quoted);
  for (const { day, of } of daysIn(said)) {
    const sameDay = given.filter((other) => other.day === day);
    if (sameDay.length > 0 && sameDay.every((other) => other.of !== of)) {
      return `The words that it quotes name day ${day} of another month.`;
    }
  }
  for (const [form, allowed] of sides) {
    const words = form.of.exec(said)?.[0];
    if (words !== undefined && calendar.within.of.test(quoted) && !allowed.of.test(quoted)) {
      return `It says “${words}”, which the words that it quotes do not.`;
    }
  }
  return undefined;
}

function daysIn(text: string): { readonly day: number; readonly of: string }[] {
  const found = [
    ...[...text.matchAll(calendar.dayBeforeMonth.of)].map(([, day, name = '']) => ({ day, name })),
    ...[...text.matchAll(calendar.dayBehindMonth.of)].map(([, name = '', day]) => ({ day, name })),
  ];
  return found.map(({ day, name }) => ({ day: Number(day), of: name.slice(0, 3).toLowerCase() }));
}
