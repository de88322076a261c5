/**
 * A passage as a question sees it: how often its words stand there, in which sentence, and how near one another. Words
 * come from what was read when it was indexed (reading.ts); its letters are looked at for runs of characters only.
 * Promises: pure; each passage is taken apart once.
 */
import type { AskedQuestion, Pairs } from './asked-question.ts';
import type { QuestionGrams } from './question-grams.ts';
import { type Reading, tokenKinds } from './reading.ts';
import { synonymWorth } from './synonyms.ts';

/** Words within which neighbours of the question still count as near. */
const NEAR_WORDS = 4;

export interface ReadSentence {
  readonly text: string;
  /** Share of the question's weight that it holds. */
  readonly share: number;
  /** The question's runs of characters that stand in it. */
  readonly marks: Uint8Array;
}

export interface ReadPassage {
  /** By term of the question: how often it stands there; whether a synonym does, or a word of the same root. */
  readonly counts: Float64Array;
  readonly synonyms: Uint8Array;
  readonly roots: Uint8Array;
  readonly sentences: readonly ReadSentence[];
  /** The question's runs of characters that stand in any of them. */
  readonly marks: Uint8Array;
  readonly length: number;
  /** Share of neighbours of the question that are neighbours here; how near together they stand. */
  readonly pairs: number;
  readonly near: number;
}

export function readPassage(
  question: AskedQuestion,
  grams: QuestionGrams,
  { text, reading }: { readonly text: string; readonly reading: Reading },
): ReadPassage {
  const { terms: asked, neighbours, pairs } = question;
  const counts = new Float64Array(asked.length);
  const synonyms = new Uint8Array(asked.length);
  const roots = new Uint8Array(asked.length);
  const foundPairs = new Uint8Array(pairs.weights.length);
  const distances = new Float64Array(neighbours.weights.length).fill(Infinity);
  const lastPlace = new Float64Array(question.tokens).fill(-Infinity);
  const total = Math.max(
    Number.MIN_VALUE,
    asked.reduce((sum, { rarity }) => sum + rarity, 0),
  );
  const worths = new Float64Array(asked.length);
  const sentences: ReadSentence[] = [];
  const allMarks = new Uint8Array(grams.size);
  let [place, length, last, start] = [0, 0, -1, 0];

  for (let i = 1; i < reading.length; i++) {
    const read = reading[i] ?? 0;
    const kind = read & 3;
    if (kind === tokenKinds.end) {
      const end = read >>> 2;
      const sentence = text.slice(start, end);
      start = end;
      const share = asked.reduce((sum, { rarity }, at) => sum + rarity * (worths[at] ?? 0), 0) / total;
      const marks = new Uint8Array(grams.size);
      grams.mark(sentence, marks);
      marks.forEach((marked, at) => {
        if (marked === 1) allMarks[at] = 1;
      });
      sentences.push({ text: sentence, share, marks });
      worths.fill(0);
      continue;
    }
    if (kind !== tokenKinds.stop) length++;
    if (kind !== tokenKinds.whole) place++;
    const match = question.match((read & ~3) >>> 0);
    if (match === undefined) {
      if (kind !== tokenKinds.whole) last = -1;
      continue;
    }
    const { token, term, synonymOf, sharesRootWith } = match;
    if (kind !== tokenKinds.stop) {
      if (term >= 0) {
        counts[term] = (counts[term] ?? 0) + 1;
        worths[term] = 1;
      }
      for (const other of synonymOf) {
        synonyms[other] = 1;
        worths[other] = Math.max(worths[other] ?? 0, synonymWorth);
      }
      for (const other of sharesRootWith) {
        roots[other] = 1;
        worths[other] = Math.max(worths[other] ?? 0, synonymWorth);
      }
    }
    if (kind === tokenKinds.whole) continue;
    if (token >= 0) {
      for (const { pair, other } of neighbours.besides.get(token) ?? []) {
        distances[pair] = Math.min(distances[pair] ?? Infinity, place - (lastPlace[other] ?? -Infinity));
      }
      lastPlace[token] = place;
      const pair = last < 0 ? -1 : pairs.find(last, token);
      if (pair >= 0) foundPairs[pair] = 1;
    }
    last = token;
  }
  return {
    counts,
    synonyms,
    roots,
    sentences,
    marks: allMarks,
    length,
    pairs: pairShare(pairs, foundPairs),
    near: pairShare(
      neighbours,
      distances.map((distance) => Math.exp((1 - distance) / NEAR_WORDS)),
    ),
  };
}

function pairShare({ weights, total }: Pairs, found: ArrayLike<number>): number {
  return total === 0 ? 0 : weights.reduce((sum, weight, pair) => sum + weight * (found[pair] ?? 0), 0) / total;
}
