/**
 * Search at scale, without a model: what an index of so many passages costs to build, to hold and to start from, how
 * long keyword, vector and hybrid searches take in it (the whole path through Retriever.search), how many of the ten
 * nearest vectors are found, and how soon an added article is.
 *
 *     npm run build && node bench/scale.mjs DATA_FOLDER [PASSAGES [INDEX_FOLDER]]
 *
 * DATA_FOLDER is that of retrieval.mjs. An INDEX_FOLDER that exists is measured as it is; one that does not is built and
 * kept. Times by the clock, with the load of the machine, and of the processor alone, which others' work lengthens less.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signatureOf } from '../dist/copies/near-copies.js';
import { SubwordEmbedder } from '../dist/embedders/subword.js';
import { splitIntoPassages, splitterVersion } from '../dist/passages.js';
import { Retriever } from '../dist/retriever.js';
import { readingOf } from '../dist/search/reading.js';
import { PassageStore } from '../dist/store/passage-store.js';
import { sentenceSpans } from '../dist/text.js';
import { articlesOf, readMaterial } from './scale-corpus.mjs';

const ARTICLES_PER_COMMIT = 32;
const QUESTIONS = 300;
const WARM_UP = 60;
const RECALL_QUESTIONS = 50;
const RECALL_AT = 10;

const [data, passages = '10000', folder, part] = process.argv.slice(2);
if (data === undefined) {
  console.error('usage: node bench/scale.mjs DATA_FOLDER [PASSAGES [INDEX_FOLDER]]');
  process.exit(2);
}
const embedder = new SubwordEmbedder();
const stamp = { embedder: embedder.id, dimensions: embedder.dimensions, splitter: splitterVersion };
const material = readMaterial(data);
const questions = spread(QUESTIONS);
const probes = spread(RECALL_QUESTIONS);

/** So many questions, from all of the sets. */
function spread(/** @type {number} */ count) {
  const every = Math.floor(material.questions.length / count);
  return material.questions.filter((_, at) => at % every === 0).slice(0, count);
}

if (part === 'measure') await measure(folder ?? '');
else if (part === 'build') await build(folder ?? '');
else {
  // Each step in a process of its own, so that memory and start-up are what a user has.
  const index = folder ?? mkdtempSync(join(tmpdir(), 'footnote-scale-'));
  const steps = existsSync(exactFile(index)) ? ['measure'] : ['build', 'measure', 'measure'];
  for (const step of steps) {
    const command = ['--expose-gc', fileURLToPath(import.meta.url), data, passages, index, step];
    if (spawnSync(process.execPath, command, { stdio: 'inherit' }).status !== 0) process.exit(1);
  }
  if (folder === undefined) rmSync(index, { recursive: true, force: true });
}

function exactFile(/** @type {string} */ index) {
  return join(index, 'exact.json');
}

/** Cut, embedded and committed in one thread; the nearest by floats are noted on the way, as what recall is against. */
async function build(/** @type {string} */ index) {
  const store = PassageStore.open(index);
  const exact = await Promise.all(probes.map(async (text) => ({ question: await sparse(text), best: [] })));
  let busy = 0;
  let batch = [];
  let number = 0;
  const commit = async () => {
    const began = performance.now();
    const keep = [];
    for (const article of batch) {
      const cut = splitIntoPassages(article);
      const vectors = await embedder.embedPassages(cut.map(({ text }) => text));
      const found = cut.map((passage, at) => {
        return {
          passage,
          vector: vectors[at] ?? new Float32Array(),
          reading: readingOf(sentencesOf(passage.text), 'en'),
        };
      });
      keep.push({ article, fileStamp: '', copies: [], signature: signatureOf(article.text), passages: found });
    }
    store.commit({ keep, move: [], remove: [], fail: [], mend: [] }, stamp);
    busy += performance.now() - began;
    for (const { vector } of keep.flatMap(({ passages: found }) => found)) {
      number += 1;
      for (const { question, best } of exact) note(best, number, dot(question, vector));
    }
    batch = [];
  };
  for (const article of articlesOf(material, Number(passages))) {
    batch.push(articleOf(article));
    if (batch.length === ARTICLES_PER_COMMIT) await commit();
  }
  await commit();
  while (!store.tidy());
  store.close();
  writeFileSync(exactFile(index), JSON.stringify(exact.map(({ best }) => best.map((hit) => hit.number))));
  console.log(
    `${head()}\nbuilt ${number} passages: ${(number / (busy / 1000)).toFixed(0)} a second in one thread ` +
      `(cut, embedded, signed, committed); ${disk(index)}`,
  );
}

