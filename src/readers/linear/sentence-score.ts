/**
 * How well each sentence of the passages answers a question: a weighed sum of its features, and the chance that it is
 * the one, supposing that one of them is; in a conversation, also what it is about. The weights are fitted (bench/answers/fit-answers.mjs), not set by hand.
 * Promises: pure; best first; equal scores keep the order of the passages; a sentence that stands in several articles
 * counts once, because copies of a story would share its chance among them.
 */
import type { RankedPassage } from '../../domain.ts';
import * as rejoinders from '../../language/en/rejoinders.ts';
import { explaining } from '../../language/explanation.ts';
import { terms } from '../../language/terms.ts';
import { reworded } from '../../query/parse-question.ts';
import type { Query, Wording } from '../../query/query.ts';
import { isOneLine } from '../../query/turn.ts';
import { nextTurn } from '../../turns.ts';
import { withoutClaimWords } from '../../verification/claims.ts';
import { answerConfidence } from './answer-confidence.ts';
import { sentenceWeightsOfMany } from './fitted-weights-of-many.ts';
import { sentenceWeights } from './fitted-weights-of-few.ts';
import type { WeighedQuestion } from './sentences.ts';
import { tells, weighQuestion } from './question-words.ts';
import {
  isAnswered,
  isStatement,
  measureSentences,
  namesIn,
  readPassage,
  type MeasuredSentence,
  type ScoredSentence,
  sentenceFeatureNames,
  type SentenceFeature,
} from './sentence-features.ts';

/** Of features that are not named, nothing. */
const weights: Readonly<Record<'few' | 'many', Readonly<Partial<Record<SentenceFeature, number>>>>> = {
  few: sentenceWeights,
  many: sentenceWeightsOfMany,
};

/** Of two scores: the chances differ by a factor of two at most. A paper's name in the question makes more of a difference. */
const aboutEqual = 0.7;
/** Of a sentence that says what X is, when that is asked: more than its other features can make up for. */
const definitionWorth = 3;

export interface ReadQuestion {
  readonly question: WeighedQuestion;
  /** Best first. */
  readonly sentences: readonly ScoredSentence[];
}

/**
 * `idf`: how much a term tells passages apart, most for one that none holds.
 * @public bench/answers/fit-*.mjs
 */
export async function scoreSentences(
  asked: Wording,
  passages: readonly RankedPassage[],
  idf: (term: string) => number,
  signal?: AbortSignal,
): Promise<ReadQuestion> {
  const taken = passages.map(readPassage);
  const looksLikeName = namesIn(taken);
  const question = weighQuestion(asked, idf, looksLikeName);
  // Measuring takes the longest of all: once more, others first.
  await nextTurn(signal);
  const measured = measureSentences(question, taken, looksLikeName);
  const scoreOf = scoringBy(question.amongMany);
  const explain = asked.defines === undefined ? undefined : explaining(asked.defines, asked.language);
  const scored = withoutRepeats(
    answersForQuestions(
      measured.map((sentence) => {
        const explains = explain === undefined ? 0 : explain(sentence.sentence.text);
        return { ...sentence, score: scoreOf(sentence) + definitionWorth * explains };
      }),
    )
      // What says nothing is read, for what stands around it, and never quoted.
      .filter(({ sentence }) => isStatement(sentence))
      .toSorted((first, second) => second.score - first.score),
  );
  return { question, sentences: withChances(scored) };
}

/** `scored`: best first. */
export function withChances(
  scored: readonly (MeasuredSentence & Pick<ScoredSentence, 'score' | 'pointed'>)[],
): ScoredSentence[] {
  const most = scored[0]?.score ?? 0;
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - most), 0);
  return scored.map((sentence) => ({ ...sentence, chance: Math.exp(sentence.score - most) / total }));
}

