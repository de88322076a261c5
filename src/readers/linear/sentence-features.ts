/**
 * What is measured of a sentence to tell whether it answers: numbers of about 0 to 1, which sentence-score.ts weighs.
 * All are shares or yes-or-no, so that they mean the same for short and long questions, few and many articles, and
 * whatever embedder found the passages. Promises: pure; the same input gives the same numbers.
 */
import type { RankedPassage } from '../../domain.ts';
import { answerSpans, needsExpression, newFacts } from '../../language/answer-expressions.ts';
import { sentenceWords, terms, withShortNames } from '../../language/terms.ts';
import { tablesOf, spokenDate } from '../../language/languages.ts';
import { countWords, type Span } from '../../text.ts';
import type { PlacedSentence, ReadPassage, Sentence, WeighedQuestion, WordMatches } from './sentences.ts';
import { WordMatcher } from './match-words.ts';
import { placedSentences } from './placed-sentences.ts';
import { asks } from './sentence-kind.ts';
import {
  best,
  ngramOverlap,
  nearShare,
  pairShare,
  idfsAmong,
  share,
  tightness,
  wordPairOverlap,
} from './question-words.ts';

/** Shares are of the weight of the question's words; "around" counts what stands beside the sentence too. */
export const sentenceFeatureNames = [
  'own', // matched in the sentence itself
  'before', // matched in the sentence before, and not here
  'after',
  'about', // matched in title, heading, byline, and not here
  'passage', // matched anywhere in the passage, and not here
  'names', // of the question's names and numbers alone
  'namesAround',
  'ordinary', // of its other words alone
  'ordinaryAround',
  'askedFor', // of what is asked for: "type" and "plane" in "what type of plane"
  'notAskedFor',
  'rarestAround', // how well the word that tells most is matched
  'amongSentences', // weighed by how few of the sentences that were read match a word
  'amongNeighbours', // the same within the passage: what makes this sentence the one
  'orderedPairs', // neighbours in the question that are neighbours here
  'tight', // how close together the matched words stand
  'precision', // matched words per word of the sentence
  'typeHeld', // holds what the type asks for, when the type needs it
  'typeMissing',
  'typeNear', // how near that stands to the matched words
  'why', // holds a reason, when a reason is asked for
  'newNames', // names that the question does not hold
  'newNumbers',
  'namesForWhat', // the same, when the type is "what"
  'short',
  'asks', // is itself a question
  'pronounBefore', // opens with a pronoun, and the sentence before matches
  'grams', // runs of four characters in common, weighed by how few of all sentences hold them
  'wordPairs', // the same of pairs of words as they are written, stop words too
  'namesIt', // says what something is called, when that is asked
  'length', // in words: a long one holds more of anything
  'rank', // of the passage
  'score', // of the passage, as a share of the best
  'keywords',
  'passageShare', // matched by the whole passage
  'bestOfPassage', // what the best sentence of the passage matches
] as const;

export type SentenceFeature = (typeof sentenceFeatureNames)[number];

export interface MeasuredSentence extends PlacedSentence {
  /** For each word of the question, how well the sentence itself matches it, and how well anything of its passage. */
  readonly own: readonly number[];
  readonly inPassage: readonly number[];
  /** The same for what stands around it, at what that is worth. */
  readonly around: readonly number[];
  readonly features: Readonly<Record<SentenceFeature, number>>;
}

export interface ScoredSentence extends MeasuredSentence {
  /** The words that a reader points at, counted in the sentence. */
  readonly pointed?: Span | undefined;
  readonly score: number;
  /** 0 to 1; all together 1. */
  readonly chance: number;
}

/** What a match outside the sentence is worth. A title that names the subject says it for every sentence below it. */
const worthAround = { before: 0.6, after: 0.35, about: 0.7, passage: 0.25 };
const fewWords = 6;
/** So that a sentence of about fifty words counts 1. */
const lengthUnit = 4;
/** The weights were fitted when the scores of passages stood closer together; see bench/LOG.md. */
const closeness = 0.75;

