/**
 * A Footnote that is being opened, and then lives beside its folder: opens in the background, indexes, watches, and
 * tells everyone who listens. The server answers from the first moment on; questions wait for the first index.
 */
import { watchFolder } from '../articles/corpus-folder.ts';
import type { Config } from '../config.ts';
import type { IndexChange, IndexProgress, IndexState } from '../domain.ts';
import { describeError, FootnoteError } from '../errors.ts';
import { Footnote } from '../footnote.ts';

export type LiveEvent =
  | { readonly event: 'state'; readonly data: IndexState }
  | { readonly event: 'progress'; readonly data: IndexProgress }
  | { readonly event: 'change'; readonly data: IndexChange };

type Listener = (event: LiveEvent) => void;

export class LiveFootnote {
  readonly #listeners = new Set<Listener>();
  readonly #notice: (line: string) => void;
  #footnote: Footnote | undefined;
  #watch: { readonly close: () => Promise<void> } | undefined;
  #ready = false;
  #progress: IndexProgress = { stage: 'indexing', done: 0, total: 0 };

  constructor(notice: (line: string) => void) {
    this.#notice = notice;
  }

  /** Resolves when questions can be answered. */
  async start(config: Config, watched: boolean): Promise<void> {
    this.#footnote = await Footnote.open(config, {
      notice: this.#notice,
      progress: (progress) => {
        this.#progress = progress;
        this.#tell({ event: 'progress', data: progress });
      },
      changed: (change) => this.#tell({ event: 'change', data: change }),
    });
    const footnote = this.#footnote;
    // An index in place answers at once; what has changed since is read beside.
    if (footnote.state().articles > 0) this.#becomeReady(footnote);
    // The watch begins first: what changes during the run below is seen by the next.
    if (watched) this.#watch = await watchFolder(config.corpus, () => void this.#update(footnote));
    const { articles } = await footnote.update();
    for (const { path, reason } of articles.failed) this.#notice(`Not read: ${path}. ${reason}`);
    this.#becomeReady(footnote);
  }

  get ready(): boolean {
    return this.#ready;
  }

  get progress(): IndexProgress {
    return this.#progress;
  }

  get footnote(): Footnote {
    if (!this.#ready || this.#footnote === undefined) {
      throw new FootnoteError('not-ready', 'The index is being built.', 'Try again in a moment.', { status: 503 });
    }
    return this.#footnote;
  }

  /** Calls the listener with each event, the present state first; the function given back ends that. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#ready && this.#footnote !== undefined) listener({ event: 'state', data: this.#footnote.state() });
    else listener({ event: 'progress', data: this.#progress });
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#watch?.close();
    await this.#footnote?.close();
  }

  async #update(footnote: Footnote): Promise<void> {
    try {
      await footnote.update();
    } catch (error) {
      // The index stays as it was; the next change tries again.
      this.#notice(`The folder could not be read again: ${describeError(error)}`);
    }
  }

  #becomeReady(footnote: Footnote): void {
    if (this.#ready) return;
    this.#ready = true;
    this.#tell({ event: 'state', data: footnote.state() });
  }

  #tell(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
