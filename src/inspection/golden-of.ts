/**
 * Opens a model for one use and lets it give its golden output (../golden-outputs.ts); a model that is not here is fetched
 * first, where `place` allows it. Knows the concrete parts that serve each use, and leaves none of them running.
 */
import { TransformersEmbedder } from '../embedders/transformers.ts';
import { goldenLogits, goldenReading, goldenVectors } from '../golden-outputs.ts';
import type { Golden, GoldenUse } from '../models/golden.ts';
import type { ModelUser } from '../models/model-files.ts';
import type { ModelOptions } from '../models/open-model.ts';
import { PairClassifier } from '../models/pair-classifier.ts';
import { NeuralReader } from '../readers/neural/neural-reader.ts';

type Place = Omit<ModelOptions, keyof ModelUser>;

export async function goldenOf(use: GoldenUse, place: Place, user: ModelUser): Promise<Golden> {
  if (use === 'embedder') return goldenVectors(await TransformersEmbedder.load(place));
  if (use === 'reader') return goldenOfReader(await NeuralReader.load({ ...place, ...user }));
  const classifier = await PairClassifier.load({ ...place, ...user }, () => undefined);
  try {
    return await goldenLogits(classifier, place.model);
  } finally {
    await classifier.close();
  }
}

/** Closes it. */
export async function goldenOfReader(reader: NeuralReader): Promise<Golden> {
  try {
    return await goldenReading(reader);
  } finally {
    await reader.close();
  }
}
