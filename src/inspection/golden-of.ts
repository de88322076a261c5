/**
 * Opens a model for one use and lets it give its golden output (../golden-outputs.ts); a model that is not here is fetched
 * first, where `place` allows it. Knows the concrete parts that serve each use, and leaves none of them running.
 */
import { createHash } from 'node:crypto';
import type { EmbeddingChoice } from '../model-choices.ts';
import { TransformersEmbedder } from '../embedders/transformers.ts';
import { goldenLogits, goldenReading, goldenVectors } from '../golden-outputs.ts';
import type { Golden, GoldenUse } from '../models/golden.ts';
import { inspect, modelFolder, type ModelUser } from '../models/model-files.ts';
import type { ModelOptions } from '../models/open-model.ts';
import { PairClassifier } from '../models/pair-classifier.ts';
import { NeuralReader } from '../readers/neural/neural-reader.ts';

interface Place extends Omit<ModelOptions, keyof ModelUser> {
  /** What the settings say of an embedder. */
  readonly embedding?: EmbeddingChoice;
}

/** Its id tells the files of the model apart, too. */
export async function goldenOf(use: GoldenUse, place: Place, user: ModelUser): Promise<Golden> {
  // An embedder's own id does so already.
  if (use === 'embedder') return goldenVectors(await TransformersEmbedder.load(place));
  const { id, outputs } =
    use === 'reader'
      ? await goldenOfReader(await NeuralReader.load({ ...place, ...user }))
      : await goldenOfPairs(place, user);
  return { id: `${id}-${await fingerprint(place)}`, outputs };
}

async function goldenOfPairs(place: Place, user: ModelUser): Promise<Golden> {
  const classifier = await PairClassifier.load({ ...place, ...user }, () => undefined);
  try {
    return await goldenLogits(classifier, place.model);
  } finally {
    await classifier.close();
  }
}

async function fingerprint({ model, modelsFolder }: Place): Promise<string> {
  const kept = await inspect(modelFolder(model, modelsFolder));
  const hash = createHash('sha256');
  for (const { sha256 } of kept.state === 'whole' ? kept.files : []) hash.update(sha256);
  return hash.digest('hex').slice(0, 8);
}

/** Closes it. */
export async function goldenOfReader(reader: NeuralReader): Promise<Golden> {
  try {
    return await goldenReading(reader);
  } finally {
    await reader.close();
  }
}
