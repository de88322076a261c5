/**
 * Who is answered next when more ask than can be answered at once.
 * Promises: clients take turns, however many questions each has sent, and so do the connections of one client; a question
 * whose asker has left is dropped at once; so many wait and no more: beyond that, whoever has most waiting is told to come
 * back, and when. A place is held while a question is searched and read for, not while a model writes.
 * Does not know HTTP, nor how a question is answered.
 */
import type { AskEvent } from '../ask.ts';
import { FootnoteError } from '../errors.ts';
import { nextTurn } from '../turns.ts';
import type { Asker } from './who-asks.ts';

/** One of them computes; the others are there for when it waits for a reader or an embedder in another process. */
const leastInHand = 4;
/** Where several threads answer, in each: while one question waits, or is on its way, another is computed. */
const inHandOfThread = 2;
/** Who is last among so many waits for some ten seconds with the built-in answerer; who would wait longer has left by then. */
const mostWaiting = 256;
/** Milliseconds between two times that somebody who waits is told so; a screen reader reads it out. */
const toldEvery = 5000;

/** A question that waits for its turn. */
class Waiting {
  readonly client: string;
  readonly connection: object;
  readonly #admitted: Promise<true>;
  #settle: { readonly admit: () => void; readonly refuse: (reason: unknown) => void } | undefined;
  isAdmitted = false;

  constructor({ client, connection }: Asker) {
    this.client = client;
    this.connection = connection;
    this.#admitted = new Promise((resolve, refuse) => {
      this.#settle = { admit: () => resolve(true), refuse };
    });
    // It may be refused while whoever asked is being told that they wait.
    this.#admitted.catch(() => undefined);
  }

  admit(): void {
    this.isAdmitted = true;
    this.#settle?.admit();
  }

  refuse(reason: unknown): void {
    this.#settle?.refuse(reason);
  }

  /** Throws why it was refused. */
  async admittedWithin(milliseconds: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const later = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), milliseconds);
    });
    return Promise.race([this.#admitted, later]).finally(() => clearTimeout(timer));
  }
}

export class QuestionQueue {
  /** Clients in the order of their turns, the connections of each in theirs. */
  readonly #clients = new Map<string, Map<object, Waiting[]>>();
  #waiting = 0;
  #inHand = 0;
  #closed: FootnoteError | undefined;
  /** Questions answered a second, lately; to say when to come back. */
  #pace = 1;
  #lastDone = 0;
  readonly #threads: () => number;

  /** `threads`: that answer just now. */
  constructor(threads = () => 1) {
    this.#threads = threads;
  }

  get #mostInHand(): number {
    return Math.max(leastInHand, inHandOfThread * this.#threads());
  }

