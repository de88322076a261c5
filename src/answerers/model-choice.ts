/**
 * The models of an endpoint that a question may name, and who answers with each.
 *
 * Promises: the endpoint is asked for its list briefly, and not again for a while, whatever it said; where it does not
 * list, the model that is set is the only one. What is named and not offered is refused. The key stays here.
 */
import { FootnoteError } from '../errors.ts';
import type { Answerer } from './answerer.ts';
import type { ChatEndpointOptions } from './chat-endpoint.ts';
import { ModelWindow, writersAmong } from './model-window.ts';

export interface ModelOffer {
  /** unlisted: the endpoint answered, and gave no list. */
  readonly state: 'listed' | 'unlisted' | 'unreachable';
  /** Who answers a question that names no model; undefined where that is left to an endpoint that does not list. */
  readonly usual: string | undefined;
  /** The usual one first. */
  readonly models: readonly string[];
}

/** Somebody waits for the list while it is fetched. */
const listSeconds = 2;
/** Until it is fetched again: a list, and the lack of one. */
const rememberedSeconds = { listed: 60, unlisted: 60, unreachable: 5 };
/** Of a list that the page has to show; the longest ones today have about 400. */
const mostModels = 1000;
const longestName = 200;

export class ModelChoice {
  readonly #options: ChatEndpointOptions;
  readonly #answerers = new Map<string, Answerer>();
  #offer: { readonly known: Promise<ModelOffer>; until: number } | undefined;

  constructor(options: ChatEndpointOptions) {
    this.#options = options;
  }

  async offer(): Promise<ModelOffer> {
    if (this.#offer === undefined || performance.now() > this.#offer.until) {
      const asked = { known: this.#list(), until: Infinity };
      this.#offer = asked;
      const { state } = await asked.known;
      asked.until = performance.now() + rememberedSeconds[state] * 1000;
    }
    return this.#offer.known;
  }

  async answerer(model: string): Promise<Answerer> {
    const { models } = await this.offer();
    if (!models.includes(model)) throw notOffered(model);
    // Loaded only when used: the client takes a fifth of the time to start.
    const { OpenAIAnswerer } = await import('./openai.ts');
    const known = this.#answerers.get(model) ?? new OpenAIAnswerer({ ...this.#options, model });
    this.#answerers.set(model, known);
    return known;
  }

  async #list(): Promise<ModelOffer> {
    const { model: set } = this.#options;
    const endpoint = new ModelWindow(this.#options);
    const listed = await endpoint.listed(AbortSignal.timeout(listSeconds * 1000));
    const writers = writersAmong(listed ?? []).filter((name) => name.length <= longestName);
    const usual = set ?? writers[0];
    const models = [...new Set([...(usual === undefined ? [] : [usual]), ...writers])].slice(0, mostModels);
    return { state: listed !== undefined ? 'listed' : endpoint.reached ? 'unlisted' : 'unreachable', usual, models };
  }
}

/** For those who ask where no endpoint answers, too. */
export function notOffered(model: string): FootnoteError {
  return new FootnoteError(
    'model-not-offered',
    `No model ${model} is offered here.`,
    'Name one that GET /api/models lists, or none.',
    { status: 400 },
  );
}
