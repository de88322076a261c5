/**
 * What a question and the sentences have in common as it is written: runs of four characters, which forgive inflection, and
 * pairs of neighbouring words, stop words too ("most of", "first to"), which tell how things belong together.
 * Promises: pure; shares of 0 to 1; a run that few of the sentences hold counts more.
 */
import { QuestionGrams } from '../../search/question-grams.ts';
import { fold } from '../../search/terms.ts';
import type { Sentence } from './read-sentences.ts';
import { share } from './weighed-shares.ts';

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