  /** Whether more ask than are answered just now, or those that are asked are the last. */
  get isBusy(): boolean {
    return this.#waiting > 0 || this.#closed !== undefined;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** The events of a question that `begin` gives, once its turn has come. */
  async *inTurn(
    asker: Asker,
    signal: AbortSignal,
    begin: () => AsyncIterable<AskEvent>,
  ): AsyncGenerator<AskEvent, void> {
    signal.throwIfAborted();
    if (this.#closed !== undefined) throw this.#closed;
    if (this.#inHand < this.#mostInHand && this.#waiting === 0) this.#inHand += 1;
    else yield* this.#untilAdmitted(asker, signal);
    let isHeld = true;
    const leave = (): void => {
      if (isHeld) this.#leave();
      isHeld = false;
    };
    try {
      await nextTurn(signal);
      for await (const event of begin()) {
        // All has been read by then; what is written is verified in passing.
        if (event.event === 'status' && event.data.stage === 'writing') leave();
        yield event;
      }
    } finally {
      leave();
    }
  }

  /** From now on everybody is turned away with this, those who wait first. */
  close(reason: FootnoteError): void {
    this.#closed = reason;
    const all = [...this.#clients.values()].flatMap((connections) => [...connections.values()].flat());
    for (const question of all) this.#drop(question, reason);
  }

  async *#untilAdmitted(asker: Asker, signal: AbortSignal): AsyncGenerator<AskEvent, void> {
    const question = new Waiting(asker);
    const drop = (): void => this.#drop(question, signal.reason);
    signal.addEventListener('abort', drop, { once: true });
    let isTaken = false;
    try {
      this.#enter(question);
      do yield { event: 'status', data: { stage: 'waiting', questions: this.#waiting } };
      while (!(await question.admittedWithin(toldEvery)));
      isTaken = true;
    } finally {
      signal.removeEventListener('abort', drop);
      // Nobody reads on: it is given up, and so is a place that came at the same moment.
      if (!isTaken && !this.#remove(question) && question.isAdmitted) this.#leave();
    }
  }

  #enter(question: Waiting): void {
    const connections = this.#clients.get(question.client) ?? new Map<object, Waiting[]>();
    this.#clients.set(question.client, connections);
    const questions = connections.get(question.connection) ?? [];
    connections.set(question.connection, questions);
    questions.push(question);
    this.#waiting += 1;
    if (this.#waiting > mostWaiting) {
      const last = lastOf(this.#clients);
      if (last !== undefined) this.#drop(last, this.#busy());
    }
  }

  #drop(question: Waiting, reason: unknown): void {
    if (this.#remove(question)) question.refuse(reason);
  }

  #leave(): void {
    this.#inHand -= 1;
    const now = performance.now();
    const since = Math.max(1, now - this.#lastDone) / 1000;
    this.#lastDone = now;
    this.#pace += 0.1 * (Math.min(100, 1 / since) - this.#pace);
    while (this.#inHand < this.#mostInHand) {
      const next = this.#next();
      if (next === undefined) return;
      this.#inHand += 1;
      next.admit();
    }
  }

  /** The first question of the first connection of the first client; both then stand behind all others. */
  #next(): Waiting | undefined {
    for (const [client, connections] of this.#clients) {
      for (const [connection, [question]] of connections) {
        if (question === undefined) continue;
        this.#remove(question);
        toTheEnd(connections, connection);
        toTheEnd(this.#clients, client);
        return question;
      }
    }
    return undefined;
  }

  /** Whether it was still there. */
  #remove(question: Waiting): boolean {
    const connections = this.#clients.get(question.client);
    const questions = connections?.get(question.connection);
    const at = questions?.indexOf(question) ?? -1;
    if (connections === undefined || questions === undefined || at < 0) return false;
    questions.splice(at, 1);
    if (questions.length === 0) connections.delete(question.connection);
    if (connections.size === 0) this.#clients.delete(question.client);
    this.#waiting -= 1;
    return true;
  }

  #busy(): FootnoteError {
    const seconds = Math.max(1, Math.min(60, Math.ceil(mostWaiting / Math.max(this.#pace, 1))));
    return new FootnoteError('too-many-questions', 'Too many questions are waiting.', `Ask again in ${seconds} s.`, {
      status: 503,
      retryAfter: seconds,
    });
  }
}

/** The one that came last, of the connection that has most waiting, of the client that has. */
function lastOf(clients: ReadonlyMap<string, ReadonlyMap<object, readonly Waiting[]>>): Waiting | undefined {
  const sizeOf = (connections: ReadonlyMap<object, readonly Waiting[]>): number =>
    [...connections.values()].reduce((sum, { length }) => sum + length, 0);
  const [most] = [...clients.values()].toSorted((one, other) => sizeOf(other) - sizeOf(one));
  // Among equals, who came last.
  const longest = [...(most?.values() ?? [])].toReversed().toSorted((one, other) => other.length - one.length)[0];
  return longest?.at(-1);
}

function toTheEnd<Key, Value>(map: Map<Key, Value>, key: Key): void {
  const value = map.get(key);
  if (value === undefined) return;
  map.delete(key);
  map.set(key, value);
}
