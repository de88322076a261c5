/** What turns text into vectors: the seam between the built-in one, models on this machine and endpoints. Types only. */

import type { EmbedderFamily } from '../domain.ts';

/** Turns text into vectors of unit length. */
export interface Embedder {
  /** Names the vectors: two embedders with the same id give passages the same vectors. */
  readonly id: string;
  readonly dimensions: number;
  /** Whether a question's vector has values other than zero in a small part of its dimensions only. */
  readonly sparseQuestions?: boolean;
  /** Whose weights rank what it finds; strong where it does not say. */
  readonly family?: EmbedderFamily;
  /** One vector for each text, in order. */
  embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]>;
  embedQuestion(text: string): Promise<Float32Array>;
}
