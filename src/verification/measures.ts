/**
 * The units of the numbers of a sentence: kilometres, euros, hours. Promises: pure; every way of writing one unit comes
 * out as the same word. Does not convert: 5 miles are not 8 kilometres to a reader who wants the words.
 */

const units: Readonly<Record<string, string>> = {
  kilometre: 'kilomet(?:re|er)s?|kms?',
  metre: 'met(?:re|er)s?|m',
  centimetre: 'centimet(?:re|er)s?|cm',
  millimetre: 'millimet(?:re|er)s?|mm',
  mile: 'miles?|mi',
  foot: 'feet|foot|ft',
  inch: 'inch(?:es)?',
  yard: 'yards?',
  hectare: 'hectares?|ha',
  acre: 'acres?',
  tonne: 'tonn?es?|tons?|t',
  kilogram: 'kilograms?|kilos?|kg',
  gram: 'grams?|g',
  milligram: 'milligrams?|mg',
  pound: 'pounds?(?! sterling)|lbs?',
  ounce: 'ounces?|oz',
  litre: 'lit(?:re|er)s?',
  gallon: 'gallons?',
  barrel: 'barrels?',
  dollar: 'dollars?|usd',
  euro: 'euros?|eur',
  sterling: 'pounds? sterling|gbp',
  yen: 'yen',
  rouble: 'rou?bles?',
  crown: 'crowns?',
  franc: 'francs?',
  percent: 'per ?cent|%',
  point: 'percentage points?',
  degree: 'degrees?|°[cf]?',
  second: 'seconds?',
  minute: 'minutes?',
  hour: 'hours?|hrs?',
  day: 'days?',
  week: 'weeks?',
  month: 'months?',
  year: 'years?',
  decade: 'decades?',
  century: 'centur(?:y|ies)',
  megawatt: 'megawatts?|mw',
  kilowatt: 'kilowatts?|kw',
};

/** "17-year-old", "57 million dollars", "£5", "two weeks". */
const number =
  '(?:\\d[\\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\\w+)?|dozen|hundred|thousand|million|billion|trillion|several|few|many)';
const measured = new RegExp(
  `(?<![\\p{L}\\d])${number}(?:[\\s-]+(?:hundred|thousand|million|billion|trillion))*[\\s-]*(${Object.values(units).join('|')})(?![\\p{L}\\d]|[- ]old\\b)`,
  'giu',
);
const named = Object.entries(units).map(([unit, forms]) => [unit, new RegExp(`^(?:${forms})$`, 'i')] as const);
/** Signs that stand before their number. */
const signs: Readonly<Record<string, string>> = { $: 'dollar', '€': 'euro', '£': 'sterling', '¥': 'yen' };

function unitsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, written = ''] of text.matchAll(measured)) {
    const unit = named.find(([, form]) => form.test(written))?.[0];
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
