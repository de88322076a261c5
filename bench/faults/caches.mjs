/**
 * The files that an index keeps beside its database (vectors.cache, vectors.hnsw), damaged: cut, filled, flipped, swapped,
 * replaced. Held: they are found out and made anew, and the same questions are answered the same.
 *
 *     npm run build && node bench/faults/caches.mjs [--long] [--seed 1]
 */
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EmbeddingEndpoint } from './embedding-endpoint.mjs';
import { chanceOf } from './fault-rows.mjs';
import { printTable, rowOf, withHeldIndex } from './held-index.mjs';

/** What is done to a file, given a number in [0, 1). @type {readonly [string, (path: string, next: () => number) => void][]} */
const damages = [
  [
    'cut',
    (path, next) => writeFileSync(path, readFileSync(path).subarray(0, Math.floor(next() * statSync(path).size))),
  ],
  [
    'flipped',
    (path, next) => changed(path, (bytes) => (bytes[Math.floor(next() * bytes.length)] ^= 1 << Math.floor(next() * 8))),
  ],
  ['a page of zeros', (path, next) => changed(path, (bytes) => fill(bytes, next, () => 0))],
  ['a page of noise', (path, next) => changed(path, (bytes) => fill(bytes, next, () => Math.floor(next() * 256)))],
  [
    'longer',
    (path, next) =>
      writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(1 + Math.floor(next() * 9000), 7)])),
  ],
  [
    'halves changed',
    (path) =>
      changed(path, (bytes) => {
        const half = Buffer.from(bytes.subarray(0, bytes.length >> 1));
        bytes.copy(bytes, 0, bytes.length - half.length);
        half.copy(bytes, bytes.length - half.length);
      }),
  ],
  ['header changed', (path, next) => changed(path, (bytes) => (bytes[Math.floor(next() * 96)] ^= 255))],
  ['empty', (path) => writeFileSync(path, '')],
  ['gone', (path) => rmSync(path)],
  [
    'a folder',
    (path) => {
      rmSync(path);
      mkdirSync(path);
    },
  ],
  ['not readable', (path) => chmodSync(path, 0)],
];

/** @param {string} path @param {(bytes: Buffer) => void} change */
function changed(path, change) {
  const bytes = readFileSync(path);
  change(bytes);
  writeFileSync(path, bytes);
}

/** @param {Buffer} bytes @param {() => number} next @param {() => number} value */
function fill(bytes, next, value) {
  const from = Math.floor(next() * bytes.length);
  for (let at = from; at < Math.min(from + 4096, bytes.length); at += 1) bytes[at] = value();
}

/** @param {{ long?: boolean, seed?: number, folder?: string }} options */
export async function caches({ long = false, seed = 1, folder } = {}) {
  const next = chanceOf(seed);
  const endpoint = await EmbeddingEndpoint.open();
  const rows = [];
  try {
    /** @type {readonly [string, object, number][]} */
    const files = [
      ['keywords.cache', {}, long ? 66 : 1],
      ['vectors.cache', {}, long ? 99 : 1],
      ['vectors.hnsw', endpoint.settings, long ? 100 : 1],
    ];
    for (const [file, settings, trials] of files) {
      const row = rowOf(`${file} damaged`);
      await withHeldIndex(
        async (held) => {
          for (let nth = 0; nth < trials; nth += 1) {
            const tried = held.copy('after');
            const [name, damage] = damages[nth % damages.length];
            damage(join(tried.index, file), next);
            const verdict = await held.look(tried);
            row.count(verdict === 'said' ? 'lost' : verdict);
            if (verdict !== 'same')
              console.error(`${file}, ${name}: ${verdict} ${JSON.stringify(held.last)?.slice(0, 300)}`);
            held.drop(tried);
          }
        },
        { folder, settings, size: 'large' },
      );
      rows.push(row);
    }
  } finally {
    endpoint.close();
  }
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { long: { type: 'boolean' }, seed: { type: 'string', default: '1' } } });
  printTable(await caches({ long: values.long ?? false, seed: Number(values.seed) }));
}
