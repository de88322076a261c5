/**
 * Initials of a question that a sentence writes in full: UMC for "United Methodist Church".
 * Promises: pure; gives the places of the words. Does not know the way back, nor initials of small letters.
 */
import type { Sentence } from './read-sentences.ts';

const initialism = /^(?<initials>\p{Lu}{2,6})(?:s|['’]s)?$/u;
/** Characters between two words of one name: " of the ". */
const longestGap = 8;

/** Places in the sentence, by their number, of the first name with these initials; none when it has no such name. */
export function spelledOutAt(word: string, { text, words }: Sentence): readonly number[] {
  const letters = Array.from(initialism.exec(word)?.groups?.['initials'] ?? '');
  if (letters.length === 0) return [];
  const first = words.findIndex((_, from) =>
    letters.every((letter, i) => {
      const [before, own] = [words[from + i - 1], words[from + i]];
      if (own?.isCapital !== true || text.charAt(own.start) !== letter) return false;
      return i === 0 || (before !== undefined && own.start - before.end <= longestGap);
    }),
  );
  return first < 0 ? [] : letters.map((_, i) => first + i);
}
