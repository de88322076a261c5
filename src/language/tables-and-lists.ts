/**
 * What is known of how a language asks for the cells of a table and for a list as a whole, and what stands over such a
 * list. The tables stand in `en/` and `de/`, as all others of language.ts do. Types only.
 */
import type { Pattern } from './pattern.ts';

/** What is asked of a table. */
export interface TablesAsked {
  /** Asks for the row with the greatest number, or the least, of a column. */
  readonly asksForMost: Pattern;
  readonly asksForLeast: Pattern;
  /** Of the name of a row: it sums up others, so that it is no row like them. */
  readonly sumsUp: Pattern;
  /** Asks for rows beyond one, or for none of those that are named: no single row answers. */
  readonly compares: Pattern;
  /** What is asked, and what a column is called that tells it. */
  readonly askedColumns: readonly (readonly [Pattern, Pattern])[];
  /** A question up to a word of it which is a noun. */
  readonly endsWithNoun: Pattern;
}

/** What the items of a list are there for. `forbidden`: also what is to be left behind. */
export type ListKind = 'steps' | 'forbidden' | 'allowed' | 'brought' | 'agenda' | 'contents' | 'needed';

export interface ListsAsked {
  /** Asks for several things, of whatever kind. */
  readonly asksForItems: Pattern;
  /** What asks for a kind, and what stands over a list of it; of two that find, the first counts. */
  readonly kinds: readonly { readonly kind: ListKind; readonly asked: Pattern; readonly over: Pattern }[];
  /** Words that say only that steps are wanted, or that items are. */
  readonly namesSteps: Pattern;
  readonly namesItems: Pattern;
  /** "The recipe", which no recipe calls itself; and what an article tells that is one. */
  readonly recipe: Pattern;
  readonly tellsOfCooking: Pattern;
}
