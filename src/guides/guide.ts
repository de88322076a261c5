/**
 * What a guide to one article and a timeline over all of them are, as plain data: every line of them is a citation, that
 * is, words as they stand in the article. Types only: the page imports them too.
 */
import type { Citation } from '../domain.ts';

/** How a date is known: as it is written, with the year of the text beside it, or counted from the day of the article. */
export type DateOrigin = 'written' | 'text' | 'article';

export interface DatedLine {
  /** ISO 8601 of the precision that is told: 2017, 2017-04 or 2017-04-12. */
  readonly date: string;
  /** The last day, month or year, where it went on. */
  readonly until?: string;
  readonly origin: DateOrigin;
  /** The sentence; `answer` is where the date stands. */
  readonly citation: Citation;
}

export interface NamedLine {
  /** In the words of the article, as is the role. */
  readonly name: string;
  readonly role?: string;
  /** Times that the article names it. */
  readonly mentions: number;
  /** The sentence; `answer` spans the name with its role, where they stand side by side. */
  readonly citation: Citation;
}

export interface WhoLine extends NamedLine {
  readonly kind: 'person' | 'organisation';
}

export interface NumberLine {
  readonly number: string;
  /** What it counts; empty where the number says it: "$3". */
  readonly counts: string;
  readonly citation: Citation;
}

/** GET /api/articles/:id/guide. Its citations are numbered from 1, line by line. */
export interface Guide {
  readonly articleId: string;
  readonly contentHash: string;
  readonly revision: number;
  readonly says: readonly Citation[];
  readonly who: readonly WhoLine[];
  readonly where: readonly NamedLine[];
  readonly when: readonly DatedLine[];
  readonly numbers: readonly NumberLine[];
  /** Each is answered by Footnote, with the words that it cites first of all. */
  readonly questions: readonly { readonly question: string; readonly citation: Citation }[];
  /** Further questions are being tried: asked for again in a moment, the guide may have more. */
  readonly trying: boolean;
}

export interface TimelineEvent extends DatedLine {
  /** The same event, as other articles tell it in their own words. */
  readonly also?: readonly Citation[];
  /** Names in the sentence. */
  readonly people: readonly string[];
  readonly places: readonly string[];
}

/** Something to choose, and how many events there are of it among those that the other limits let through. */
export interface Choice {
  readonly name: string;
  readonly events: number;
}

/** GET /api/timeline. */
export interface Timeline {
  readonly revision: number;
  /** The earliest first. */
  readonly events: readonly TimelineEvent[];
  /** Of all that the limits let through. */
  readonly total: number;
  /** Asked with it, the events behind these. */
  readonly next?: string;
  /** By date, whatever the span: for the picture. Where they are many, by month or year. */
  readonly dates: readonly { readonly date: string; readonly events: number }[];
  readonly people: readonly Choice[];
  readonly places: readonly Choice[];
  readonly publishers: readonly Choice[];
}

export interface TimelineLimits {
  readonly person?: string | undefined;
  readonly place?: string | undefined;
  readonly publisher?: string | undefined;
  /** ISO 8601 of any precision, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
