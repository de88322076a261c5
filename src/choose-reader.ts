/**
 * Which reader the settings ask for, beside the linear one, which is always there.
 * Promises: `auto` makes do without where our own small model does not load, and says so in one line; what is asked for by
 * name and does not load is an error.
 */
import type { Choosing } from './choose-embedder.ts';
import type { Config } from './config.ts';
import { FootnoteError } from './errors.ts';
import { modelPlace } from './models/model-place.ts';
import { NeuralReader } from './readers/neural/neural-reader.ts';
import type { Reader } from './readers/reader.ts';

export async function chooseReader(config: Config, { notice, progress }: Choosing): Promise<Reader | undefined> {
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
