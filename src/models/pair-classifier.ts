/**
 * A model on this machine that reads two texts together, in a process of its own (model-process.ts).
 * Promises: what open-model.ts promises. Does not know what its labels mean: that is for those who ask.
 */
import { ModelProcess, unusableModel } from './model-process.ts';
import { type ModelOptions, openModel } from './open-model.ts';

/** Two texts that a model reads together: a question and a passage, or what is known and what is claimed. */
export type Pair = readonly [string, string];

/** One row for each pair, one logit for each label. */
export type Logits = readonly (readonly number[])[];

/** Names of what the model tells apart, in the order of its outputs. */
export interface PairLabels {
  readonly labels: readonly string[];
  /** Whether it judges each token of the second text; then a pair's row is that of the token with least of the first label. */
  readonly ofTokens: boolean;
}

export class PairClassifier {
  readonly #process: ModelProcess<readonly Pair[], Logits, PairLabels>;

  private constructor(process: ModelProcess<readonly Pair[], Logits, PairLabels>) {
    this.#process = process;
  }

  get about(): PairLabels {
    return this.#process.about;
  }

  /** `check` is given the labels, and tells what is wrong with a model of such; undefined when it will do. */
  static async load(
    options: ModelOptions,
    check: (labels: readonly string[], ofTokens: boolean) => string | undefined,
  ): Promise<PairClassifier> {
    return openModel(
      options,
      async (folder, { dtype }) => {
        const running = await ModelProcess.start<readonly Pair[], Logits, PairLabels>({
          ...options,
          file: childFile(),
          args: [folder, dtype],
        });
        const problem = check(running.about.labels, running.about.ofTokens);
        if (problem === undefined) return new PairClassifier(running);
        await running.close();
        throw unusableModel(options, problem);
      },
      async (classifier) => classifier.close(),
    );
  }

  /** Throws the reason of the signal once that aborts. */
  async classify(pairs: readonly Pair[], signal: AbortSignal): Promise<Logits> {
    return this.#process.do(pairs, signal);
  }

  async close(): Promise<void> {
    return this.#process.close();
  }
}

/** Processes run compiled code; under a test runner this file itself is not compiled. */
function childFile(): URL {
  const compiled = import.meta.url.endsWith('.ts')
    ? '../../dist/models/pair-classifier-child.js'
    : './pair-classifier-child.js';
  return new URL(compiled, import.meta.url);
}
