/**
 * The units of the numbers of a sentence: kilometres, euros, hours. Promises: pure; every way of writing one unit comes
 * out as the same word. Does not convert: 5 miles are not 8 kilometres to a reader who wants the words.
 */
import { measured, units } from '../language/en/units.ts';

/** Signs that stand before their number. */
const signs: Readonly<Record<string, string>> = { $: 'dollar', '€': 'euro', '£': 'sterling', '¥': 'yen' };

function unitsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, written = ''] of text.matchAll(measured.of)) {
    const unit = Object.entries(units).find(([, { of }]) => of.test(written))?.[0];
    if (unit !== undefined) found.add(unit);
  }
  for (const [sign] of text.matchAll(/[$€£¥](?=\s?\d)/gu)) found.add(signs[sign] ?? sign);
  return found;
}

/** Units of `sentence` that no number of the quotes has. British money is pounds in both senses. */
export function unitsMissingFrom(sentence: string, quotes: readonly string[]): string[] {
  const held = unitsOf(quotes.join('\n'));
  const isHeld = (unit: string): boolean =>
    held.has(unit) || (unit === 'sterling' && held.has('pound')) || (unit === 'pound' && held.has('sterling'));
  return [...unitsOf(sentence)].filter((unit) => !isHeld(unit));
}

/** Whether what is counted is only measured: "4 or 6 metres", "8 or 4 per" (cent). */
export function endsWithUnit(counted: string): boolean {
  const last = counted.split(' ').at(-1) ?? '';
  return [last, `${last} cent`].some((word) => Object.values(units).some(({ of }) => of.test(word)));
}
