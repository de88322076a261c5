/**
 * What is asked of a model beside the messages, less what its endpoint has refused: servers differ in what they know.
 * Promises: whatever is refused by name is left out from then on; plain text always remains.
 */
import { APIError } from 'openai';

/** A shape that a reply is to have, in JSON Schema. */
export interface ReplySchema {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** For models that refuse a temperature, or a limit in the old name; they think more. */
const thinkingTokens = 8000;

export class ChatParameters {
  #careful = true;
  #structured = true;

  /** `tokens`: of the reply, thinking aloud included. */
  of(tokens: number, schema: ReplySchema | undefined) {
    return {
      ...(this.#careful ? { temperature: 0, max_tokens: tokens } : { max_completion_tokens: thinkingTokens }),
      ...(this.#structured &&
        schema !== undefined && {
          response_format: {
            type: 'json_schema' as const,
            json_schema: { name: schema.name, strict: true, schema: { ...schema.schema } },
          },
        }),
    };
  }

  /** Whether the error says that the endpoint refuses one of those that were sent; that is left out from now on. */
  refusedBy(error: unknown, sent: ReturnType<ChatParameters['of']>): boolean {
    if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return false;
    const words = `${error.param ?? ''} ${error.message}`;
    if ('response_format' in sent && /response_format|schema|structured|grammar|json/i.test(words)) {
      this.#structured = false;
      return true;
    }
    if ('temperature' in sent && /temperature|max_tokens|max_completion_tokens/i.test(words)) {
      this.#careful = false;
      return true;
    }
    return false;
  }
}
