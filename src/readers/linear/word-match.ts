/**
 * How well a word of the question is matched by a word of a sentence: the same stem, a synonym, or nearly the same
 * spelling ("Amirli", "Amerli"; "explode", "explosion").
 * Promises: pure; 0 is no match, 1 the same word.
 */
import { writeSounds } from '../../search/sound.ts';
import { areSynonyms, synonymWorth } from '../../search/synonyms.ts';

export type MatchKind = 'same' | 'synonym' | 'near';

/** What a match is worth of an equal word. */
export const matchWorth: Readonly<Record<MatchKind, number>> = { same: 1, synonym: synonymWorth, near: 0.7 };

/** Shorter words are alike by chance. */
const leastLength = 5;
/** Of five letters, one changed makes another word: bread, break. */
const leastMisspelt = 6;
/** Letters that two inflections of one root share at least, and the share of the longer word that they are. */
const rootLength = 5;
const rootShare = 0.6;

/** `isUnknown`: no article holds what is asked, so that it may be misspelt or spelt by ear: "Ghandi", "Zeria". */
export function matchKind(asked: string, held: string, isUnknown = false): MatchKind | undefined {
  if (asked === held) return 'same';
  if (areSynonyms(asked, held)) return 'synonym';
  return isNearly(asked, held) || (isUnknown && isMisspelt(asked, held)) ? 'near' : undefined;
}

/** The same sounds, or two letters exchanged. */
function isMisspelt(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < leastLength || /\d/.test(a + b)) return false;
  return isExchanged(a, b) || soundsOf(a) === soundsOf(b);
}

/** Two letters beside each other have changed places. */
function isExchanged(a: string, b: string): boolean {
  const at = sharedBeginning(a, b);
  const turned = a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2);
  return a.length === b.length && at < a.length - 1 && a.slice(0, at) + turned === b;
}

const sounds = new Uint16Array(32);

function soundsOf(word: string): string {
  return String.fromCharCode(...sounds.subarray(0, writeSounds(word, sounds)));
}

/** Words with a common root, or with one letter in five changed. */
function isNearly(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  if (shorter < leastLength || a.charAt(0) !== b.charAt(0) || /\d/.test(a + b)) return false;
  const root = sharedBeginning(a, b);
  if (root >= rootLength && root >= rootShare * longer) return true;
  if (shorter < leastMisspelt || longer - shorter > 2) return false;
  return editDistance(a, b) <= Math.max(1, Math.floor(longer / 5));
}

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charAt(length) === b.charAt(length)) length += 1;
  return length;
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
