/** What the indexing thread and its owner say to each other: plain data, as it is copied between threads. */
import type { ReadingLimits } from '../articles/reading-process.ts';
import type { IndexChange, IndexProgress, IndexReport } from '../store/index-report.ts';
import type { StoreAddress } from '../config.ts';
import { describeError, FootnoteError } from '../errors.ts';

/** What the thread begins with. */
export interface IndexingStart {
  readonly corpus: string;
  readonly index: string;
  readonly reading: ReadingLimits;
  /** Seconds. */
  readonly grace: number;
  /** Undefined: the index is this one's own. */
  readonly store: StoreAddress | undefined;
  /** Only what others commit to it is taken in. */
  readonly follows: boolean;
  readonly embedder: { readonly id: string; readonly dimensions: number };
}

/** What it is told. */
export type IndexingOrder =
  | {
      readonly kind: 'update';
      readonly update: number;
      readonly touched: readonly string[] | undefined;
      readonly purposely: readonly string[];
    }
  | { readonly kind: 'vectors'; readonly request: number; readonly vectors: readonly Float32Array[] }
  | { readonly kind: 'no-vectors'; readonly request: number; readonly error: PlainError }
  | { readonly kind: 'close' };

/** What it says. */
export type IndexingReply =
  | { readonly kind: 'progress'; readonly progress: IndexProgress }
  /** Why a shared store cannot be had; undefined: it can again. */
  | { readonly kind: 'away'; readonly error: PlainError | undefined }
  | { readonly kind: 'changed'; readonly change: IndexChange }
  | { readonly kind: 'embed'; readonly request: number; readonly texts: readonly string[] }
  | { readonly kind: 'report'; readonly update: number; readonly report: IndexReport }
  | { readonly kind: 'failed'; readonly update: number; readonly error: PlainError };

/** An error as it crosses between threads, which would make a bare Error of it. */
export interface PlainError {
  readonly message: string;
  readonly footnote?: {
    readonly code: string;
    readonly sentence: string;
    readonly nextStep: string;
    readonly status: number;
  };
}

export function toPlain(error: unknown): PlainError {
  const message = describeError(error);
  if (!(error instanceof FootnoteError)) return { message };
  const { code, sentence, nextStep, status } = error;
  return { message, footnote: { code, sentence, nextStep, status } };
}

export function toError({ message, footnote }: PlainError): Error {
  if (footnote === undefined) return new Error(message);
  const { code, sentence, nextStep, status } = footnote;
  return new FootnoteError(code, sentence, nextStep, { status });
}
