/** Units of measure, and numbers with one behind them. */
import type { Pattern } from '../pattern.ts';
import { numeral } from './numerals.ts';

/** How each is written, with one that is written so and one that is not. */
const forms: Readonly<Record<string, readonly [forms: string, finds: string, leaves: string]>> = {
  kilometre: ['kilomet(?:re|er)s?|kms?', 'kilometers', 'kilometric'],
  metre: ['met(?:re|er)s?|m', 'meters', 'metric'],
  centimetre: ['centimet(?:re|er)s?|cm', 'centimetre', 'cent'],
  millimetre: ['millimet(?:re|er)s?|mm', 'mm', 'mmm'],
  mile: ['miles?|mi', 'miles', 'milers'],
  foot: ['feet|foot|ft', 'feet', 'fleet'],
  inch: ['inch(?:es)?', 'inches', 'inched'],
  yard: ['yards?', 'yards', 'yardage'],
  hectare: ['hectares?|ha', 'hectares', 'hectic'],
  acre: ['acres?', 'acres', 'acreage'],
  tonne: ['tonn?es?|tons?|t', 'tonnes', 'tonnage'],
  kilogram: ['kilograms?|kilos?|kg', 'kilos', 'kilobytes'],
  gram: ['grams?|g', 'grams', 'grammar'],
  milligram: ['milligrams?|mg', 'milligrams', 'milligrade'],
  pound: ['pounds?(?! sterling)|lbs?', 'pounds', 'pounds sterling'],
  ounce: ['ounces?|oz', 'ounces', 'bounce'],
  litre: ['lit(?:re|er)s?', 'liters', 'literal'],
  gallon: ['gallons?', 'gallons', 'gallant'],
  barrel: ['barrels?', 'barrels', 'barrelled'],
  dollar: ['dollars?|usd', 'dollars', 'dolls'],
  euro: ['euros?|eur', 'euros', 'Europe'],
  sterling: ['pounds? sterling|gbp', 'pounds sterling', 'sterling'],
  yen: ['yen', 'yen', 'yens'],
  rouble: ['rou?bles?', 'roubles', 'rubble'],
  crown: ['crowns?', 'crowns', 'crowned'],
  franc: ['francs?', 'francs', 'frank'],
  percent: ['per ?cent|%', 'per cent', 'percentage points'],
  point: ['percentage points?', 'percentage points', 'points'],
  degree: ['degrees?|°[cf]?', 'degrees', 'agree'],
  second: ['seconds?', 'seconds', 'secondary'],
  minute: ['minutes?', 'minutes', 'minutely'],
  hour: ['hours?|hrs?', 'hours', 'hourly'],
  day: ['days?', 'days', 'daily'],
  week: ['weeks?', 'weeks', 'weekly'],
  month: ['months?', 'months', 'monthly'],
  year: ['years?', 'years', 'yearly'],
  decade: ['decades?', 'decades', 'decadent'],
  century: ['centur(?:y|ies)', 'centuries', 'centurion'],
  megawatt: ['megawatts?|mw', 'megawatts', 'megawatt-hours'],
  kilowatt: ['kilowatts?|kw', 'kilowatts', 'kilowatt-hours'],
};

/** By one name for each, alone in the text. */
export const units: Readonly<Record<string, Pattern>> = Object.fromEntries(
  Object.entries(forms).map(([unit, [written, finds, leaves]]) => [
    unit,
    { of: new RegExp(`^(?:${written})$`, 'i'), finds, leaves },
  ]),
);

const number = `(?:\\d[\\d.,]*|${numeral}|several|few|many)`;
const anyUnit = Object.values(forms)
  .map(([written]) => written)
  .join('|');

/** "17-year-old", "57 million dollars", "£5", "two weeks". */
export const measured: Pattern = {
  of: new RegExp(
    `(?<![\\p{L}\\d])${number}(?:[\\s-]+(?:hundred|thousand|million|billion|trillion))*[\\s-]*(${anyUnit})(?![\\p{L}\\d]|[- ]old\\b)`,
    'giu',
  ),
  finds: 'It cost two million dollars.',
  leaves: 'Two million came by dollar taxi.',
};
