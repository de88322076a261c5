/**
 * Loaded before the program (`node --import`): kills the process, as a power cut would, at the k-th time that a named step is
 * reached in one of its threads. FOOTNOTE_KILL_AT is STEP:K. Covers what this program does through SQLite and node:fs; not
 * what happens inside of one call of SQLite, which the kills at any moment are for.
 */
import fs from 'node:fs';
import { open } from 'node:fs/promises';
import { register, syncBuiltinESMExports } from 'node:module';

const [wanted, nth] = (process.env.FOOTNOTE_KILL_AT ?? '').split(':');
let reached = 0;

/** @param {string} step */
export function reach(step) {
  if (step !== wanted) return;
  reached += 1;
  if (reached === Number(nth)) process.kill(process.pid, 'SIGKILL');
}

// Methods of the native class cannot be replaced: the program gets one that extends it.
const own = JSON.stringify(new URL('killing-sqlite.mjs', import.meta.url).href);
register(
  `data:text/javascript,${encodeURIComponent(
    `export const resolve = (name, context, next) =>
       name === '@photostructure/sqlite' && context.parentURL !== ${own} ? { url: ${own}, shortCircuit: true } : next(name, context);`,
  )}`,
);

const handle = await open(new URL(import.meta.url), 'r');
const files = Object.getPrototypeOf(handle);
await handle.close();
for (const name of ['write', 'sync']) {
  const made = files[name];
  files[name] = async function writeOrDie(/** @type {unknown[]} */ ...given) {
    reach(`before-file-${name}`);
    const result = await made.apply(this, given);
    reach(`after-file-${name}`);
    return result;
  };
}
for (const name of ['renameSync', 'fsyncSync']) {
  const made = fs[name];
  fs[name] = (/** @type {unknown[]} */ ...given) => {
    reach(`before-${name}`);
    const result = made(...given);
    reach(`after-${name}`);
    return result;
  };
}
syncBuiltinESMExports();
