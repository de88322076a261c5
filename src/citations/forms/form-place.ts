/** What a form of a citation may need beside its record. Types only. */
import type { CitationRecord } from '../citation-record.ts';

/** What a record does not say. */
export interface FormPlace {
  /** Where the words are shown in their place. */
  readonly addressOf: (record: CitationRecord) => string;
  /** As it is stored; undefined where it is not, any longer. */
  readonly textOf: (articleId: string) => string | undefined;
  /** What was said on these words. */
  readonly statementsOf: (record: CitationRecord) => readonly string[];
}
