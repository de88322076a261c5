/**
 * Answers without a model: picks the sentences that answer and quotes them word for word.
 * Promises: every statement is its own quote; at most four, the best first; none at all where the sentences do not
 * cover what is asked, or do not hold what the question asks for (no date for "when", no number for "how many").
 */
import type { Answerer, DraftPart, Question, RankedPassage } from '../domain.ts';
import { needsExpression } from './question-type.ts';
import { type ScoredSentence, scoreSentences, type WeighedQuestion, weighQuestion } from './sentence-score.ts';

const mostStatements = 4;
/** A sentence that covers less of the question is about something else. */
const leastCoverage = 0.4;
/** Names and numbers of the question must be about: an answer about another is a wrong one. */
const leastNameCoverage = 0.5;
/** A further sentence must come this close to the best. */
const closeToBest = 0.75;

export class ExtractiveAnswerer implements Answerer {
  readonly id = 'extractive';
  readonly #rarity: (term: string) => number;

  /** `rarity`: how much a term tells passages apart, by the passages that there are. */
  constructor(rarity: (term: string) => number) {
    this.#rarity = rarity;
  }

  async *draft(
    question: Question,
    passages: readonly RankedPassage[],
    signal: AbortSignal,
  ): AsyncGenerator<DraftPart, void> {
    signal.throwIfAborted();
    const weighed = weighQuestion(question.text, this.#rarity);
    for (const { text, ranked } of pick(weighed, scoreSentences(weighed, passages))) {
      yield { kind: 'statement', statement: { text, quotes: [{ passageId: ranked.passage.id, text }] } };
    }
  }
}

function pick(question: WeighedQuestion, sentences: readonly ScoredSentence[]): ScoredSentence[] {
  const answering = sentences.filter(
    ({ coverage, nameCoverage, holdsType }) =>
      coverage >= leastCoverage && nameCoverage >= leastNameCoverage && (holdsType || !needsExpression(question.type)),
  );
  const [best] = answering;
  if (best === undefined) return [];
  const picked = [best];
  for (const sentence of answering.slice(1)) {
    if (picked.length === mostStatements || sentence.score < best.score * closeToBest) break;
    picked.push(sentence);
  }
  return picked;
}
