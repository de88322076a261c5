/** What the process that runs the reader's model is asked, and what it says: plain data. */

export interface ReadOrder {
  readonly question: string;
  readonly passages: readonly { readonly title: string; readonly text: string }[];
}

/** Where in a passage the answer may stand: half-open, in UTF-16 units of its text. */
export interface ReadSpan {
  readonly start: number;
  readonly end: number;
  /** Logits of its first and last token, less those of "no answer". */
  readonly score: number;
}

/** Of one passage. */
export interface PassageReading {
  /** Best first, none within another. */
  readonly spans: readonly ReadSpan[];
  /** A logit: whether the passage answers at all. */
  readonly answerable: number;
}

/** What the process tells once its model is open. */
export interface ReaderAbout {
  /** Whether it says for itself whether a passage answers; otherwise its span of "no answer" does. */
  readonly judges: boolean;
}
