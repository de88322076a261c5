/**
 * Finds claimed words in a text: the heart of the promise that every footnote shows words that stand there.
 * Only quotation marks, dashes, white space and invisible characters may differ; every other character must be the
 * same, and a quote begins and ends between words, so that "157 men" is not found in "1,157 men", nor "legal" in
 * "illegal". What is given back is a span of the text as it is. Knows nothing of articles or statements.
 */
import type { Span } from '../text.ts';

/** A text made ready for looking up quotes; takes time in proportion to the text, so it is made once. */
export interface QuotableText {
  readonly text: string;
  /** One character for each kind of quotation mark, dash and run of white space. */
  readonly folded: string;
  /** For each character of `folded`, where it comes from in `text`. */
  readonly offsets: Uint32Array;
}

export function quotable(text: string): QuotableText {
  const offsets = new Uint32Array(text.length);
  const kept: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = fold(text.charAt(at));
    if (character === '' || (character === ' ' && kept.at(-1) === ' ')) continue;
    offsets[kept.length] = at;
    kept.push(character);
  }
  return { text, folded: kept.join(''), offsets };
}

/** The first place, or null where the words do not stand. */
export function findQuote({ text, folded, offsets }: QuotableText, quote: string): Span | null {
  for (const wanted of readings(quote)) {
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      const start = offsets[at] ?? 0;
      // The end is behind the last character, so that folded white space after it is not swallowed.
      const end = (offsets[at + wanted.length - 1] ?? 0) + 1;
      if (!cutsWord(text, start) && !cutsWord(text, end)) return { start, end };
    }
  }
  return null;
}

/** The claimed words; then without what models put around words they quote: quotation marks, a final stop. */
function readings(quote: string): string[] {
  const whole = quotable(quote.normalize('NFC')).folded.trim();
  const bare = whole.replace(/^["'](.*)["']$/u, '$1').trim();
  return [...new Set([whole, bare, bare.replace(/[.,;:]$/u, '').trim()])].filter((reading) => reading !== '');
}

/** Whether a word or number goes on across this place. */
function cutsWord(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at, at + 2);
  if (/[\p{L}\p{N}\p{M}]$/u.test(before) && /^[\p{L}\p{N}\p{M}]/u.test(after)) {
    // Scripts without spaces between words have no such places to keep to.
    return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(
      before.slice(-1) + after.charAt(0),
    );
  }
  if (/\d[.,]$/.test(before) && /^\d/.test(after)) return true;
  if (/\d$/.test(before) && /^[.,]\d/.test(after)) return true;
  return /[\uD800-\uDBFF]$/.test(before) && /^[\uDC00-\uDFFF]/.test(after);
}

const folds = new Map<string, string>([
  ...Array.from('‘’‚‛′`´', (mark): [string, string] => [mark, "'"]),
  ...Array.from('“”„‟″«»', (mark): [string, string] => [mark, '"']),
  ...Array.from('‐‑‒–—―−', (mark): [string, string] => [mark, '-']),
  // Soft hyphen, zero-width space and joiners, byte order mark.
  ...Array.from('\u00AD\u200B\u200C\u200D\uFEFF', (mark): [string, string] => [mark, '']),
]);

function fold(character: string): string {
  return folds.get(character) ?? (/\s/u.test(character) ? ' ' : character);
}
