/**
 * Answers without a model: picks the sentences that answer and quotes them word for word.
 * Promises: every statement is its own quote; at most four, the best first; none at all when it is not likely enough
 * that the best sentence answers, or when it does not hold what is asked for (no date for "when").
 */
import type { Answerer, DraftPart, Question, RankedPassage } from '../domain.ts';
import { pickStatements } from './pick-statements.ts';
import { scoreInConversation } from './score-in-conversation.ts';

/** Reading is cheap without a model; more than this finds nothing more (bench/LOG.md). */
const passagesRead = 16;
/** Chosen on XQuAD-en so that about one question in twenty that could be answered is refused; see bench/LOG.md. */
const leastConfidence = 0.25;

export class ExtractiveAnswerer implements Answerer {
  readonly id = 'extractive';
  readonly reads = passagesRead;
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
    const { confidence, sentences } = scoreInConversation(question, passages, this.#rarity);
    if (confidence < leastConfidence) return;
    for (const { from, sentence } of pickStatements(sentences)) {
      const { text } = sentence;
      yield { kind: 'statement', statement: { text, quotes: [{ passageId: from.ranked.passage.id, text }] } };
    }
  }
}