/** In an interview, what was asked is in the words of the question, and what follows is the answer: they change places. */
function answersForQuestions<Each extends MeasuredSentence & { readonly score: number }>(
  sentences: readonly Each[],
): Each[] {
  return sentences.map((sentence, i) => {
    const [before, after] = [sentences[i - 1], sentences[i + 1]];
    if (before?.from === sentence.from && isAnswered(before.sentence.text, sentence.sentence.text)) {
      const score = Math.max(before.score, sentence.score);
      return before.sentence.kind === 'question' ? { ...withWordsOf(sentence, before), score } : { ...sentence, score };
    }
    if (after?.from === sentence.from && isAnswered(sentence.sentence.text, after.sentence.text)) {
      return { ...sentence, score: Math.min(sentence.score, after.score) };
    }
    const head = sentences[i - sentence.at + sentence.sentence.besides.before];
    return head?.sentence.kind === 'table head' ? withWordsOf(sentence, head) : sentence;
  });
}

/** With the words of what is not quoted itself, and said all the same: a question, the head of a table. */
function withWordsOf<Each extends MeasuredSentence>(sentence: Each, said: MeasuredSentence): Each {
  return { ...sentence, own: greater(sentence.own, said.own), around: greater(sentence.around, said.own) };
}

function greater(own: readonly number[], other: readonly number[]): number[] {
  return own.map((worth, i) => Math.max(worth, other[i] ?? 0));
}

function scoringBy(amongMany: number): (sentence: MeasuredSentence) => number {
  const weighed = sentenceFeatureNames.map((name) => {
    const [few = 0, many = 0] = [weights.few[name], weights.many[name]];
    return { name, weight: few + amongMany * (many - few) };
  });
  return ({ features }) => weighed.reduce((sum, { name, weight }) => sum + features[name] * weight, 0);
}

