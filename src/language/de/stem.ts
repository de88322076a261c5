/**
 * Words of German to their stems: Snowball's German stemmer (the package of a library that carries many languages), and
 * the verbs, whose past and participles it leaves apart: "spielte", "gespielt", "gewann" meet "spielen", "gewinnen".
 * Words are lower case a to z, without umlauts.
 */
import { stemmer } from '@orama/stemmers/german';
import { strongVerbs, nounsWithGe } from './verbs.ts';

const prefixes = new Set(
  (
    'ab an auf aus be bei dar durch ein emp ent er fest fort ge her heraus herbei hervor hin hinzu los mit nach nieder statt teil uber um ' +
    'unter ver vor voran voraus weg wider wieder zer zu zuruck zusammen'
  ).split(' '),
);
const longestPrefix = 8;
/** Of shorter ones, the last t belongs to the root as often as not: Zeit, Welt. */
const leastWeak = 6;
const leastParticiple = 7;

const baseOf = new Map(
  strongVerbs
    .split(';')
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([base = '', ...forms]) => forms.map((form) => [form, stemmer(base)] as const)),
);

export function germanStem(word: string): string {
  const strong = strongStem(word);
  if (strong !== undefined) return strong;
  const stem = stemmer(word);
  if (stem.length < leastWeak || !stem.endsWith('t')) return stem;
  const bare = stem.endsWith('et') ? stem.slice(0, -2) : stem.slice(0, -1);
  const isParticiple = stem.startsWith('ge') && stem.length >= leastParticiple && !nounsWithGe.has(stem);
  return isParticiple ? bare.slice(2) : bare;
}

function strongStem(word: string): string | undefined {
  for (let at = 0; at <= Math.min(longestPrefix, word.length - 3); at++) {
    const base = baseOf.get(word.slice(at));
    if (base !== undefined && (at === 0 || prefixes.has(word.slice(0, at)))) return word.slice(0, at) + base;
  }
  return undefined;
}
