/**
 * How sure it is that the best sentence answers: a probability, from what the articles hold of the question's words and
 * how far the sentence stands out. Fitted on questions whose article was there and the same questions with it left out.
 * Promises: pure, 0 to 1.
 */
import { needsExpression } from '../../language/answer-expressions.ts';
import { tablesOf } from '../../language/languages.ts';
import { QuestionGrams } from '../../retrieval/read-passage.ts';
import { terms } from '../../language/terms.ts';
import { holdsDigit } from '../../text.ts';
import { confidenceWeightsOfMany } from './fitted-confidence-of-many.ts';
import { confidenceWeights } from './fitted-weights-of-few.ts';
import type { QuestionWord, WeighedQuestion } from './sentences.ts';
import type { ScoredSentence } from './sentence-features.ts';

const confidenceFeatureNames = [
  'score', // of the best sentence
  'chanceOfThree', // that one of the best three answers, supposing that one does
  'held', // share of the question's weight that the passage of the best sentence matches
  'heldIdf', // the same, weighed once more by rarity
  'heldAnywhere', // share that any passage matches
  'heldNames', // of the names and numbers, by the best sentence itself
  'rarestOwn', // rarity of the rarest word that the best sentence matches
  'unknown', // share that no article holds
  'missing', // weight of the heaviest word that the passage does not match
  'missingCount', // share of words that the passage does not match
  'words', // how long the question is
  'keywordGap', // how far the best passage stands above the next, of the most that keywords could score
  'keywords',
  'own', // share that the best sentence itself matches
  'ordinaryOwn', // of the words that are not names, by the best sentence itself
  'ordinaryAround', // by the best sentence and what stands around it
  'noneOrdinary', // not one of the words that are not names is matched there
  'noneName', // not one of the names is
  'lead', // how far the best sentence stands above the next
  'amongSentences',
  'orderedPairs',
  'tight',
  'typeHeld',
  'typeMissing',
  'typeNear',
] as const;

export type ConfidenceFeature = (typeof confidenceFeatureNames)[number];

/** Share of an overview's subject that its first sentence must hold itself. */
const wholeSubject = 0.75;
/** What a near miss takes off the confidence: sure enough, it is answered all the same. */
const missedPoint = 0.55;
/** What names that no article holds take off beyond that, where there are many passages. */
const unknownNames = 0.15;
/** Among many passages, most of a question that stands in no article takes only this off the logarithm of the odds. */
const unheardAmongMany = 0.5;
/** Share of the weight of a question's names that may be unknown to all articles. */
const mostStrangers = 0.2;
/** Share of a question, by rarity, that the articles must hold, and that the passage of the best sentence must. */
const leastHeard = 0.5;
const leastHere = 1 / 3;
/** A question of so many words is long. */
const longQuestion = 8;
/** A sentence that scores so much more than the next is clearly ahead. */
const clearLead = 4;
/** What only stands somewhere in the passage is not enough. */
const leastAround = 0.3;
/** BM25 gives a word at most this many times its rarity. */
const mostOfKeywords = 1.9;

export function answerConfidence(question: WeighedQuestion, sentences: readonly ScoredSentence[]): number {
  const features = confidenceFeatures(question, sentences);
  if (features === undefined) return 0;
  // Who asks for an overview is answered by any sentence that is about all that they name.
  if (question.type === 'overview' && features.own >= wholeSubject) return 1;
  const sum = confidenceFeatureNames.reduce((total, name) => total + confidenceWeights[name] * features[name], 0);
  const { amongMany } = question;
  const few = sum + confidenceWeights.constant;
  const unheard = isUnheard(question, sentences);
  const many = logitAmongMany(question, sentences) - unheardAmongMany * Number(unheard);
  const confidence = 1 / (1 + Math.exp(-few - amongMany * (many - few)));
  if (asksOfStrangers(question, sentences)) return confidence - missedPoint - amongMany * unknownNames;
  const amongFew = 1 - amongMany;
  const isMissed = unheard || missesThePoint(question, features, sentences);
  const misses = leavesOutDeed(question, sentences) ? 1 : amongFew * Number(isMissed);
  return confidence - missedPoint * (misses + amongFew * leftOpen(question, sentences));
}

