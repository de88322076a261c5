/**
 * How far a picked sentence must reach so that the reader sees whose words it gives: somebody's speech runs over several
 * sentences, and who speaks is said in one of them.
 * Promises: pure; whole sentences of one paragraph, the picked one among them, at most three; alone when that does not help.
 */
import type { Sentence } from '../readers/linear/read-sentences.ts';

const mostSentences = 3;
const mostWords = 70;
const speaker =
  /\b(?:said|says|told|tells|explained|added|noted|insist(?:s|ed)|claim(?:s|ed)|argu(?:es|ed)|warn(?:s|ed)|wrote|writes|according to|asked|stated|announced|called|described)\b/i;

/** The numbers of the first and the last sentence. */
export function wholeQuotation(sentences: readonly Sentence[], at: number, passage: string): readonly [number, number] {
  const alone = [at, at] as const;
  const { text = '' } = sentences[at] ?? {};
  const missing = missingMark(text);
  if (missing === undefined) return alone;
  const step = missing === 'closing' ? 1 : -1;
  for (let reach = 1; reach < mostSentences; reach += 1) {
    const other = at + step * reach;
    const [first, last] = step === 1 ? [at, other] : [other, at];
    const [from, to] = [sentences[first], sentences[last]];
    if (from === undefined || to === undefined) return alone;
    const said = passage.slice(from.span.start, to.span.end);
    if (said.includes('\n') || said.split(/\s+/).length > mostWords) return alone;
    if (missingMark(said) === undefined) return speaker.test(said) ? [first, last] : alone;
  }
  return alone;
}

/** Whether a text holds but a part of what somebody says. */
export function isCut(text: string): boolean {
  return missingMark(text) !== undefined;
}

/** Which of its quotation marks stands in another sentence. */
function missingMark(text: string): 'opening' | 'closing' | undefined {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  const open = count(/“/g) - count(/”/g);
  if (open !== 0) return open > 0 ? 'closing' : 'opening';
  if (count(/"/g) % 2 === 0) return undefined;
  return /(?:^|[\s(])"(?=\S)[^"]*$/.test(text) ? 'closing' : 'opening';
}