export function measureSentences(
  question: WeighedQuestion,
  passages: readonly ReadPassage[],
  looksLikeName: (term: string) => boolean,
): MeasuredSentence[] {
  const matcher = new WordMatcher(question);
  const matches = passages.map((passage) => matcher.match(passage));
  const asked = new Set(question.words.flatMap((word) => word.terms));
  const sentences = passages.flatMap((passage) => passage.sentences);
  const reading: Reading = {
    question,
    weights: question.words.map(({ weight }) => weight),
    idfs: idfsAmong(question.words.map((_, i) => matches.flatMap((found) => found[i]?.inSentence ?? []))),
    bestScore: best(passages.map(({ ranked }) => ranked.score)),
    grams: ngramOverlap(question.text, sentences),
    wordPairs: wordPairOverlap(question.text, sentences),
    asksForName: tablesOf(question.language).naming.asked.of.test(question.text),
    bestKeywords: best(passages.map(({ ranked }) => ranked.why.keywords.score)),
    isAsked: (term) => asked.has(term),
    looksLikeName,
  };
  return passages.flatMap((passage, rank) => measurePassage(reading, passage, matches[rank] ?? [], rank));
}

/** What is the same for all passages that are read for a question. */
interface Reading {
  readonly question: WeighedQuestion;
  readonly weights: readonly number[];
  /** How few of all sentences match each word. */
  readonly idfs: readonly number[];
  readonly bestScore: number;
  readonly bestKeywords: number;
  readonly grams: ReadonlyMap<Sentence, number>;
  readonly wordPairs: ReadonlyMap<Sentence, number>;
  readonly asksForName: boolean;
  readonly isAsked: (term: string) => boolean;
  readonly looksLikeName: (term: string) => boolean;
}

function measurePassage(
  reading: Reading,
  from: ReadPassage,
  matches: readonly WordMatches[],
  rank: number,
): MeasuredSentence[] {
  const { question, weights } = reading;
  const isName = question.words.map((word) => word.isName);
  const isOrdinary = isName.map((name) => !name);
  const isAskedFor = question.words.map((word) => word.isAskedFor);
  const isNotAskedFor = isAskedFor.map((askedFor) => !askedFor);
  const rarest = weights.indexOf(best(weights));
  const needed = needsExpression(question.type);
  const { language } = from.ranked.article;
  const { naming, openers } = tablesOf(language);

  const owns = from.sentences.map((_, at) => matches.map(({ inSentence }) => inSentence[at]?.worth ?? 0));
  const inPassage = matches.map((_, word) => owns.reduce((most, own) => Math.max(most, own[word] ?? 0), 0));
  const inAbout = matches.map((match) => match.inAbout);
  const held = inPassage.map((worth) => worth > 0);
  const raritiesHere = idfsAmong(matches.map(({ inSentence }) => inSentence));
  const bestOfPassage = Math.max(0, ...owns.map((own) => share(weights, own)));

  return from.sentences.map((sentence, at): MeasuredSentence => {
    const wordCount = countWords(sentence.text);
    const here = matches.map(({ inSentence }) => inSentence[at]);
    const places = here.map((match) => (match?.at ?? []).flatMap((place) => sentence.words[place] ?? []));
    const own = owns[at] ?? [];
    const before = owns[sentence.besides.before] ?? [];
    const after = owns[sentence.besides.after] ?? [];
    const around = own.map((worth, i) =>
      Math.max(
        worth,
        worthAround.before * (before[i] ?? 0),
        worthAround.after * (after[i] ?? 0),
        worthAround.about * (inAbout[i] ?? 0),
        worthAround.passage * (inPassage[i] ?? 0),
      ),
    );
    const beyond = (worths: readonly number[]): number => shareBeyond(weights, own, worths);
    const beyondBefore = beyond(before);
    const facts = newFacts(sentence, reading.isAsked, reading.looksLikeName);
    const answers = answerSpans(question.type, sentence, question.text, facts, language) ?? [];
    return {
      from,
      sentence,
      at,
      own,
      inPassage,
      around,
      features: {
        own: share(weights, own),
        before: beyondBefore,
        after: beyond(after),
        about: beyond(inAbout),
        passage: beyond(inPassage),
        names: share(weights, own, isName),
        namesAround: share(weights, around, isName),
        ordinary: share(weights, own, isOrdinary),
        ordinaryAround: share(weights, around, isOrdinary),
        askedFor: share(weights, own, isAskedFor),
        notAskedFor: share(weights, own, isNotAskedFor),
        rarestAround: around[rarest] ?? 0,
        amongSentences: share(reading.idfs, own),
        amongNeighbours: share(raritiesHere, own, held),
        orderedPairs: pairShare(here, weights),
        tight: tightness(places),
        precision: Math.min(1, countHeld(own) / Math.max(1, sentence.words.length)),
        typeHeld: Number(needed && answers.length > 0),
        typeMissing: Number(needed && answers.length === 0),
        typeNear: needed ? nearShare(answers, places, weights) : 0,
        why: Number(question.type === 'why' && answers.length > 0),
        newNames: Math.min(1, facts.names.length / 3),
        newNumbers: Math.min(1, facts.numbers.length / 2),
        namesForWhat: Number(question.type === 'what' && facts.names.length > 0),
        short: Number(wordCount < fewWords),
        asks: Number(sentence.text.endsWith('?')),
        pronounBefore: openers.pronoun.of.test(sentence.text) ? beyondBefore : 0,
        grams: reading.grams.get(sentence) ?? 0,
        wordPairs: reading.wordPairs.get(sentence) ?? 0,
        namesIt: Number(reading.asksForName && naming.told.of.test(sentence.text)),
        length: Math.log(1 + wordCount) / lengthUnit,
        rank: 1 / (1 + rank),
        score: (Math.max(0, from.ranked.score) / reading.bestScore) ** closeness,
        keywords: from.ranked.why.keywords.score / reading.bestKeywords,
        passageShare: share(weights, inPassage),
        bestOfPassage,
      },
    };
  });
}

