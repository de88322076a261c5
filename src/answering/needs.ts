/**
 * What an answering thread has done by its owner: embedding and reading by models, and finding questions to offer.
 * Promises: whoever no longer waits (their signal aborts) is let go at once, and the owner told.
 */
import type { Embedder } from '../embedders/embedder.ts';
import { toError } from '../indexing/indexing-messages.ts';
import type { Candidate, ReadablePassage, Reader } from '../readers/reader.ts';
import type { AnsweringOrder, AnsweringReply, AnsweringStart, Given, Need } from './answering-messages.ts';

interface Waiting {
  readonly resolve: (given: Given) => void;
  readonly reject: (reason: unknown) => void;
}

export class Needs {
  readonly #say: (reply: AnsweringReply) => void;
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;

  constructor(say: (reply: AnsweringReply) => void) {
    this.#say = say;
  }

  async vector(text: string): Promise<Float32Array> {
    const given = await this.#ask({ kind: 'vector', text });
    if (given.kind !== 'vector') throw notAsked(given);
    return given.vector;
  }

  async candidates(
    text: string,
    passages: readonly ReadablePassage[],
    signal: AbortSignal,
  ): Promise<readonly Candidate[]> {
    const given = await this.#ask({ kind: 'reading', text, passages }, signal);
    if (given.kind !== 'reading') throw notAsked(given);
    return given.candidates;
  }

  async suggestions(need: Extract<Need, { kind: 'suggestions' | 'first-suggestions' }>): Promise<readonly string[]> {
    const given = await this.#ask(need);
    if (given.kind !== 'suggestions') throw notAsked(given);
    return given.questions;
  }

  take(order: Extract<AnsweringOrder, { readonly need: number }>): void {
    const waiting = this.#waiting.get(order.need);
    if (order.kind === 'given') waiting?.resolve(order.given);
    else waiting?.reject(toError(order.error));
  }

  async #ask(of: Need, signal?: AbortSignal): Promise<Given> {
    signal?.throwIfAborted();
    this.#count += 1;
    const need = this.#count;
    const leave = (): void => {
      this.#waiting.get(need)?.reject(signal?.reason);
      this.#say({ kind: 'needs-no-more', need });
    };
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await new Promise<Given>((resolve, reject) => {
        this.#waiting.set(need, { resolve, reject });
        this.#say({ kind: 'needs', need, of });
      });
    } finally {
      this.#waiting.delete(need);
      signal?.removeEventListener('abort', leave);
    }
  }
}

/** Embeds questions; passages are embedded where they are indexed. */
export class EmbedderOfOwner implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly sparseQuestions: boolean;
  readonly family: NonNullable<Embedder['family']>;
  readonly #needs: Needs;

  constructor({ id, dimensions, sparseQuestions, family }: AnsweringStart['embedder'], needs: Needs) {
    this.id = id;
    this.dimensions = dimensions;
    this.sparseQuestions = sparseQuestions === true;
    this.family = family ?? 'strong';
    this.#needs = needs;
  }

  async embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]> {
    return Promise.all(texts.map(async (text) => this.embedQuestion(text)));
  }

  async embedQuestion(text: string): Promise<Float32Array> {
    return this.#needs.vector(text);
  }
}

export class ReaderOfOwner implements Reader {
  readonly id: string;
  readonly #needs: Needs;

  constructor(id: string, needs: Needs) {
    this.id = id;
    this.#needs = needs;
  }

  async read(
    { text }: { readonly text: string },
    passages: readonly ReadablePassage[],
    signal: AbortSignal,
  ): Promise<readonly Candidate[]> {
    // Not the whole of each article.
    const readable = passages.map(({ passage, article: { title, language } }) => ({
      passage,
      article: { title, language },
    }));
    return this.#needs.candidates(text, readable, signal);
  }
}

function notAsked({ kind }: Given): Error {
  return new Error(`The owner of the thread gave ${kind}, which was not asked for.`);
}
