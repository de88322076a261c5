/**
 * The language of a text: by its letters, and of Latin letters by the words that hold its sentences together.
 * Promises: pure, well under a millisecond. What is too short to tell is taken for English; another language needs
 * clear evidence, because words are searched for by the rules of their language.
 */
import { languagesOfWord, languagesOfWords } from '../language/function-words.ts';

/** In the order of trust: kana mean Japanese, whatever Chinese characters stand beside them. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Ethiopic}/gu, 'am'],
];

/** Letters that only one language of a script has, the surest first. */
const ownLetters: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  ar: [
    [/[ٹڈڑںے]/u, 'ur'],
    [/[پچژگ]/u, 'fa'],
  ],
  ru: [
    [/ў/iu, 'be'],
    [/[ѓќѕ]/iu, 'mk'],
    [/[ђћјљњџ]/iu, 'sr'],
    [/[іїє]/iu, 'uk'],
  ],
};

/** Characters, of the beginning: more tell nothing new. */
const sampleLength = 4000;
/** Words of a language other than English that must be there, different ones, and the share that they make of all. */
const fewestWords = 3;
const leastShare = 0.08;
/** A declared language is overruled by another that has so many times as many words in the text, of at least so many. */
const overrulingTimes = 3;
const overrulingWords = 12;

/** Marks that nobody sees; between letters, they would make a word of each. */
const unseen = /[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/gu;
/** Letters that are written apart from each other are no words: "a", "e", "o" and "y" are, of many languages. */
const lettersApart = /(?<![\p{L}\p{M}])(?:\p{L}[^\p{L}\p{M}]{1,3}){4,}(?:\p{L}(?![\p{L}\p{M}]))?/gu;

/** `declared`: what the file says of itself; pages are often declared English by the program that made them. */
export function languageOf(text: string, declared?: string): string {
  const sample = text.slice(0, sampleLength);
  const script = beyondLatin.test(sample) ? scriptLanguage(sample) : undefined;
  if (script !== undefined) return declared !== undefined && sameScript(declared, script) ? declared : script;
  const { best, hits } = languageOfWords(sample);
  if (declared === undefined) return best;
  const own = hits.get(baseOf(declared));
  const found = hits.get(best) ?? 0;
  // Of a language that is not in the table nothing can be said.
  return own !== undefined && found >= overrulingWords && found > overrulingTimes * own ? best : declared;
}

/** Greek and all that stands behind it, but for punctuation and signs. */
const beyondLatin = /[\u0370-\u1DFF\u2C80-\u2DFF\u2E80-\u2FDF\u3040-\uD7FF\uF900-\uFDFF\uFE70-\uFEFC]/;

function scriptLanguage(sample: string): string | undefined {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  // Japanese is told by kana, which are fewer than its characters.
  const language = scripts.find(([pattern, tag]) => count(pattern) > letters * (tag === 'ja' ? 0.1 : 0.4))?.[1];
  if (language === undefined) return undefined;
  const own = ownLetters[language]?.find(([pattern]) => pattern.test(sample))?.[1];
  // Bulgarian has no letter of its own, but many of one that is rare in Russian, and lacks two others.
  if (language === 'ru' && own === undefined && letters > 60 && !/[ыэё]/iu.test(sample) && /[ъщ]/iu.test(sample))
    return 'bg';
  return own ?? language;
}

/** Whether a declared language may be written in the letters of the text. */
function sameScript(declared: string, found: string): boolean {
  const base = baseOf(declared);
  if (base === found) return true;
  return !languagesOfWords.includes(base) && !scripts.some(([, language]) => language === base);
}

function languageOfWords(sample: string): { best: string; hits: ReadonlyMap<string, number> } {
  const hits = languagesOfWords.map(() => 0);
  const different = languagesOfWords.map(() => 0);
  const seen = sample.replaceAll(unseen, '').replaceAll(lettersApart, ' ');
  const words = seen.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word, count] of counts) {
    for (const at of languagesOfWord(word)) {
      hits[at] = (hits[at] ?? 0) + count;
      different[at] = (different[at] ?? 0) + 1;
    }
  }
  const english = hits[0] ?? 0;
  let best = 0;
  for (const [at, count] of hits.entries()) {
    const enough = (different[at] ?? 0) >= fewestWords && count >= words.length * leastShare;
    if (enough && count > english * 1.5 && count > (hits[best] ?? 0)) best = at;
  }
  return {
    best: languagesOfWords[best] ?? 'en',
    hits: new Map(languagesOfWords.map((language, at) => [language, hits[at] ?? 0])),
  };
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
