/**
 * Whether what a model wrote is a statement at all: words about what an article tells, and no address, markup, order to the
 * reader, character that is not seen, letter of another alphabet or marker that points nowhere.
 * Promises: pure; whatever stands in the quoted sentences themselves, or in what is known of their articles, is let pass. Orders and
 * pointers are known in English; addresses, markup and characters in every language. Says nothing of what is told.
 */
import { command, plea, pointer, speaker, spokenAddress } from '../language/en/instructions.ts';
import type { Pattern } from '../language/pattern.ts';

/** Beside letters and numbers, what prose is set with. */
const unusual = /[^\p{L}\p{M}\p{N}\s.,;:!?'"’‘“”„‚«»‹›()\-–—‐‑−/&%‰$€£¥₹°…·+]/gu;
/** Not seen: Unicode's controls and formats, and all that takes no room. */
const unseen = /^[\p{C}\p{Default_Ignorable_Code_Point}]$/u;
/** example.org, a.example.org/path, x:y without a space behind the colon, //host. */
const address = /[\p{L}\p{N}-]+\.\p{L}{2,}|\p{L}[\p{L}\p{N}+.-]*:[^\s"”’)\]]|\/\//gu;
/** &lt; &#60; %3C */
const escaped = /&#?\w+;|%[\da-f]{2}/giu;
const scripts = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

/** What is wrong, as a sentence; undefined when nothing is. `held`: the quoted sentences, and what is known of their articles. */
export function wordsProblem(statement: string, held: string): string | undefined {
  const text = statement.normalize('NFC');
  const known = held.normalize('NFC');
  const lower = known.toLowerCase();
  const isNew = (found: string): boolean => !lower.includes(found.toLowerCase());
  const finds = (pattern: RegExp): boolean => [...text.matchAll(pattern)].some(([found]) => isNew(found));
  const says = ({ of }: Pattern): boolean =>
    [...text.matchAll(of)].some((match) => isNew(match.groups?.['command'] ?? match[0]));

  const strange = [...text.matchAll(unusual)].map(([character]) => character).filter(isNew);
  if (strange.some((character) => unseen.test(character))) return 'It holds characters that are not seen.';
  if (finds(address) || says(spokenAddress)) return 'It holds an address.';
  if (strange.length > 0 || finds(escaped)) return 'It holds a link or markup.';
  if (hasForeignLetters(text, known)) return 'It is written in other letters than the words that it quotes.';
  if (says(command) || says(plea) || hasOtherSpeaker(text, known)) return 'It speaks to the reader.';
  return says(pointer) ? 'It points to a place that the reader does not see.' : undefined;
}

/** Letters of an alphabet that the quotes have not, two alphabets in one word, letters in disguise, and marks upon letters. */
function hasForeignLetters(text: string, known: string): boolean {
  const disguised = [...text].some((letter) => {
    const isPlain = /\p{M}/u.test(letter)
      ? false
      : !/[\p{L}\p{N}]/u.test(letter) || letter.normalize('NFKC') === letter;
    return !isPlain && !known.includes(letter);
  });
  if (disguised) return true;
  if (scripts.some((script) => script.test(text) && !script.test(known))) return true;
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.some((word) => scripts.filter((script) => script.test(word)).length > 1 && !known.includes(word));
}

/** "You" and "I" that no quote says; "us" and "US" differ. */
function hasOtherSpeaker(text: string, known: string): boolean {
  const said = new Set([...known.matchAll(speaker.of)].map(([word]) => word.toLowerCase()));
  return [...text.matchAll(speaker.of)].some(([word]) => word !== 'US' && !said.has(word.toLowerCase()));
}
