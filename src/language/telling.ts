/**
 * What is known of how a language tells who, where, when and how many, and why: for answers and guides to articles. The tables stand in `en/` and
 * `de/`, as all others of language.ts do. Types only.
 */
import type { Pattern } from './pattern.ts';

/** A time that is counted from the day on which it is told. */
export type CountedDay =
  'yesterday' | 'last year' | 'this year' | 'last month' | 'this month' | 'years ago' | 'weekday';

/** How prose says when something happened. */
export interface EventDates {
  /** Groups `day`, `day2`, `month` and `month2` (names), `number` (of a month), `year`, `year2`; the first that finds counts. */
  readonly written: readonly Pattern[];
  /** Groups `weekday`, and `count` of years. */
  readonly counted: readonly (readonly [CountedDay, Pattern])[];
  /** Sunday first; further names of Saturday behind it. */
  readonly weekdays: readonly string[];
  /** By the word, of `count`. */
  readonly counts: Readonly<Record<string, number>>;
  /** What a sentence holds that has a date; the name of a month. */
  readonly maybe: Pattern;
  readonly monthName: Pattern;
  /** What has not happened yet when it is told, and what has. */
  readonly future: Pattern;
  readonly past: Pattern;
}

/** How prose says who somebody is, and where something is. */
export interface NamesInProse {
  /** A run of capitalised words. */
  readonly run: Pattern;
  /** Folded: words with a capital that name nothing, alone or as the first of a run. */
  readonly capitals: ReadonlySet<string>;
  /** Folded: the same for such as may stand first in a name. */
  readonly alone: ReadonlySet<string>;
  /** Titles that a name opens with. */
  readonly titles: Pattern;
  /** Between a name and where somebody is from. */
  readonly origin: Pattern;
  /** What ends right before a name, as the group `role`. */
  readonly roleBefore: Pattern;
  /** What begins right behind a name, as the group `role`. */
  readonly roleBehind: readonly Pattern[];
  /** Found in a role: what it makes of who has it. */
  readonly personRole: Pattern;
  readonly organisationRole: Pattern;
  readonly placeRole: Pattern;
  /** Found in a name. */
  readonly organisationName: Pattern;
  readonly placeName: Pattern;
  /** People, not countries; and what is done or happens and has a name. */
  readonly peopleName: Pattern;
  /** Begins right behind the name of somebody who speaks. */
  readonly speaks: Pattern;
  /** Ends right before somebody's name: surely, and perhaps. */
  readonly personBefore: Pattern;
  readonly maybePersonBefore: Pattern;
  /** Begins right behind it. */
  readonly personBehind: Pattern;
  /** Ends right before the name of a place: surely, and perhaps. */
  readonly placeBefore: Pattern;
  readonly maybePlaceBefore: Pattern;
}

/** A bare "why?" behind an answer, and how prose gives a cause. */
export interface Reasons {
  /** Of a whole turn, without its topic. */
  readonly asksWhyAlone: Pattern;
  /** Opens the words that give a cause: anywhere, and in a sentence that was told. */
  readonly cause: Pattern;
  readonly causeBefore: Pattern;
  /** Found in the sentence behind another: what had happened before it. */
  readonly background: Pattern;
}

/** Numbers with what they count: groups `number` and `counts`. */
export interface CountedThings {
  readonly things: Pattern;
}
