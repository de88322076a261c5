/**
 * Whether the days of a sentence are those of its quotes: 27 February is not said by "27 January and 11 February", nor
 * "before June" by "between June and July". Promises: pure; only speaks up where the quotes give that day of other months
 * only, or a span of time to which the sentence gives one side. English only.
 */
import { monthForms } from '../language/en/months.ts';
import { plain } from './facts.ts';

const month = String.raw`(${monthForms})\b\.?`;
const dayFirst = new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?${month}`, 'g');
const monthFirst = new RegExp(String.raw`\b${month} (\d{1,2})(?:st|nd|rd|th)?\b(?!\d|:)`, 'g');

const when = String.raw`(?:the )?(?:early |late |mid-?|end of |\d{1,2} )*${month}`;
/** Which side of a time is meant, and what must stand in the quotes for it. */
const sides: readonly (readonly [RegExp, RegExp])[] = [
  [
    new RegExp(String.raw`\b(?:before|prior to) ${when}`),
    /\b(?:before|prior|ahead|until|till|by|earlier|previous\w*)\b/i,
  ],
  [new RegExp(String.raw`\b(?:after|following) ${when}`), /\b(?:after|since|following|later|from|past|beyond|next)\b/i],
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
    const words = form.exec(said)?.[0];
    if (words !== undefined && /\b(?:between|from|in|on|during)\b/i.test(quoted) && !allowed.test(quoted)) {
      return `It says “${words}”, which the words that it quotes do not.`;
    }
  }
  return undefined;
}

function daysIn(text: string): { readonly day: number; readonly of: string }[] {
  const found = [
    ...[...text.matchAll(dayFirst)].map(([, day, name = '']) => ({ day, name })),
    ...[...text.matchAll(monthFirst)].map(([, name = '', day]) => ({ day, name })),
  ];
  return found.map(({ day, name }) => ({ day: Number(day), of: name.slice(0, 3).toLowerCase() }));
}
