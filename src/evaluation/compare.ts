/**
 * This run beside a saved one: which cases became wrong, which right, and whether a count fell.
 * Only cases that both runs hold, with the same question, are compared: what was added or left out says nothing.
 * Worse is a count that fell by more cases than allowed; times are not compared, they say more of the machine.
 */
import { z } from 'zod';
import { FootnoteError } from '../errors.ts';
import type { Evaluation } from './evaluate.ts';
import type { Outcome } from './outcome.ts';

const savedSchema = z.object({
  outcomes: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      right: z.boolean(),
      expects: z.enum(['answer', 'refusal']).optional(),
      inFirst: z.boolean().optional(),
      inAnswer: z.boolean().optional(),
      rank: z.number().optional(),
      citations: z.array(z.object({ exact: z.boolean() })).optional(),
    }),
  ),
});
type Saved = z.infer<typeof savedSchema>['outcomes'][number];

/** Undefined: the case has no part in this count. */
const counts: Readonly<Record<string, (outcome: Saved | Outcome) => boolean | undefined>> = {
  'answered right': ({ expects, right }) => (expects === 'answer' ? right : undefined),
  'refused rightly': ({ expects, right }) => (expects === 'refusal' ? right : undefined),
  'expected words in the first statement': ({ inFirst }) => inFirst,
  'expected words in the answer': ({ inAnswer }) => inAnswer,
  'right article in the first passage': ({ rank }) => (rank === undefined ? undefined : rank === 1),
  'right article in the first ten passages': ({ rank }) => (rank === undefined ? undefined : rank > 0),
  'every quote verbatim': ({ citations }) => citations?.every(({ exact }) => exact),
};

export interface Comparison {
  /** Cases that both runs hold. */
  readonly cases: number;
  readonly becameWrong: readonly Outcome[];
  readonly becameRight: readonly Outcome[];
  /** Counts that fell by more than was allowed. */
  readonly worse: readonly { readonly what: string; readonly before: number; readonly now: number }[];
}

export function compare(evaluation: Evaluation, saved: string, allowed = 0): Comparison {
  const before = new Map(parseSaved(saved).map((outcome) => [keyOf(outcome), outcome]));
  const pairs = evaluation.outcomes.flatMap((now) => {
    const earlier = before.get(keyOf(now));
    return earlier === undefined ? [] : [{ now, earlier: { expects: now.expects, ...earlier } }];
  });
  const worse = Object.entries(counts).flatMap(([what, holds]) => {
    const both = pairs.filter(({ now, earlier }) => holds(now) !== undefined && holds(earlier) !== undefined);
    const count = {
      before: both.filter(({ earlier }) => holds(earlier)).length,
      now: both.filter(({ now }) => holds(now)).length,
    };
    return count.now < count.before - allowed ? [{ what, ...count }] : [];
  });
  return {
    cases: pairs.length,
    becameWrong: pairs.flatMap(({ now, earlier }) => (earlier.right && !now.right ? [now] : [])),
    becameRight: pairs.flatMap(({ now, earlier }) => (!earlier.right && now.right ? [now] : [])),
    worse,
  };
}

function keyOf({ id, question }: Pick<Outcome, 'id' | 'question'>): string {
  return JSON.stringify([id, question]);
}

function parseSaved(text: string): Saved[] {
  try {
    return savedSchema.parse(JSON.parse(text)).outcomes;
  } catch (cause) {
    throw new FootnoteError('bad-baseline', 'The baseline is not a saved run.', 'Save one with eval --json.', {
      cause,
    });
  }
}
