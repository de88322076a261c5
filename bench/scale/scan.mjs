/**
 * The exact scan over so many vectors, of this build and of others, in alternation: 1,024 dimensions of chance, questions of
 * 57. Milliseconds of the processor, and whether all find the same. A kilobyte of memory for each vector and build.
 *
 *     npm run build:server && node bench/scale/scan.mjs [VECTORS [BUILD…]]     (100000; a BUILD is a folder with a `dist` in it)
 */
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { randomFrom } from './scale-corpus.mjs';
import { percentiles } from './scale-questions.mjs';

const DIMENSIONS = 1024;
const ASKED = 57;
const QUESTIONS = 100;
const WARM_UP = 10;
const BATCH = 256;

const [count = '100000', ...builds] = process.argv.slice(2);
const here = fileURLToPath(new URL('../..', import.meta.url));
const opened = [];
for (const build of builds.length > 0 ? builds : [here]) {
  const { VectorColumns } = await import(pathToFileURL(`${resolve(build)}/dist/store/vector-columns.js`).href);
  opened.push({ build, columns: new VectorColumns(DIMENSIONS), work: /** @type {number[]} */ ([]) });
}
const random = randomFrom(1);
for (let first = 0; first < Number(count); first += BATCH) {
  const entries = Array.from({ length: BATCH }, (_, nth) => {
    const words = new Int32Array(DIMENSIONS / 4).map(() => random() * 2 ** 32);
    return { number: first + nth, vector: { scale: 0.0005, values: new Int8Array(words.buffer) } };
  });
  for (const { columns } of opened) columns.addAll(entries);
}
let same = 0;
for (let nth = 0; nth < WARM_UP + QUESTIONS; nth += 1) {
  const question = new Float32Array(DIMENSIONS);
  for (let held = 0; held < ASKED; held += 1) question[Math.floor(random() * DIMENSIONS)] = random() - 0.5;
  const found = opened.map(({ columns, work }) => {
    const before = process.cpuUsage();
    const hits = columns.search(question, 100);
    const { user, system } = process.cpuUsage(before);
    if (nth >= WARM_UP) work.push((user + system) / 1000);
    return JSON.stringify(hits);
  });
  if (nth >= WARM_UP && found.every((each) => each === found[0])) same += 1;
}
console.log(
  `load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, ${count} vectors; ${same} of ${QUESTIONS} found alike`,
);
for (const { build, work } of opened) {
  const { p50, p95 } = percentiles(work);
  console.log(
    `${build}: least ${work[0]?.toFixed(2)}, p50 ${p50.toFixed(2)}, p95 ${p95.toFixed(2)} ms of the processor`,
  );
}
