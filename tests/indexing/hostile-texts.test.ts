/** Texts that are made to keep a reader busy take about as long as prose; one that does not is given up, and nobody waits. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readMarkdown } from '../../src/articles/markdown.ts';
import { readPlainText } from '../../src/articles/plain-text.ts';
import { ReadingProcesses } from '../../src/articles/reading-process.ts';
import type { ArticleContent } from '../../src/domain.ts';
import { SubwordEmbedder } from '../../src/embedders/subword.ts';
import { cutContent } from '../../src/indexing/cut-content.ts';
import { Indexer } from '../../src/indexing/indexer.ts';
import { LimitedCutting } from '../../src/indexing/limited-cutting.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { between, hostileText, told, withoutSentences, withSentences } from '../fixtures/hostile-texts.ts';
import { processorSeconds } from '../fixtures/processor-time.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const length = 60_000;
const embedder = new SubwordEmbedder();
const prose = 'The river rose by two metres in the night and the bridge was closed. ';
const contentOf = (text: string): ArticleContent => ({ title: 'Long', text, language: 'en', headings: [] });

async function timeOf(text: string): Promise<number> {
  return processorSeconds(async () => {
    readPlainText(text, 'long.txt');
    await cutContent(contentOf(text), embedder);
  });
}

/** Of the same machine, with the same other work, and warm. */
let ofProse: Promise<number> | undefined;
const timeOfProse = async (): Promise<number> => {
  await timeOf(hostileText(prose, length));
  return timeOf(hostileText(prose, length));
};

describe('a text of one thing', () => {
  it.each(Object.keys({ ...withoutSentences, ...between, ...told }))('takes no longer than prose: %s', async (name) => {
    ofProse ??= timeOfProse();
    const most = 4 * (await ofProse) + 0.1;
    const text = hostileText(name, length);
    const first = await timeOf(text);
    // Compiling and clearing away only add to it: what is slow is slow the second time, too.
    expect(first < most ? first : await timeOf(text)).toBeLessThan(most);
  });

  it.each(Object.keys(withSentences))('takes as long as it has sentences: %s', async (name) => {
    ofProse ??= timeOfProse();
    expect(await timeOf(hostileText(name, length))).toBeLessThan(40 * (await ofProse));
  });

  it('is read as Markdown here only where that is quick', () => {
    for (const name of Object.keys({ ...between, 'capital words': '' }))
      expect(readMarkdown(hostileText(name, length), 'a.md').text.length).toBeGreaterThan(0);
  });
});

describe('a text that takes too long', () => {
  it('is given up with the reason, and the next is cut', async () => {
    const cutting = new LimitedCutting(embedder, { seconds: 0.1, memoryMegabytes: 512 });
    onTestFinished(() => cutting.close());
    const [long, short] = await Promise.all([
      cutting.cut(contentOf('A. '.repeat(2_000_000))),
      cutting.cut(contentOf('The river rose.')),
    ]);
    expect(long).toMatch(/^It took longer than 0\.3\d* s to cut into passages\.$/);
    expect(short).toMatchObject({ passages: [{ passage: { text: 'The river rose.' } }] });
  });

  it('is listed as failed, and the others are read', async () => {
    const corpus = join(tempFolder(), 'corpus');
    mkdirSync(corpus);
    writeFileSync(join(corpus, 'long.txt'), prose.repeat(3000));
    writeFileSync(join(corpus, 'short.txt'), 'The lock\n\nThe lock was opened by its keeper.\n');
    const store = PassageStore.open(tempFolder());
    const givesUp = { cut: async () => 'It took too long.', close: () => undefined };
    const indexer = new Indexer(corpus, store, embedder, {}, new ReadingProcesses(), undefined, undefined, givesUp);
    onTestFinished(async () => {
      await indexer.close();
      store.close();
    });
    const { articles } = await indexer.update();
    expect(articles).toMatchObject({ added: 1, failed: [{ path: 'long.txt', reason: 'It took too long.' }] });
    expect((await indexer.update()).articles.failed).toHaveLength(1);
  });
});
