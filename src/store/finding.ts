/** What looking at stored files brings up. Types only. */

/** `damage`: something is not what was stored. `remark`: all is as stored, and something has moved on. */
export interface Finding {
  readonly kind: 'damage' | 'remark';
  readonly file: string;
  /** A sentence. */
  readonly what: string;
  /** What to do, as a sentence. */
  readonly next: string;
}
