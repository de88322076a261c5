/**
 * Which embedder serves: the one that is set; on "auto", the one that built the index, else the best to be had.
 * Promises: with an index in place nothing is fetched unless a setting asks for it; what was chosen and why is said in
 * one line.
 */
import type { Config } from './config.ts';
import type { Embedder } from './embedders/embedder.ts';
import { SubwordEmbedder } from './embedders/subword.ts';
import { TransformersEmbedder } from './embedders/transformers.ts';
import { FootnoteError } from './errors.ts';
import { isModelCached } from './models/model-files.ts';
import { modelPlace } from './models/model-place.ts';
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
  return loadTransformers({ ...config, offline: true }, defaultTransformersModel, choosing);
}

async function loadTransformers(config: Config, model: string, { progress }: Choosing): Promise<Embedder> {
  return TransformersEmbedder.load(modelPlace(config, model, progress));
}
