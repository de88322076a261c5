/**
 * An index of so many passages, without a model, as a user meets it: what it costs to build from a folder of files, to
 * hold and to start from; how long keyword, vector and hybrid searches take in it; how many of the ten nearest vectors
 * are found; and how soon an added file is.
 *
 *     npm run build && node bench/scale/scale.mjs DATA_FOLDER [PASSAGES [FOLDER [STEP…]]]
 *
 * DATA_FOLDER is that of retrieval.mjs. FOLDER keeps the files and the index; what is there is not made again. A STEP is
 * one of files, index, exact, search, serve; all of them otherwise. Times by the clock, with the load of the machine, and
 * of the processor alone, which others' work lengthens less.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SubwordEmbedder } from '../../dist/embedders/subword.js';
import { PassageStore } from '../../dist/store/passage-store.js';
import { articlesOf, readMaterial } from './scale-corpus.mjs';
import { probesOf, RECALL_AT } from './scale-questions.mjs';
import { measureServer } from './scale-server.mjs';
import { builtInOnly } from './start-server.mjs';

const FILES_PER_FOLDER = 250;

const [data, passages = '10000', kept, ...steps] = process.argv.slice(2);
if (data === undefined) {
  console.error('usage: node bench/scale/scale.mjs DATA_FOLDER [PASSAGES [FOLDER [files|index|exact|search|serve…]]]');
  process.exit(2);
}
const folder = kept ?? mkdtempSync(join(tmpdir(), 'footnote-scale-'));
const corpus = join(folder, 'corpus');
const index = join(folder, 'index');
const exact = join(folder, 'exact.json');
const material = readMaterial(data);
const has = (/** @type {string} */ step) => steps.length === 0 || steps.includes(step);

if (has('files') && !existsSync(corpus)) writeFiles();
if (has('index') && !existsSync(index)) build();
if (has('exact') && !existsSync(exact)) await noteNearest();
if (has('search')) {
  // In a process of its own, so that memory and start-up are what a user has.
  const command = ['--expose-gc', fileURLToPath(new URL('scale-search.mjs', import.meta.url)), data, index, exact];
  spawnSync(process.execPath, command, { stdio: 'inherit' });
}
if (has('serve') && existsSync(corpus)) await measureServer(folder, corpus);
if (kept === undefined) rmSync(folder, { recursive: true, force: true });

function writeFiles() {
  let number = 0;
  for (const { name, title, text } of articlesOf(material, Number(passages))) {
    const under = join(corpus, String(Math.floor(number / FILES_PER_FOLDER)));
    if (number % FILES_PER_FOLDER === 0) mkdirSync(under, { recursive: true });
    writeFileSync(join(under, name), `---\ntitle: ${JSON.stringify(title)}\n---\n${text}\n`);
    number += 1;
  }
  console.log(`${number} files`);
}

/** By the command that users have. */
function build() {
  const usage = join(folder, 'usage.json');
  const hook = fileURLToPath(new URL('processor-time.mjs', import.meta.url));
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
  const { stdout } = spawnSync(process.execPath, ['--import', hook, cli, 'index', '--index', index, '--json'], {
    env: { ...builtInOnly(corpus), FOOTNOTE_BENCH_USAGE: usage },
    encoding: 'utf8',
  });
  const { passages: built, seconds } = JSON.parse(stdout);
  const { seconds: work, bytes } = JSON.parse(readFileSync(usage, 'utf8'));
  const sizes = readdirSync(index).map((file) => `${file} ${megabytes(statSync(join(index, file)).size)}`);
  // For machine.mjs, which draws how it grows.
  writeFileSync(
    join(folder, 'built.json'),
    JSON.stringify({ passages: built, seconds, processorSeconds: work, bytes, load: loadavg()[0] }),
  );
  console.log(
    `load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}\n` +
      `footnote index: ${built} passages, ${(built / seconds).toFixed(0)} a second by the clock, ` +
      `${((2 * built) / work).toFixed(0)} a second of two processors (${((1e6 * work) / built).toFixed(0)} microseconds each); ` +
      `at most ${megabytes(bytes)}; on disk ${sizes.join(', ')}`,
  );
}

/** The nearest passages of each probe by floats, as what recall is against. */
async function noteNearest() {
  const embedder = new SubwordEmbedder();
  const probes = await Promise.all(
    probesOf(material).map(async (text) => {
      const vector = await embedder.embedQuestion(text);
      return { question: [...vector.entries()].filter(([, value]) => value !== 0), best: [] };
    }),
  );
  const store = PassageStore.open(index);
  for (let from = 1; ;) {
    const batch = store.passages.indexed(from, 500);
    if (batch.length === 0) break;
    const vectors = await embedder.embedPassages(batch.map(({ text }) => text));
    batch.forEach(({ number }, at) => {
      for (const { question, best } of probes) note(best, number, dot(question, vectors[at] ?? new Float32Array()));
    });
    from = (batch.at(-1)?.number ?? from) + 1;
  }
  store.close();
  writeFileSync(exact, JSON.stringify(probes.map(({ best }) => best.map(({ number }) => number))));
}

/** @param {[number, number][]} question @param {Float32Array} vector */
function dot(question, vector) {
  let sum = 0;
  for (const [at, value] of question) sum += value * (vector[at] ?? 0);
  return sum;
}

/** Keeps the best few, best first. @param {{ number: number, score: number }[]} best */
function note(best, /** @type {number} */ number, /** @type {number} */ score) {
  if (best.length === RECALL_AT && score <= (best.at(-1)?.score ?? 0)) return;
  best.push({ number, score });
  best.sort((a, b) => b.score - a.score);
  best.length = Math.min(best.length, RECALL_AT);
}

function megabytes(/** @type {number} */ bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
