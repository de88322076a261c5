/**
 * A pattern of a language: what it is of, a text in which it finds something, and one in which it finds nothing though one
 * might think so. Every pattern that a folder of a language exports is tried on both (tests/language/patterns.test.ts).
 */
export interface Pattern {
  readonly of: RegExp;
  readonly finds: string;
  readonly leaves: string;
}

/** What is found, and what stands in its place: each is tried, one after another. */
export type Rewriting = readonly (readonly [Pattern, string])[];
