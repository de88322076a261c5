/**
 * A link into a web page that scrolls to the quoted words and marks them.
 * #:~:text=prefix-,start,end,-suffix (https://wicg.github.io/scroll-to-text-fragment/). Promises: pure; nothing for an article that came from no web page.
 */
import type { CitationRecord } from '../citation-record.ts';

/** Words at each end of a long quote: naming all would make an address of thousands of characters. */
const wordsOfAnEnd = 6;
/** From so many words on, only the ends are named. */
const longQuote = 20;
const shortQuote = 3;
const wordsBesideQuote = 2;

export function textFragment({ article: { url }, quote }: CitationRecord): string | undefined {
  if (url === undefined || !/^https?:\/\//i.test(url) || quote.exact === '') return undefined;
  const words = quote.exact.trim().split(/\s+/u);
  // The text of a page may break between blocks, and a fragment's part must not reach over two.
  const isWhole = (words.length < longQuote && !quote.exact.includes('\n')) || words.length === 1;
  const ofAnEnd = Math.min(wordsOfAnEnd, Math.floor(words.length / 2));
  const ends = isWhole ? [words] : [words.slice(0, ofAnEnd), words.slice(-ofAnEnd)];
  // What stands beside is named only where the words alone may stand elsewhere too: each part must be found.
  const isShort = words.length <= shortQuote;
  const before = isShort ? wordsBeside(quote.prefix.slice(quote.prefix.search(/\s/u)), -wordsBesideQuote) : '';
  const after = isShort ? wordsBeside(quote.suffix.replace(/\s\S*$/u, ''), 0, wordsBesideQuote) : '';
  const parts = [
    ...(before === '' ? [] : [`${encoded(before)}-`]),
    ...ends.map((end) => encoded(end.join(' '))),
    ...(after === '' ? [] : [`-${encoded(after)}`]),
  ];
  return `${url.replace(/#.*$/u, '')}#:~:text=${parts.join(',')}`;
}

/** Whole words of the line that the quote stands in; nothing where its line ends there. */
function wordsBeside(text: string, from: number, to?: number): string {
  return text.includes('\n') ? '' : text.trim().split(/\s+/u).slice(from, to).join(' ');
}

/** Commas, hyphens and ampersands are syntax here. */
function encoded(words: string): string {
  return encodeURIComponent(words).replaceAll('-', '%2D');
}
