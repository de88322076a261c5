/**
 * The letters that tell German, and which words with a capital name something: in German every noun has one. A name is told by what stands beside it:
 * a determiner or an adjective stands before a noun, another capital beside a name.
 */
import type { Pattern } from '../pattern.ts';

export const letters: Pattern = { of: /[äöüß]/iu, finds: 'Mühle', leaves: 'Muehle' };

/** What has no capital is no noun. */
export const verbOrAdverb: Pattern = { of: /^\p{Ll}/u, finds: 'baute', leaves: 'Bau' };

/**
 * What ends right before a noun that names nothing: "die", "viele", "großen".
 * @public tests/language/patterns.test.ts
 */
export const beforeNoun: Pattern = {
  of: /(?<!\p{L})(?:d(?:er|ie|as|em|en|es)|(?:k|m|s|d)?ein(?:e[mnrs]?)?|(?:ihr|unser|euer)(?:e[mnrs]?)?|(?:dies|jen|jed|manch|solch|welch|viel|wenig|einig|mehrer|etlich|all|beid)(?:e[mnrs]?)?|im|am|vom|beim|zum|zur|ins|ans|aufs|ums|fürs|wie ?viele?n?|pro|als|ohne|kein(?:e[mnrs]?)?|\p{Ll}{3,}(?:e|en|er|es|em)|\d[\d.,]*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|mehr|weniger|etwas|genug) $/u,
  finds: 'unter der großen ',
  leaves: 'geboren in ',
};

/**
 * Nouns made of other words; names do not end so.
 * @public tests/language/patterns.test.ts
 */
export const endsAsNoun: Pattern = {
  of: /(?:ung|heit|keit|schaft|tion|tät|ismus|nis|ment|ling|chen|ion|ionen|ler|lern|ungen|heiten|keiten|schaften|tionen|täten|jahr|jahrhundert)$/u,
  finds: 'Bedeutung',
  leaves: 'Warschau',
};

const capitalBefore = /\p{Lu}[\p{L}\p{M}’'-]{0,60}[ -]$/u;
const capitalBehind = /^ \p{Lu}/u;
const initials = /^\p{Lu}{2,}/u;
/** Marks that pages leave between words. */
const invisible = /[\u200b-\u200d\u2060\ufeff]/gu;
/** Characters that are looked at before a word. */
const looked = 24;

export function isNameAt(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  if (initials.test(word)) return true;
  const before = text.slice(Math.max(0, start - looked), start).replaceAll(invisible, '');
  if (opens(before))
    return capitalBehind.test(text.slice(end, end + 2)) && !beforeNoun.of.test(`${word.toLowerCase()} `);
  const neighbour = capitalBefore.exec(before);
  const isOpening = neighbour !== null && opens(before.slice(0, neighbour.index));
  if (capitalBehind.test(text.slice(end, end + 2)) || (neighbour !== null && !isOpening)) return true;
  return !beforeNoun.of.test(isOpening ? before.toLowerCase() : before) && !endsAsNoun.of.test(word);
}

/** Any word has a capital at the beginning of a sentence. */
function opens(before: string): boolean {
  return before.trim() === '' || /[.!?:]["“”»)]?\s+["„«(]?$/u.test(before);
}
