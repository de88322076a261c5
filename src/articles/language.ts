/**
 * The language of a text, as far as its letters tell: enough to cut sentences where that language ends them.
 * Promises: pure; Latin letters are taken for English, since letters alone do not tell those languages apart.
 */

/** In the order of trust: kana mean Japanese, whatever Chinese characters stand beside them. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
];

export function languageOfLetters(text: string): string {
  const sample = text.slice(0, 4000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  // Japanese is told by kana, which are fewer than its characters.
  const language = scripts.find(([pattern, tag]) => count(pattern) > letters * (tag === 'ja' ? 0.1 : 0.4))?.[1];
  if (language === 'ar' && /[پچژگ]/u.test(sample)) return 'fa';
  if (language === 'ru' && /[іїє]/iu.test(sample)) return 'uk';
  return language ?? 'en';
}
