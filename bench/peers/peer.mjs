/** One library of peers.mjs, measured: DATA_FOLDER PASSAGES PEERS_FOLDER NAME. Prints one line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SubwordEmbedder } from '../../dist/embedders/subword.js';
import { articlesOf, readMaterial } from '../scale/scale-corpus.mjs';
import { makePeer } from './peer-libraries.mjs';
import { questionsOf, shown, timesOf } from '../scale/scale-questions.mjs';

const TIMED = 200;
const WARM_UP = 20;
/** Passages that are embedded and added together. */
const BATCH = 1000;

const [data = '', passages = '', folder = '', name = ''] = process.argv.slice(2);
const embedder = new SubwordEmbedder();
const needsVectors = name.endsWith('vectors');
/** What embedding takes is not the library's. */
let embedding = 0;

/** @type {{ data: { paragraphs: { context: string, qas: { question: string }[] }[] }[] }} */
const xquad = JSON.parse(readFileSync(join(data, 'xquad.en.json'), 'utf8'));
const paragraphs = xquad.data.flatMap((article) => article.paragraphs);
const small = await filled(paragraphs.map(({ context }) => context));
let reciprocal = 0;
let first = 0;
let asked = 0;
for (const [at, { qas }] of paragraphs.entries()) {
  for (const { question } of qas) {
    const rank = (await search(small, question)).indexOf(at + 1) + 1;
    if (rank > 0) reciprocal += 1 / rank;
    if (rank === 1) first += 1;
    asked += 1;
  }
}
await small.close?.();

const material = readMaterial(data);
const texts = [...articlesOf(material, Number(passages))].flatMap(({ text }) => text.split('\n\n'));
globalThis.gc?.();
const before = process.memoryUsage.rss();
embedding = 0;
const began = processor();
const clock = performance.now();
const large = await filled(texts);
const built = processor() - began - embedding;
const took = performance.now() - clock;
const held = process.memoryUsage.rss() - before;
const questions = questionsOf(material, TIMED);
const vectors = new Map();
if (needsVectors) for (const text of questions) vectors.set(text, await embedder.embedQuestion(text));
const times = await timesOf(questions, async (text) => large.search(text, vectors.get(text)), WARM_UP);
console.log(
  `MRR@10 ${(reciprocal / asked).toFixed(3)}, hit@1 ${(first / asked).toFixed(3)}; ${texts.length} passages built at ` +
    `${((1000 * texts.length) / built).toFixed(0)} a second of the processor (${(took / 1000).toFixed(0)} s by the clock), ` +
    `${(held / 1e6).toFixed(0)} MB; ${shown(times.clock)} ms; of the processor ${shown(times.work)} ms`,
);
await large.close?.();
process.exit();

/** Passages are numbered from 1. @param {readonly string[]} bodies */
async function filled(bodies) {
  const peer = await makePeer(name, folder, embedder.dimensions);
  for (let at = 0; at < bodies.length; at += BATCH) {
    const batch = bodies.slice(at, at + BATCH);
    const start = processor();
    const made = needsVectors ? await embedder.embedPassages(batch) : [];
    embedding += processor() - start;
    await peer.add(batch.map((text, i) => ({ number: at + i + 1, text, vector: made[i] ?? new Float32Array() })));
  }
  await peer.ready?.();
  return peer;
}

/** @param {import('./peer-libraries.mjs').Peer} peer @param {string} question */
async function search(peer, question) {
  return peer.search(question, needsVectors ? await embedder.embedQuestion(question) : new Float32Array());
}

/** Milliseconds. */
function processor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
