/**
 * Which model serves a seam, read from the words of a setting ("transformers:OWNER/NAME"), which config.ts has checked.
 * Promises: pure. Does not know whether such a model is to be had.
 */
import { defaultOpenAIEmbedder, defaultTransformersModel } from './settings.ts';

/** Which part serves a seam, and with which model. */
export type EmbedderChoice =
  | { readonly kind: 'auto' }
  | { readonly kind: 'subword' }
  | { readonly kind: 'transformers'; readonly model: string }
  | { readonly kind: 'openai'; readonly model: string };
export type AnswererChoice =
  | { readonly kind: 'extractive' }
  /** Without a model, the first that the endpoint lists. */
  | { readonly kind: 'openai'; readonly model: string | undefined };

/** What a transformer that embeds wants, in place of what is known of it. */
export interface EmbeddingChoice {
  readonly pooling: 'mean' | 'cls' | undefined;
  /** Empty: nothing. */
  readonly questionPrefix: string | undefined;
  readonly passagePrefix: string | undefined;
}

/** auto: neural where it loads, else linear. */
export type ReaderChoice =
  { readonly kind: 'auto' | 'neural' | 'linear' } | { readonly kind: 'transformers'; readonly model: string };

/** A model on this machine that helps, and the longest time that it may take. */
export interface HelperChoice {
  readonly model: string;
  readonly seconds: number;
}

export function embedderChoice(value: string): EmbedderChoice {
  const { kind, model } = splitChoice(value);
  if (kind === 'transformers') return { kind, model: model ?? defaultTransformersModel };
  if (kind === 'openai') return { kind, model: model ?? defaultOpenAIEmbedder };
  return { kind: kind === 'subword' ? 'subword' : 'auto' };
}

export function answererChoice(value: string, hasEndpoint: boolean): AnswererChoice {
  const { kind, model } = splitChoice(value);
  if (kind === 'openai' || (kind === 'auto' && hasEndpoint)) return { kind: 'openai', model };
  return { kind: 'extractive' };
}

export function readerChoice(value: string): ReaderChoice {
  const { kind, model } = splitChoice(value);
  if (model !== undefined) return { kind: 'transformers', model };
  return { kind: kind === 'neural' || kind === 'linear' ? kind : 'auto' };
}

export function helperChoice(value: string, limit: number): HelperChoice | undefined {
  const { model } = splitChoice(value);
  return model === undefined ? undefined : { model, seconds: limit };
}

/** "openai:llama3.2:3b" is kind openai with the model llama3.2:3b. */
function splitChoice(value: string): { kind: string; model: string | undefined } {
  const colon = value.indexOf(':');
  return colon < 0 ? { kind: value, model: undefined } : { kind: value.slice(0, colon), model: value.slice(colon + 1) };
}
