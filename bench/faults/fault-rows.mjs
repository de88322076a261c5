/**
 * What the suites of faults have in common: chance by a seed, rows to count in, and the way to run one of them alone.
 * A row: a fault, how often it was tried, how often all held; and what did not: hangs, wrong things shown as right, ends
 * of a process, and what got out (a request to another host, a file outside its folder, a script that ran).
 *
 * @typedef {{ fault: string, trials: number, survived: number, hangs: number, silentWrong: number, deaths: number, escapes: number }} Row
 * @typedef {{ trials?: number, seed?: number, folder?: string }} Options
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The same numbers, 0 to 1, for the same seed (mulberry32, by Tommy Ettinger, public domain: 32 bits of state). @param {number} seed */
export function chanceOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** As many of them, in an order by chance. @template T @param {readonly T[]} all @param {number} count @param {() => number} chance */
export function drawn(all, count, chance) {
  return all
    .map((each) => ({ each, by: chance() }))
    .toSorted((a, b) => a.by - b.by)
    .slice(0, count)
    .map(({ each }) => each);
}

export class Rows {
  /** @type {Map<string, Row>} */
  #rows = new Map();

  /** One trial; `what`: what did not hold. @param {string} fault @param {Partial<Omit<Row, 'fault'>>} what */
  add(fault, what = {}) {
    const row = this.#rows.get(fault) ?? {
      fault,
      trials: 0,
      survived: 0,
      hangs: 0,
      silentWrong: 0,
      deaths: 0,
      escapes: 0,
    };
    const { hangs = 0, silentWrong = 0, deaths = 0, escapes = 0 } = what;
    row.trials += 1;
    row.hangs += hangs;
    row.silentWrong += silentWrong;
    row.deaths += deaths;
    row.escapes += escapes;
    if (hangs + silentWrong + deaths + escapes === 0) row.survived += 1;
    this.#rows.set(fault, row);
  }

  get all() {
    return [...this.#rows.values()];
  }
}

/** Whole milliseconds, as timers want them, on a machine that does nothing else; as many times more on this one as wait for its processors. @param {number} milliseconds */
export function patient(milliseconds) {
  return Math.ceil(milliseconds * Math.max(1, (loadavg()[0] ?? 1) / availableParallelism()));
}

/** Whether it came in time. @template T @param {Promise<T>} work @param {number} seconds @returns {Promise<{ done: true, value: T } | { done: false }>} */
export async function inTime(work, seconds) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve({ done: false }), seconds * 1000);
  });
  const value = work.then((done) => ({ done: true, value: done }));
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
}

/**
 * Runs a suite when its file is the one that was started: prints its rows, ends with 1 where one did not hold.
 * `node FILE [TRIALS] [SEED]`. @param {string} url @param {(options: Options) => Promise<Row[]>} suite
 */
export async function runAlone(url, suite) {
  if (process.argv[1] !== fileURLToPath(url)) return;
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
  const [trials, seed = '1'] = process.argv.slice(2);
  const rows = await suite({ ...(trials !== undefined && { trials: Number(trials) }), seed: Number(seed), folder });
  rmSync(folder, { recursive: true, force: true });
  console.log('fault'.padEnd(46), 'trials  held  hangs  wrong  deaths  escapes');
  for (const { fault, trials: tried, survived, hangs, silentWrong, deaths, escapes } of rows)
    console.log(
      fault.padEnd(46),
      ...[tried, survived, hangs, silentWrong, deaths, escapes].map((count) => String(count).padStart(6)),
    );
  const tried = rows.reduce((sum, row) => sum + row.trials, 0);
  const held = rows.reduce((sum, row) => sum + row.survived, 0);
  console.log(`${held} of ${tried} held, ${((performance.now() - began) / 1000).toFixed(1)} s, seed ${seed}`);
  process.exitCode = held === tried ? 0 : 1;
}
