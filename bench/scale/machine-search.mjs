/**
 * One index of machine.mjs, opened as a server opens it: DATA_FOLDER INDEX_FOLDER. Prints one line of JSON: how long it
 * takes to open, what it holds in memory, and how long a search takes, by the clock and of the processor. Run with
 * --expose-gc. Every article has been held against its seal, as a server does behind by itself.
 */
import { loadavg } from 'node:os';
import { SubwordEmbedder } from '../../dist/embedders/subword.js';
import { Retriever } from '../../dist/retrieval/retriever.js';
import { PassageStore } from '../../dist/store/passage-store.js';
import { readMaterial } from './scale-corpus.mjs';
import { questionsOf, timesOf } from './scale-questions.mjs';

const [data = '', index = '', count = '300'] = process.argv.slice(2);
const questions = questionsOf(readMaterial(data), Number(count));
const embedder = new SubwordEmbedder();
const load = loadavg()[0];
const began = performance.now();
const start = process.cpuUsage();
const store = PassageStore.open(index);
const retriever = await Retriever.open(store, embedder);
await retriever.ready();
const { user, system } = process.cpuUsage(start);
const openedSeconds = (performance.now() - began) / 1000;
for (let after = 0, last; (last = store.articles.checked.checkSome(after, 1000)) !== undefined;) after = last;

const vectors = new Map();
for (const text of questions) vectors.set(text, await embedder.embedQuestion(text));
const keywords = await timesOf(questions, (text) => retriever.keywords.search(text, 100));
const byVectors = await timesOf(questions, (text) => retriever.vectors.search(vectors.get(text), 100));
const whole = await timesOf(questions, async (text) =>
  retriever.search(await retriever.parse({ text, history: [], filters: {} }), 10),
);
globalThis.gc?.();
console.log(
  JSON.stringify({
    ...store.counts(),
    load,
    openedSeconds,
    openedProcessorSeconds: (user + system) / 1e6,
    residentBytes: process.memoryUsage.rss(),
    keywords,
    vectors: byVectors,
    whole,
  }),
);
await retriever.close();
store.close();
