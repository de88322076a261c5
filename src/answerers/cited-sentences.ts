/**
 * Sentences of running text with their quotes behind them: "It opened in 1932 [K3: "opened on 3 May 1932"]."
 *
 * Promises: each sentence with its full stop, and the quotes that follow it; what comes after the last is given back.
 * Does not know which keys there are, nor which quotes are true.
 */

interface CitedSentence {
  readonly text: string;
  readonly quotes: readonly { readonly key: string; readonly words: string }[];
}

/** Bounded, so that no text takes long to search. */
const citation = /[[(]\s{0,3}([\p{L}\d]{1,12})\s{0,3}[:,]?\s{0,3}["“«](.{1,2000}?)["”»]\s{0,3}[\])]/gu;

export function citedSentences(line: string): { sentences: readonly CitedSentence[]; rest: string } {
  const sentences: CitedSentence[] = [];
  let text = '';
  let quotes: { key: string; words: string }[] = [];
  let end = 0;
  /** Ends the sentence with the full stop that stands behind its quotes; gives what comes after that. */
  const close = (behind: string): string => {
    const [before = '', stop = ''] = /^\s*([.!?…。]?)/u.exec(behind) ?? [];
    sentences.push({ text: text.trimEnd() + stop, quotes });
    quotes = [];
    return behind.slice(before.length);
  };
  for (const { 0: whole, 1: key = '', 2: words = '', index } of line.matchAll(citation)) {
    const between = line.slice(end, index);
    // Without words between them, two quotes belong to one sentence.
    text = quotes.length > 0 && /[\p{L}\d]/u.test(between) ? close(between) : text + between;
    quotes.push({ key, words });
    end = index + whole.length;
  }
  const rest = line.slice(end);
  return { sentences, rest: quotes.length > 0 ? close(rest) : rest };
}
