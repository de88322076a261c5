/**
 * How many tokens a model reads at once, its prompt and its reply together; and how many a text has, about.
 *
 * Promises: asks the endpoint in the ways that servers have for it, briefly, and takes no answer for an answer too; an
 * estimate is rather too high than too low, for any script. Does not know what the tokens are for.
 */
import { z } from 'zod';
import type { EndpointAddress } from '../models/endpoint.ts';

/** Where the endpoint does not tell: eight passages fit, and no server of today gives less unless it says so. */
export const defaultWindow = 8192;
/** What Ollama and LM Studio give a model unless they are told otherwise, whatever it was made for. */
const localWindow = 4096;
/** Tokens of a reply, thinking aloud included; of a small window, no more than this share. */
const mostReplyTokens = 2000;
const replyShare = 0.4;

const tokens = z.number().int().positive();
/** An entry of GET /models, with what vLLM, OpenRouter, Groq, Mistral and llama.cpp add to it. */
const listedSchema = z.object({
  id: z.string(),
  max_model_len: tokens.nullish(),
  context_length: tokens.nullish(),
  context_window: tokens.nullish(),
  max_context_length: tokens.nullish(),
  meta: z.object({ n_ctx: tokens.nullish() }).nullish(),
});
export type ListedModel = z.infer<typeof listedSchema>;
const listSchema = z.object({ data: z.unknown() });
/** Of Ollama. */
const shownSchema = z.object({
  parameters: z.string().optional(),
  model_info: z.record(z.string(), z.unknown()),
});
/** Of LM Studio, which has a list of its own. */
const loadedSchema = z.object({
  data: z.array(
    z.object({ id: z.string(), loaded_context_length: tokens.nullish(), max_context_length: tokens.nullish() }),
  ),
});
/** Of llama.cpp. */
const propertiesSchema = z.object({ default_generation_settings: z.object({ n_ctx: tokens }) });

/** The models of a list; nothing where there are none, so that it is asked for again. */
export function modelsOf(data: unknown): readonly ListedModel[] | undefined {
  const listed = z.array(listedSchema).min(1).safeParse(data);
  return listed.success ? listed.data : undefined;
}

/** Models that endpoints list beside those that write. */
const writesNothing = /embed|rerank|whisper|tts|dall-e|moderation|transcribe|image|bge-|all-minilm/i;

/** Those that write, in the order of the list; all of them where none seems to. */
export function writersAmong(models: readonly ListedModel[]): readonly string[] {
  const ids = models.map(({ id }) => id);
  const writers = ids.filter((id) => !writesNothing.test(id));
  return writers.length > 0 ? writers : ids;
}

/** What an endpoint tells of its models. Nothing when it does not answer as expected; the next who asks may be luckier. */
export class ModelWindow {
  readonly #address: EndpointAddress;
  /** Whether it has answered at all, be it that it does not know what was asked. */
  reached = false;

  constructor(address: EndpointAddress) {
    this.#address = address;
  }

  async listed(signal: AbortSignal): Promise<readonly ListedModel[] | undefined> {
    return modelsOf((await this.#ask(`${this.#address.baseURL.replace(/\/$/, '')}/models`, listSchema, signal))?.data);
  }

  async of(model: string, listed: readonly ListedModel[] = [], signal: AbortSignal): Promise<number | undefined> {
    const entry = listed.find(({ id }) => id === model);
    const told =
      entry?.meta?.n_ctx ??
      entry?.max_model_len ??
      entry?.context_length ??
      entry?.context_window ??
      entry?.max_context_length;
    if (told !== undefined && told !== null) return told;
    const { origin } = new URL(this.#address.baseURL);
    const [shown, loaded, properties] = await Promise.all([
      this.#ask(`${origin}/api/show`, shownSchema, signal, { model }),
      this.#ask(`${origin}/api/v0/models`, loadedSchema, signal),
      this.#ask(`${origin}/props`, propertiesSchema, signal),
    ]);
    const local = loaded?.data.find(({ id }) => id === model);
    if (local !== undefined) {
      return local.loaded_context_length ?? Math.min(localWindow, local.max_context_length ?? localWindow);
    }
    if (shown === undefined) return properties?.default_generation_settings.n_ctx;
    const set = Number(/^num_ctx\s+(\d+)/m.exec(shown.parameters ?? '')?.[1] ?? localWindow);
    const made = tokens.safeParse(
      Object.entries(shown.model_info).find(([key]) => key.endsWith('.context_length'))?.[1],
    );
    return made.success ? Math.min(set, made.data) : set;
  }

  async #ask<T>(url: string, schema: z.ZodType<T>, signal: AbortSignal, body?: unknown): Promise<T | undefined> {
    const { apiKey } = this.#address;
    try {
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', ...(apiKey !== '' && { authorization: `Bearer ${apiKey}` }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'manual',
        signal,
      });
      this.reached = true;
      return response.ok ? schema.parse(await response.json()) : undefined;
    } catch {
      // Most servers know one of these ways at most.
      return undefined;
    }
  }
}

export function replyTokens(window: number): number {
  return Math.min(mostReplyTokens, Math.floor(window * replyShare));
}

/** About: English has a token for four characters, Cyrillic one for two to three, Chinese and Thai up to one for each. */
export function estimateTokens(text: string): number {
  const digits = text.match(/\d/g)?.length ?? 0;
  const plain = (text.match(/[\t\n\r\u0020-\u007E]/g)?.length ?? 0) - digits;
  const alphabetic = text.match(/[\u00A0-\u04FF\u2010-\u203A]/gu)?.length ?? 0;
  const other = text.length - digits - plain - alphabetic;
  return Math.ceil(0.3 * plain + 0.6 * (alphabetic + digits) + 1.2 * other);
}
