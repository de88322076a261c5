/**
 * Fetches a model of the hub before anybody needs it, tries it out for what it is for, and keeps its golden output.
 *
 * Promises: a model that is here and whole is fetched no second time; one that comes only half, or does not serve, leaves
 * what was there before. What can fail is thrown as a FootnoteError. What it is for say the settings, else its own
 * files.
 */
import { z } from 'zod';
import type { Config } from '../config.ts';
import { FootnoteError } from '../errors.ts';
import { shownAddress } from '../settings.ts';
import { fetchDescription } from '../models/fetch-model.ts';
import { type GoldenUse, keepGolden } from '../models/golden.ts';
import { type KeptModel, keptModel } from '../models/kept-models.ts';
import { describe, inspect, type ModelDescription, modelFolder, type ModelUser } from '../models/model-files.ts';
import { modelPlace } from '../models/model-place.ts';
import { goldenOf } from './golden-of.ts';

export interface PulledModel extends KeptModel {
  /** Otherwise it was here already. */
  readonly fetched: boolean;
}

/** For the next steps in errors. */
const users: Readonly<Record<GoldenUse, ModelUser>> = {
  embedder: { setting: 'FOOTNOTE_EMBEDDER', otherwise: 'set FOOTNOTE_EMBEDDER=subword' },
  reader: { setting: 'FOOTNOTE_READER', otherwise: 'set FOOTNOTE_READER=linear' },
  pairs: { setting: 'FOOTNOTE_RERANKER or FOOTNOTE_VERIFIER', otherwise: 'unset both' },
};

const configurationSchema = z.object({ architectures: z.array(z.string()).nullish() });

export async function pullModel(
  config: Config,
  model: string,
  progress: (detail: string) => void,
  signal: AbortSignal,
): Promise<PulledModel> {
  const folder = modelFolder(model, config.models);
  const before = await inspect(folder);
  if (config.offline && before.state !== 'whole') throw offline(config, model);
  const place = { ...modelPlace(config, model, progress), signal, embedding: config.embedding };
  const user = { setting: 'FOOTNOTE_EMBEDDER', otherwise: 'go on without it' };
  const use =
    useIn(config, model) ??
    useOf(before.state === 'whole' ? await describe(folder) : await fetchDescription({ ...place, ...user }));
  const golden = await goldenOf(use, place, users[use]);
  await keepGolden(folder, use, golden);
  const kept = await keptModel(model, folder);
  if (kept === undefined) throw new Error(`${model} is gone again`);
  const after = kept.origin?.fetched;
  return { ...kept, fetched: before.state !== 'whole' || before.origin?.fetched !== after };
}

/** What the settings want it for. */
function useIn({ embedder, reader, reranker, verifier }: Config, model: string): GoldenUse | undefined {
  if (embedder.kind === 'transformers' && embedder.model === model) return 'embedder';
  if (reader.kind === 'transformers' && reader.model === model) return 'reader';
  return reranker?.model === model || verifier?.model === model ? 'pairs' : undefined;
}

/** What it was made for. One that does not say is taken for an embedder, as most are, and trying it out tells. */
function useOf({ config, scores }: ModelDescription): GoldenUse {
  if (scores) return 'pairs';
  let read: unknown;
  try {
    read = JSON.parse(config);
  } catch {
    return 'embedder';
  }
  const [made = ''] = configurationSchema.safeParse(read).data?.architectures ?? [];
  if (made.endsWith('ForQuestionAnswering')) return 'reader';
  return made.endsWith('ForSequenceClassification') ? 'pairs' : 'embedder';
}

function offline({ modelHub, models }: Config, model: string): FootnoteError {
  return new FootnoteError(
    'offline',
    `The model ${model} would have to be fetched from ${shownAddress(modelHub)}, and FOOTNOTE_OFFLINE is 1.`,
    `Run this without FOOTNOTE_OFFLINE, or copy the model's folder into ${models} from a machine that has it.`,
  );
}
