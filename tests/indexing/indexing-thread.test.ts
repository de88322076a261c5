/** Indexing in a thread of its own: what its owner is told, and what happens when the owner cannot take it in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { defaultLimits } from '../../src/articles/reading-process.ts';
import { SubwordEmbedder } from '../../src/embedders/subword.ts';
import { IndexingThread } from '../../src/indexing/indexing-thread.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

it('fails the update whose change cannot be taken in, and does the next', async () => {
  const folder = tempFolder();
  const corpus = join(folder, 'corpus');
  mkdirSync(corpus);
  const place = {
    corpus,
    index: join(folder, 'index'),
    reading: defaultLimits,
    graceSeconds: 0,
    store: undefined,
    follows: false,
  };
  const thread = new IndexingThread(place, new SubwordEmbedder());
  onTestFinished(() => thread.close());
  let isFull = true;
  thread.listen({
    follow: () => Promise.resolve(),
    changed: () => {
      if (isFull) throw new Error('The disk is full.');
    },
  });
  writeFileSync(join(corpus, 'mill.txt'), 'The mill\n\nThe mill of Torvik was sold in 1907.');
  await expect(thread.update()).rejects.toThrow('The disk is full.');
  isFull = false;
  writeFileSync(join(corpus, 'inn.txt'), 'The inn\n\nThe inn of Torvik burned in 1911.');
  expect((await thread.update()).articles).toMatchObject({ added: 1, unchanged: 1 });
});
