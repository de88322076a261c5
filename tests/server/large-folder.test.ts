/** A large folder, indexed beside a server that is answering: it can be stopped in the middle, and goes on from there. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import type { IndexProgress } from '../../src/store/index-report.ts';
import { startServer } from '../../src/server/start-server.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { eventsOf, within } from '../fixtures/start-footnote.ts';

const many = 600;

function folderOfMany() {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (let at = 0; at < many; at += 1) {
    const sentences = Array.from({ length: 30 }, (_, nth) => `Ship ${at * 30 + nth} left the harbour with salt.`);
    writeFileSync(join(folder, `${at}.md`), `# Voyage ${at}\n\n${sentences.join(' ')}`);
  }
  return { corpus: folder, index: mkdtempSync(join(tmpdir(), 'footnote-')) };
}

it('tells how far indexing is, how fast and for how long; stopped halfway it keeps what it has', async () => {
  const { corpus, index } = folderOfMany();
  onTestFinished(() => rmSync(index, { recursive: true, force: true }));
  const config = loadConfig(
    { FOOTNOTE_CORPUS: corpus, FOOTNOTE_INDEX: index, PORT: '0', FOOTNOTE_EMBEDDER: 'subword' },
    {},
    corpus,
  );
  const server = await startServer(config, { watch: false, notice: () => undefined });
  const heard: IndexProgress[] = [];
  const response = await fetch(`${server.url}/api/events`);
  for await (const { event, data } of eventsOf(response)) {
    if (event === 'progress') heard.push(data);
    if (heard.some(({ done }) => done > 100)) break;
  }
  await server.close();
  expect(heard.at(-1)).toMatchObject({ stage: 'indexing', total: many });
  expect(heard.at(-1)!.passagesPerSecond).toBeGreaterThan(0);
  expect(heard.at(-1)!.secondsLeft).toBeGreaterThan(0);

  const store = PassageStore.open(index);
  const { articles } = store.counts();
  store.close();
  expect(articles).toBeGreaterThanOrEqual(100);
  expect(articles).toBeLessThan(many);

  const again = await startServer(config, { watch: false, notice: () => undefined });
  onTestFinished(() => again.close());
  await again.ready;
  await within(60_000, async () => {
    expect(await (await fetch(`${again.url}/api/index`)).json()).toMatchObject({
      articles: many,
      progress: { stage: 'idle' },
    });
  });
  const answer = await fetch(`${again.url}/api/search?q=ship+17975&k=1`);
  expect(await answer.json()).toMatchObject({ results: [{ title: 'Voyage 599' }] });
});
