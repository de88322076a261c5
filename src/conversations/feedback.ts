/**
 * What a reader thinks of an answer becomes a case: one line of feedback.jsonl in the index folder, which `eval` reads.
 *
 * A good answer stays right while it cites one of the same articles and holds the words that the reader gives; a good
 * refusal stays a refusal. A bad refusal asks for an answer; a bad answer for those words, from whichever article.
 * A bad answer without such words is kept for a person to complete: nobody knows yet what would be right.
 * The file holds no words of articles, but for those that a reader types; it is readable by its owner alone.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../domain.ts';
import { FootnoteError } from '../errors.ts';

/** Largest size of the file, in bytes: some twenty thousand lines. */
const mostBytes = 10_000_000;

export interface Feedback {
  readonly question: string;
  /** The questions before it. */
  readonly history: readonly { readonly question: string }[];
  readonly verdict: 'up' | 'down';
  readonly reason?: string | undefined;
  /** Words that a right answer holds. */
  readonly expected: readonly string[];
  /** The answer that is judged. */
  readonly answer?:
    { readonly kind: Answer['kind']; readonly citations: readonly { readonly path: string }[] } | undefined;
}

/** The id of the case. */
export function keepFeedback(indexFolder: string, feedback: Feedback): string {
  const file = fileIn(indexFolder);
  if (existsSync(file) && statSync(file).size > mostBytes) {
    throw new FootnoteError('feedback-full', 'No more feedback can be kept.', 'Move feedback.jsonl out of the index.', {
      status: 507,
    });
  }
  const id = `feedback-${randomUUID()}`;
  appendFileSync(file, `${JSON.stringify({ id, ...caseOf(feedback) })}\n`, { mode: 0o600 });
  return id;
}

/** The lines that were kept, empty when there are none. */
export function readFeedback(indexFolder: string): string {
  const file = fileIn(indexFolder);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function caseOf({ question, history, verdict, reason, expected, answer }: Feedback): object {
  const paths = [...new Set(answer?.citations.map(({ path }) => path))];
  return {
    ...(history.length === 0 ? { question } : { turns: [...history.map((turn) => turn.question), question] }),
    must: expected.map((words) => [words]),
    // What a bad answer cites need not be right.
    ...(verdict === 'up' && paths.length > 0 && { article: paths }),
    ...(verdict === 'down' && paths.length > 0 && { cited: paths }),
    kind: 'feedback',
    expects: expectedOutcome({ verdict, expected, answer }),
    verdict,
    ...(reason !== undefined && { reason }),
    given: new Date().toISOString(),
  };
}

function expectedOutcome({ verdict, expected, answer }: Pick<Feedback, 'verdict' | 'expected' | 'answer'>): string {
  const isRefusal = answer !== undefined && answer.kind !== 'answered';
  if (verdict === 'up') return isRefusal ? 'refusal' : 'answer';
  return isRefusal || expected.length > 0 ? 'answer' : 'unknown';
}

function fileIn(indexFolder: string): string {
  return join(indexFolder, 'feedback.jsonl');
}
