/**
 * Marks which words of a model's quotes answer, as the built-in answerer does for its own (answer-span.ts), and tells whether one does.
 * Promises: nothing of a statement changes but `answer` of its quotes; none is marked where the words lie outside of
 * what was quoted, nor where a quote does not stand in its passage to the letter.
 */
import type { DraftStatement, Quote, RankedPassage } from '../domain.ts';
import { reworded } from '../query/parse-question.ts';
import type { Query } from '../query/query.ts';
import { answerSpan } from '../readers/linear/answer-span.ts';
import type { WeighedQuestion, ReadPassage } from '../readers/linear/sentences.ts';
import { weighQuestion } from '../readers/linear/question-words.ts';
import { measureSentences, readPassage } from '../readers/linear/sentence-features.ts';

/** Share of the question's weight that a sentence must hold, or what stands around it, to answer. */
const leastHeld = 0.4;

export class AnswerMarker {
  readonly #weigh: () => WeighedQuestion;
  #question: WeighedQuestion | undefined;
  readonly #passages: readonly RankedPassage[];
  readonly #read = new Map<string, ReadPassage>();

  constructor(query: Query, passages: readonly RankedPassage[], idf: (term: string) => number) {
    this.#weigh = () => weighQuestion(reworded(query, query.topic?.head ?? query.asked), idf);
    this.#passages = passages;
  }

  marked({ text, quotes, insteadOf }: DraftStatement): DraftStatement {
    return {
      ...(insteadOf !== undefined && { insteadOf }),
      text,
      quotes: quotes.map((quote) => ({ ...quote, ...this.#answerIn(quote) })),
    };
  }

  /** Whether the sentence in which a quote begins answers: it is about what is asked, and holds what is asked for. */
  answers({ passageId, text }: Quote): boolean {
    const ranked = this.#passages.find(({ passage }) => passage.id === passageId);
    const start = ranked?.passage.text.indexOf(text) ?? -1;
    if (ranked === undefined || start < 0) return false;
    this.#question ??= this.#weigh();
    const { words } = this.#question;
    const measured = measureSentences(this.#question, [readPassage(ranked)], () => false);
    const found = measured.find(({ sentence }) => sentence.span.end > start);
    if (found === undefined || found.features.typeMissing === 1) return false;
    return words.reduce((sum, { weight }, at) => sum + weight * (found.around[at] ?? 0), 0) >= leastHeld;
  }

  #answerIn({ passageId, text }: Quote): Pick<Quote, 'answer'> {
    const ranked = this.#passages.find(({ passage }) => passage.id === passageId);
    const start = ranked?.passage.text.indexOf(text) ?? -1;
    if (ranked === undefined || start < 0) return {};
    const from = this.#read.get(passageId) ?? readPassage(ranked);
    this.#read.set(passageId, from);
    // Most answers need no marks of this hand.
    this.#question ??= this.#weigh();
    for (const [at, sentence] of from.sentences.entries()) {
      if (sentence.span.end <= start) continue;
      const span = answerSpan(this.#question, { from, sentence, at });
      const moved = sentence.span.start - start;
      const answer = span && { start: span.start + moved, end: span.end + moved };
      return answer !== undefined && answer.start >= 0 && answer.end <= text.length ? { answer } : {};
    }
    return {};
  }
}
