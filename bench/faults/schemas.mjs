/**
 * Indexes and stored conversations of another format: older, newer, half migrated, with another stamp. Held: they are read
 * right, or it is said what to do; and what is said mends it.
 *
 *     npm run build && node bench/faults/schemas.mjs [--long]
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DatabaseSync } from '@photostructure/sqlite';
import { builtInOnly } from '../scale/start-server.mjs';
import { cli, patience, printTable, rowOf, withHeldIndex } from './held-index.mjs';

const meta = (/** @type {string} */ key, /** @type {string} */ value) =>
  `INSERT INTO meta VALUES ('${key}', '${value}') ON CONFLICT (key) DO UPDATE SET value = excluded.value`;

/** @type {Record<string, readonly string[]>} */
const changes = {
  'an older index': ['1', '2', '3', '4', '5', '6'].map((format) => meta('format', format)),
  'a newer index': ['99', '1000', ''].map((format) => meta('format', format)),
  'an index half migrated': [
    'DROP TABLE untagged; DROP TABLE tags',
    'DROP INDEX articlesByContent',
    'DROP INDEX articlesBySource',
    'DROP TABLE copies',
    'DROP TABLE signatures',
    'DROP TABLE removals',
    'DROP TABLE readings',
    'DROP TABLE failures',
    'ALTER TABLE articles DROP COLUMN publishedNote',
    'ALTER TABLE articles DROP COLUMN doubt',
    `DELETE FROM meta WHERE key = 'format'`,
  ],
  'an index with another stamp': [
    meta('embedder', 'another'),
    meta('dimensions', '12'),
    meta('splitter', '1'),
    meta('splitter', 'x'),
    `DELETE FROM meta WHERE key = 'dimensions'`,
    `DELETE FROM meta WHERE key = 'embedder'`,
    `DELETE FROM meta WHERE key = 'revision'`,
    meta('revision', 'many'),
  ],
};
/** @type {readonly string[]} */
const ofConversations = [
  meta('format', '0'),
  meta('format', '99'),
  'DROP TABLE turns',
  'DROP TABLE notes',
  'DROP TABLE meta',
  'ALTER TABLE conversations DROP COLUMN leaf',
];

/** @param {string} index @param {string} file @param {string} sql */
function change(index, file, sql) {
  const database = new DatabaseSync(join(index, file));
  database.exec('PRAGMA foreign_keys = OFF');
  database.exec(sql);
  database.close();
}

/** @param {{ long?: boolean, seed?: number, folder?: string }} options */
export async function schemas({ long = false, folder } = {}) {
  const most = long ? Number.POSITIVE_INFINITY : 1;
  return withHeldIndex(
    async (held) => {
      const rows = [];
      /** @param {ReturnType<typeof rowOf>} row @param {string} file @param {string} sql */
      const trial = async (row, file, sql) => {
        const tried = held.copy('after');
        change(tried.index, file, sql);
        let verdict = await held.look(tried);
        const first = held.last;
        if (verdict === 'said') {
          const { corpus, index } = tried;
          const options = { env: builtInOnly(corpus), timeout: patience(), stdio: /** @type {const} */ ('ignore') };
          const args = [cli, 'index', '--rebuild', '--corpus', corpus, '--index', index];
          const rebuilding = spawn(process.execPath, args, options);
          await new Promise((resolve) => rebuilding.once('exit', resolve));
          verdict = await held.look(tried);
        }
        row.count(verdict === 'said' ? 'lost' : verdict);
        if (verdict !== 'same')
          console.error(`${row.fault}, ${sql}: ${verdict} ${JSON.stringify(first)?.slice(0, 300)}`);
        held.drop(tried);
      };
      for (const [fault, statements] of Object.entries(changes)) {
        const row = rowOf(fault);
        for (const sql of statements.slice(0, most)) await trial(row, 'footnote.sqlite', sql);
        rows.push(row);
      }
      const row = rowOf('conversations of another format');
      for (const sql of ofConversations.slice(0, most)) await trial(row, 'conversations.sqlite', sql);
      return [...rows, row];
    },
    { folder },
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { long: { type: 'boolean' } } });
  printTable(await schemas({ long: values.long ?? false }));
}
