/**
 * How much work shares one event loop: whoever computes for long does it in slices, and takes its turn between two.
 * Promises: one slice is computed in each round of the loop, whoever it is for, so that what comes in from outside (a new
 * connection, somebody who leaves) waits for one slice and not for one of each; first come, first served; nobody who has
 * left gets a turn. Does not know what is computed, nor who asked first (server/question-queue.ts).
 */

const waiting: (() => void)[] = [];
let isArranged = false;

/** Throws the reason of the signal once that has aborted. */
export async function nextTurn(signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    waiting.push(resolve);
    arrange();
  });
  signal?.throwIfAborted();
}

/** Milliseconds after which others have their turn. */
const turnLength = 10;

/** For work in many small steps: lets others have their turn, when it is time. */
export class Turns {
  readonly #signal: AbortSignal | undefined;
  #began = performance.now();

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  async give(): Promise<void> {
    if (performance.now() - this.#began < turnLength) return;
    await nextTurn(this.#signal);
    this.#began = performance.now();
  }
}

function arrange(): void {
  if (isArranged || waiting.length === 0) return;
  isArranged = true;
  setImmediate(() => {
    isArranged = false;
    const take = waiting.shift();
    arrange();
    take?.();
  });
}
