/**
 * Words of English to their stems: Martin Porter's second algorithm ("Porter2", Snowball English), written from its published
 * description. Words are lower-case a to z; apostrophes are gone before.
 */

const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
]);
const UNCHANGED: ReadonlySet<string> = new Set(['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes']);
const UNCHANGED_AFTER_1A: ReadonlySet<string> = new Set(
  'inning outing evening canning herring earring proceed exceed succeed'.split(' '),
);

/** Suffix, what replaces it, and where a letter must stand before it. The longest that fits comes first. */
type Rule = readonly [suffix: string, replacement: string, before?: RegExp];
type Rules = ReadonlyMap<string, readonly Rule[]>;
const STEP_2 = byLastLetter([
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['ogist', 'og'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
  ['ogi', 'og', /l$/],
  ['li', '', /[cdeghkmnrt]$/],
]);
const STEP_3 = byLastLetter([
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ative', ''],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
]);
const STEP_4 = byLastLetter([
  ['ement', ''],
  ['ance', ''],
  ['ence', ''],
  ['able', ''],
  ['ible', ''],
  ['ment', ''],
  ['ant', ''],
  ['ent', ''],
  ['ism', ''],
  ['ate', ''],
  ['iti', ''],
  ['ous', ''],
  ['ive', ''],
  ['ize', ''],
  ['ion', '', /[st]$/],
  ['al', ''],
  ['er', ''],
  ['ic', ''],
]);
const VOWEL = /[aeiouy]/;
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|^past)$/;

/** The stem of an English word in lower-case a to z: "relational" and "relations" meet in "relat". */
export function englishStem(word: string): string {
  if (word.length <= 2 || UNCHANGED.has(word)) return word;
  const exception = EXCEPTIONS.get(word);
  if (exception !== undefined) return exception;

  // A y that begins the word or follows a vowel is a consonant, written Y meanwhile.
  let stem = word.includes('y') ? word.replace(/(^|[aeiouy])y/g, '$1Y') : word;
  const region1 = regionAfter(
    stem,
    /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/.exec(stem)?.[0].length,
  );
  const region2 = region1 + regionAfter(stem.slice(region1));

  stem = stemPlural(stem);
  if (UNCHANGED_AFTER_1A.has(stem)) return stem;
  stem = stemPast(stem, region1);
  if (stem.length > 2) stem = stem.replace(/([^aeiouy])[yY]$/, '$1i');
  stem = replaceSuffix(stem, STEP_2, region1);
  stem = stem.endsWith('ative') && stem.length - 5 < region2 ? stem : replaceSuffix(stem, STEP_3, region1);
  stem = replaceSuffix(stem, STEP_4, region2);
  return stemFinal(stem, region1, region2).replaceAll('Y', 'y');
}

/** Where the region after the first non-vowel that follows a vowel begins. */
function regionAfter(word: string, known?: number): number {
  if (known !== undefined) return known;
  const at = /[aeiouy][^aeiouy]/.exec(word)?.index;
  return at === undefined ? word.length : at + 2;
}

function stemPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word;
  return VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function stemPast(word: string, region1: number): string {
  const eed = /eed(?:ly)?$/.exec(word);
  if (eed !== null) return eed.index >= region1 ? word.slice(0, eed.index + 2) : word;
  const suffix = /(?:ed|ing)(?:ly)?$/.exec(word);
  if (suffix === null) return word;
  const stem = word.slice(0, suffix.index);
  if (!VOWEL.test(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return stem + 'e';
  if (/^[aeo](?:dd|ff|gg)$/.test(stem)) return stem;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return stem.slice(0, -1);
  return stem.length <= region1 && SHORT_SYLLABLE.test(stem) ? stem + 'e' : stem;
}

function replaceSuffix(word: string, rules: Rules, region: number): string {
  for (const [suffix, replacement, before] of rules.get(word.slice(-1)) ?? []) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    return stem.length >= region && (before === undefined || before.test(stem)) ? stem + replacement : word;
  }
  return word;
}

function stemFinal(word: string, region1: number, region2: number): string {
  const stem = word.slice(0, -1);
  if (word.endsWith('e')) {
    return stem.length >= region2 || (stem.length >= region1 && !SHORT_SYLLABLE.test(stem)) ? stem : word;
  }
  return word.endsWith('ll') && stem.length >= region2 ? stem : word;
}

/** So that most rules need not be tried. */
function byLastLetter(rules: readonly Rule[]): Rules {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const letter = rule[0].slice(-1);
    groups.set(letter, [...(groups.get(letter) ?? []), rule]);
  }
  return groups;
}
