/**
 * Questions with known answers, one JSON object per line, and whether an answer is right.
 *
 *   {id, question | turns: [...], must: [[alternatives] ...], article?, kind?}
 *
 * Each group of `must` needs one of its alternatives in the answer's text, whatever the letter case; `article` must occur
 * in the path of a cited article; a case without `article` is right when it is refused.
 */
import { z } from 'zod';
import type { Answer } from '../domain.ts';
import { describeError, FootnoteError } from '../errors.ts';

const caseSchema = z
  .object({
    id: z.string(),
    question: z.string().optional(),
    turns: z.array(z.string()).min(1).optional(),
    must: z.array(z.array(z.string()).min(1)).default([]),
    article: z.string().optional(),
    kind: z.string().default(''),
  })
  .refine(({ question, turns }) => (question === undefined) !== (turns === undefined), 'needs a question or turns');

export interface Case {
  readonly id: string;
  /** The last one is judged; those before it are the conversation. */
  readonly turns: readonly string[];
  readonly must: readonly (readonly string[])[];
  readonly article: string | undefined;
  readonly kind: string;
}

export function parseCases(text: string): Case[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      const { id, question, turns, must, article, kind } = caseSchema.parse(JSON.parse(line));
      return [{ id, turns: turns ?? [question ?? ''], must, article, kind }];
    } catch (error) {
      const reason = error instanceof z.ZodError ? (error.issues[0]?.message ?? '') : describeError(error);
      throw new FootnoteError('bad-case', `Line ${at + 1} is not a case: ${reason}.`, 'Correct the line.', {
        status: 400,
      });
    }
  });
}

export function isRight(
  { must, article }: Case,
  { kind, text, citations }: Pick<Answer, 'kind' | 'text' | 'citations'>,
): boolean {
  if (article === undefined) return kind !== 'answered';
  const said = text.toLowerCase();
  return (
    kind === 'answered' &&
    must.every((alternatives) => alternatives.some((words) => said.includes(words.toLowerCase()))) &&
    citations.some(({ path }) => path.toLowerCase().includes(article.toLowerCase()))
  );
}
