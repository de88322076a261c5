/**
 * How alike two words are spelt, by the trigrams that they share; with a signature that rules most pairs out first.
 */

/** Shorter words and numbers are alike by chance. */
const LEAST_FUZZY_LENGTH = 3;

/** Whether a word can be spelt nearly the same as another at all. */
export function canBeMisspelt(term: string): boolean {
  return term.length >= LEAST_FUZZY_LENGTH && !/\d/.test(term);
}

/** Which letter pairs a word holds, as bits; 0 for a word that cannot be misspelt. */
export function signatureOf(term: string): number {
  if (!canBeMisspelt(term)) return 0;
  let signature = 0;
  const letters = withoutDoubles(term);
  for (let i = 1; i < letters.length; i++) {
    const pair = Math.imul(letters.charCodeAt(i - 1) * 31 + letters.charCodeAt(i), 0x9e3779b1);
    signature |= 1 << (pair >>> 27);
  }
  return signature >>> 0;
}

export function bits(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Doubled letters are where spellings of a name differ most: Ezzor, Ezor. */
function withoutDoubles(term: string): string {
  return term.replace(/(.)\1+/gu, '$1');
}

export function trigrams(term: string): Set<string> {
  const marked = `  ${withoutDoubles(term)} `;
  const grams = new Set<string>();
  for (let i = 2; i < marked.length; i++) grams.add(marked.slice(i - 2, i + 1));
  return grams;
}

/** Dice's coefficient: the share of trigrams that two words have in common. */
export function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const gram of a) if (b.has(gram)) common++;
  return (2 * common) / (a.size + b.size);
}
