/**
 * Stems of languages that put much before or behind a word: Arabic (the article, "and", "by", plurals) and those in
 * Cyrillic letters (cases). Light: only endings that hardly ever belong to the root, so that two words seldom become one.
 * Promises: pure; takes words as `fold` gives them; other words stay as they are; never empty.
 */

const ARABIC = /^\p{Script=Arabic}+$/u;
/** The article, with what is joined to it: and, so, by, like, for. These alone may be the root's own first letter. */
const ARABIC_PREFIX = /^[وف]?(?:ال|بال|كال|لل)(?=...)/u;
const ARABIC_SUFFIX = /(?<=...)(?:ها|ان|ات|ون|ين|يه|ه|ي)$/u;

const CYRILLIC = /^\p{Script=Cyrillic}+$/u;
/** Endings of nouns and adjectives, longest first; й is и without its mark, ё is е. Ов and ев would make Иванов Иван. */
const CYRILLIC_ENDING =
  /(?<=...)(?:иями|ями|ами|иях|иям|ием|иеи|ого|его|ому|ему|ыми|ими|ях|ах|ям|ам|ем|ом|еи|ои|ии|ыи|ия|ие|ию|ая|яя|ое|ее|ые|ую|юю|ым|им|ых|их|а|я|о|е|ы|и|у|ю|ь)$/u;

export function lightStem(word: string): string {
  if (ARABIC.test(word)) return word.replace(ARABIC_PREFIX, '').replace(ARABIC_SUFFIX, '');
  return CYRILLIC.test(word) ? word.replace(CYRILLIC_ENDING, '') : word;
}
