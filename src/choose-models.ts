/**
 * Which embedder, reader and answerer serve: those that are set; on "auto", the embedder that built the index, else the best to be had.
 * Promises: with an index in place nothing is fetched unless a setting asks for it; what was chosen and why is said in
 * one line; what is asked for by name and does not load is an error.
 */
import type { Answerer } from './answerers/answerer.ts';
import type { ChatEndpointOptions } from './answerers/chat-endpoint.ts';
import { timeoutsWithin } from './answerers/chat-timeouts.ts';
import { ModelChoice } from './answerers/model-choice.ts';
import { type Config, isLoopback } from './config.ts';
import type { Embedder } from './embedders/embedder.ts';
import { SubwordEmbedder } from './embedders/subword.ts';
import { modelOfVectors, TransformersEmbedder } from './embedders/transformers.ts';
import { FootnoteError } from './errors.ts';
import { goldenVectors } from './golden-outputs.ts';
import { hasGolden, keepGolden } from './models/golden.ts';
import { isModelCached, modelFolder } from './models/model-files.ts';
import { modelPlace } from './models/model-place.ts';
import { NeuralReader } from './readers/neural/neural-reader.ts';
import type { Reader } from './readers/reader.ts';
import { defaultTransformersModel } from './settings.ts';
import type { Stamp } from './store/stamp.ts';

export interface Choosing {
  readonly notice: (line: string) => void;
  /** What is being fetched, and how far. */
  readonly progress: (detail: string) => void;
}

export async function chooseEmbedder(config: Config, stamp: Stamp | undefined, choosing: Choosing): Promise<Embedder> {
  const { embedder: choice } = config;
  if (choice.kind === 'subword') return new SubwordEmbedder();
  if (choice.kind === 'transformers') return loadTransformers(config, choice.model, choosing);
  if (choice.kind === 'openai') {
    // Loaded only when used: the client takes a fifth of the time to start.
    const { OpenAIEmbedder } = await import('./embedders/openai.ts');
    return OpenAIEmbedder.connect({ ...config.openai, model: choice.model });
  }
  return stamp === undefined ? bestToBeHad(config, choosing) : likeBefore(config, stamp, choosing);
}

async function bestToBeHad(config: Config, choosing: Choosing): Promise<Embedder> {
  const model = defaultTransformersModel;
  const cached = await isModelCached(model, config.models);
  const how = 'FOOTNOTE_EMBEDDER changes it, then "footnote index --rebuild"';
  if (!cached && config.offline) {
    choosing.notice(
      `Embedder: subword (built in), because FOOTNOTE_OFFLINE is 1 and ${model} is not on this machine; ${how}.`,
    );
    return new SubwordEmbedder();
  }
  try {
    const embedder = await loadTransformers(config, model, choosing);
    choosing.notice(`Embedder: ${model}, on this machine.`);
    return embedder;
  } catch (error) {
    if (!(error instanceof FootnoteError)) throw error;
    choosing.notice(`Embedder: subword (built in), because ${model} could not be had: ${error.sentence} ${how}.`);
    return new SubwordEmbedder();
  }
}

/** An index in place says what it was built with; another embedder could not read its vectors. */
async function likeBefore(config: Config, stamp: Stamp, choosing: Choosing): Promise<Embedder> {
  const subword = new SubwordEmbedder();
  if (stamp.embedder.startsWith('subword')) return subword;
  if (stamp.embedder.startsWith('openai-')) {
    throw new FootnoteError(
      'index-mismatch',
      `The index was built with ${stamp.embedder}, and FOOTNOTE_EMBEDDER is not set.`,
      'Set FOOTNOTE_EMBEDDER=openai:MODEL again, or run "footnote index --rebuild".',
      { status: 409 },
    );
  }
  const model = modelOfVectors(stamp.embedder) ?? defaultTransformersModel;
  return loadTransformers({ ...config, offline: true }, model, choosing);
}

async function loadTransformers(config: Config, model: string, { progress }: Choosing): Promise<Embedder> {
  const place = { ...modelPlace(config, model, progress), embedding: config.embedding };
  const embedder = await TransformersEmbedder.load(place);
  const folder = modelFolder(model, config.models);
  // The first time that it serves; "footnote doctor" holds it against what it gives later.
  if (!(await hasGolden(folder, 'embedder'))) await keepGolden(folder, 'embedder', await goldenVectors(embedder));
  return embedder;
}

/** Beside the linear one, which is always there. `auto` makes do without where our own small model does not load. */
async function chooseReader(config: Config, { notice, progress }: Choosing): Promise<Reader | undefined> {
  const { reader } = config;
  if (reader.kind === 'linear') return undefined;
  if (reader.kind === 'transformers') {
    const user = { setting: 'FOOTNOTE_READER', otherwise: 'set FOOTNOTE_READER=linear' };
    return NeuralReader.load({ ...modelPlace(config, reader.model, progress), ...user });
  }
  try {
    return await NeuralReader.open();
  } catch (error) {
    if (reader.kind === 'neural' || !(error instanceof FootnoteError)) throw error;
    notice(`Passages are read by rules alone. ${error.sentence} ${error.nextStep}`);
    return undefined;
  }
}

/** Opened by the first who needs it, for all: it takes as long as an answer, and looking and searching need none. */
export class ReaderOnDemand {
  readonly #config: Config;
  readonly #choosing: Choosing;
  #opening: Promise<Reader | undefined> | undefined;
  #reader: Reader | undefined;

  constructor(config: Config, choosing: Choosing) {
    this.#config = config;
    this.#choosing = choosing;
  }

  /** Of what reads so far. */
  get id(): string {
    return this.#reader?.id ?? 'linear';
  }

  async open(): Promise<Reader | undefined> {
    this.#opening ??= chooseReader(this.#config, this.#choosing);
    this.#reader = await this.#opening;
    return this.#reader;
  }

  async close(): Promise<void> {
    const reader = await this.#opening?.catch(() => undefined);
    await reader?.close?.();
  }
}

export async function chooseAnswerer(config: Config, extractive: Answerer): Promise<Answerer> {
  const endpoint = chatEndpoint(config);
  if (endpoint === undefined) return extractive;
  // Loaded only when used: the client takes a fifth of the time to start.
  const { OpenAIAnswerer } = await import('./answerers/openai.ts');
  return new OpenAIAnswerer(endpoint);
}

/** Undefined where no endpoint answers. */
export function chooseModels(config: Config): ModelChoice | undefined {
  const endpoint = chatEndpoint(config);
  return endpoint && new ModelChoice(endpoint);
}

function chatEndpoint({ answerer, openai, modelWindow, modelSeconds }: Config): ChatEndpointOptions | undefined {
  if (answerer.kind === 'extractive') return undefined;
  return { ...openai, model: answerer.model, window: modelWindow, timeouts: timeoutsWithin(modelSeconds) };
}

/** The host that questions and passages leave this machine for. */
export function modelHost(config: Config, embedder: Embedder, answerer: Answerer): string | undefined {
  const uses = [embedder.id, answerer.id].some((id) => id.startsWith('openai'));
  const url = new URL(config.openai.baseURL);
  return uses && !isLoopback(url.hostname) ? url.host : undefined;
}
