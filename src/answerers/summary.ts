/**
 * The sentences that tell what an article is about: its first, then those whose words come up most in it and have not
 * been said yet (those of its title above all), from different parts of it. Promises: pure; in the order of the article; each can be read by itself.
 */
import type { RankedPassage } from '../domain.ts';
import { readPassage } from '../readers/linear/sentence-features.ts';
import type { ReadPassage } from '../readers/linear/sentences.ts';
import { terms } from '../language/terms.ts';
import { ofPaper } from '../language/en/labels.ts';
import { countWords } from '../text.ts';
import { type PickedSentence, standsAlone } from './picked-sentence.ts';

const mostSentences = 4;
const fewWords = 8;
const manyWords = 45;
/** What a word counts that an earlier sentence has said, and a sentence of a part that had its turn. */
const saidWorth = 0.5;
const samePartWorth = 0.75;
const longWorth = 0.7;
/** What a word of the title counts more than another. */
const titleWorth = 2;
/** Keeps short sentences of few rare words from winning. */
const evenOut = 6;

interface Candidate extends PickedSentence {
  readonly words: readonly string[];
}

export interface PassageCandidates {
  readonly from: ReadPassage;
  readonly all: readonly Candidate[];
  readonly worthTelling: readonly Candidate[];
}

/** `passages`: of one article, in its order. */
export function summarySentences(
  passages: readonly RankedPassage[],
  idf: (term: string) => number,
): readonly PickedSentence[] {
  return tellingSentences(passages.map(readPassage).map(candidatesIn), idf, mostSentences);
}

/** The sentences of a passage, and those that may tell what the article is about: most of the work of choosing. */
export function candidatesIn(from: ReadPassage): PassageCandidates {
  const all = from.sentences.map((sentence, at): Candidate => {
    return { from, sentence, at, words: [...new Set(sentence.words.map(({ term }) => term))] };
  });
  return { from, all, worthTelling: all.filter(isWorthTelling) };
}

/** `isLast`: of what is taken only where there is too little else. */
export function tellingSentences(
  passages: readonly PassageCandidates[],
  idf: (term: string) => number,
  most: number,
  isLast: (sentence: string) => boolean = () => false,
): readonly PickedSentence[] {
  const all = passages.flatMap((passage) => passage.all);
  const counts = new Map<string, number>();
  for (const term of all.flatMap(({ words }) => words)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const title = new Set(
    passages.slice(0, 1).flatMap(({ from: { ranked } }) => terms(ranked.article.title, ranked.article.language)),
  );
  const weights = new Map(
    [...counts].map(([term, count]) => [term, Math.log(count) * idf(term) * (title.has(term) ? titleWorth : 1)]),
  );
  const candidates = passages.flatMap((passage) => passage.worthTelling);
  const first = candidates.filter(({ sentence }) => !isLast(sentence.text));
  const able = first.length >= most ? first : candidates;

  const picked: Candidate[] = (first.length > 0 ? first : able).slice(0, 1);
  while (picked.length < most) {
    const said = new Set(picked.flatMap(({ words }) => words));
    const parts = new Set(picked.map(({ from }) => from.ranked.passage.heading));
    const worthOf = ({ words, from, sentence }: Candidate): number =>
      (words.reduce((sum, term) => sum + (weights.get(term) ?? 0) * (said.has(term) ? saidWorth : 1), 0) /
        (words.length + evenOut)) *
      (parts.has(from.ranked.passage.heading) ? samePartWorth : 1) *
      (countWords(sentence.text) > manyWords ? longWorth : 1);
    const next = able
      .filter((candidate) => !picked.includes(candidate))
      .reduce<Candidate | undefined>(
        (best, other) => (best === undefined || worthOf(other) > worthOf(best) ? other : best),
        undefined,
      );
    if (next === undefined) break;
    picked.push(next);
  }
  return all.filter((candidate) => picked.includes(candidate));
}

/** Whether a sentence says something by itself, and says it of the subject: no heading, no question, no list of those present. */
export function isWorthTelling({ from, sentence, at }: PickedSentence): boolean {
  const { text, kind } = sentence;
  const isLong = countWords(text) >= fewWords;
  const isStatement = isLong && kind === 'statement' && !text.endsWith('?') && !ofPaper.of.test(text);
  return isStatement && (opensArticle(from, at) || standsAlone(from, at));
}

/** "This agreement is made …": nothing stands before it that it could lean on. */
function opensArticle({ ranked: { passage } }: ReadPassage, at: number): boolean {
  return passage.start === 0 && at === 0;
}
