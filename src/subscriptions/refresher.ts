/**
 * Whose turn it is: looks at what is kept, reads what is due, and sleeps until the next turn. Only a server has one.
 * Promises: no more than a few are read at once; one that a terminal adds meanwhile is seen within a minute; while adding by
 * address is off it does nothing at all. A problem is told once, not each time that it is still there.
 */
import { describeError } from '../errors.ts';
import type { SubscriptionState } from './subscription.ts';
import type { Subscriptions } from './subscriptions.ts';

const mostAtOnce = 4;
/** Milliseconds between looks, at most and at least. */
const longestSleep = 60_000;
const shortestSleep = 1000;
/** Milliseconds, where its outcome could not be kept: else it would be asked over and over. */
const rest = 300_000;

export class Refresher {
  readonly #subscriptions: Subscriptions;
  readonly #notice: (line: string) => void;
  readonly #told = new Map<string, string>();
  /** Until when those are left alone of which not even the outcome could be kept. */
  readonly #resting = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(subscriptions: Subscriptions, notice: (line: string) => void) {
    this.#subscriptions = subscriptions;
    this.#notice = notice;
    if (subscriptions.isAllowed) this.#look();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #look(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    let sleep = longestSleep;
    try {
      const { reading } = this.#subscriptions;
      const waiting = this.#subscriptions
        .list()
        .filter(
          ({ id, ended }) => ended === undefined && !reading.has(id) && (this.#resting.get(id) ?? 0) <= Date.now(),
        );
      const inOrder = waiting.toSorted((a, b) => Date.parse(a.next) - Date.parse(b.next));
      const due = inOrder.filter(({ next }) => Date.parse(next) <= Date.now());
      for (const each of due.slice(0, Math.max(0, mostAtOnce - reading.size))) void this.#read(each);
      const next = inOrder[due.length];
      if (next !== undefined) sleep = Math.min(sleep, Date.parse(next.next) - Date.now());
      this.#tell('', undefined);
    } catch (error) {
      this.#tell('', describeError(error));
    }
    this.#timer = setTimeout(() => this.#look(), Math.max(shortestSleep, sleep));
    this.#timer.unref();
  }

  async #read({ id }: SubscriptionState): Promise<void> {
    try {
      const { title, url, problem } = await this.#subscriptions.refresh(id);
      this.#tell(
        id,
        problem && `The subscription to ${title ?? url} was not read. ${problem.sentence} ${problem.nextStep}`,
      );
    } catch (error) {
      this.#resting.set(id, Date.now() + rest);
      this.#tell(id, describeError(error));
    }
    this.#look();
  }

  #tell(id: string, line: string | undefined): void {
    if (line !== undefined && this.#told.get(id) !== line && !this.#closed) this.#notice(line);
    if (line === undefined) this.#told.delete(id);
    else this.#told.set(id, line);
  }
}
