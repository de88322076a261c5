/**
 * Reads cases (case.ts) from files of two kinds: one case per line,
 *
 *   {id, question | turns: [...], must: [[alternatives] ...], article?, kind?}
 *
 * and the format of SQuAD (squad.ts). Each group of `must` needs one of its alternatives in the answer's text, whatever
 * the letter case; `article` must occur in the path of a cited article (of a list: one of them); a case without `article`
 * is right when it is refused. A line with a `verdict` is a reader's (feedback.ts), and says so in `expects`.
 */
import { z } from 'zod';
import { describeError, FootnoteError } from '../errors.ts';
import type { Case } from './case.ts';
import { parseSquad } from './squad.ts';

const caseSchema = z
  .object({
    id: z.string(),
    question: z.string().optional(),
    turns: z.array(z.string()).min(1).optional(),
    must: z.array(z.array(z.string()).min(1)).default([]),
    article: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    kind: z.string().default(''),
    expects: z.enum(['answer', 'refusal', 'unknown']).optional(),
  })
  .refine(({ question, turns }) => (question === undefined) !== (turns === undefined), 'needs a question or turns');

/** Cases of a file of either kind. Lines whose right outcome nobody knows are left out. */
export function parseCases(text: string): Case[] {
  return (
    parseSquad(text) ?? text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : parseLine(line, at + 1)))
  );
}

function parseLine(line: string, number: number): Case[] {
  try {
    const one = caseSchema.parse(JSON.parse(line));
    const { id, question, turns, must, article, kind } = one;
    const expects = one.expects ?? (article === undefined ? 'refusal' : 'answer');
    if (expects === 'unknown') return [];
    const articles = article === undefined ? [] : [article].flat();
    return [{ id, turns: turns ?? [question ?? ''], must, articles, expects, kind }];
  } catch (error) {
    const reason = error instanceof z.ZodError ? (error.issues[0]?.message ?? '') : describeError(error);
    throw new FootnoteError('bad-case', `Line ${number} is not a case: ${reason}.`, 'Correct the line.', {
      status: 400,
    });
  }
}
