/** Numbers in words: siebenundfünfzig, ein Dutzend, zwei Millionen. */
import type { Pattern } from '../pattern.ts';

/** Each stands at its value. "Ein" is more often the article. */
const belowTwenty =
  'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
/** From twenty on. */
const tens = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');

export const magnitudes: ReadonlyMap<string, number> = new Map([
  ['dutzend', 12],
  ['hundert', 100],
  ['tausend', 1000],
  ['million', 1e6],
  ['millionen', 1e6],
  ['milliarde', 1e9],
  ['milliarden', 1e9],
  ['billion', 1e12],
  ['billionen', 1e12],
]);

const ones = 'ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun';

export const inWords: Pattern = {
  of: new RegExp(
    String.raw`(?<!\p{L})(?:(?:(?:${ones})und)?(?:${tens.join('|')}|dreissig)|${belowTwenty.toReversed().join('|')}|dutzend|hundert|tausend|million(?:en)?|milliarden?|billion(?:en)?)(?!\p{L})`,
    'iu',
  ),
  finds: 'Siebenundfünfzig Schiffe sanken.',
  leaves: 'Das Schiff versank bei Achterbord.',
};

export const compound: Pattern = {
  of: new RegExp(String.raw`(?:${ones})und(?:${tens.join('|')}|dreissig)(?!\p{L})`, 'iu'),
  finds: 'Siebenundfünfzig Schiffe sanken.',
  leaves: 'Fünfzig Schiffe sanken.',
};

/** Of a number below a hundred, as `inWords` finds it. */
export function valueOf(word: string): number {
  const [first = '', second] = word.replace('dreissig', 'dreißig').split('und');
  if (second !== undefined) return (tens.indexOf(second) + 2) * 10 + (first === 'ein' ? 1 : belowTwenty.indexOf(first));
  const ten = tens.indexOf(first);
  return ten >= 0 ? (ten + 2) * 10 : belowTwenty.indexOf(first);
}