/**
 * The near miss: the sentence names whom the question is about, but nothing that it asks about them; or neither it nor
 * the next best hold a date for "when". The data for fitting has few names, and no folder of few articles, so this is set
 * by hand. Among many passages it is not looked at.
 */
function missesThePoint(
  { type }: WeighedQuestion,
  features: Readonly<Record<ConfidenceFeature, number>>,
  sentences: readonly ScoredSentence[],
): boolean {
  const aboutNamesOnly = features.noneOrdinary === 1 && (needsExpression(type) || features.heldNames >= 0.5);
  return aboutNamesOnly || sentences.slice(0, 3).every((sentence) => sentence.features.typeMissing === 1);
}

/**
 * "Did NATO comment on it?" is not answered by what else NATO did: nothing near the best sentence says "comment". Where two
 * deeds are asked about, one is enough.
 */
function leavesOutDeed({ type, text, language, words }: WeighedQuestion, [best]: readonly ScoredSentence[]): boolean {
  const { focus } = tablesOf(language);
  const { deed } = focus.deedOfName.of.exec(text)?.groups ?? {};
  if (type !== 'yes-no' || deed === undefined || focus.alternative.of.test(text)) return false;
  const at = words.findIndex(({ word, isName }) => word === deed && !isName);
  return at >= 0 && (best?.around[at] ?? 0) === 0;
}

/** In a folder of few articles, one common word in two finds a sentence for any question: "sleep" in none, "hours" in one. */
function isUnheard({ words }: WeighedQuestion, sentences: readonly ScoredSentence[]): boolean {
  const all = words.reduce((sum, { idf }) => sum + idf, 0);
  const shareHeld = (isHeld: (i: number) => boolean): number =>
    words.reduce((sum, { idf }, i) => sum + (isHeld(i) ? idf : 0), 0) / all;
  const here = sentences[0]?.inPassage ?? [];
  return (
    shareHeld((i) => (here[i] ?? 0) > 0) < leastHere ||
    shareHeld((i) => sentences.some(({ own }) => (own[i] ?? 0) > 0)) < leastHeard
  );
}

/** Names that no article holds, however spelt, are what the question is about: New York, to a folder on other places. */
function asksOfStrangers({ words, text }: WeighedQuestion, sentences: readonly ScoredSentence[]): boolean {
  const names = words.map(({ isName, weight }) => (isName ? weight : 0));
  const unheard = words.map(({ idf }, i) => idf >= 1 && sentences.every(({ own }) => (own[i] ?? 0) === 0));
  // "New" is known everywhere, New York is not; nor is "Solitude", with "Years of" before it.
  const strange = words.map((word, i) => {
    const isOneName = word.namesOn || text.includes(`${word.word} of ${words[i + 1]?.word ?? '?'}`);
    return unheard[i] === true || (isOneName && unheard[i + 1] === true);
  });
  const weightOf = (counts: (i: number) => boolean): number =>
    names.reduce((sum, weight, i) => sum + (counts(i) ? weight : 0), 0);
  return weightOf((i) => strange[i] === true) > mostStrangers * weightOf(() => true);
}

