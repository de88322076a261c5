/**
 * Cases of a file in the format of SQuAD 1.1 and 2.0 (Rajpurkar et al., 2016 and 2018): one for each question of each
 * paragraph; its answers are alternatives, and without any (`is_impossible`) the right outcome is a refusal.
 * The article is named by the title of the paragraph's page; whether the folder holds it is not known here.
 */
import { z } from 'zod';
import type { AnswerType } from '../domain.ts';
import { tablesOf } from '../language/languages.ts';
import { answerType, languageAsked } from '../query/asking.ts';
import { definitionAsked } from '../query/requests.ts';
import type { Case } from './case.ts';

const answerSchema = z.object({ text: z.string() });
const paragraphSchema = z.object({
  title: z.string().optional(),
  qas: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).optional(),
      question: z.string(),
      answers: z.array(answerSchema).default([]),
      is_impossible: z.boolean().default(false),
    }),
  ),
});
const fileSchema = z.object({
  data: z.array(z.object({ title: z.string().optional(), paragraphs: z.array(paragraphSchema) })),
});

/** Undefined when the text is not in this format. */
export function parseSquad(text: string): Case[] | undefined {
  const file = fileSchema.safeParse(parsed(text));
  if (!file.success) return undefined;
  const asked = file.data.data.flatMap((page) =>
    page.paragraphs.flatMap(({ title = page.title, qas }) => qas.map((each) => ({ ...each, title }))),
  );
  return asked.map(({ id, question, answers, is_impossible: impossible, title }, at) => {
    const alternatives = [...new Set(answers.map((answer) => answer.text.trim()).filter((words) => words !== ''))];
    const refused = impossible || alternatives.length === 0;
    return {
      id: String(id ?? at + 1),
      turns: [question],
      must: refused ? [] : [alternatives],
      articles: [],
      ...(title !== undefined && { title }),
      expects: refused ? 'refusal' : 'answer',
      kind: typeOf(question),
    };
  });
}

function typeOf(question: string): AnswerType {
  const language = tablesOf(languageAsked(question).language);
  return answerType(question, definitionAsked(question, language), language);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