/** What others match of the weights beyond what is matched already. */
function shareBeyond(weights: readonly number[], own: readonly number[], others: readonly number[]): number {
  let held = 0;
  let total = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] ?? 0;
    held += weight * Math.max(0, (others[i] ?? 0) - (own[i] ?? 0));
    total += weight;
  }
  return total === 0 ? 0 : held / total;
}

function countHeld(worths: readonly number[]): number {
  return worths.reduce((count, worth) => count + Number(worth > 0), 0);
}

// Passages taken apart into sentences and their words, once for all that looks at them.
// Promises: `passage.text.slice(start, end) === text`; words stand in order, with their places in the sentence.
// Knows nothing of the question.

export function readPassage(ranked: RankedPassage): ReadPassage {
  const known = takenApart.get(ranked.passage) ?? takeApart(ranked);
  takenApart.set(ranked.passage, known);
  return { ranked, ...known };
}

// Read several times for one question, and for the next one that finds it.
const takenApart = new WeakMap<RankedPassage['passage'], Omit<ReadPassage, 'ranked'>>();

function takeApart({ passage, article }: RankedPassage): Omit<ReadPassage, 'ranked'> {
  const about = [
    article.title,
    passage.heading,
    article.publisher,
    article.author,
    spokenDate(article.published, article.language),
  ]
    .filter(Boolean)
    .join('\n');
  const sentences = placedSentences(article, passage).map((placed): Sentence => {
    const text = passage.text.slice(placed.span.start, placed.span.end);
    return { ...placed, text, words: sentenceWords(text, article.language) };
  });
  return { sentences, about: new Set(terms(withShortNames(about), article.language)) };
}

/** Whether a sentence asks and the next one tells, as in an interview. */
export function isAnswered(sentence: string, next: string | undefined): boolean {
  return next !== undefined && asks(sentence) && !asks(next);
}

/** Whether it can only be read behind what was asked. */
export function leansOnQuestion(answer: string, language: string): boolean {
  return tablesOf(language).openers.reply.of.test(answer.replace(/^\p{Lu}[^:.!?]{0,30}:\s/u, ''));
}

/** Whether it answers anything: a line that introduces a list does so with its items. */
export function isStatement({ kind, through }: Pick<Sentence, 'kind' | 'through'>): boolean {
  return kind === 'statement' || through !== undefined;
}

/** Tells the terms that these passages write with a capital inside a sentence, more often than not. */
export function namesIn(passages: readonly ReadPassage[]): (term: string) => boolean {
  const counts = new Map<string, { capital: number; small: number }>();
  for (const { sentences } of passages) {
    for (const { words } of sentences) {
      for (const { term, isCapital, opens } of words) {
        if (opens) continue;
        let count = counts.get(term);
        if (count === undefined) counts.set(term, (count = { capital: 0, small: 0 }));
        if (isCapital) count.capital += 1;
        else count.small += 1;
      }
    }
  }
  return (term) => {
    const count = counts.get(term);
    return count !== undefined && count.capital > count.small;
  };
}
