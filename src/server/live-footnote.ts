/**
 * A Footnote that is being opened, and then lives beside its folder: opens in the background, indexes, watches, and
 * tells everyone who listens. The server answers from the first moment on; questions wait until the index is up to date,
 * but not for long.
 */
import type { Answerer } from '../answerers/answerer.ts';
import { watchFolder } from '../articles/watch-folder.ts';
import type { AskEvent } from '../ask.ts';
import type { Config } from '../config.ts';
import type { Question } from '../domain.ts';
import type { IndexChange, IndexProgress, IndexState } from '../store/index-report.ts';
import type { ConversationChange } from '../store/stored-conversation.ts';
import { describeError, FootnoteError, isDiskFull } from '../errors.ts';
import { Footnote } from '../footnote.ts';
import { isStoreAway } from '../store/postgres/store-errors.ts';
import { Refresher } from '../subscriptions/refresher.ts';
import { QuestionQueue } from './question-queue.ts';
import type { Asker } from './who-asks.ts';

export type LiveEvent =
  | { readonly event: 'state'; readonly data: IndexState }
  | { readonly event: 'progress'; readonly data: IndexProgress }
  | { readonly event: 'change'; readonly data: IndexChange }
  | { readonly event: 'conversation'; readonly data: ConversationChange };

type Listener = (event: LiveEvent) => void;

/** Milliseconds after which questions are answered from what has been read so far, while the rest is read beside. */
const longestWait = 5000;
/** Milliseconds between tries while the disk is full. */
const betweenTries = 3000;
/** Milliseconds after a change, since trying questions keeps the thread busy. */
const restBeforeSuggestions = 1000;

