/**
 * The two databases of an index, damaged in seeded ways: a page of zeros, flipped bits, a cut, two pages exchanged, rows
 * edited by valid SQL. Each damaged copy is opened, asked, read and verified in a child process (ask-damaged.mjs). Told of
 * each way: how many were survived (the same was given, or it was said that something is damaged), how many hung, ended the
 * process, or silently gave something else. Ends with 1 where any did not survive.
 *
 *     npm run build && node bench/faults/damage-database.mjs [--trials N] [--seed S]
 *
 * Of N trials (360), 13 in 18 damage the index (260) and the others the conversations (100).
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DatabaseSync } from '@photostructure/sqlite';
import { Footnote } from '../../dist/footnote.js';
import { configIn, questions } from './ask-damaged.mjs';
import { chanceOf } from './fault-rows.mjs';
import { patience } from './held-index.mjs';

const pageBytes = 4096;
/** Damaged copies that lie on the disk at once. */
const together = 10;
const indexShare = 260 / 360;

const edits = {
  'footnote.sqlite': [
    `UPDATE articles SET title = 'A lie' WHERE rowid = ?`,
    `UPDATE articles SET published = '1999-01-01' WHERE rowid = ?`,
    `UPDATE articles SET text = replace(text, 'a', 'e') WHERE rowid = ?`,
    `UPDATE articles SET publisher = 'Nobody', author = NULL WHERE rowid = ?`,
    `UPDATE articles SET language = 'de' WHERE rowid = ?`,
    `UPDATE passages SET "end" = "end" - 20 WHERE number = ?`,
    `UPDATE passages SET vector = zeroblob(length(vector)) WHERE number <= 3 * ?`,
    `UPDATE readings SET reading = zeroblob(8) WHERE number <= 5 * ?`,
    `UPDATE passages SET articleId = (SELECT max(id) FROM articles) WHERE number = ?`,
    `DELETE FROM passages WHERE number % 5 = ?`,
    `DELETE FROM articles WHERE rowid = ?`,
    `INSERT OR REPLACE INTO copies SELECT 'elsewhere.md', id, '' FROM articles WHERE rowid = ?`,
    `UPDATE seals SET seal = (SELECT max(seal) FROM seals) WHERE articleId = (SELECT id FROM articles WHERE rowid = ?)`,
    `UPDATE meta SET value = value || ? WHERE key IN ('revision', 'dimensions')`,
  ],
  'conversations.sqlite': [
    `UPDATE turns SET answer = replace(answer, 'Israel', 'Nobody') WHERE number >= ?`,
    `UPDATE turns SET question = 'Why?' WHERE number = ?`,
    `UPDATE conversations SET title = 'A lie' || ?`,
    `DELETE FROM turns WHERE number = ?`,
    `DELETE FROM conversations WHERE rowid = ?`,
    `UPDATE turns SET answer = '{' WHERE number = ?`,
    `UPDATE notes SET saved = replace(saved, 'a', 'e') || substr('', ?)`,
  ],
};

/** Whole numbers by chance. @param {number} seed */
function randomOf(seed) {
  const next = chanceOf(seed);
  return (/** @type {number} */ below) => (next() * 2 ** 32) % below;
}

/** Each changes the bytes of a file, or the file by SQL. @type {Record<string, (file: string, random: (below: number) => number) => void>} */
const faults = {
  'a page of zeros': (file, random) => {
    const bytes = readFileSync(file);
    const page = random(bytes.length / pageBytes) * pageBytes;
    writeFileSync(file, bytes.fill(0, page, page + pageBytes));
  },
  'flipped bits': (file, random) => {
    const bytes = readFileSync(file);
    for (let times = 1 + random(8); times > 0; times -= 1) {
      const at = random(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    }
    writeFileSync(file, bytes);
  },
  'a cut': (file, random) => {
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, random(bytes.length)));
  },
  'two pages exchanged': (file, random) => {
    const bytes = readFileSync(file);
    const pages = bytes.length / pageBytes;
    const [one, other] = [1 + random(pages - 1), 1 + random(pages - 1)].map((page) => page * pageBytes);
    const kept = Buffer.from(bytes.subarray(one, one + pageBytes));
    bytes.copy(bytes, one, other, other + pageBytes);
    kept.copy(bytes, other);
    writeFileSync(file, bytes);
  },
  'rows edited': (file, random) => {
    const name = file.endsWith('footnote.sqlite') ? 'footnote.sqlite' : 'conversations.sqlite';
    const database = new DatabaseSync(file);
    database.exec('PRAGMA foreign_keys = ON');
    database.prepare(edits[name][random(edits[name].length)] ?? '').run(1 + random(4));
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
  },
};