async function measure(/** @type {string} */ index) {
  console.log(`\n${head()}`);
  const files = readdirSync(index);
  const began = performance.now();
  const store = PassageStore.open(index);
  const retriever = await Retriever.open(store, embedder);
  const served = performance.now() - began;
  await retriever.search(questions[0] ?? '', 10);
  const first = performance.now() - began;
  await retriever.ready();
  const ready = performance.now() - began;
  const { passages: held } = store.counts();
  console.log(
    `${held} passages; started ${files.includes('keywords.cache') ? 'from the file of keywords' : 'from the articles'}: ` +
      `keywords after ${seconds(served)}, first answer ${seconds(first)}, vectors after ${seconds(ready)}`,
  );
  globalThis.gc?.();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  console.log(
    `resident ${megabytes(rss)} (${(rss / held / 1000).toFixed(2)} kB a passage; heap ${megabytes(heapUsed)}, ` +
      `arrays ${megabytes(arrayBuffers)})`,
  );

  const vectors = new Map();
  for (const text of questions) vectors.set(text, await embedder.embedQuestion(text));
  await timed('keywords', (text) => retriever.keywords.search(text, 100));
  await timed('vectors', (text) => retriever.vectors.search(vectors.get(text), 100));
  await timed('hybrid, whole path', (text) => retriever.search(text, 10));
  await timed('hybrid, one word misspelt', (text) => retriever.search(misspelt(text), 10));

  const exact = JSON.parse(readFileSync(exactFile(index), 'utf8'));
  let found = 0;
  for (const [at, text] of probes.entries()) {
    const hits = new Set(
      retriever.vectors.search(await embedder.embedQuestion(text), RECALL_AT).map(({ number }) => number),
    );
    found += exact[at].filter((/** @type {number} */ hit) => hits.has(hit)).length;
  }
  console.log(`recall@${RECALL_AT} of vectors against floats: ${(found / (RECALL_AT * probes.length)).toFixed(3)}`);

  for (const round of [1, 2, 3]) await change(store, retriever, round);
  const saving = performance.now();
  await retriever.settle();
  console.log(`files written in ${seconds(performance.now() - saving)}; ${disk(index)}`);
  await retriever.close();
  store.close();
}

/** One article is added, edited and removed, as the indexer would commit it. */
async function change(
  /** @type {PassageStore} */ store,
  /** @type {Retriever} */ retriever,
  /** @type {number} */ round,
) {
  const id = `bench${process.pid}-${round}`;
  const word = `zanzibarite${round}`;
  const keep = async (/** @type {string} */ text) => {
    const article = articleOf({ name: `${id}.txt`, title: 'Added', text });
    const found = await Promise.all(
      splitIntoPassages(article).map(async (passage) => {
        const vector = await embedder.embedQuestion(passage.text);
        return { passage, vector, reading: readingOf(sentencesOf(passage.text), 'en') };
      }),
    );
    const kept = { article, fileStamp: '', copies: [], signature: signatureOf(text), passages: found };
    store.commit({ keep: [kept], move: [], remove: [], fail: [], mend: [] }, stamp);
    return article.id;
  };
  const times = [];
  for (const step of ['added', 'edited', 'removed']) {
    const began = performance.now();
    if (step === 'removed') store.commit({ keep: [], move: [], remove: [`${id}.txt`], fail: [], mend: [] }, stamp);
    else await keep(`The harbour of ${word} was ${step} on Monday.`);
    const [best] = await retriever.search(`What was ${step} of ${word}?`, 1);
    const there = best?.passage.text.includes(`${word} was ${step}`) === true;
    if (there === (step === 'removed')) throw new Error(`${step}: ${best?.passage.text}`);
    times.push(`${step} ${(performance.now() - began).toFixed(0)} ms`);
  }
  console.log(`one article, until searches follow: ${times.join(', ')}`);
}

/** @param {string} name @param {(question: string) => unknown} search */
async function timed(name, search) {
  for (const text of questions.slice(0, WARM_UP)) await search(text);
  const times = [];
  const work = [];
  for (const text of questions) {
    const before = process.cpuUsage();
    const began = performance.now();
    await search(text);
    times.push(performance.now() - began);
    const { user, system } = process.cpuUsage(before);
    work.push((user + system) / 1000);
  }
  console.log(`${name.padEnd(26)} ${percentiles(times)} ms; of the processor ${percentiles(work)} ms`);
}

/** @param {number[]} values */
function percentiles(values) {
  values.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => values[Math.floor(share * values.length)]?.toFixed(2);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}`;
}

/** Two letters of the longest word change places. */
function misspelt(/** @type {string} */ text) {
  const longest = text.split(/[^a-zA-Z]+/).reduce((most, word) => (word.length > most.length ? word : most), '');
  const middle = longest.length >> 1;
  const wrong =
    longest.slice(0, middle) + longest.charAt(middle + 1) + longest.charAt(middle) + longest.slice(middle + 2);
  return text.replace(longest, wrong);
}

function sentencesOf(/** @type {string} */ text) {
  return sentenceSpans(text, 'en').map(({ start, end }) => text.slice(start, end));
}

async function sparse(/** @type {string} */ text) {
  const vector = await embedder.embedQuestion(text);
  return [...vector.entries()].filter(([, value]) => value !== 0);
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

/** @param {{ name: string, title: string, text: string }} article */
function articleOf({ name, title, text }) {
  return { id: name, path: name, title, language: 'en', text, headings: [], contentHash: name };
}

function head() {
  return `load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`;
}

function disk(/** @type {string} */ index) {
  const sizes = readdirSync(index).map((file) => ({ file, bytes: statSync(join(index, file)).size }));
  return `on disk ${sizes.map(({ file, bytes }) => `${file} ${megabytes(bytes)}`).join(', ')}`;
}

function megabytes(/** @type {number} */ bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function seconds(/** @type {number} */ milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
