/**
 * One model, opened and held against its golden output: what came of it, in words that say what to do next.
 * Promises: fetches nothing; what is wrong with the model is told, not thrown. Does not know which models are wanted.
 */
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { SubwordEmbedder } from '../embedders/subword.ts';
import { FootnoteError } from '../errors.ts';
import { goldenVectors } from '../golden-outputs.ts';
import { agreement, type Golden, goldenFile, type GoldenUse, keepGolden } from '../models/golden.ts';
import { inspect, modelFolder, type ModelUser } from '../models/model-files.ts';
import { modelPlace } from '../models/model-place.ts';
import { missingLibrary } from '../models/transformers-library.ts';
import { goldenOf } from './golden-of.ts';

export interface Problem {
  readonly code: string;
  readonly sentence: string;
  readonly nextStep: string;
}

export interface OpenedModel {
  /** The id of what is in use; undefined when it cannot be used. */
  readonly uses?: string;
  /** kept: it was the first, so that there was none to hold it against. */
  readonly golden?: 'agrees' | 'kept';
  /** Why nothing is in use yet. */
  readonly why?: string;
  readonly problem?: Problem;
  /** It is not on this machine. */
  readonly absent?: true;
}

/** From the folder of models, without a request. */
export async function openKept(config: Config, use: GoldenUse, model: string, user: ModelUser): Promise<OpenedModel> {
  try {
    const folder = modelFolder(model, config.models);
    const kept = await inspect(folder);
    if (kept.state === 'absent') return { absent: true };
    if (kept.state === 'damaged') {
      const problem = {
        code: 'model-damaged',
        sentence: `The copy of the model ${model} in ${folder} is damaged: ${kept.reason}.`,
        nextStep: `Run "footnote models pull ${model}", which fetches it anew, or ${user.otherwise}.`,
      };
      return { problem };
    }
    const { embedding } = config;
    const place = { ...modelPlace(config, model, () => undefined), offline: true, embedding };
    const golden = await goldenOf(use, place, user);
    const uses = { embedder: golden.id, reader: `transformers:${model}`, pairs: model }[use];
    const { state, reason } = await agreement(folder, use, golden);
    if (state === 'agrees') return { uses, golden: 'agrees' };
    if (state === 'differs') return { uses, problem: differs(model, folder, use, reason) };
    await keepGolden(folder, use, golden);
    return { uses, golden: 'kept' };
  } catch (error) {
    return { problem: asProblem(error) };
  }
}

/** What came with Footnote has its golden output with it. */
export async function shippedAgainst(
  folder: string,
  use: GoldenUse,
  golden: Golden,
  otherwise?: string,
): Promise<OpenedModel> {
  const { state, reason } = await agreement(folder, use, golden);
  if (state === 'agrees') return { uses: golden.id, golden: 'agrees' };
  const sentence = `${golden.id}, which came with Footnote, does not give what it should: ${reason}.`;
  const nextStep = `Install Footnote again, with the versions of its package-lock.json${otherwise === undefined ? '' : `, or ${otherwise}`}.`;
  return { uses: golden.id, problem: { code: 'golden-differs', sentence, nextStep } };
}

export async function openSubword(): Promise<OpenedModel> {
  const folder = fileURLToPath(new URL('../../models/subword', import.meta.url));
  return shippedAgainst(folder, 'embedder', await goldenVectors(new SubwordEmbedder()));
}

/** A model that is not here is wanting where nothing may be fetched, and on its way where it may. */
export function unlessFetched(opened: OpenedModel, model: string, isOffline: boolean): OpenedModel {
  if (opened.absent !== true) return opened;
  const pull = `footnote models pull ${model}`;
  if (!isOffline) {
    return { why: `${notHere(model)} yet: it is fetched when it is first needed, or now by "${pull}".` };
  }
  const nextStep = `Run "${pull}" without FOOTNOTE_OFFLINE, or name another.`;
  return { problem: { code: 'model-not-cached', sentence: `${notHere(model)}.`, nextStep } };
}

export function notHere(model: string): string {
  return `${model} is not on this machine`;
}

/** Not a fault where a setting leaves the choice: the machine is one that such models cannot run on, or have not come to. */
export function isWithout(problem: Problem | undefined): boolean {
  return problem?.code === missingLibrary || problem?.code === 'model-not-cached';
}

export function asProblem(error: unknown): Problem {
  if (!(error instanceof FootnoteError)) throw error;
  const { code, sentence, nextStep } = error;
  return { code, sentence, nextStep };
}

function differs(model: string, folder: string, use: GoldenUse, reason: string): Problem {
  const again = use === 'embedder' ? ', then "footnote index --rebuild"' : '';
  return {
    code: 'golden-differs',
    sentence: `The model ${model} does not give what it gave when it was fetched or first used: ${reason}.`,
    nextStep: `Delete ${folder} and run "footnote models pull ${model}"${again}; if the change is wanted, delete ${goldenFile(folder)} instead${again}.`,
  };
}
