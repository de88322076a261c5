/** An index and its embedder, in the product: which weights rank, and that vectors made otherwise are never mixed with its own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig, type Values } from '../../src/config.ts';
import { Footnote } from '../../src/footnote.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { writeTinyModel } from '../fixtures/tiny-model.ts';

const model = 'any/tiny';

/** Opens the same folder and index each time, as the settings say; what was open before is closed. */
async function folderOf(articles: Readonly<Record<string, string>>) {
  const [corpus, index, models] = [tempFolder(), tempFolder(), tempFolder()];
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(corpus, name), text);
  await writeTinyModel(join(models, model));
  let opened: Footnote | undefined;
  const close = async (): Promise<void> => {
    await opened?.close();
    opened = undefined;
  };
  onTestFinished(close);
  return async (values: Values): Promise<Footnote> => {
    await close();
    const places = { FOOTNOTE_CORPUS: corpus, FOOTNOTE_INDEX: index, FOOTNOTE_MODELS: models };
    const always = { FOOTNOTE_READER: 'linear', FOOTNOTE_OFFLINE: '1' };
    opened = await Footnote.open(loadConfig({ ...places, ...always, ...values }, {}, tempFolder()));
    await opened.update();
    return opened;
  };
}

const articles = {
  'harbour.txt': 'The fishing boat lay in the harbour all winter.',
  'mountain.txt': 'The snow on the mountain did not melt that year.',
};

it.each([
  ['subword', 'weak'],
  [`transformers:${model}`, 'strong'],
])('each passage and each answer tells whose weights ranked it: %s has those of %s', async (embedder, weights) => {
  const footnote = await (await folderOf(articles))({ FOOTNOTE_EMBEDDER: embedder });
  const { results } = await footnote.search('Where did the fishing boat lie?', 5);
  expect(results[0]!.path).toBe('harbour.txt');
  expect(results.map(({ why }) => why.weights)).toEqual(results.map(() => weights));
  const { signal } = new AbortController();
  const { why } = await footnote.askOnce({ text: 'Where did the fishing boat lie?', history: [], filters: {} }, signal);
  expect(why.passages.map((passage) => passage.weights)).toEqual(why.passages.map(() => weights));
  // What is shown as the cosine is the cosine, whatever ranking makes of it.
  for (const { vectors } of results.map((result) => result.why))
    expect(Math.abs(vectors.score)).toBeLessThanOrEqual(1.0001);
});

it.each([
  ['pooling', { FOOTNOTE_EMBEDDER_POOLING: 'cls' }],
  ['words before passages', { FOOTNOTE_PASSAGE_PREFIX: 'snow' }],
])('an index that was made with other %s is refused, not mixed', async (_what, other) => {
  const open = await folderOf(articles);
  const setting = { FOOTNOTE_EMBEDDER: `transformers:${model}` };
  await open(setting);
  await expect(open({ ...setting, ...other })).rejects.toMatchObject({ code: 'index-mismatch' });
  expect((await open(setting)).state().articles).toBe(2);
});

it('words before questions may change without building anew', async () => {
  const open = await folderOf(articles);
  const setting = { FOOTNOTE_EMBEDDER: `transformers:${model}` };
  await open(setting);
  const footnote = await open({ ...setting, FOOTNOTE_QUESTION_PREFIX: 'mountain' });
  expect((await footnote.search('fishing boat', 1)).results[0]!.path).toBe('harbour.txt');
});
