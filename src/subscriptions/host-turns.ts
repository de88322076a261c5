/**
 * One request at a time to each host, with a pause behind each: whoever subscribes to twenty feeds of one host does not
 * want to be taken for an attack. Knows nothing of what is asked.
 */
import { setTimeout as pause } from 'node:timers/promises';

export class HostTurns {
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #milliseconds: number;
  readonly #ending: AbortSignal;

  constructor(milliseconds: number, ending: AbortSignal) {
    this.#milliseconds = milliseconds;
    this.#ending = ending;
  }

  async run<Result>(address: string, work: () => Promise<Result>): Promise<Result> {
    const host = URL.canParse(address) ? new URL(address).host : '';
    const before = this.#last.get(host) ?? Promise.resolve();
    const working = before.then(async () => {
      this.#ending.throwIfAborted();
      return work();
    });
    const turn = working
      .catch(() => undefined)
      .then(async () => pause(this.#milliseconds, undefined, { signal: this.#ending }))
      .catch(() => undefined)
      .finally(() => {
        if (this.#last.get(host) === turn) this.#last.delete(host);
      });
    this.#last.set(host, turn);
    return working;
  }
}
