/**
 * What a whole search is made of, and whether another build is faster: each question is asked of every build in turn, so
 * that other work on the machine falls on all of them alike, and what they find is compared.
 *
 *     npm run build:server && node bench/scale/search-steps.mjs DATA_FOLDER INDEX_FOLDER [QUESTIONS [BUILD…]] [--warm] [--checked]
 *
 * A BUILD is a folder with a `dist` in it; this one without any. Times are of the processor, then by the clock, in
 * milliseconds. Each question is asked once before it is measured with `--warm`. With `--checked` every article has been
 * held against its seal before, as a server does behind by itself; otherwise that is done when a search first reads it.
 */
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readMaterial } from './scale-corpus.mjs';
import { percentiles, questionsOf } from './scale-questions.mjs';

const here = fileURLToPath(new URL('../..', import.meta.url));
const isWarm = process.argv.includes('--warm');
const isChecked = process.argv.includes('--checked');
const [data, index, count = '300', ...builds] = process.argv.slice(2).filter((each) => !each.startsWith('--'));
if (data === undefined || index === undefined) {
  console.error(
    'usage: node bench/scale/search-steps.mjs DATA_FOLDER INDEX_FOLDER [QUESTIONS [BUILD…]] [--warm] [--checked]',
  );
  process.exit(2);
}
const questions = questionsOf(readMaterial(data), Number(count));
console.log(`load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, ${questions.length} questions`);

/** @typedef {{ clock: number, work: number }} Spent */
const opened = [];
for (const build of builds.length > 0 ? builds : [here]) opened.push(await openBuild(resolve(build)));
for (const text of questions.slice(0, 40)) for (const { ask } of opened) await ask(text);

let different = 0;
let equal = 0;
for (const [at, text] of questions.entries()) {
  if (isWarm) for (const { ask } of opened) await ask(text);
  /** @type {Map<number, string>} */
  const found = new Map();
  // Neither goes first always: the second finds the pages of the file in the system's memory.
  const order = [...opened.keys()].map((nth) => (nth + at) % opened.length);
  for (const nth of order) found.set(nth, (await opened[nth]?.measure(text)) ?? '');
  for (const each of found.values()) {
    if (each === found.get(0)) equal += 1;
    else different += 1;
  }
}
for (const { name, spent, close } of opened) {
  console.log(`\n${name}`);
  for (const [step, all] of Object.entries(spent)) {
    const [work, clock] = ['work', 'clock'].map((kind) =>
      percentiles(all.map((each) => each[/** @type {keyof Spent} */ (kind)])),
    );
    if (work === undefined || clock === undefined) continue;
    console.log(
      `${step.padEnd(22)} processor p50 ${work.p50.toFixed(2)}, p95 ${work.p95.toFixed(2)}; ` +
        `clock p50 ${clock.p50.toFixed(2)}, p95 ${clock.p95.toFixed(2)}, p99 ${clock.p99.toFixed(2)}`,
    );
  }
  await close();
}
if (opened.length > 1) {
  console.log(
    `\nthe same as the first, to the last digit of each score: ${equal - questions.length} of ${equal + different - questions.length}`,
  );
}
console.log(`load ${loadavg()[0]?.toFixed(1)}`);

/** @param {string} folder */
async function openBuild(folder) {
  const part = async (/** @type {string} */ path) => import(pathToFileURL(`${folder}/dist/${path}`).href);
  const { SubwordEmbedder } = await part('embedders/subword.js');
  const { Retriever } = await part('retrieval/retriever.js');
  const { PassageStore } = await part('store/passage-store.js');
  const { StoredPassages } = await part('store/stored-passages.js');
  const { KeywordIndex } = await part('retrieval/keyword-index.js');
  const { VectorIndex } = await part('store/vector-index.js');

  /** @type {Record<string, Spent[]>} */
  const spent = {};
  let isMeasured = false;
  /** @type {Record<string, Spent>} */
  let sums = {};
  const watch = (/** @type {any} */ owner, /** @type {string} */ method, /** @type {string} */ step) => {
    const original = owner.prototype[method];
    owner.prototype[method] = function watched(/** @type {unknown[]} */ ...values) {
      if (!isMeasured) return original.apply(this, values);
      const since = stopwatch();
      const result = original.apply(this, values);
      const { clock, work } = since();
      const sum = (sums[step] ??= { clock: 0, work: 0 });
      sum.clock += clock;
      sum.work += work;
      return result;
    };
  };
  watch(KeywordIndex, 'search', 'keywords');
  watch(VectorIndex, 'search', 'vectors');
  watch(StoredPassages, 'candidates', 'candidates, read');
  watch(StoredPassages, 'get', 'passages, read');

  const embedder = new SubwordEmbedder();
  const store = PassageStore.open(index);
  if (isChecked)
    for (let after = 0, last; (last = store.articles.checked.checkSome(after, 1000)) !== undefined;) after = last;
  const retriever = await Retriever.open(store, embedder);
  await retriever.ready();
  const ask = async (/** @type {string} */ text) =>
    retriever.search(await retriever.parse({ text, history: [], filters: {} }), 10);
  const measure = async (/** @type {string} */ text) => {
    isMeasured = true;
    sums = {};
    const since = stopwatch();
    const found = await ask(text);
    sums['whole search'] = since();
    isMeasured = false;
    for (const [step, each] of Object.entries(sums)) (spent[step] ??= []).push(each);
    return JSON.stringify(found.map(({ passage, score, foundBy, why }) => [passage.id, score, foundBy, why]));
  };
  const close = async () => {
    await retriever.close();
    store.close();
  };
  return { name: folder, spent, ask, measure, close };
}

/** @returns {() => Spent} */
function stopwatch() {
  const before = process.cpuUsage();
  const began = performance.now();
  return () => {
    const clock = performance.now() - began;
    const { user, system } = process.cpuUsage(before);
    return { clock, work: (user + system) / 1000 };
  };
}
