/**
 * What is measured of each passage that the two searches found, to tell which is best: numbers of 0 to about 1 that
 * fitted-weights-of-*.ts weigh. Shares of the question's weight, or of the best of the candidates, so that they mean the
 * same for short and long questions and in few and many articles. read-passage.ts takes each passage apart.
 * Promises: pure; the same candidates give the same numbers. Measured in bench/LOG.md.
 */
import type { AnswerType } from '../domain.ts';
import { answerSpans, needsExpression, newFacts } from '../language/answer-expressions.ts';
import type { AskedQuestion } from './asked-question.ts';
import { QuestionGrams, type Reading, type ReadPassage, readPassage } from './read-passage.ts';
import { sentenceWords, terms } from '../language/terms.ts';

/** A passage that was found, and how well each search thinks of it. */
export interface PassageToRank {
  readonly text: string;
  readonly reading: Reading;
  readonly language: string;
  readonly articleId: string;
  /** Title and heading, under which its words stand. */
  readonly about: string;
  /** Characters of the whole article. */
  readonly articleLength: number;
  /** BM25; 0 where keywords did not find it. */
  readonly keywords: number;
  /** How near vectors say it is, at least 0. */
  readonly vectors: number;
}

export const passageFeatureNames = [
  'keywords', // BM25, as a share of the best
  'vectors', // how near vectors say it is, as a share of the best
  'article', // BM25 of what was found of its article, as a share of the best
  'body', // BM25 in which common words count less and words asked twice more, as a share of the best
  'names', // share of the question's names that it holds
  'sentence', // share that its best sentence holds, synonyms included
  'near', // how near together words stand that are neighbours in the question
  'pairs', // share of neighbouring words that are neighbours here
  'grams', // share of the question's runs of four characters
  'sentenceGrams', // the same of its best sentence
  'synonyms', // share that only synonyms match
  'roots', // share that only words of the same root match
  'expression', // how much of the question stands near what its type asks for: a date for "when"
] as const;

export type PassageFeature = (typeof passageFeatureNames)[number];
export type PassageFeatures = Readonly<Record<PassageFeature, number>>;

/** Characters within which a word still counts as near an expression. */
const NEAR_CHARACTERS = 40;
/** Sentences in which an expression is looked for. */
const SENTENCES_WITH_EXPRESSION = 2;
/** BM25, as in score-segment.ts but that a repeated word goes on adding a little longer. */
const K1 = 1.2;
const B = 0.75;

interface ReadCandidate extends ReadPassage {
  readonly candidate: PassageToRank;
}

export function passageFeatures(
  question: AskedQuestion,
  type: AnswerType,
  candidates: readonly PassageToRank[],
): PassageFeatures[] {
  const grams = new QuestionGrams(question.text);
  const read = candidates.map((candidate) => ({ ...readPassage(question, grams, candidate), candidate }));
  const weights = question.terms.map(({ weight }) => weight);
  const idfs = question.terms.map(({ idf }) => idf);
  const names = question.terms.map(({ weight, isName }) => (isName ? weight : 0));
  const hasNames = names.some((weight) => weight > 0);
  const asksForExpression = needsExpression(type);
  const gramWeights = raritiesOf(read, grams.size);
  const articles = articleScores(question, weights, read);
  const bestKeywords = best(candidates.map(({ keywords }) => keywords));
  const bestVectors = best(candidates.map(({ vectors }) => vectors));
  const bestArticle = best([...articles.values()]);
  const meanLength = sum(read.map(({ length }) => length)) / Math.max(1, read.length);
  const bodies = read.map(({ counts, length }) => bm25(weights, counts, length / Math.max(1, meanLength)));
  const bestBody = best(bodies);
  return read.map((passage, number): PassageFeatures => {
    const { candidate, counts, sentences } = passage;
    const isHeld = (at: number): boolean => (counts[at] ?? 0) > 0;
    return {
      keywords: candidate.keywords / bestKeywords,
      vectors: candidate.vectors / bestVectors,
      article: (articles.get(candidate.articleId) ?? 0) / bestArticle,
      body: (bodies[number] ?? 0) / bestBody,
      names: hasNames ? share(names, isHeld) : 0,
      sentence: sentences.reduce((most, sentence) => Math.max(most, sentence.share), 0),
      near: passage.near,
      pairs: passage.pairs,
      grams: gramShare(gramWeights, passage.marks),
      sentenceGrams: sentences.reduce((most, { marks }) => Math.max(most, gramShare(gramWeights, marks)), 0),
      synonyms: share(idfs, (at) => !isHeld(at) && passage.synonyms[at] === 1),
      roots: share(idfs, (at) => !isHeld(at) && passage.synonyms[at] === 0 && passage.roots[at] === 1),
      expression: asksForExpression ? expressionShare(question, type, passage) : 0,
    };
  });
}

