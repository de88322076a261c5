/**
 * A second opinion on statements that the rules of citations.ts let pass: a model of natural-language inference or of grounding
 * reads what a statement quotes, and says whether that bears it out.
 *
 * Promises: a statement never becomes more verified by it, only less. Fails closed: without a verdict in time a statement
 * is not shown as supported. Only when the model cannot be had at all do the rules alone decide, and `use` says so.
 * Does not judge what the rules reject, nor a sentence that is its own quote: there is nothing to infer.
 */
import type { Basis, Verification, VerifiedStatement } from './citations.ts';
import type { DraftStatement, ModelUse } from '../domain.ts';
import { FootnoteError } from '../errors.ts';
import type { ModelUser } from '../models/model-files.ts';
import type { ModelOptions } from '../models/open-model.ts';
import { PairClassifier, type PairLabels } from '../models/pair-classifier.ts';

export interface VerifierOptions extends Omit<ModelOptions, keyof ModelUser> {
  /** Longest time for one statement. */
  readonly seconds: number;
}

interface Doubt {
  readonly reason: string;
  /** Set when there was no verdict. */
  readonly failure?: ModelUse['failure'];
}

/**
 * Not fitted, as no model is at hand to fit them with: such models are sure of what they say, so that most shares are
 * near 0 or 1. Sources differ on "neutral", hence the low bar for what bears out beside it.
 */
const mostContradiction = 0.5;
const leastBorneOut = 0.5;
const leastBorneOutBesideNeutral = 0.3;
const user: ModelUser = { setting: 'FOOTNOTE_VERIFIER', otherwise: 'unset FOOTNOTE_VERIFIER' };

export class Verifier {
  readonly #options: VerifierOptions;
  readonly #model: PairClassifier | FootnoteError;

  private constructor(options: VerifierOptions, model: PairClassifier | FootnoteError) {
    this.#options = options;
    this.#model = model;
  }

  /** `notice` is told when the model cannot be had. */
  static async open(options: VerifierOptions, notice: (line: string) => void): Promise<Verifier> {
    try {
      return new Verifier(options, await PairClassifier.load({ ...options, ...user }, labelsProblem));
    } catch (error) {
      if (!(error instanceof FootnoteError)) throw error;
      notice(`Verifier: the rules alone, because ${options.model} could not be had: ${error.message}`);
      return new Verifier(options, error);
    }
  }

  get use(): ModelUse {
    const { model } = this.#options;
    if (!(this.#model instanceof FootnoteError)) return { model };
    const { code, sentence } = this.#model;
    return { model, failure: { code, sentence } };
  }

  /** Why what is quoted does not bear out what is said; undefined when it does, or when there is no model. */
  async doubt({ premise, hypothesis }: Basis, signal: AbortSignal): Promise<Doubt | undefined> {
    if (this.#model instanceof FootnoteError) return undefined;
    const { seconds, model } = this.#options;
    const late = AbortSignal.timeout(seconds * 1000);
    try {
      const [row = []] = await this.#model.classify([[premise, hypothesis]], AbortSignal.any([signal, late]));
      return doubtOf(row, meaningOf(this.#model.about));
    } catch (error) {
      signal.throwIfAborted();
      if (late.aborted) {
        const reason = `The verifier ${model} gave no verdict within ${seconds} s.`;
        return { reason, failure: { code: 'model-late', sentence: reason } };
      }
      if (!(error instanceof FootnoteError)) throw error;
      return { reason: error.sentence, failure: { code: error.code, sentence: error.sentence } };
    }
  }

  async close(): Promise<void> {
    if (this.#model instanceof PairClassifier) await this.#model.close();
  }
}

/** The verdicts on the statements of one question: of the rules, then of the model where there is one. */
export class Verdicts {
  readonly #verification: Verification;
  readonly #verifier: Verifier | undefined;
  readonly #signal: AbortSignal;
  /** Absent when no verifier is set. */
  use: ModelUse | undefined;
  /** Whether a statement waited for a verdict that did not come: writing it again would not help. */
  missed = false;

  constructor(verification: Verification, verifier: Verifier | undefined, signal: AbortSignal) {
    this.#verification = verification;
    this.#verifier = verifier;
    this.#signal = signal;
    this.use = verifier?.use;
  }

  async on(draft: DraftStatement): Promise<VerifiedStatement> {
    const basis = this.#verifier && this.#verification.basisOf(draft);
    const doubt = basis && (await this.#verifier?.doubt(basis, this.#signal));
    if (this.use !== undefined && doubt?.failure !== undefined) {
      this.use = { ...this.use, failure: doubt.failure };
      this.missed = true;
    }
    return this.#verification.add(draft, doubt?.reason);
  }
}

type Meaning = 'borne out' | 'contradicted' | 'neither';

/** Labels come in any order, and in words of the model's own: "entailment", "ENTAILMENT", "not_entailment", "SUPPORTED". */
const borneOut = /^(?:entail|support|consistent|grounded|faithful|factual)/i;
const contradicted = /^(?:contradict|refute)/i;
const unnamed = /^LABEL_\d+$/;

/**
 * Of two labels without names the second bears out, as in MiniCheck; where a model judges each token, the first, as in
 * LettuceDetect, where the second marks what is made up.
 */
function meaningOf({ labels, ofTokens }: PairLabels): readonly Meaning[] {
  if (labels.length === 2 && labels.every((label) => unnamed.test(label))) {
    return ofTokens ? ['borne out', 'neither'] : ['neither', 'borne out'];
  }
  return labels.map((label) => {
    if (borneOut.test(label)) return 'borne out';
    return contradicted.test(label) ? 'contradicted' : 'neither';
  });
}

function labelsProblem(labels: readonly string[], ofTokens: boolean): string | undefined {
  const meanings = meaningOf({ labels, ofTokens });
  const told = `it tells apart ${labels.join(', ')}`;
  if (ofTokens && (labels.length !== 2 || meanings[0] !== 'borne out')) {
    return `${told}, token by token, and the first of two is not "supported"`;
  }
  return labels.length > 1 && meanings.includes('borne out')
    ? undefined
    : `${told}, and none of these is "entailment" or "supported"`;
}

function doubtOf(logits: readonly number[], meanings: readonly Meaning[]): Doubt | undefined {
  const share = (meaning: Meaning): number => {
    const highest = Math.max(...logits);
    const weights = logits.map((logit) => Math.exp(logit - highest));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return meanings.reduce((sum, own, at) => sum + (own === meaning ? (weights[at] ?? 0) / total : 0), 0);
  };
  // What is no number is above no bar.
  if (!logits.every(Number.isFinite)) return { reason: 'The verifier gave no verdict that can be read.' };
  if (share('contradicted') > mostContradiction)
    return { reason: 'What it quotes says otherwise, in the eyes of the verifier.' };
  if (share('borne out') < (meanings.length > 2 ? leastBorneOutBesideNeutral : leastBorneOut))
    return { reason: 'What it quotes does not bear it out, in the eyes of the verifier.' };
  return undefined;
}
