/**
 * What each kind of model gives for the same fixed texts, to be kept or compared (models/golden.ts): an embedder, a
 * reader, a model that reads two texts together.
 * The texts are ours, and stay as they are: with others, every golden output that was kept would be void.
 */
import type { Embedder } from './embedders/embedder.ts';
import type { RankedPassage } from './domain.ts';
import type { Golden } from './models/golden.ts';
import type { PairClassifier } from './models/pair-classifier.ts';
import type { Reader } from './readers/reader.ts';

const question = 'How tall is the lighthouse of Torvik?';
const passages = [
  'The lighthouse of Torvik is 41 metres tall. It was built by Marit Solberg in 1903, and its lamp can be seen for 30 kilometres.',
  'On Sunday the ferry to the islands stayed in the harbour, because the wind from the north had grown to a storm.',
];

export async function goldenVectors(embedder: Embedder): Promise<Golden> {
  const [text = ''] = passages;
  // One text at a time: eight-bit models scale by what is in the batch.
  const [passage = []] = await embedder.embedPassages([text]);
  return { id: embedder.id, outputs: [Array.from(passage), Array.from(await embedder.embedQuestion(question))] };
}

/** Of the passage that answers, the words pointed at and how sure; of the other, only the latter. */
export async function goldenReading(reader: Reader): Promise<Golden> {
  const { signal } = new AbortController();
  const read = async (text: string) => (await reader.read({ text: question }, [rankedPassage(text)], signal))[0];
  const [answering = '', other = ''] = passages;
  const [found, missed] = [await read(answering), await read(other)];
  return {
    id: reader.id,
    outputs: [[found?.start ?? -1, found?.end ?? -1, found?.answerable ?? -1], [missed?.answerable ?? -1]],
  };
}

export async function goldenLogits(classifier: PairClassifier, model: string): Promise<Golden> {
  const { signal } = new AbortController();
  const outputs: (readonly number[])[] = [];
  for (const passage of passages) outputs.push(...(await classifier.classify([[question, passage]], signal)));
  return { id: model, outputs };
}

function rankedPassage(text: string): RankedPassage {
  const id = 'golden';
  return {
    passage: { id, articleId: id, text, start: 0, end: text.length },
    article: { id, path: '', contentHash: '', title: 'Torvik', language: 'en', text, headings: [] },
    score: 1,
    foundBy: ['keywords'],
    why: { keywords: { score: 1, terms: [] }, vectors: { score: 0 }, parts: {}, placeBefore: 1 },
  };
}
