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
import { caches } from './caches.mjs';
import { printTable } from './held-index.mjs';
import { kills } from './kills.mjs';
import { modelsMidway } from './models-midway.mjs';
import { schemas } from './schemas.mjs';

const parts = { kills, caches, schemas, 'models-midway': modelsMidway };

const { values } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'footnote-faults-'));
const rows = [];
try {
  for (const [name, part] of Object.entries(parts)) {
    if (values.only !== undefined && values.only !== name) continue;
    const began = performance.now();
    rows.push(...(await part({ long: values.long, seed: Number(values.seed), folder })));
    console.error(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printTable(rows);
const isWhole = rows.every(({ trials, survived }) => trials > 0 && survived === trials);
process.exitCode = isWhole ? 0 : 1;