/** BM25 of each article by what was found of it: words that a passage lacks may stand in the one beside it, or above. */
function articleScores(
  question: AskedQuestion,
  weights: readonly number[],
  read: readonly ReadCandidate[],
): Map<string, number> {
  const articles = new Map<string, { readonly counts: Float64Array; readonly length: number }>();
  for (const { candidate, counts } of read) {
    let article = articles.get(candidate.articleId);
    if (article === undefined) {
      article = { counts: new Float64Array(weights.length), length: candidate.articleLength };
      for (const term of terms(candidate.about, candidate.language)) add(article.counts, question.termOf(term), 1);
      articles.set(candidate.articleId, article);
    }
    for (const [at, count] of counts.entries()) add(article.counts, at, count);
  }
  const meanLength = sum([...articles.values()].map(({ length }) => length)) / Math.max(1, articles.size);
  return new Map(
    [...articles].map(([id, { counts, length }]) => [id, bm25(weights, counts, length / Math.max(1, meanLength))]),
  );
}

/** `length`: as a multiple of the mean. */
function bm25(weights: readonly number[], counts: Float64Array, length: number): number {
  const norm = K1 * (1 - B + B * length);
  return sum(weights.map((weight, at) => (weight * (counts[at] ?? 0)) / ((counts[at] ?? 0) + norm)));
}

/** How few of the passages hold each gram. */
function raritiesOf(read: readonly ReadPassage[], size: number): Float64Array {
  const holders = new Float64Array(size);
  for (const { marks } of read) for (let at = 0; at < size; at++) add(holders, at, marks[at] ?? 0);
  return holders.map((count) => Math.log((read.length + 1) / (count + 0.5)));
}

function gramShare(weights: Float64Array, marks: Uint8Array): number {
  let [held, total] = [0, 0];
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] ?? 0;
    total += weight;
    if (marks[at] === 1) held += weight;
  }
  return total === 0 ? 0 : held / total;
}

/** How much of the question stands near an expression of the type that it asks for, in the best sentences. */
function expressionShare(question: AskedQuestion, type: AnswerType, { sentences, candidate }: ReadCandidate): number {
  const idfs = question.terms.map(({ idf }) => idf);
  const shares = sentences
    .toSorted((a, b) => b.share - a.share)
    .slice(0, SENTENCES_WITH_EXPRESSION)
    .map(({ text }) => {
      const sentence = { text, words: sentenceWords(text, candidate.language) };
      const matched = sentence.words.map(({ term }) => question.termOf(term));
      const facts = newFacts(
        sentence,
        (term) => question.termOf(term) >= 0,
        () => false,
      );
      const near = (answerSpans(type, sentence, question.text, facts, candidate.language) ?? []).map(
        ({ start, end }) => {
          const nearness = new Float64Array(idfs.length);
          sentence.words.forEach((word, i) => {
            const at = matched[i] ?? -1;
            if (at < 0) return;
            const gap = Math.max(0, word.start - end, start - word.end);
            nearness[at] = Math.max(nearness[at] ?? 0, Math.exp(-gap / NEAR_CHARACTERS));
          });
          return share(idfs, (at) => nearness[at] ?? 0);
        },
      );
      return Math.max(0, ...near);
    });
  return Math.max(0, ...shares);
}

function share(weights: readonly number[], worth: (at: number) => number | boolean): number {
  const total = sum(weights);
  return total === 0 ? 0 : sum(weights.map((weight, at) => weight * Number(worth(at)))) / total;
}

function add(sums: Float64Array, at: number, value: number): void {
  if (at >= 0) sums[at] = (sums[at] ?? 0) + value;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The greatest, never 0, so that one may divide by it. */
function best(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.MIN_VALUE);
}
