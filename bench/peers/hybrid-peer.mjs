/** One library of hybrid.mjs, measured: DATA_FOLDER PASSAGES PEERS_FOLDER NAME. Prints one line of JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SubwordEmbedder } from '../../dist/embedders/subword.js';
import { percentiles } from '../scale/scale-questions.mjs';
import { articlesOf, readMaterial } from '../scale/scale-corpus.mjs';
import { makeHybrid } from './hybrid-libraries.mjs';

const BATCH = 500;
const WARM_UP = 20;
const ADDED = 5;
/** Of the questions, each so many-eth is asked. */
const EVERY = 5;

const [data = '', passages = '', folder = '', name = ''] = process.argv.slice(2);
const embedder = new SubwordEmbedder();
globalThis.gc?.();
const before = process.memoryUsage.rss();
/** @type {{ data: { paragraphs: { context: string, qas: { question: string }[] }[] }[] }} */
const xquad = JSON.parse(readFileSync(join(data, 'xquad.en.json'), 'utf8'));
const paragraphs = xquad.data.flatMap((article) => article.paragraphs);
const made = [...articlesOf(readMaterial(data), Number(passages) - paragraphs.length)].flatMap(({ text }) =>
  text.split('\n\n'),
);
const texts = [...paragraphs.map(({ context }) => context), ...made];
// What embedding takes is not the library's.
let vectors = await embedder.embedPassages(texts);
let entries = texts.map((text, at) => ({ id: `p${at}`, text, vector: [...(vectors[at] ?? [])] }));

const building = stopwatch();
const library = await makeHybrid(name, folder, embedder.dimensions);
for (let at = 0; at < entries.length; at += BATCH) await library.add(entries.slice(at, at + BATCH));
await library.ready?.();
await ask(paragraphs[0]?.qas[0]?.question ?? '');
const built = building();
// What the library holds of them stays.
entries = [];
vectors = [];
globalThis.gc?.();
const memory = process.memoryUsage.rss() - before;

let [reciprocal, first, five, asked] = [0, 0, 0, 0];
/** @type {number[]} */
const clock = [];
/** @type {number[]} */
const work = [];
let nth = 0;
for (const [at, { qas }] of paragraphs.entries()) {
  for (const { question } of qas) {
    nth += 1;
    if (nth % EVERY !== 0) continue;
    const vector = [...(await embedder.embedQuestion(question))];
    const spent = stopwatch();
    const found = await library.search(question, vector);
    const took = spent();
    asked += 1;
    if (asked > WARM_UP) {
      clock.push(took.clock);
      work.push(took.work);
    }
    const rank = found.indexOf(`p${at}`) + 1;
    if (rank > 0) reciprocal += 1 / rank;
    if (rank === 1) first += 1;
    if (rank > 0 && rank <= 5) five += 1;
  }
}

/** @type {number[]} */
const untilFound = [];
/** @type {number[]} */
const untilGone = [];
let stillFound = 0;
for (let round = 0; round < ADDED; round += 1) {
  const id = `added${round}`;
  const text = `The harbour of Zanzibarite${round} was opened on a Monday in March by its oldest fisherman.`;
  const question = `Who opened the harbour of Zanzibarite${round}?`;
  const [vector] = await embedder.embedPassages([text]);
  const adding = stopwatch();
  await library.add([{ id, text, vector: [...(vector ?? [])] }]);
  while (!(await ask(question)).includes(id)) if (adding().clock > 30_000) break;
  untilFound.push(adding().clock);
  const removing = stopwatch();
  await library.remove(id);
  const found = await ask(question);
  untilGone.push(removing().clock);
  if (found.includes(id)) stillFound += 1;
}
console.log(
  JSON.stringify({
    name,
    passages: texts.length,
    questions: asked,
    hit1: first / asked,
    hit5: five / asked,
    mrr: reciprocal / asked,
    builtSeconds: built.clock / 1000,
    builtProcessorSeconds: built.work / 1000,
    megabytes: memory / 1e6,
    clock: percentiles(clock),
    processor: percentiles(work),
    untilFound: percentiles(untilFound).p50,
    untilGone: percentiles(untilGone).p50,
    stillFound,
  }),
);
await library.close?.();
process.exit();

async function ask(/** @type {string} */ question) {
  return library.search(question, [...(await embedder.embedQuestion(question))]);
}

/** Milliseconds since now, by the clock and of the processor. */
function stopwatch() {
  const start = process.cpuUsage();
  const began = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return { clock: performance.now() - began, work: (user + system) / 1000 };
  };
}
