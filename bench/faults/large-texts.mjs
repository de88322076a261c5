/**
 * Texts of 24 MB of one thing (tests/fixtures/hostile-texts.ts), one after the other in the folder of a running server: how
 * long until it is known what became of each, and how long a small file that comes a moment later takes to be read.
 *
 *     npm run build && node bench/faults/large-texts.mjs [MB] [PART OF A NAME]
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { builtInOnly, startServer } from '../scale/start-server.mjs';

const { between, hostileText, told, withoutSentences, withSentences } = (
  await runnerImport(fileURLToPath(new URL('../../tests/fixtures/hostile-texts.ts', import.meta.url)))
).module;
const [megabytes = '24', part = ''] = process.argv.slice(2);
const bytes = Number(megabytes) * 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
const corpus = join(folder, 'corpus');
mkdirSync(corpus);
const server = await startServer(folder, builtInOnly(corpus));
const get = async (/** @type {string} */ path) => (await fetch(`${server.url}${path}`)).json();
console.log(`load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, ${megabytes} MB each`);

const prose = 'The river rose by two metres in the night and the bridge was closed. ';
const names = ['prose', ...Object.keys({ ...withoutSentences, ...withSentences, ...between, ...told })];
for (const name of names.filter((each) => each.includes(part))) {
  // As many bytes, whatever the letters.
  const sample = hostileText(name === 'prose' ? prose : name, 10_000);
  const length = Math.floor((bytes * sample.length) / Buffer.byteLength(sample));
  const file = `${name}.txt`;
  writeFileSync(join(corpus, '.new'), hostileText(name === 'prose' ? prose : name, length));
  const began = performance.now();
  renameSync(join(corpus, '.new'), join(corpus, file));
  await wait(300);
  const small = `after ${name}.txt`;
  writeFileSync(join(corpus, small), `After\n\nThe lock was opened after ${name}.\n`);
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1).padStart(6);
  /** @type {string | undefined} */
  let outcome;
  /** @type {string | undefined} */
  let smallAt;
  while ((outcome === undefined || smallAt === undefined) && performance.now() - began < 200_000) {
    const { failed } = await get('/api/index');
    const { articles } = await get('/api/articles');
    const isRead = (/** @type {string} */ path) =>
      articles.some((/** @type {any} */ each) => each.path === path || each.copies?.includes(path));
    const reason = failed.find((/** @type {any} */ each) => each.path === file)?.reason;
    outcome ??= reason !== undefined ? `${seconds()} s  ${reason}` : isRead(file) ? `${seconds()} s  read` : undefined;
    if (isRead(small)) smallAt ??= seconds();
    await wait(100);
  }
  console.log(`${name.padEnd(36)} ${outcome ?? 'NO OUTCOME'}; the small one after ${smallAt ?? 'NO'} s`);
  rmSync(join(corpus, file));
  rmSync(join(corpus, small));
}
await server.stop();
rmSync(folder, { recursive: true, force: true });
