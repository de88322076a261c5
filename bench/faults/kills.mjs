/**
 * kill -9 while an index is brought up to date: at any moment, at each named step, and while the file of vectors is saved.
 * Held: the next run ends, the same questions are answered as without the kill, and no word of a removed article is left.
 *
 *     npm run build && node bench/faults/kills.mjs [--long] [--seed 1]
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { builtInOnly } from '../scale/start-server.mjs';
import { chanceOf } from './fault-rows.mjs';
import { cli, patience, printTable, rowOf, withHeldIndex } from './held-index.mjs';

const isLinux = existsSync('/proc/self/stat');
const steps = [
  'before-transaction',
  'after-transaction',
  'before-commit',
  'after-commit',
  'removing',
  'before-vacuum',
  'after-vacuum',
  'checkpoint',
];
const stepsOfVectors = ['before-file-write', 'after-file-write', 'before-file-sync', 'after-file-sync'];

/** Runs `footnote index`; tells the milliseconds of the processor that it had. @param {{ corpus: string, index: string }} held @param {{ at?: string, after?: number }} kill `after`: so many of them */
async function runAndKill({ corpus, index }, { at, after = Infinity }) {
  const loaded = at === undefined ? [] : ['--import', fileURLToPath(new URL('kill-at.mjs', import.meta.url))];
  const child = spawn(process.execPath, [...loaded, cli, 'index', '--corpus', corpus, '--index', index], {
    // What is removed is gone at once.
    env: { ...builtInOnly(corpus), FOOTNOTE_GRACE: '0', ...(at !== undefined && { FOOTNOTE_KILL_AT: at }) },
    stdio: 'ignore',
  });
  const began = performance.now();
  let spent = 0;
  const looking = setInterval(() => {
    spent = processorOf(child.pid) ?? (isLinux ? spent : performance.now() - began);
    if (spent >= after) child.kill('SIGKILL');
  }, 5);
  const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal === 'SIGKILL')));
  const killed = await Promise.race([ended, wait(patience(), 'hang', { ref: false })]);
  clearInterval(looking);
  if (killed === 'hang') child.kill('SIGKILL');
  return { killed, spent };
}

/** Milliseconds of the processor that a process has had, so that a busy machine does not move the moment; on Linux. @param {number | undefined} pid */
function processorOf(pid) {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = fields.split(' ').slice(11, 13);
    return (Number(user) + Number(system)) * 10;
  } catch {
    return undefined;
  }
}

/** Whether the run was killed. @param {HeldIndex} held @param {ReturnType<typeof rowOf>} row @param {'before' | 'none'} from @param {{ at?: string, after?: number }} kill */
async function trial(held, row, from, kill) {
  const tried = held.copy(from);
  const { killed } = await runAndKill(tried, kill);
  // A step that is reached fewer times than that is no trial.
  if (kill.at === undefined || killed !== false) {
    const verdict = killed === 'hang' ? 'hang' : await held.look(tried);
    const isLost = verdict === 'said' || (verdict === 'same' && held.holdsGoneWords(tried.index));
    row.count(isLost ? 'lost' : verdict);
    if (isLost || verdict !== 'same')
      console.error(`${row.fault}, ${JSON.stringify(kill)}: ${verdict} ${JSON.stringify(held.last)}`);
  }
  held.drop(tried);
  return killed !== false;
}

/** @param {{ long?: boolean, seed?: number, folder?: string }} options */
export async function kills({ long = false, seed = 1, folder } = {}) {
  const next = chanceOf(seed);
  const anywhere = rowOf('kill -9 while indexing, at any moment');
  const atSteps = rowOf('kill -9 at each named step');
  const ofVectors = rowOf('kill -9 while vectors are saved');
  await withHeldIndex(
    async (held) => {
      const whole = held.copy('none');
      const { spent } = await runAndKill(whole, {});
      held.drop(whole);
      for (let nth = 0; nth < (long ? 200 : 2); nth += 1)
        await trial(held, anywhere, nth % 2 === 0 ? 'before' : 'none', { after: Math.ceil(next() * spent) });
      for (const step of steps)
        for (let nth = 1; nth <= (long ? 10 : 1); nth += 1)
          if (!(await trial(held, atSteps, 'before', { at: `${step}:${nth}` }))) break;
    },
    { folder },
  );
  await withHeldIndex(
    async (held) => {
      for (let nth = 0; nth < (long ? 60 : stepsOfVectors.length); nth += 1)
        await trial(held, ofVectors, nth % 8 < 4 ? 'before' : 'none', {
          at: `${stepsOfVectors[nth % 4]}:${nth < 30 ? 1 : 2}`,
        });
    },
    { folder, size: 'large' },
  );
  return [anywhere, atSteps, ofVectors];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { long: { type: 'boolean' }, seed: { type: 'string', default: '1' } } });
  printTable(await kills({ long: values.long ?? false, seed: Number(values.seed) }));
}
