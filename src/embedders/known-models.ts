/**
 * What is known of embedders on the hub: how the vector of a text is made of those of its tokens (pooling), and what they
 * want before questions and passages, as their cards say. Without it a model gives vectors all the same, only worse ones.
 * Promises: a model that is not here is taken for one of the kind that most are of: the mean, nothing before texts. Settings win
 * over both. Does not know whether a model is on this machine, nor its files.
 */
import type { EmbedderFamily } from '../domain.ts';
import type { EmbeddingChoice } from '../model-choices.ts';

export type Pooling = 'mean' | 'cls';

export interface EmbedderTraits {
  /** cls: the vector of the first token is that of the text. */
  readonly pooling: Pooling;
  /** Parted from the text by a blank; empty for none. */
  readonly questionPrefix: string;
  readonly passagePrefix: string;
  readonly family: EmbedderFamily;
}

interface KnownModel extends EmbedderTraits {
  readonly dimensions: number;
  readonly licence: string;
}

const plain: EmbedderTraits = { pooling: 'mean', questionPrefix: '', passagePrefix: '', family: 'strong' };
const retrieval = 'Represent this sentence for searching relevant passages:';

/** By name, whoever made the copy, in small letters: Xenova/, onnx-community/ and others hold the same models. */
export const knownModels: Readonly<Record<string, KnownModel>> = {
  'all-minilm-l6-v2': { ...plain, dimensions: 384, licence: 'Apache-2.0' },
  'snowflake-arctic-embed-xs': {
    ...plain,
    pooling: 'cls',
    questionPrefix: retrieval,
    dimensions: 384,
    licence: 'Apache-2.0',
  },
  'snowflake-arctic-embed-s': {
    ...plain,
    pooling: 'cls',
    questionPrefix: retrieval,
    dimensions: 384,
    licence: 'Apache-2.0',
  },
  'bge-small-en-v1.5': { ...plain, pooling: 'cls', questionPrefix: retrieval, dimensions: 384, licence: 'MIT' },
  'granite-embedding-small-english-r2': { ...plain, pooling: 'cls', dimensions: 384, licence: 'Apache-2.0' },
  'e5-small-v2': { ...plain, questionPrefix: 'query:', passagePrefix: 'passage:', dimensions: 384, licence: 'MIT' },
  'multilingual-e5-small': {
    ...plain,
    questionPrefix: 'query:',
    passagePrefix: 'passage:',
    dimensions: 384,
    licence: 'MIT',
  },
};

/** `model`: as the hub names it, OWNER/NAME. `instead`: what settings say; what they leave undefined, holds. */
export function traitsOf(model: string, instead?: EmbeddingChoice): EmbedderTraits {
  const name = model
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/-onnx$/, '');
  const known = knownModels[name] ?? plain;
  return {
    pooling: instead?.pooling ?? known.pooling,
    questionPrefix: instead?.questionPrefix ?? known.questionPrefix,
    passagePrefix: instead?.passagePrefix ?? known.passagePrefix,
    family: known.family,
  };
}
