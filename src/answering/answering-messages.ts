/** What an answering thread and its owner say to each other: plain data, as it is copied between threads. */
import type { AskEvent } from '../ask.ts';
import type { UsedVersions } from '../copies/story-copies.ts';
import type { Filters, Question } from '../domain.ts';
import type { Embedder } from '../embedders/embedder.ts';
import type { PlainError } from '../indexing/indexing-messages.ts';
import type { Candidate, ReadablePassage } from '../readers/reader.ts';
import type { Revision } from '../store/index-report.ts';

/** What the thread begins with. */
export interface AnsweringStart {
  readonly index: string;
  readonly versions: UsedVersions;
  readonly embedder: Pick<Embedder, 'id' | 'dimensions' | 'sparseQuestions' | 'family'>;
  /** The id of what reads passages beside the rules; undefined where nothing does. */
  readonly reader: string | undefined;
}

/** What it cannot do itself: models run once, and questions to offer are tried once, whoever asks. */
export type Need =
  | { readonly kind: 'vector'; readonly text: string }
  | { readonly kind: 'reading'; readonly text: string; readonly passages: readonly ReadablePassage[] }
  | {
      readonly kind: 'suggestions';
      readonly question: string;
      readonly nearest: readonly string[];
      readonly filters: Filters;
    }
  | { readonly kind: 'first-suggestions'; readonly examples: readonly string[] };

export type Given =
  | { readonly kind: 'vector'; readonly vector: Float32Array }
  | { readonly kind: 'reading'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'suggestions'; readonly questions: readonly string[] };

/** What it is told. */
export type AnsweringOrder =
  | {
      readonly kind: 'ask';
      readonly question: number;
      readonly asked: Question;
      /** It is answered from this revision, or a later one. */
      readonly revision: Revision;
    }
  /** Nobody waits for it any more. */
  | { readonly kind: 'drop'; readonly question: number }
  | { readonly kind: 'given'; readonly need: number; readonly given: Given }
  | { readonly kind: 'not-given'; readonly need: number; readonly error: PlainError }
  | { readonly kind: 'close' };

/** What it says. */
export type AnsweringReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'cannot-open'; readonly error: PlainError }
  | { readonly kind: 'told'; readonly question: number; readonly event: AskEvent }
  /** Of a question; with an error where it failed. */
  | { readonly kind: 'ended'; readonly question: number; readonly error?: PlainError }
  | { readonly kind: 'needs'; readonly need: number; readonly of: Need }
  | { readonly kind: 'needs-no-more'; readonly need: number };