/** A sentence as it reads aloud: two that differ in case and punctuation only are the same. */
export function wordsAlone(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Each sentence once, though several articles have it: from the one where it answers best; of about equals, from the
 * earliest, which the others took it from.
 */
function withoutRepeats<Each extends MeasuredSentence & { readonly score: number }>(
  sentences: readonly Each[],
): Each[] {
  const groups = new Map<string, Each[]>();
  for (const sentence of sentences) {
    const words = wordsAlone(sentence.sentence.text);
    groups.set(words, [...(groups.get(words) ?? []), sentence]);
  }
  const chosen = new Set(
    [...groups.values()].flatMap((group) => {
      const equals = group.filter(({ score }) => score >= (group[0]?.score ?? 0) - aboutEqual);
      const [earliest] = equals.toSorted((first, second) => (publishedOf(first) < publishedOf(second) ? -1 : 1));
      const id = earliest?.from.ranked.article.id;
      return group.filter(({ from }) => from.ranked.article.id === id);
    }),
  );
  return sentences.filter((sentence) => chosen.has(sentence));
}

/** What has no date comes last. */
function publishedOf({ from }: MeasuredSentence): string {
  return from.ranked.article.published ?? '9999';
}

// Sentences for a question that leans on a conversation: "Where did they meet (about: who discussed the raid)?"
// What was asked now says which sentence answers; what it is about, which of the articles are meant, and a little of which sentence.
// Promises: a question that stands alone is scored as ever; best first.

/** What the score for the question with its topic counts, beside the score for what was asked now. */
const topicWorth = 0.3;
/** Articles that hold less of the topic, beside the one that holds most of it, are about something else. */
const leastShare = 0.75;

/** A score that no other sentence is likely to make up for. */
const preferredWorth = 6;
/** Share of the confidence that what is left must have when what was told is left out. */
const stillSure = 0.5;

export interface SentencesForQuestion {
  readonly question: WeighedQuestion;
  readonly confidence: number;
  readonly sentences: readonly ScoredSentence[];
  /** Set when what was told before decides which sentence it is ("Who else?"): no reader that does not know it can help. */
  readonly leansOnAnswer?: boolean;
}

export async function scoreInConversation(
  query: Query,
  passages: readonly RankedPassage[],
  idf: (term: string) => number,
  signal: AbortSignal,
): Promise<SentencesForQuestion> {
  const { asked, history } = query;
  const read = async (wording: Wording, among: readonly RankedPassage[]): Promise<SentencesForQuestion> => {
    const { question, sentences } = await scoreSentences(wording, among, idf, signal);
    return { question, confidence: answerConfidence(question, sentences), sentences };
  };
  const topic = isOneLine(asked) ? query.topic : undefined;
  const head = (topic?.head ?? asked).replace(rejoinders.opinion.of, rejoinders.opinion.plainly);
  const told = history.at(-1)?.answer ?? '';
  if (topic === undefined) return forTheTurn(await read(reworded(query, head), passages), head, told);
  const meant = aboutTopic(head, topic.topics.join('; '), passages, idf);
  const whole = await read(query, meant);
  if (!tells(head)) return forTheTurn(whole, head, told);
  return forTheTurn(together(await read(reworded(query, `${head}?`), meant), whole), head, told);
}

/** What was asked now, and a little of what it is about. */
function together(now: SentencesForQuestion, whole: SentencesForQuestion): SentencesForQuestion {
  const inWhole = new Map(whole.sentences.map((sentence) => [placeOf(sentence), sentence.score]));
  const least = whole.sentences.at(-1)?.score ?? 0;
  const scored = now.sentences.map((sentence) => {
    return { ...sentence, score: sentence.score + topicWorth * (inWhole.get(placeOf(sentence)) ?? least) };
  });
  return {
    question: now.question,
    confidence: Math.max(whole.confidence, now.confidence),
    sentences: withChances(scored.toSorted(bestFirst)),
  };
}

/**
 * "Who else?" is not answered by what was answered just now; "who said that?" is, by the words that say so; "has it done
 * so before?" is by a sentence that tells of other times.
 */
function forTheTurn(found: SentencesForQuestion, head: string, told: string): SentencesForQuestion {
  const { question, sentences } = found;
  if (told === '') return found;
  if (rejoinders.forSource.of.test(head)) {
    const tellsSource = (text: string): boolean => told.includes(text) && withoutClaimWords(text) !== text;
    return { ...found, sentences: preferred(sentences, tellsSource), leansOnAnswer: true };
  }
  const isEarlier = rejoinders.forEarlier.of.test(head);
  if (!isEarlier && !rejoinders.forMore.of.test(head)) return found;
  const [toldFirst = ''] = told.split(/ \[\d+\]/, 1);
  const others = sentences.filter(({ sentence }) => !toldFirst.includes(sentence.text));
  const confidence = answerConfidence(question, others);
  // It told all there was.
  if (!isEarlier && confidence < found.confidence * stillSure) return { ...found, leansOnAnswer: true };
  return {
    ...found,
    leansOnAnswer: true,
    sentences: isEarlier ? preferred(others, (text) => rejoinders.otherTimes.of.test(text)) : withChances(others),
  };
}

function preferred(
  sentences: readonly ScoredSentence[],
  isPreferred: (text: string) => boolean,
): readonly ScoredSentence[] {
  const scored = sentences.map((sentence) =>
    isPreferred(sentence.sentence.text) ? { ...sentence, score: sentence.score + preferredWorth } : sentence,
  );
  return withChances(scored.toSorted(bestFirst));
}

function bestFirst(first: { readonly score: number }, second: { readonly score: number }): number {
  return second.score - first.score;
}

/** The passages of the articles that the conversation is about, unless the question names something of its own. */
function aboutTopic(
  head: string,
  topic: string,
  passages: readonly RankedPassage[],
  idf: (term: string) => number,
): readonly RankedPassage[] {
  if (/(?<!^)\b\p{Lu}/u.test(head)) return passages;
  const wanted = [...new Set(terms(topic))];
  const shares = new Map(
    passages.map(({ article }) => {
      const held = new Set(terms(`${article.title}\n${article.text}`, article.language));
      return [article.id, wanted.reduce((sum, term) => sum + (held.has(term) ? idf(term) : 0), 0)];
    }),
  );
  const most = Math.max(0, ...shares.values());
  return passages.filter(({ article }) => (shares.get(article.id) ?? 0) >= leastShare * most);
}

function placeOf({ from, at }: ScoredSentence): string {
  return `${from.ranked.passage.id} ${at}`;
}
