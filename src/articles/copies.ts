/**
 * Finds blocks that only repeat the article: its title again, a pull quote, a teaser cut short.
 * Promises: pure; a copy is named only where all its words stand in another block, so that nothing is lost with it.
 */

/** Blocks before and after among which a copied sentence is looked for: pull quotes stand near their source. */
const window = 25;
const fewestWords = 5;
/** Longer blocks are paragraphs, not pull quotes; and a block longer than the second is not searched. */
const longestCopy = 400;
const longestSource = 20_000;

/** For each block why it is a copy, if it is. */
export function findCopies(blocks: readonly string[], title: string): (string | undefined)[] {
  const plain = blocks.map((block) => (block.length > longestSource ? '' : plainWords(block)));
  const ownTitle = plainWords(title);
  return plain.map((text, at) => {
    if (text === '' || text.length > longestCopy + ownTitle.length * 3) return undefined;
    const rest = ownTitle.length >= 12 ? text.replaceAll(ownTitle, ' ').trim() : text;
    if (rest === '') return 'the title again';
    const teaser = /^(.*?) ?(?:\.\.\.|…)$/u.exec(rest);
    if (teaser !== null || rest !== text) {
      return standsElsewhere(plain, at, (teaser?.[1] ?? rest).trim()) ? 'a shortened copy of a paragraph' : undefined;
    }
    const words = text.replace(/^["' ]+/, '').replace(/(?<!["'. ])["'. ]+$/, '');
    return words.length <= longestCopy && standsElsewhere(plain, at, words) ? 'a sentence repeated' : undefined;
  });
}

function standsElsewhere(plain: readonly string[], at: number, words: string): boolean {
  if (words.split(' ').length < fewestWords) return false;
  for (let other = Math.max(0, at - window); other < Math.min(plain.length, at + window + 1); other += 1) {
    const text = plain[other] ?? '';
    // Of two that are equal, but for quotation marks and stops, neither is cut: a refrain is no copy.
    if (other === at || text.length <= words.length + 3) continue;
    const start = text.indexOf(words);
    if (start < 0) continue;
    const inWord = /[\p{L}\d]/u;
    if (!inWord.test(text.charAt(start - 1)) && !inWord.test(text.charAt(start + words.length))) return true;
  }
  return false;
}

function plainWords(text: string): string {
  return text
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
