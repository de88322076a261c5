/**
 * Keyword search of other libraries on the same passages and questions: MRR@10 on XQuAD-en, then how long a question
 * takes among so many passages. They are installed for this run alone, into a folder that is deleted afterwards.
 *
 *     npm run build && node bench/peers.mjs DATA_FOLDER [PASSAGES]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import { KeywordIndex } from '../dist/search/keyword-index.js';
import { articlesOf, readMaterial } from './scale-corpus.mjs';

const TAKEN = 10;
const TIMED = 200;

/** @typedef {{ add: (number: number, text: string) => unknown, ready?: () => unknown, search: (question: string) => number[] | Promise<number[]> }} Peer */

const [data, passages = '10000'] = process.argv.slice(2);
if (data === undefined) {
  console.error('usage: node bench/peers.mjs DATA_FOLDER [PASSAGES]');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'footnote-peers-'));
execFileSync('npm', ['i', '--silent', '--no-audit', '--no-fund', '--prefix', folder, 'minisearch', '@orama/orama']);
const installed = createRequire(join(folder, 'package.json'));
const load = async (/** @type {string} */ name) => import(pathToFileURL(installed.resolve(name)).href);
const { default: MiniSearch } = await load('minisearch');
const orama = await load('@orama/orama');

/** @type {Record<string, () => Peer>} */
const peers = {
  Footnote: () => {
    const index = new KeywordIndex();
    return {
      add: (number, body) => index.add(number, { title: '', heading: '', body }, 'en'),
      ready: () => index.search('', 1),
      search: (question) => index.search(question, TAKEN).map((hit) => hit.number),
    };
  },
  MiniSearch: () => {
    const index = new MiniSearch({ fields: ['text'] });
    return {
      add: (id, text) => index.add({ id, text }),
      search: (question) =>
        index
          .search(question)
          .slice(0, TAKEN)
          .map((/** @type {{ id: number }} */ hit) => hit.id),
    };
  },
  Orama: () => {
    const index = orama.create({
      schema: { text: 'string' },
      components: { tokenizer: { stemming: true, language: 'english' } },
    });
    return {
      add: (number, text) => orama.insert(index, { id: String(number), text }),
      search: async (question) => {
        const { hits } = await orama.search(index, { term: question, limit: TAKEN, threshold: 1 });
        return hits.map((/** @type {{ id: string }} */ hit) => Number(hit.id));
      },
    };
  },
  'SQLite FTS5': () => {
    const database = new DatabaseSync(':memory:');
    database.exec("CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='porter unicode61'); BEGIN");
    const insert = database.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
    const select = database.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?');
    return {
      add: (number, text) => insert.run(number, text),
      ready: () => database.exec('COMMIT'),
      search: (question) => {
        const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
        const rows = select.all(words.map((word) => `"${word}"`).join(' OR '), TAKEN);
        return rows.map((/** @type {{ rowid: number }} */ row) => row.rowid);
      },
    };
  },
};

/** @type {{ data: { paragraphs: { context: string, qas: { question: string }[] }[] }[] }} */
const xquad = JSON.parse(readFileSync(join(data, 'xquad.en.json'), 'utf8'));
const paragraphs = xquad.data.flatMap((article) => article.paragraphs);
const material = readMaterial(data);
const every = Math.floor(material.questions.length / TIMED);
const questions = material.questions.filter((_, at) => at % every === 0).slice(0, TIMED);
const texts = [...articlesOf(material, Number(passages))].flatMap(({ text }) => text.split('\n\n'));

console.log(
  `load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, ${texts.length} passages; times of the processor`,
);
for (const [name, make] of Object.entries(peers)) {
  const small = await filled(
    make(),
    paragraphs.map(({ context }) => context),
  );
  let reciprocal = 0;
  let asked = 0;
  for (const [at, { qas }] of paragraphs.entries()) {
    for (const { question } of qas) {
      const rank = (await small.search(question)).indexOf(at + 1) + 1;
      if (rank > 0) reciprocal += 1 / rank;
      asked += 1;
    }
  }
  const began = processor();
  const large = await filled(make(), texts);
  const built = processor() - began;
  const times = [];
  for (const question of questions) {
    const before = processor();
    await large.search(question);
    times.push(processor() - before);
  }
  times.sort((a, b) => a - b);
  const [p50, p95] = [0.5, 0.95].map((share) => times[Math.floor(share * times.length)]?.toFixed(2));
  console.log(
    `${name.padEnd(12)} MRR@10 ${(reciprocal / asked).toFixed(3)}; built at ${((1000 * texts.length) / built).toFixed(0)} ` +
      `a second; p50 ${p50}, p95 ${p95} ms`,
  );
}
rmSync(folder, { recursive: true, force: true });

/** Passages are numbered from 1. @param {Peer} peer @param {readonly string[]} bodies */
async function filled(peer, bodies) {
  for (const [at, body] of bodies.entries()) await peer.add(at + 1, body);
  await peer.ready?.();
  return peer;
}

function processor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
