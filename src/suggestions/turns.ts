/**
 * Lets others have their turn while much is read: for suggestions, guides and the timeline, which work in the thread that
 * serves. Promises: what gives it turns between its steps holds the thread no longer than a step and a turn.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds after which others have their turn. */
const turnLength = 10;

export class Turns {
  #began = performance.now();

  async give(): Promise<void> {
    if (performance.now() - this.#began < turnLength) return;
    await nextTurn();
    this.#began = performance.now();
  }
}
