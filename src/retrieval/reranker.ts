/**
 * Reads the best passages once more, each together with the question, with a model that was trained for that (a
 * cross-encoder), and orders them by what it says.
 *
 * Promises: a search never fails or waits for it: when the model cannot be had, fails, or takes too long, the order stays
 * as it was, and `reranking` says why. Scores go with the places, so that they mean to the answerer what they always do.
 * Does not find passages.
 */
import type { ModelUse, RankedPassage } from '../domain.ts';
import { FootnoteError } from '../errors.ts';
import type { ModelOptions } from '../models/open-model.ts';
import type { ModelUser } from '../models/model-files.ts';
import { PairClassifier } from '../models/pair-classifier.ts';

export interface RerankerOptions extends Omit<ModelOptions, keyof ModelUser> {
  /** Longest time for the passages of one question. */
  readonly seconds: number;
}

/** A model of MiniLM's size was measured at 20 pairs in half a second on two cores; the answer is nearly always in them. */
export const rerankedMost = 20;
const user: ModelUser = { setting: 'FOOTNOTE_RERANKER', otherwise: 'unset FOOTNOTE_RERANKER' };

export class Reranker {
  readonly #options: RerankerOptions;
  readonly #model: PairClassifier | FootnoteError;

  private constructor(options: RerankerOptions, model: PairClassifier | FootnoteError) {
    this.#options = options;
    this.#model = model;
  }

  /** `notice` is told when the model cannot be had. */
  static async open(options: RerankerOptions, notice: (line: string) => void): Promise<Reranker> {
    try {
      return new Reranker(options, await PairClassifier.load({ ...options, ...user }, relevanceProblem));
    } catch (error) {
      if (!(error instanceof FootnoteError)) throw error;
      notice(`Reranker: none, because ${options.model} could not be had: ${error.message}`);
      return new Reranker(options, error);
    }
  }

  get use(): ModelUse {
    const { model } = this.#options;
    return this.#model instanceof FootnoteError ? { model, failure: asFailure(this.#model) } : { model };
  }

  /** The passages in their new order; the first `rerankedMost` of them are read, copies are not. */
  async rerank(
    question: string,
    passages: readonly RankedPassage[],
    signal: AbortSignal,
  ): Promise<{ readonly passages: readonly RankedPassage[]; readonly reranking: ModelUse }> {
    const { model, seconds } = this.#options;
    const late = AbortSignal.timeout(seconds * 1000);
    try {
      if (this.#model instanceof FootnoteError) throw this.#model;
      const read = passages.filter(({ copyOf }) => copyOf === undefined).slice(0, rerankedMost);
      const pairs = read.map((ranked) => [question, withTitle(ranked)] as const);
      const rows = await this.#model.classify(pairs, AbortSignal.any([signal, late]));
      const ordered = inOrder(read, rows.map(relevance));
      return { passages: [...ordered, ...passages.filter((ranked) => !read.includes(ranked))], reranking: { model } };
    } catch (error) {
      signal.throwIfAborted();
      const failure = late.aborted
        ? { code: 'model-late', sentence: `The reranker ${model} was not done after ${seconds} s.` }
        : asFailure(error);
      return { passages, reranking: { model, failure } };
    }
  }

  async close(): Promise<void> {
    if (this.#model instanceof PairClassifier) await this.#model.close();
  }
}

function asFailure(error: unknown): ModelUse['failure'] {
  if (!(error instanceof FootnoteError)) throw error;
  const { code, sentence } = error;
  return { code, sentence };
}

function withTitle({ article, passage }: RankedPassage): string {
  return [article.title, passage.heading, passage.text].filter((part) => part !== undefined).join('\n');
}

function relevanceProblem({ length }: readonly string[]): string | undefined {
  return length <= 2 ? undefined : `it tells ${length} kinds of pairs apart, where one or two tell relevance`;
}

/** 0 to 1. Models with two labels say "no" first. */
function relevance([first = 0, second]: readonly number[]): number {
  return 1 / (1 + Math.exp(second === undefined ? -first : first - second));
}

/** The nearness in time that a question asks for was added by the search; no model that reads a passage knows of it. */
function inOrder(read: readonly RankedPassage[], relevances: readonly number[]): RankedPassage[] {
  const places = read.map(({ score }) => score).toSorted((a, b) => b - a);
  return read
    .map((ranked, at) => ({ ranked, at, score: relevances[at] ?? 0 }))
    .toSorted((a, b) => b.score + dateOf(b.ranked) - a.score - dateOf(a.ranked) || a.at - b.at)
    .map(({ ranked, at, score }, place): RankedPassage => {
      const scoreOfPlace = places[place] ?? 0;
      const change = scoreOfPlace - ranked.score;
      return {
        ...ranked,
        score: scoreOfPlace,
        why: {
          ...ranked.why,
          ...(change !== 0 && { parts: { ...ranked.why.parts, reranker: change } }),
          reranker: { score, placeBefore: at + 1 },
        },
      };
    });
}

function dateOf({ why }: RankedPassage): number {
  return why.parts['date'] ?? 0;
}
