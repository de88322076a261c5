/**
 * The sums behind sentence features: what share of a question's weight is matched, how near together, in which order.
 * Promises: pure; 0 to 1, but for rarities.
 */
import { QuestionGrams } from '../../search/question-grams.ts';
import { fold } from '../../search/terms.ts';
import type { Span } from '../../text.ts';
import type { WordMatch } from './match-words.ts';
import type { Sentence } from './read-sentences.ts';

/** Characters within which an expression and a matched word belong together. */
const nearDistance = 40;

/** What `worths` hold of the weights, of those alone that `of` chooses. */
export function share(weights: readonly number[], worths: readonly number[], of?: readonly boolean[]): number {
  let held = 0;
  let total = 0;
  weights.forEach((weight, i) => {
    if (of !== undefined && of[i] !== true) return;
    held += weight * (worths[i] ?? 0);
    total += weight;
  });
  return total === 0 ? 0 : held / total;
}

/** For each word, how much it tells these sentences apart. */
export function raritiesAmong(byWord: readonly (readonly WordMatch[])[]): number[] {
  return byWord.map((matches) => {
    const held = matches.reduce((sum, { worth }) => sum + worth, 0);
    return Math.max(0, Math.log((matches.length + 1) / (held + 0.5)));
  });
}

/** Share of the weight of matched words that stands near the best of the expressions. */
export function nearShare(
  answers: readonly Span[],
  places: readonly (readonly Span[])[],
  weights: readonly number[],
): number {
  const shares = answers.map(({ start, end }) =>
    places.reduce((sum, spans, i) => {
      const gaps = spans.map((span) => Math.max(0, span.start - end, start - span.end));
      return gaps.length === 0 ? sum : sum + (weights[i] ?? 0) * Math.exp(-Math.min(...gaps) / nearDistance);
    }, 0),
  );
  return Math.max(0, ...shares);
}

/** Share of the question's neighbouring words that follow one another here. */
export function pairShare(here: readonly (WordMatch | undefined)[], weights: readonly number[]): number {
  let held = 0;
  let total = 0;
  for (let i = 1; i < here.length; i += 1) {
    const weight = Math.min(weights[i] ?? 0, weights[i - 1] ?? 0);
    const before = new Set(here[i - 1]?.at);
    total += weight;
    if (here[i]?.at.some((place) => before.has(place - 1)) === true) held += weight;
  }
  return total === 0 ? 0 : held / total;
}

/** 1 when all matched words stand together, less the further they are spread; 0 for fewer than two. */
export function tightness(places: readonly (readonly Span[])[]): number {
  const starts = places.flatMap(([first]) => (first === undefined ? [] : [first.start]));
  if (starts.length < 2) return 0;
  return Math.exp((Math.min(...starts) - Math.max(...starts)) / (nearDistance * starts.length));
}

/** The greatest, never 0, so that one may divide by it. */
export function best(values: readonly number[]): number {
  return Math.max(...values, Number.MIN_VALUE);
}

// What a question and the sentences have in common as it is written: runs of four characters, which forgive inflection, and
// pairs of neighbouring words, stop words too ("most of", "first to"), which tell how things belong together.
// Promises: pure; shares of 0 to 1; a run that few of the sentences hold counts more.

/** The share of the question's runs of characters that each sentence holds. */
export function gramShares(question: string, sentences: readonly Sentence[]): Map<Sentence, number> {
  const grams = new QuestionGrams(question);
  return sharesByRarity(sentences, grams.size, (text, marks) => {
    grams.mark(text, marks);
  });
}

/** The share of the question's pairs of words that each sentence holds. */
export function wordPairShares(question: string, sentences: readonly Sentence[]): Map<Sentence, number> {
  const places = new Map([...new Set(wordPairs(question))].map((pair, place) => [pair, place]));
  return sharesByRarity(sentences, places.size, (text, marks) => {
    for (const pair of wordPairs(text)) {
      const place = places.get(pair);
      if (place !== undefined) marks[place] = 1;
    }
  });
}

function wordPairs(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(1).map((word, before) => `${words[before] ?? ''} ${word}`);
}

function sharesByRarity(
  sentences: readonly Sentence[],
  count: number,
  mark: (text: string, marks: Uint8Array) => void,
): Map<Sentence, number> {
  const marks = sentences.map(({ text }) => {
    const held = new Uint8Array(count);
    mark(text, held);
    return held;
  });
  const rarities = Array.from({ length: count }, (_, at) => {
    const holders = marks.reduce((sum, held) => sum + (held[at] ?? 0), 0);
    return Math.log((sentences.length + 1) / (holders + 0.5));
  });
  return new Map(sentences.map((sentence, at) => [sentence, share(rarities, [...(marks[at] ?? [])])]));
}