/** `sentences`: all that were read, best first. */
function confidenceFeatures(
  question: WeighedQuestion,
  sentences: readonly ScoredSentence[],
): Record<ConfidenceFeature, number> | undefined {
  const [best] = sentences;
  if (best === undefined || question.words.length === 0) return undefined;
  const { words } = question;
  const shareOf = (worths: readonly number[], counts: (i: number) => boolean = () => true): number => {
    const counted = words.map(({ weight }, i) => (counts(i) ? weight : 0));
    const total = counted.reduce((sum, weight) => sum + weight, 0);
    return total === 0 ? 1 : counted.reduce((sum, weight, i) => sum + weight * (worths[i] ?? 0), 0) / total;
  };
  const isOrdinary = (i: number): boolean => words[i]?.isName === false;
  const here = best.inPassage;
  const anywhere = words.map((_, i) => sentences.reduce((most, { own }) => Math.max(most, own[i] ?? 0), 0));
  const missing = words.map(({ weight }, i) => ((here[i] ?? 0) === 0 ? weight : 0));
  const [first = 0, second = 0] = [...new Set(sentences.map(({ from }) => from.ranked))]
    .map(({ why }) => why.keywords.score / (mostOfKeywords * question.totalIdf))
    .toSorted((a, b) => b - a);
  return {
    score: best.score,
    chanceOfThree: sentences.slice(0, 3).reduce((sum, { chance }) => sum + chance, 0),
    held: shareOf(here),
    heldIdf: shareOf(words.map(({ idf }, i) => idf * (here[i] ?? 0))),
    heldAnywhere: shareOf(anywhere),
    heldNames: shareOf(best.own, (i) => words[i]?.isName === true),
    rarestOwn: Math.max(...words.map(({ idf }, i) => idf * (best.own[i] ?? 0))),
    unknown: shareOf(words.map(({ idf }, i) => (idf >= 1 && anywhere[i] === 0 ? 1 : 0))),
    missing: Math.max(...missing),
    missingCount: missing.filter((weight) => weight > 0).length / words.length,
    words: Math.min(1, words.length / longQuestion),
    keywordGap: first - second,
    keywords: first,
    own: shareOf(best.own),
    ordinaryOwn: shareOf(best.own, isOrdinary),
    ordinaryAround: shareOf(best.around, isOrdinary),
    noneOrdinary: Number(words.some((_, i) => isOrdinary(i)) && bestOf(best.around, isOrdinary) < leastAround),
    noneName: Number(words.some(({ isName }) => isName) && bestOf(best.around, (i) => !isOrdinary(i)) < leastAround),
    lead: Math.min(1, (best.score - (sentences[1]?.score ?? best.score)) / clearLead),
    amongSentences: best.features.amongSentences,
    orderedPairs: best.features.orderedPairs,
    tight: best.features.tight,
    typeHeld: best.features.typeHeld,
    typeMissing: best.features.typeMissing,
    typeNear: best.features.typeNear,
  };
}

function bestOf(worths: readonly number[], counts: (i: number) => boolean): number {
  return Math.max(0, ...worths.filter((_, i) => counts(i)));
}

// How sure it is that the best sentence answers, where there are many passages: rarity tells there what an article is
// about, and whether the question is about it. Among few passages it does not; see answer-confidence.ts.
// A near relation of the answer is told by what the sentence leaves out, and by what stands nearly as well elsewhere.
// Promises: pure.

/** @public bench/answers/fit-confidence.mjs */
export const confidenceFeaturesOfMany = [
  'chanceOfThree', // that one of the best three sentences answers, supposing that one does
  'leadOfPassage', // how far the best sentence stands above the best of another passage
  'leadOfRank', // how far the first passage stands above the third
  'keywords', // BM25 of the best passage, of the most that keywords could score
  'grams', // most runs of four characters that one of the best sentences shares with the question
  'precision', // of the best sentence: words that are asked, per word
  'before', // what the sentence before it adds
  'missingWords', // share of words that it does not hold just so
  'missingNames', // names and numbers that its passage does not hold
  'unheardNames', // rarity of names that no passage holds
  'holdsAll', // it and its neighbours: the other features need not be as high then
] as const;

export type ConfidenceFeatureOfMany = (typeof confidenceFeaturesOfMany)[number];

/** A sentence that scores so much more than all other passages' could not be further ahead. */
const furthestLead = 6;
/** Where a filter leaves too few passages to compare with: what a lead is on the edge of an answer, and what third passages score. */
const usualLead = 2.5;
const usualThird = 0.22;
const sentencesCompared = 6;
/** Refuses one in twenty-five of the questions of XQuAD-en at the same confidence as among few. */
const evenWithFew = -0.16;

/** The logarithm of the odds. */
function logitAmongMany(question: WeighedQuestion, sentences: readonly ScoredSentence[]): number {
  const features = measureConfidence(question, sentences);
  if (features === undefined) return -Infinity;
  const parts = confidenceFeaturesOfMany.map((name) => confidenceWeightsOfMany[name] * features[name]);
  return sumOf(parts) + confidenceWeightsOfMany.constant + evenWithFew;
}

