/**
 * Notices within a moment what other servers have committed: Postgres tells on one connection, and is asked beside that,
 * because such a connection may break without a word. Promises: `behind` is called whenever the store has another
 * revision, one call at a time; `away` tells why the store cannot be had, once, and once that it can again.
 */
import type pg from 'pg';
import { FootnoteError } from '../../errors.ts';
import type { PassageStore } from '../passage-store.ts';
import { channel, type SharedIndex } from './shared-index.ts';

/** Milliseconds between two questions; and while it cannot be had. */
const pace = 500;
const slowPace = 2000;

interface FollowingEvents {
  readonly behind: () => Promise<void>;
  readonly away: (error: FootnoteError | undefined) => void;
}

export class Following {
  readonly #shared: SharedIndex;
  readonly #local: PassageStore;
  readonly #events: FollowingEvents;
  #listener: pg.Client | undefined;
  #away: FootnoteError | undefined;
  #closed = false;
  #wake: () => void = () => undefined;
  readonly #running: Promise<void>;

  constructor(shared: SharedIndex, local: PassageStore, events: FollowingEvents) {
    this.#shared = shared;
    this.#local = local;
    this.#events = events;
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#shared.link.hurry();
    this.#wake();
    await this.#running;
    await this.#listener?.end().catch(() => undefined);
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      try {
        await this.#listen();
        if ((await this.#shared.revision()) !== this.#local.revision) await this.#events.behind();
        this.#note(undefined);
      } catch (error) {
        if (this.#closed) return;
        this.#note(error instanceof FootnoteError ? error : undefined);
      }
      await this.#rest(this.#away === undefined ? pace : slowPace);
    }
  }

  #note(error: FootnoteError | undefined): void {
    if (this.#away?.code === error?.code) return;
    this.#away = error;
    this.#events.away(error);
  }

  async #listen(): Promise<void> {
    if (this.#listener !== undefined) return;
    const listener = await this.#shared.link.session();
    this.#listener = listener;
    listener.once('end', () => {
      this.#listener = undefined;
      this.#wake();
    });
    listener.on('notification', () => this.#wake());
    await listener.query(`LISTEN ${channel}`);
  }

  async #rest(milliseconds: number): Promise<void> {
    if (this.#closed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