/** An index with a conversation of two questions, another, and a note. @param {string} folder */
async function makeIndex(folder) {
  mkdirSync(folder);
  cpSync(fileURLToPath(new URL('../../corpus', import.meta.url)), join(folder, 'corpus'), { recursive: true });
  const footnote = await Footnote.open(configIn(folder));
  await footnote.update();
  const { conversations } = footnote;
  for (const [at, text] of questions.entries()) {
    const { id } = conversations.create();
    const events = footnote.ask({ text, history: [], filters: {} }, AbortSignal.timeout(patience()));
    for await (const _ of conversations.record(id, { id: `t${at}`, question: text }, events, () => undefined)) continue;
    if (at === 0) conversations.notes.save(id, conversations.get(id).turns[0], undefined);
  }
  await footnote.settle();
  await footnote.close();
}

/**
 * What a child says of each folder; of one at which it ended or hung, that.
 * @param {string[]} folders
 * @returns {Promise<Map<string, { given?: unknown, said?: string[], verified?: boolean, ended?: 'hang' | 'death' }>>}
 */
async function lookAtAll(folders) {
  const seen = new Map();
  for (let left = folders; left.length > 0; left = left.filter((folder) => !seen.has(folder))) {
    const child = spawn(process.execPath, [fileURLToPath(new URL('ask-damaged.mjs', import.meta.url)), ...left], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let hung = false;
    const stop = () => {
      hung = true;
      child.kill('SIGKILL');
    };
    let timer = setTimeout(stop, patience());
    for await (const line of createInterface({ input: child.stdout })) {
      clearTimeout(timer);
      timer = setTimeout(stop, patience());
      const { folder, ...rest } = JSON.parse(line);
      seen.set(folder, rest);
    }
    clearTimeout(timer);
    const unseen = left.find((folder) => !seen.has(folder));
    if (unseen !== undefined) seen.set(unseen, { ended: hung ? 'hang' : 'death' });
  }
  return seen;
}

/**
 * @param {{ trials: number, seed?: number, folder?: string }} options
 * @returns {Promise<{ fault: string, trials: number, survived: number, hangs: number, silentWrong: number, deaths: number }[]>}
 */
export async function damageDatabases({ trials, seed = 1, folder = tmpdir() }) {
  const random = randomOf(seed);
  const own = mkdtempSync(join(folder, 'footnote-bench-'));
  try {
    const home = join(own, 'home');
    await makeIndex(home);
    const whole = (await lookAtAll([home])).get(home);
    if (whole?.given === undefined || whole.said?.length !== 0 || whole.verified !== true) {
      throw new Error(`The index itself is not as it should be: ${JSON.stringify(whole)}`);
    }
    const expected = JSON.stringify(whole.given);
    const names = Object.keys(faults);
    // Of few, each is tried on the conversations too.
    const ofIndex = Math.min(Math.round(trials * indexShare), trials - names.length);
    const plan = Array.from({ length: trials }, (_, nth) => {
      const [file, at] = nth < ofIndex ? ['footnote.sqlite', nth] : ['conversations.sqlite', nth - ofIndex];
      return { file, fault: names[at % names.length] ?? '', folder: join(own, String(nth)) };
    });
    const rows = new Map();
    for (let at = 0; at < plan.length; at += together) {
      const part = plan.slice(at, at + together);
      for (const each of part) {
        cpSync(home, each.folder, { recursive: true });
        faults[each.fault]?.(join(each.folder, 'index', each.file), random);
      }
      const seen = await lookAtAll(part.map((each) => each.folder));
      for (const { file, fault, folder: copy } of part) {
        const name = `${file}: ${fault}`;
        const row = rows.get(name) ?? { fault: name, trials: 0, survived: 0, hangs: 0, silentWrong: 0, deaths: 0 };
        const { given, said = [], verified, ended } = seen.get(copy) ?? { ended: 'death' };
        const isNamed = said.some((line) => line.includes('is damaged') && line.includes('footnote repair'));
        const isSame = JSON.stringify(given) === expected && said.length === 0;
        row.trials += 1;
        if (ended === 'hang') row.hangs += 1;
        else if (ended === 'death') row.deaths += 1;
        else if (isNamed || isSame) row.survived += 1;
        else row.silentWrong += 1;
        if (ended !== undefined || !(isNamed || isSame)) {
          process.stderr.write(
            `${copy} ${name}: ${ended ?? said.join(' ')} (verify ${verified === true ? 'ok' : 'not ok'})\n`,
          );
        }
        rows.set(name, row);
        rmSync(copy, { recursive: true, force: true });
      }
    }
    return [...rows.values()];
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { trials: { type: 'string', default: '360' }, seed: { type: 'string', default: '1' } },
  });
  const began = performance.now();
  const rows = await damageDatabases({ trials: Number(values.trials), seed: Number(values.seed) });
  console.table(rows);
  console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`);
  if (rows.some(({ trials, survived }) => survived < trials)) process.exitCode = 1;
}
