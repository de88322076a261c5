/** What an answerer makes of its statements that did not hold, once it is told why. When it fails, they stay as they are. */
import type { DraftStatement, RankedPassage, Statement } from '../domain.ts';
import { FootnoteError } from '../errors.ts';
import type { Query } from '../query/query.ts';
import type { Answerer } from './answerer.ts';

/** What was verified so far. */
interface Verified {
  readonly rejected: readonly Statement[];
  says(text: string): boolean;
  dropRejected(): void;
}

export async function* revise(
  query: Query,
  passages: readonly RankedPassage[],
  verified: Verified,
  answerer: Answerer,
  signal: AbortSignal,
): AsyncGenerator<DraftStatement, void> {
  const { rejected } = verified;
  if (rejected.length === 0 || answerer.revise === undefined) return;
  let revised = false;
  try {
    for await (const part of answerer.revise(query, passages, rejected, signal)) {
      if (part.kind !== 'statement' || verified.says(part.statement.text)) continue;
      if (!revised) verified.dropRejected();
      revised = true;
      yield part.statement;
    }
  } catch (error) {
    if (signal.aborted || !(error instanceof FootnoteError)) throw error;
  }
}
