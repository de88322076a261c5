/**
 * How well each sentence of the passages answers a question: a weighed sum of its features, and the chance that it is
 * the one, supposing that one of them is. The weights are fitted (bench/fit-answers.mjs), not set by hand.
 * Promises: pure; best first; equal scores keep the order of the passages; a sentence that stands in several articles
 * counts once, because copies of a story would share its chance among them.
 */
import type { Wording, RankedPassage } from '../../domain.ts';
import type { Span } from '../../text.ts';
import { explaining } from '../../search/explanation.ts';
import { sentenceWeights } from './fitted-weights.ts';
import { sentenceWeightsOfMany } from './fitted-weights-of-many.ts';
import { type WeighedQuestion, weighQuestion } from './question-words.ts';
import { isAnswered, isStatement, namesIn, readPassage } from './read-sentences.ts';
import { type MeasuredSentence, measureSentences, sentenceFeatureNames } from './sentence-features.ts';

/** Of two scores: the chances differ by a factor of two at most. A paper's name in the question makes more of a difference. */
const aboutEqual = 0.7;
/** Of a sentence that says what X is, when that is asked: more than its other features can make up for. */
const definitionWorth = 3;

export interface ScoredSentence extends MeasuredSentence {
  /** The words that a reader points at, counted in the sentence. */
  readonly pointed?: Span | undefined;
  readonly score: number;
  /** 0 to 1; all together 1. */
  readonly chance: number;
}

export interface ReadQuestion {
  readonly question: WeighedQuestion;
  /** Best first. */
  readonly sentences: readonly ScoredSentence[];
}

/** `rarity`: how much a term tells passages apart, most for one that none holds. */
export function scoreSentences(
  asked: Wording,
  passages: readonly RankedPassage[],
  rarity: (term: string) => number,
): ReadQuestion {
  const read = passages.map(readPassage);
  const looksLikeName = namesIn(read);
  const question = weighQuestion(asked, rarity, looksLikeName);
  const measured = measureSentences(question, read, looksLikeName);
  const explain = asked.defines === undefined ? undefined : explaining(asked.defines);
  const scored = withoutRepeats(
    answersForQuestions(
      measured.map((sentence) => {
        const explains = explain === undefined ? 0 : explain(sentence.sentence.text);
        return { ...sentence, score: scoreOf(sentence, question.amongMany) + definitionWorth * explains };
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
      return before.sentence.kind === 'question' ? { ...together(sentence, before), score } : { ...sentence, score };
    }
    if (after?.from === sentence.from && isAnswered(sentence.sentence.text, after.sentence.text)) {
      return { ...sentence, score: Math.min(sentence.score, after.score) };
    }
    const head = sentences[i - sentence.at + sentence.sentence.besides.before];
    return head?.sentence.kind === 'table head' ? together(sentence, head) : sentence;
  });
}

/** With the words of what is not quoted itself, and said all the same: a question, the head of a table. */
function together<Each extends MeasuredSentence>(sentence: Each, said: MeasuredSentence): Each {
  return { ...sentence, own: greater(sentence.own, said.own), around: greater(sentence.around, said.own) };
}

function greater(own: readonly number[], other: readonly number[]): number[] {
  return own.map((worth, i) => Math.max(worth, other[i] ?? 0));
}

function scoreOf({ features }: MeasuredSentence, amongMany: number): number {
  return sentenceFeatureNames.reduce((sum, name) => {
    const [few = 0, many = 0] = [sentenceWeights[name], sentenceWeightsOfMany[name]];
    return sum + features[name] * (few + amongMany * (many - few));
  }, 0);
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
