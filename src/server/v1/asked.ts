/**
 * What a client of OpenAI's APIs asks, as a question: the last message of the user, with those before it as history.
 * Promises: what would change the answer and cannot be done is refused with a reason; all else is let pass.
 */
import { z } from 'zod';
import type { Answerer } from '../../answerers/answerer.ts';
import type { Question, Turn } from '../../domain.ts';
import { FootnoteError } from '../../errors.ts';
import type { Footnote } from '../../footnote.ts';
import { longestQuestion, mostTurns, sourcesField } from '../fields.ts';

/** Whatever answers here as a rule; and the built-in answerer alone, which always does. */
export const usualModel = 'footnote';
export const builtInModel = 'footnote-extractive';

const textPart = z.object({ type: z.enum(['text', 'input_text', 'output_text']), text: z.string() });
/** Pictures and sound are no text. */
const otherPart = z.object({ type: z.string() });
export const contentSchema = z.union([z.string(), z.array(z.union([textPart, otherPart])), z.null()]).optional();

export interface Message {
  readonly role: string;
  readonly content?: z.infer<typeof contentSchema>;
}

export interface Asked {
  readonly question: Question;
  /** Undefined: the usual one. */
  readonly answerer: Answerer | undefined;
}

/** What no other server takes: the sources that may answer. */
export const ownField = z.looseObject({ filters: sourcesField.optional() }).nullish();

export async function askedOf(
  messages: readonly Message[],
  { model, footnote: own }: { readonly model: string; readonly footnote?: z.infer<typeof ownField> },
  footnote: Footnote,
): Promise<Asked> {
  const spoken = messages.filter(({ role }) => role === 'user' || role === 'assistant');
  const last = spoken.at(-1);
  if (last?.role !== 'user') throw unusable('messages', 'The last message is to be one of the user.');
  const text = textOf(last).trim();
  if (text === '') throw unusable('messages', 'The last message holds no text.');
  if (text.length > longestQuestion)
    throw unusable('messages', `The question is longer than ${longestQuestion} characters.`);
  const history = historyOf(spoken.slice(0, -1));
  const question = { text, history, filters: own?.filters ?? {}, quick: model === builtInModel };
  return { question, answerer: await answererOf(model, footnote) };
}

/** One user's message and what was answered, in pairs; several of one side in a row are taken together. */
function historyOf(messages: readonly Message[]): Turn[] {
  const turns: { question: string; answer: string }[] = [];
  for (const message of messages) {
    const text = textOf(message);
    const turn = turns.at(-1);
    if (message.role === 'user') {
      if (turn?.answer === '') turn.question += `\n${text}`;
      else turns.push({ question: text, answer: '' });
    } else if (turn !== undefined) turn.answer += turn.answer === '' ? text : `\n${text}`;
  }
  return turns
    .filter(({ answer }) => answer !== '')
    .map(({ question, answer }) => ({ question: question.slice(0, longestQuestion), answer }))
    .slice(-mostTurns);
}

function textOf({ content }: Message): string {
  if (typeof content === 'string') return content;
  return (content ?? [])
    .map((part) => {
      if ('text' in part) return part.text;
      throw unusable('messages', `A part of type ${part.type} cannot be read here, only text.`);
    })
    .join('\n');
}

async function answererOf(model: string, { models }: Footnote): Promise<Answerer | undefined> {
  if (model === usualModel || model === builtInModel) return undefined;
  const offered = (await models?.offer())?.models ?? [];
  if (models === undefined || !offered.includes(model)) throw unknownModel(model);
  return models.answerer(model);
}

export function unknownModel(model: string): FootnoteError {
  return new FootnoteError('model_not_found', `There is no model ${model} here.`, 'GET /v1/models lists them.', {
    status: 404,
  });
}

/** `parameter`: what of the request cannot be done. */
export function unusable(parameter: string, sentence: string): UnusableParameter {
  return new UnusableParameter(parameter, sentence);
}

export class UnusableParameter extends FootnoteError {
  readonly parameter: string;

  constructor(parameter: string, sentence: string) {
    super('unsupported_parameter', sentence, 'Leave it out, or change it.', { status: 400 });
    this.parameter = parameter;
  }
}
