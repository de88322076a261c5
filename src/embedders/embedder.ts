/** What turns text into vectors: the seam between the built-in one, models on this machine and endpoints. Types only. */

/** Turns text into vectors of unit length. */
export interface Embedder {
  /** Names the vectors: two embedders with the same id give the same vectors. */
  readonly id: string;
  readonly dimensions: number;
  /** Whether a question's vector has values other than zero in a small part of its dimensions only. */
  readonly sparseQuestions?: boolean;
  /** One vector for each text, in order. */
  embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]>;
  embedQuestion(text: string): Promise<Float32Array>;
}