export class LiveFootnote {
  readonly #listeners = new Set<Listener>();
  readonly questions = new QuestionQueue(() => this.#footnote?.threads ?? 0);
  readonly #stopping = new AbortController();
  readonly #answering = new Set<AbortController>();
  readonly #notice: (line: string) => void;
  #footnote: Footnote | undefined;
  #watch: { readonly close: () => void } | undefined;
  /** Why changes in the folder may be noticed late. */
  #unwatched: string | undefined;
  #ready = false;
  /** Resolves when questions can be answered, rejects when they never will. */
  readonly whenReady: Promise<void>;
  #settle: { readonly resolve: () => void; readonly reject: (reason: unknown) => void } | undefined;
  #isLate = false;
  #preparing: NodeJS.Timeout | undefined;
  #checking: Promise<void> | undefined;
  #refresher: Refresher | undefined;
  /** Why no question will be answered. */
  #failure: unknown;
  #healing: NodeJS.Timeout | undefined;
  #closing = false;
  #opened: Promise<void> | undefined;
  #started: Promise<void> | undefined;
  #progress: IndexProgress = { stage: 'indexing', done: 0, total: 0 };

  constructor(notice: (line: string) => void) {
    this.#notice = notice;
    this.whenReady = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // Whoever does not wait for it is not to be ended by it.
    this.whenReady.catch(() => undefined);
  }

  /** Begins; `whenReady` says when questions can be answered. */
  start(config: Config, watched: boolean): void {
    const patience = setTimeout(() => {
      this.#isLate = true;
      this.#answerFromPart();
    }, longestWait);
    this.#started = this.#open(config, watched)
      .catch((error: unknown) => {
        if (this.#ready && !this.#closing) this.#notice(`The folder could not be read: ${describeError(error)}`);
        this.#failure = error;
        this.#settle?.reject(error);
      })
      .finally(() => clearTimeout(patience));
  }

  async #open(config: Config, watched: boolean): Promise<void> {
    // The watch begins first: what changes after the run below has listed the folder is then seen by the next.
    const watch = watched
      ? watchFolder(config.corpus, {
          seconds: config.lookSeconds,
          changed: async (touched) => this.#update(touched),
          unwatched: (reason) => this.#noteUnwatched(reason),
        })
      : undefined;
    const opening = Footnote.open(config, {
      notice: this.#notice,
      progress: (progress) => {
        this.#progress = progress;
        this.#tell({ event: 'progress', data: progress });
      },
      changed: (change) => {
        this.#tell({ event: 'change', data: change });
        if (this.#isLate) this.#answerFromPart();
      },
      conversation: (change) => this.#tell({ event: 'conversation', data: change }),
      isBusy: () => this.questions.isBusy,
      trouble: (error) => this.#healAfter(error),
    });
    this.#opened = opening.then(
      () => undefined,
      () => undefined,
    );
    try {
      const footnote = await opening;
      this.#footnote = footnote;
      await footnote.openReader();
    } finally {
      this.#watch = await watch;
    }
    if (this.#closing) return;
    // Opening itself took so long.
    if (this.#isLate) this.#answerFromPart();
    await this.#firstUpdate(this.#footnote);
    this.#becomeReady(this.#footnote);
    this.#refresher = new Refresher(this.#footnote.subscriptions, this.#notice);
  }

  /** While a shared store cannot be had, what there is from before answers. */
  async #firstUpdate(footnote: Footnote): Promise<void> {
    try {
      const { articles } = await footnote.update();
      for (const { path, reason } of articles.failed) this.#notice(`Not read: ${path}. ${reason}`);
    } catch (error) {
      if (!isStoreAway(error) || footnote.state().articles === 0) throw error;
    }
  }

  get ready(): boolean {
    return this.#ready;
  }

  /** Why questions cannot be answered now; in words that anybody may read, because errors name folders. */
  get unready(): { readonly code: string; readonly sentence: string } | undefined {
    if (this.#ready) return undefined;
    if (this.#closing) return { code: 'closing', sentence: 'The server is being stopped.' };
    if (this.#failure !== undefined) {
      const code = this.#failure instanceof FootnoteError ? this.#failure.code : 'fault';
      return { code, sentence: 'The index could not be opened; the log says why.' };
    }
    return this.#progress.stage === 'model'
      ? { code: 'model', sentence: 'A model is being loaded.' }
      : { code: 'indexing', sentence: 'The index is being built.' };
  }

  get progress(): IndexProgress {
    return this.#progress;
  }

  /** Names of the files of which something cannot be used. */
  get damaged(): readonly string[] {
    return this.#ready && this.#footnote !== undefined ? this.#footnote.damagedFiles() : [];
  }

  get footnote(): Footnote {
    if (!this.#ready || this.#footnote === undefined) {
      throw new FootnoteError('not-ready', 'The index is being built.', 'Try again in a moment.', { status: 503 });
    }
    return this.#footnote;
  }

  /** The events of a question, once its turn has come. */
  async *ask(
    asker: Asker,
    question: Question,
    signal: AbortSignal,
    answerer?: Answerer,
  ): AsyncGenerator<AskEvent, void> {
    const { footnote } = this;
    const ending = new AbortController();
    const leave = (): void => ending.abort(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    this.#answering.add(ending);
    try {
      yield* this.questions.inTurn(asker, ending.signal, () => footnote.ask(question, ending.signal, answerer));
    } finally {
      this.#answering.delete(ending);
      signal.removeEventListener('abort', leave);
    }
  }

  /** Aborts when the server is about to end. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Questions that wait are turned away, as are all that come; those that are being answered are answered. */
  stopAsking(): void {
    this.questions.close(isStopping());
    this.#stopping.abort();
    // Nobody will see what is tried from now on, and those whose turn it is need the time.
    this.#footnote?.suggestions.close().catch(() => undefined);
  }

  /** These too are told that the server ends. */
  stopAnswering(): void {
    for (const ending of this.#answering) ending.abort(isStopping());
  }

  /** Of the index, and of the watch over the folder. */
  state(): IndexState {
    return { ...this.footnote.state(), ...(this.#unwatched !== undefined && { unwatched: this.#unwatched }) };
  }

  /** Calls the listener with each event, the present state first; the function given back ends that. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#ready) listener({ event: 'state', data: this.state() });
    else listener({ event: 'progress', data: this.#progress });
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#refresher?.close();
    clearTimeout(this.#preparing);
    clearTimeout(this.#healing);
    this.#settle?.reject(new FootnoteError('closed', 'The server was stopped.', 'Start it again.'));
    await this.#opened;
    await this.#checking;
    await this.#footnote?.close();
    await this.#started;
    this.#watch?.close();
  }

  /** Room on the disk comes back without a word: so it is tried until there is some. */
  #healAfter(error: unknown): void {
    clearTimeout(this.#healing);
    if (!(isDiskFull(error) || isStoreAway(error)) || this.#closing) return;
    this.#healing = setTimeout(() => void this.#update(), betweenTries);
    this.#healing.unref();
  }

  #noteUnwatched(reason: string | undefined): void {
    this.#unwatched = reason;
    this.#notice(reason ?? 'The folder of articles is watched again.');
    if (this.#ready) this.#tell({ event: 'state', data: this.state() });
  }

  async #update(touched?: readonly string[]): Promise<void> {
    const footnote = this.#footnote;
    // What changes while the server ends, the next one sees.
    if (this.#stopping.signal.aborted || this.#closing || footnote === undefined) return;
    try {
      await footnote.update(touched);
      this.#prepareSuggestions(footnote);
    } catch (error) {
      if (this.#closing) return;
      // The index stays as it was; the next change tries again.
      this.#notice(`The folder could not be read again: ${describeError(error)}`);
    }
  }

  #answerFromPart(): void {
    if (this.#footnote !== undefined && this.#footnote.state().articles > 0) this.#becomeReady(this.#footnote);
  }

  #becomeReady(footnote: Footnote): void {
    if (this.#ready) return;
    this.#ready = true;
    this.#settle?.resolve();
    this.#tell({ event: 'state', data: this.state() });
    this.#prepareSuggestions(footnote);
    this.#checking = footnote
      .checkBehind(
        () => !this.#closing,
        () => {
          for (const line of footnote.damage()) this.#notice(line);
          this.#tell({ event: 'state', data: this.state() });
        },
      )
      .catch((error: unknown) => this.#notice(describeError(error)));
  }

  /** Those of the start page, while nobody asks for them yet, and questions that come at once have been answered. */
  #prepareSuggestions(footnote: Footnote): void {
    clearTimeout(this.#preparing);
    if (this.#closing) return;
    this.#preparing = setTimeout(() => {
      // Whoever asks for them is told what went wrong.
      footnote.suggestions.about([], 4).catch(() => undefined);
    }, restBeforeSuggestions);
  }

  #tell(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function isStopping(): FootnoteError {
  return new FootnoteError('stopping', 'Footnote is being stopped.', 'Ask again once it runs.', {
    status: 503,
    retryAfter: 5,
  });
}
