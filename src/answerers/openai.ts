/**
 * An answerer behind an endpoint that speaks OpenAI's chat completions: OpenAI itself, or a server on this machine.
 *
 * Promises: question and passages go to the endpoint that was named and nowhere else; of what comes back, statements are
 * given once they are whole, and no more than a reader wants. Whatever fails, fails within its time with a named error:
 * chat-endpoint.ts sees to that. Does not know whether a draft is true: that is for citations/ to find.
 */
import type { DraftPart, DraftStatement, Question, RankedPassage, Statement } from '../domain.ts';
import * as labels from '../language/en/labels.ts';
import type { Query } from '../query/query.ts';
import type { Answerer } from './answerer.ts';
import { ChatEndpoint, type ChatEndpointOptions } from './chat-endpoint.ts';
import { DraftParser } from './parse-draft.ts';
import { answerPrompt, answerSchema, standalonePrompt } from './prompts.ts';

/** Four are asked for; a model that goes on and on is stopped here. */
const mostStatements = 8;
const longestQuestion = 1000;
const noTokensLeft = 'it used up its tokens before it had said anything';

export class OpenAIAnswerer implements Answerer {
  /** About 2,000 tokens; small models lose the thread in more. */
  readonly reads = 8;
  readonly #endpoint: ChatEndpoint;

  constructor(options: ChatEndpointOptions) {
    this.#endpoint = new ChatEndpoint(options);
  }

  /** Without the model's name until the first answer, when the endpoint is left to choose. */
  get id(): string {
    const { model } = this.#endpoint;
    return model === undefined ? 'openai' : `openai:${model}`;
  }

  async *draft(query: Query, passages: readonly RankedPassage[], signal: AbortSignal): AsyncGenerator<DraftPart, void> {
    signal.throwIfAborted();
    if (passages.length > 0) yield* this.#write(query, passages, [], signal);
  }

  async *revise(
    query: Query,
    passages: readonly RankedPassage[],
    rejected: readonly Statement[],
    signal: AbortSignal,
  ): AsyncGenerator<DraftPart, void> {
    signal.throwIfAborted();
    yield* this.#write(query, passages, rejected, signal);
  }

  async *#write(
    { standalone: question }: Query,
    passages: readonly RankedPassage[],
    rejected: readonly Statement[],
    signal: AbortSignal,
  ): AsyncGenerator<DraftPart, void> {
    const room = await this.#endpoint.promptTokens(signal);
    const { messages, passageIdOf } = answerPrompt(question, passages, room, rejected);
    if (messages.length === 0) throw this.#endpoint.errors.tooLong(room);
    const parser = new DraftParser(passageIdOf);
    let stated = 0;
    for await (const { text, cut } of this.#endpoint.reply(messages, signal, answerSchema)) {
      const statements = parser.push(text).slice(0, mostStatements - stated);
      stated += statements.length;
      yield* partsOf(parser.takeWords(), statements);
      if (stated === mostStatements) return;
      // Whole statements stand on their own; half a one is left out.
      if (cut && stated > 0) return;
      if (cut) throw this.#endpoint.errors.garbled(noTokensLeft);
    }
    const statements = parser.end().slice(0, mostStatements - stated);
    yield* partsOf(parser.takeWords(), statements);
  }

  async standalone(question: Question, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    if (question.history.length === 0) return question.text;
    const { errors } = this.#endpoint;
    const messages = standalonePrompt(question, await this.#endpoint.promptTokens(signal));
    let reply = '';
    for await (const { text, cut } of this.#endpoint.reply(messages, signal)) {
      reply += text;
      if (cut) throw errors.garbled(noTokensLeft);
    }
    const rewritten = questionIn(reply);
    if (rewritten === '' || rewritten.length > longestQuestion) throw errors.garbled('it gave no question');
    return rewritten;
  }
}

/** The words come first: they run ahead of the statements. */
function* partsOf(words: string, statements: readonly DraftStatement[]): Generator<DraftPart, void> {
  if (words !== '') yield { kind: 'words', text: words };
  for (const statement of statements) yield { kind: 'statement', statement };
}

/** The first line behind the thoughts, without a label or quotation marks around it. */
function questionIn(reply: string): string {
  const [line = ''] = reply
    .replace(/^[^]*<\/think>/, '')
    .trim()
    .split('\n');
  return line.replace(labels.rewrittenQuestion.of, '').replace(/^["“](.*)["”]$/u, '$1');
}
