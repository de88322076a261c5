/**
 * The fault run: breaks Footnote on purpose, and counts what held. Short without a flag (under three minutes), as the gate
 * runs it; `--long` runs all trials, `--only NAME` one part, `--seed` other random ones. Ends with 1 where anything was lost,
 * answered wrongly without a word, hung, died or got out.
 *
 *     npm run faults [-- --long] [-- --only kills] [-- --seed 1]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addresses } from './addresses.mjs';
import { caches } from './caches.mjs';
import { crowd } from './crowd.mjs';
import { damageDatabases } from './damage-database.mjs';
import { failingWrites } from './failing-writes.mjs';
import { folderComesAndGoes } from './folder-comes-and-goes.mjs';
import { fullDisk } from './full-disk.mjs';
import { printTable } from './held-index.mjs';
import { kills } from './kills.mjs';
import { modelsMidway } from './models-midway.mjs';
import { names } from './names.mjs';
import { offline } from './offline.mjs';
import { orders } from './orders.mjs';
import { packages } from './packages.mjs';
import { rebuildWhileAsking } from './rebuild-while-asking.mjs';
import { schemas } from './schemas.mjs';
import { scripts } from './scripts.mjs';
import { stopUnderLoad } from './stop-under-load.mjs';

const { values } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const { long } = values;
const seed = Number(values.seed);
const folder = mkdtempSync(join(tmpdir(), 'footnote-faults-'));
/** By name: how it is run, in short and in full. @type {Record<string, () => Promise<import('./held-index.mjs').FaultRow[]>>} */
const parts = {
  kills: async () => kills({ long, seed, folder }),
  caches: async () => caches({ long, seed, folder }),
  'damage-database': async () => damageDatabases({ trials: long ? 360 : 14, seed, folder }),
  'full-disk': async () => fullDisk({ trials: long ? 40 : 1, seed, folder }),
  'failing-writes': async () => failingWrites({ trials: long ? 100 : 1, seed, folder }),
  'rebuild-while-asking': async () => rebuildWhileAsking({ trials: long ? 10_000 : 60, folder }),
  'folder-comes-and-goes': async () => folderComesAndGoes({ trials: long ? 5 : 1, folder }),
  schemas: async () => schemas({ long, folder }),
  'models-midway': async () => modelsMidway({ long, folder }),
  'stop-under-load': async () => stopUnderLoad({ times: long ? 50 : 2, folder }),
  crowd: async () => crowd({ folder, ...(long && { seconds: 20, crowds: [64, 256], streams: [1000, 5000] }) }),
  names: async () => names({ folder }),
  addresses: async () => addresses(),
  packages: async () => packages({ ...(!long && { trials: 4 }), folder }),
  orders: async () => orders({ trials: long ? 340 : 30, seed, folder }),
  scripts: async () => scripts({ trials: long ? 100 : 10, seed, folder }),
  offline: async () => offline({ folder }),
};

/** @param {string} fault @param {readonly import('./held-index.mjs').FaultRow[]} of */
function summed(fault, of) {
  const counts = ['trials', 'survived', 'lost', 'silentWrong', 'hangs', 'deaths', 'escapes'];
  const sums = counts.map((count) => [count, of.reduce((sum, row) => sum + (row[count] ?? 0), 0)]);
  return { fault, ...Object.fromEntries(sums) };
}

const rows = [];
try {
  for (const [name, part] of Object.entries(parts)) {
    if (values.only !== undefined && values.only !== name) continue;
    const began = performance.now();
    const own = await part();
    const isHeld = own.every(({ trials, survived }) => trials > 0 && survived === trials);
    if (!isHeld) printTable(own);
    // Of one part alone each fault is told.
    rows.push(...(values.only === undefined ? [summed(name, own)] : own));
    console.error(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printTable(rows);
const isWhole = rows.length > 0 && rows.every(({ trials, survived }) => trials > 0 && survived === trials);
process.exitCode = isWhole ? 0 : 1;
