/**
 * A thousand articles dropped at once into the folder of a running server; then a hundred edited, a hundred renamed and
 * a hundred deleted. Reports the rate, the lag of the server's event loop and the times of answers meanwhile, and whether
 * the index is the one that is built afresh from the same folder, passage by passage.
 *
 *     npm run build && node bench/scale/indexing.mjs [ARTICLES]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PassageStore } from '../../dist/store/passage-store.js';
import { makeArticle } from './make-articles.mjs';
import { builtInOnly, startServer } from './start-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'dist/cli.js');
const number = Number(process.argv[2] ?? 1000);
const tenth = number / 10;
const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
const corpus = join(folder, 'corpus');
const beside = join(folder, 'beside');
const environment = builtInOnly(corpus);

/** @param {string} under @param {{path: string, text: string}} article */
const write = (under, { path, text }) => {
  mkdirSync(dirname(join(under, path)), { recursive: true });
  writeFileSync(join(under, path), text);
};

const articles = Array.from({ length: number }, (_, at) => makeArticle(at));
mkdirSync(corpus);
write(corpus, makeArticle(number));
for (const article of articles) write(beside, article);
const bytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
console.log(
  `load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, ${number} articles of ${(bytes / number / 1000).toFixed(1)} kB`,
);

const server = await startServer(folder, environment);
const state = async () => (await fetch(`${server.url}/api/index`)).json();

await measured('dropped in', async () => {
  for (let at = 0; at < 20; at += 1) {
    const name = String(at).padStart(2, '0');
    if (existsSync(join(beside, name))) renameSync(join(beside, name), join(corpus, `new-${name}`));
  }
  return ({ articles: held, progress }) => held === number + 1 && progress.stage === 'idle';
});
const held = (await state()).revision;

const fileOf = (/** @type {{path: string}} */ { path }) => join(corpus, `new-${path}`);
await measured('edited, renamed, deleted', async () => {
  for (const article of articles.slice(0, tenth)) {
    const paragraphs = article.text.split('\n\n');
    paragraphs[3] = `This paragraph was rewritten: ${article.path}.`;
    writeFileSync(fileOf(article), paragraphs.join('\n\n'));
  }
  mkdirSync(join(corpus, 'moved'));
  for (const article of articles.slice(tenth, 2 * tenth)) {
    renameSync(fileOf(article), join(corpus, 'moved', article.path.replace('/', '-')));
  }
  for (const article of articles.slice(2 * tenth, 3 * tenth)) rmSync(fileOf(article));
  // The last change of all, so that all before it has been seen once this is found.
  write(corpus, { ...makeArticle(number + 1), path: 'zz-last.md' });
  return ({ articles: count, progress }) => count === number - tenth + 2 && progress.stage === 'idle';
});
console.log(`revisions ${held} -> ${(await state()).revision}`);
await server.stop();

const fresh = join(folder, 'fresh');
spawnSync(process.execPath, [cli, 'index', '--index', fresh], { env: environment, encoding: 'utf8' });
const [kept, built] = [passagesOf(join(folder, 'index')), passagesOf(fresh)];
const same = kept.filter((line, at) => line === built[at]).length;
console.log(`passages of the index: ${kept.length}, built afresh: ${built.length}, the same: ${same}`);
const report = spawnSync(process.execPath, [cli, 'index', '--rebuild', '--json', '--index', fresh], {
  env: environment,
  encoding: 'utf8',
});
const { articles: all, passages, seconds } = JSON.parse(report.stdout);
console.log(
  `index --rebuild: ${(all.added / seconds).toFixed(0)} articles and ${(passages / seconds).toFixed(0)} passages a second`,
);
rmSync(folder, { recursive: true, force: true });

/**
 * @param {string} name
 * @param {() => Promise<(state: {articles: number, progress: {stage: string}}) => boolean>} change says when it is over
 */
async function measured(name, change) {
  await server.lag();
  const began = performance.now();
  const isOver = await change();
  const moved = performance.now() - began;
  /** @type {number[]} */
  const answers = [];
  let right = 0;
  let asked = 0;
  for (;;) {
    const now = await state();
    if (isOver(now)) break;
    if (performance.now() - began > 120_000) throw new Error(`Not over after 120 s: ${JSON.stringify(now)}`);
    // The article that was there from the beginning must be answered from all the while.
    const { question, answer } = makeArticle(number);
    const sent = performance.now();
    const response = await fetch(`${server.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question }),
    });
    const { text } = await response.json();
    answers.push(performance.now() - sent);
    asked += 1;
    if (String(text).includes(answer)) right += 1;
    await wait(50);
  }
  const took = (performance.now() - began) / 1000;
  const { p50, p99, max } = await server.lag();
  answers.sort((a, b) => a - b);
  console.log(
    `${name}: ${took.toFixed(2)} s until all is found (${(moved / 1000).toFixed(2)} s of it moving files), ` +
      `${(number / took).toFixed(0)} articles a second; event loop lag p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, ` +
      `max ${max.toFixed(1)} ms; ${right} of ${asked} questions answered rightly meanwhile, median ` +
      `${answers[asked >> 1]?.toFixed(0)}, longest ${answers.at(-1)?.toFixed(0)} ms`,
  );
}

/** Each passage with what it is found and shown under; not the ids, which a renamed article keeps. */
function passagesOf(/** @type {string} */ index) {
  const store = PassageStore.open(index);
  const lines = store.articles.summaries().flatMap(({ id }) => {
    const article = store.articles.get(id);
    if (article === undefined) return [];
    const { path, title, publisher, published } = article;
    return store.passages
      .of(article)
      .map(({ heading, start, end, text }) =>
        JSON.stringify([path, title, publisher, published, heading, start, end, text]),
      );
  });
  store.close();
  return lines.toSorted();
}
