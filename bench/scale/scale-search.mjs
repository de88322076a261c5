/**
 * Starting from an index, and searching in it, for scale.mjs: DATA_FOLDER INDEX_FOLDER FILE_OF_THE_NEAREST. Run with
 * --expose-gc. A change is committed as the indexer would; from a file on, scale-server.mjs measures.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { signatureOf } from '../../dist/copies/near-copies.js';
import { SubwordEmbedder } from '../../dist/embedders/subword.js';
import { splitIntoPassages, splitterVersion } from '../../dist/articles/passages.js';
import { Retriever } from '../../dist/retrieval/retriever.js';
import { PassageStore } from '../../dist/store/passage-store.js';
import { readMaterial } from './scale-corpus.mjs';
import { probesOf, questionsOf, RECALL_AT, shown, timesOf } from './scale-questions.mjs';

const [data = '', index = '', exact = ''] = process.argv.slice(2);
const material = readMaterial(data);
const questions = questionsOf(material);
const embedder = new SubwordEmbedder();
const stamp = { embedder: embedder.id, dimensions: embedder.dimensions, splitter: splitterVersion };

console.log(`\nload ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);
const hasCache = readdirSync(index).includes('keywords.cache');
const clock = performance.now();
const work = processor();
const since = () => `${seconds(performance.now() - clock)} (${seconds(processor() - work)} of the processor)`;
const store = PassageStore.open(index);
const retriever = await Retriever.open(store, embedder);
/** @param {string} text */
const whole = async (text, limit = 10) =>
  retriever.search(await retriever.parse({ text, history: [], filters: {} }), limit);
await whole(questions[0] ?? '');
const first = since();
await retriever.ready();
await whole(questions[1] ?? '');
const hybrid = since();
const { passages: held } = store.counts();
console.log(
  `${held} passages; opened ${hasCache ? 'with the file of keywords' : 'from the articles'}: first answer by keywords ` +
    `after ${first}, with vectors after ${hybrid}`,
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
await timed('hybrid, whole path', (text) => whole(text));
await timed('hybrid, one word misspelt', (text) => whole(misspelt(text)));

if (existsSync(exact)) {
  const nearest = JSON.parse(readFileSync(exact, 'utf8'));
  const probes = probesOf(material);
  let found = 0;
  for (const [at, text] of probes.entries()) {
    const hits = retriever.vectors.search(await embedder.embedQuestion(text), RECALL_AT);
    const numbers = new Set(hits.map(({ number }) => number));
    found += nearest[at].filter((/** @type {number} */ number) => numbers.has(number)).length;
  }
  console.log(`recall@${RECALL_AT} of vectors against floats: ${(found / (RECALL_AT * probes.length)).toFixed(3)}`);
}
for (const round of [1, 2, 3]) await change(round);
const saving = performance.now();
await retriever.settle();
console.log(`file of keywords written in ${seconds(performance.now() - saving)}`);
await retriever.close();
store.close();

/** One article is added, edited and removed. */
async function change(/** @type {number} */ round) {
  const name = `bench${process.pid}-${round}.txt`;
  const word = `zanzibarite${round}`;
  const keep = async (/** @type {string} */ text) => {
    const article = { id: name, path: name, title: 'Added', language: 'en', text, headings: [], contentHash: name };
    const found = await Promise.all(
      splitIntoPassages(article).map(async (passage) => {
        return { passage, vector: await embedder.embedQuestion(passage.text) };
      }),
    );
    const kept = { article, fileStamp: '', copies: [], signature: signatureOf(text), passages: found };
    store.commit({ keep: [kept], move: [], remove: [], fail: [], mend: [] }, stamp);
  };
  const times = [];
  for (const step of ['added', 'edited', 'removed']) {
    const began = performance.now();
    if (step === 'removed') store.commit({ keep: [], move: [], remove: [name], fail: [], mend: [] }, stamp);
    else await keep(`The harbour of ${word} was ${step} on Monday.`);
    const [best] = await whole(`What was ${step} of ${word}?`, 1);
    const there = best?.passage.text.includes(`${word} was ${step}`) ?? false;
    if (there === (step === 'removed')) throw new Error(`${step}: ${best?.passage.text}`);
    times.push(`${step} ${(performance.now() - began).toFixed(0)} ms`);
  }
  console.log(`one article, from the commit until searches follow: ${times.join(', ')}`);
}

/** @param {string} name @param {(question: string) => unknown} search */
async function timed(name, search) {
  const times = await timesOf(questions, search);
  console.log(`${name.padEnd(26)} ${shown(times.clock)} ms; of the processor ${shown(times.work)} ms`);
}

/** Two letters of the longest word change places. */
function misspelt(/** @type {string} */ text) {
  const longest = text.split(/[^a-zA-Z]+/).reduce((most, word) => (word.length > most.length ? word : most), '');
  const middle = longest.length >> 1;
  const wrong =
    longest.slice(0, middle) + longest.charAt(middle + 1) + longest.charAt(middle) + longest.slice(middle + 2);
  return text.replace(longest, wrong);
}

/** Milliseconds. */
function processor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function megabytes(/** @type {number} */ bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function seconds(/** @type {number} */ milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
