/** What a process that runs a pair classifier, and its owner, say to each other: plain data. */

/** Two texts that a model reads together: a question and a passage, or what is known and what is claimed. */
export type Pair = readonly [string, string];

export type PairOrder =
  | { readonly kind: 'classify'; readonly request: number; readonly pairs: readonly Pair[] }
  /** Nobody waits for it any more. */
  | { readonly kind: 'drop'; readonly request: number };

export type PairReply =
  /** Names of what the model tells apart, in the order of its outputs. */
  | { readonly kind: 'ready'; readonly labels: readonly string[] }
  /** One row for each pair, one logit for each label. */
  | { readonly kind: 'logits'; readonly request: number; readonly rows: readonly (readonly number[])[] }
  /** Without a request: the model could not be opened. */
  | { readonly kind: 'failed'; readonly request?: number; readonly code?: string; readonly reason: string };
