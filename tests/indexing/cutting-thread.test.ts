/** Many files are cut in a thread of their own; what is kept of them must not tell. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { defaultLimits, ReadingProcesses } from '../../src/articles/reading-process.ts';
import { SubwordEmbedder } from '../../src/embedders/subword.ts';
import { Indexer } from '../../src/indexing/indexer.ts';
import { CuttingThread } from '../../src/indexing/cutting-thread.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const many = 80;
const embedder = new SubwordEmbedder();

function folderOfMany(): string {
  const corpus = join(tempFolder(), 'corpus');
  mkdirSync(corpus);
  for (let at = 0; at < many; at += 1) {
    const text = Array.from({ length: 40 }, (_, line) => `On day ${line} the lock ${at} was opened by its keeper.`);
    writeFileSync(join(corpus, `${at}.txt`), `Lock ${at}\n\n${text.join(' ')}\n`);
  }
  return corpus;
}

/** The index that a folder becomes, without numbers: those depend on which file was read first. */
async function kept(corpus: string, openCutting?: () => CuttingThread): Promise<unknown> {
  const store = PassageStore.open(tempFolder());
  const indexer = new Indexer(corpus, store, embedder, {}, new ReadingProcesses(defaultLimits), openCutting);
  onTestFinished(() => store.close());
  const report = await indexer.update();
  await indexer.close();
  const numbers = store.passages.numbers();
  const vectors = new Map(store.passages.vectors(0, numbers.length).map(({ number, vector }) => [number, vector]));
  const passages = store.passages.candidates(numbers).map(({ number, ...rest }) => ({
    ...rest,
    vector: vectors.get(number),
  }));
  const signatures = store.articles.signatures(0, many).map(({ articleId, signature }) => ({ articleId, signature }));
  return {
    counts: [report.passages, report.embedded, report.reused],
    articles: store.articles.summaries(),
    passages: passages.toSorted((a, b) => (a.passageId < b.passageId ? -1 : 1)),
    signatures: signatures.toSorted((a, b) => (a.articleId < b.articleId ? -1 : 1)),
  };
}

it('keeps of many files what it would keep of each alone', async () => {
  const corpus = folderOfMany();
  const cut: CuttingThread[] = [];
  const openCutting = (): CuttingThread => {
    const thread = new CuttingThread(embedder);
    cut.push(thread);
    return thread;
  };
  expect(await kept(corpus, openCutting)).toEqual(await kept(corpus));
  expect(cut).toHaveLength(1);
});

it('says so when the thread has ended', async () => {
  const thread = new CuttingThread(embedder);
  const content = { title: 'Lock', text: 'It was opened.', language: 'en', headings: [] };
  thread.close();
  await expect(thread.cut(content)).rejects.toThrow('ended');
  await expect(thread.cut(content)).rejects.toThrow('ended');
});
