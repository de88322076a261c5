/**
 * The fault run: breaks Footnote on purpose, and counts what held. Short without a flag (under three minutes on two cores), as
 * the gate runs it: every fault once at least, two parts beside each other, without what tests/faults.test.ts tries in the same
 * gate. `--long` runs all trials of all parts, one part after the other; `--only NAME` one part, `--seed` other random ones.
 * What cannot be tried on this machine is said, and is no failure. Ends with 1 where anything was lost, answered wrongly
 * without a word, hung, died or got out.
 *
 *     npm run faults [-- --long] [-- --only kills] [-- --seed 1]
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addresses } from './addresses.mjs';
import { backupWhileWriting } from './backup-while-writing.mjs';
import { caches } from './caches.mjs';
import { crowd } from './crowd.mjs';
import { damageDatabases } from './damage-database.mjs';
import { failingWrites } from './failing-writes.mjs';
import { inTime, patient } from './fault-rows.mjs';
import { folderComesAndGoes } from './folder-comes-and-goes.mjs';
import { fullDisk } from './full-disk.mjs';
import { isHeld, printTable } from './held-index.mjs';
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
const { long, only } = values;
const seed = Number(values.seed);
const folder = mkdtempSync(join(tmpdir(), 'footnote-faults-'));
// A command that runs as somebody else has to get through.
chmodSync(folder, 0o711);
/** By name: how it is run, in short and in full; the longest first. @type {Record<string, () => Promise<import('./held-index.mjs').FaultRow[]>>} */
const parts = {
  kills: async () => kills({ long, seed, folder }),
  'damage-database': async () => damageDatabases({ trials: long ? 360 : 10, seed, folder }),
  caches: async () => caches({ long, seed, folder }),
  crowd: async () => crowd({ folder, ...(long ? inFull : inShort) }),
  'folder-comes-and-goes': async () => folderComesAndGoes({ trials: long ? 5 : 1, folder }),
  'models-midway': async () => modelsMidway({ long, folder }),
  'rebuild-while-asking': async () => rebuildWhileAsking({ trials: long ? 10_000 : 60, folder }),
  'failing-writes': async () => failingWrites({ trials: long ? 100 : 1, seed, folder }),
  'backup-while-writing': async () => backupWhileWriting({ trials: long ? 20 : 2, folder }),
  'stop-under-load': async () => stopUnderLoad({ times: long ? 50 : 2, folder, tell: console.error }),
  schemas: async () => schemas({ long, folder }),
  'full-disk': async () => fullDisk({ trials: long ? 40 : 1, seed, folder }),
  // Tried by tests/faults.test.ts in short.
  names: async () => names({ folder }),
  addresses: async () => addresses(),
  packages: async () => packages({ folder }),
  orders: async () => orders({ trials: 340, seed, folder }),
  scripts: async () => scripts({ trials: 100, seed, folder }),
  offline: async () => offline({ folder }),
};
const inTests = new Set(['names', 'addresses', 'packages', 'orders', 'scripts', 'offline']);
const inFull = { seconds: 20, crowds: [64, 256], streams: [1000, 5000] };
const inShort = { seconds: 1, crowds: [64], streams: [300] };
/** Seconds for one part, beyond which it hangs. */
const longest = long ? 6 * 3600 : 300;

const left = Object.entries(parts).filter(([name]) =>
  only === undefined ? long || !inTests.has(name) : only === name,
);
/** @type {import('./held-index.mjs').FaultRow[]} */
const rows = [];

async function runParts() {
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    const [name, part] = next;
    const began = performance.now();
    const outcome = await inTime(
      part().catch((error) => {
        console.error(error);
        return [{ fault: `${name} broke off`, trials: 1, survived: 0, hangs: 0, silentWrong: 0, deaths: 1 }];
      }),
      patient(longest),
    );
    const hung = { fault: `${name} came to no end`, trials: 1, survived: 0, hangs: 1, silentWrong: 0, deaths: 0 };
    rows.push(...(outcome.done ? outcome.value : [hung]));
    console.error(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
}

/** @param {string} fault @param {readonly import('./held-index.mjs').FaultRow[]} of */
function summed(fault, of) {
  const counts = ['trials', 'survived', 'lost', 'silentWrong', 'hangs', 'deaths', 'escapes'];
  const sums = counts.map((count) => [count, of.reduce((sum, row) => sum + (row[count] ?? 0), 0)]);
  return { fault, ...Object.fromEntries(sums) };
}

/** On Linux; elsewhere none are found. @param {number} pid @returns {number[]} */
function descendantsOf(pid) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    return children.flatMap((child) => [...descendantsOf(child), child]);
  } catch {
    return [];
  }
}

const began = performance.now();
// Most of a part is waiting for processes that start; times that are measured want to be alone.
await Promise.all(long ? [runParts()] : [runParts(), runParts()]);
printTable([...rows, summed('all', rows)]);
if (!long && only === undefined) console.log(`In tests/faults.test.ts: ${[...inTests].join(', ')}.`);
console.log(`seed ${seed}, ${((performance.now() - began) / 1000).toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)}`);
rmSync(folder, { recursive: true, force: true });
// What hangs is not waited for, nor left behind.
for (const pid of descendantsOf(process.pid)) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
process.exit(rows.length > 0 && rows.every(isHeld) ? 0 : 1);
