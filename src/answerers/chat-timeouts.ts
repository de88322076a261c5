/** How long a model is waited for, step by step. Does not know who waits. */

export interface ChatTimeouts {
  /** Until the endpoint takes a connection. */
  readonly connectSeconds: number;
  /** From there to the first piece of the reply: a small machine reads the passages, perhaps loads the model first. */
  readonly firstTokenSeconds: number;
  /** Between two pieces. */
  readonly stallSeconds: number;
  /** For the whole reply. */
  readonly totalSeconds: number;
}

/** Of three minutes, half until the first word and twenty seconds between two. */
export function timeoutsWithin(seconds: number): ChatTimeouts {
  return {
    connectSeconds: Math.min(5, seconds / 2),
    firstTokenSeconds: seconds / 2,
    stallSeconds: seconds / 9,
    totalSeconds: seconds,
  };
}