/**
 * `sentences`: all that were read, best first.
 * @public bench/answers/fit-confidence.mjs
 */
export function measureConfidence(
  question: WeighedQuestion,
  sentences: readonly ScoredSentence[],
): Record<ConfidenceFeatureOfMany, number> | undefined {
  const [best] = sentences;
  const { words } = question;
  if (best === undefined || words.length === 0) return undefined;
  const passages = [...new Set(sentences.map(({ from }) => from.ranked))];
  const ranks = passages.map(({ score }) => score).toSorted((a, b) => b - a);
  const keywords = Math.max(...passages.map(({ why }) => why.keywords.score));
  const elsewhere = sentences.find(({ from }) => from !== best.from);
  const together = sentences.filter(({ from, at }) => from === best.from && Math.abs(at - best.at) <= 1);
  const isHeard = (i: number): boolean => sentences.some(({ own }) => (own[i] ?? 0) > 0);
  const strangers = words.filter(({ isName, word }, i) => isName && !holdsDigit(word) && !isHeard(i));
  return {
    chanceOfThree: sumOf(sentences.slice(0, 3).map(({ chance }) => chance)),
    leadOfPassage: elsewhere === undefined ? usualLead : Math.min(furthestLead, best.score - elsewhere.score),
    leadOfRank: (ranks[0] ?? 0) - (ranks[2] ?? usualThird),
    keywords: keywords / question.totalIdf,
    grams: mostGrams(question.text, sentences.slice(0, sentencesCompared)),
    precision: best.features.precision,
    before: best.features.before,
    missingWords: words.filter((_, i) => (best.own[i] ?? 0) < 1).length / words.length,
    missingNames: words.filter(({ isName }, i) => isName && (best.inPassage[i] ?? 0) === 0).length,
    unheardNames: sumOf(strangers.map(({ idf }) => idf)),
    holdsAll: Number(words.every((_, i) => together.some(({ own }) => own[i] === 1))),
  };
}

/** Share of the question's runs. */
function mostGrams(question: string, sentences: readonly ScoredSentence[]): number {
  const grams = new QuestionGrams(question);
  const counts = sentences.map(({ sentence }) => {
    const marks = new Uint8Array(grams.size);
    grams.mark(sentence.text, marks);
    return sumOf(marks);
  });
  return Math.max(...counts) / Math.max(1, grams.size);
}

function sumOf(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}

// What the best sentence leaves open though the question turns on it: the town, the year or the model that was named, what
// somebody's is asked for ("Dahl's wife"), what somebody is asked to have done ("when did Trent die?"). The article is
// about a neighbour then: another year, another town. Promises: pure; counts them, two at most; none among many passages, where
// an article is often a part of a longer one.

/** Matched nowhere near: what only stands somewhere in the passage is worth a quarter. */
const leastNear = 0.3;

function leftOpen({ text, language, words, amongMany }: WeighedQuestion, [best]: readonly ScoredSentence[]): number {
  if (best === undefined || amongMany === 1) return 0;
  const isOpen = (word: QuestionWord): boolean => (best.around[words.indexOf(word)] ?? 0) < leastNear;
  const { article } = best.from.ranked;
  const isElsewhere = (word: QuestionWord): boolean =>
    isOpen(word) && !terms(article.text, article.language).some((term) => word.terms.includes(term));
  const { focus } = tablesOf(language);
  const within = new Set(text.match(focus.placeOrYear.of)?.flatMap((found) => found.split(' ').slice(1)));
  const named = words.some((word) => word.isName && within.has(word.word) && isElsewhere(word));
  const noun = focus.possession.of.exec(text)?.groups?.['noun'];
  const verb = focus.deedAtTimeOrPlace.of.exec(text)?.groups?.['verb'];
  // A deed that the articles never name may be told in another word.
  const asked = words.filter(({ word, idf, isName }) => !isName && (word === noun || (word === verb && idf < 1)));
  return Number(named) + Number(asked.some(isOpen));
}
