/** What a process that runs a model, and its owner, say to each other: plain data. */

export type ProcessOrder<Order> =
  | { readonly kind: 'do'; readonly request: number; readonly order: Order }
  /** Nobody waits for it any more. */
  | { readonly kind: 'drop'; readonly request: number };

export type ProcessReply<Result, About> =
  | { readonly kind: 'ready'; readonly about: About }
  | { readonly kind: 'done'; readonly request: number; readonly result: Result }
  /** Without a request: the model could not be opened. */
  | { readonly kind: 'failed'; readonly request?: number; readonly code?: string; readonly reason: string };
