/**
 * What the fault run breaks, and how it is seen whether it held: a small corpus that changes once (edited, removed, added
 * articles), six questions about it, and the answers that are right before and after. Answers are had of another process, so
 * that one which dies or hangs is counted and replaced. Parts of kills, caches, schemas; used by no product.
 */
import { fork } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeArticle } from '../scale/make-articles.mjs';
import { builtInOnly } from '../scale/start-server.mjs';
import { patient } from './fault-rows.mjs';

/**
 * @typedef {{ fault: string, trials: number, survived: number, hangs: number, silentWrong: number, deaths: number, lost?: number, escapes?: number, untried?: string }} FaultRow `untried`: why it could not be tried here
 * @typedef {{ kind: string, citations: { path: string, quote: string, start: number, end: number }[] }} Told
 * @typedef {{ answers: Told[], embedded?: number, verified?: { ok: boolean, checked: { conversations: number } } } | { error: string, next: string } | { hang: true } | { death: string }} Outcome
 */

export const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
/** Milliseconds for one command or one asking; a twentieth of it is usual. */
export const patience = () => patient(60_000);

/** Of an article; caches are kept from a thousand passages on. */
const articleBytes = { small: 2000, large: 22_000 };

/** @param {string} corpus @param {number} number @param {'small' | 'large'} size @param {string} [more] */
function putArticle(corpus, number, size, more = '') {
  const { path, text } = makeArticle(number, articleBytes[size]);
  mkdirSync(dirname(join(corpus, path)), { recursive: true });
  writeFileSync(join(corpus, path), text + more);
}

/** Words of the articles that are removed, and of no other: nothing of them may be left. */
export const goneWords = [3, 9].map((number) => `K${number} at`);
const articles = 36;

export class HeldIndex {
  /** @param {string} folder an empty one @param {object} settings beside the built-in parts @param {'small' | 'large'} size */
  constructor(folder, settings = {}, size = 'small') {
    this.folder = folder;
    this.settings = settings;
    this.size = size;
    this.before = { corpus: join(folder, 'corpus-before'), index: join(folder, 'index-before') };
    this.after = { corpus: join(folder, 'corpus-after'), index: join(folder, 'index-after') };
    this.questions = [3, 5, 11, 20, 36, 39].map((number) => makeArticle(number).question);
    this.asker = new Asker();
    this.trial = 0;
  }

  #putArticles() {
    const { size } = this;
    for (let number = 0; number < articles; number += 1) {
      putArticle(this.before.corpus, number, size);
      // Three are edited, two removed, four added.
      if (![3, 9].includes(number))
        putArticle(
          this.after.corpus,
          number,
          size,
          [5, 11, 17].includes(number) ? '\nIt was painted green in 1999.\n' : '',
        );
    }
    for (let number = articles; number < articles + 4; number += 1) putArticle(this.after.corpus, number, size);
  }

  /** Builds both without a fault, and keeps what is answered; or takes over what another has built alike. @param {HeldIndex | undefined} other */
  async prepare(other) {
    if (other !== undefined) {
      this.before = other.before;
      this.after = other.after;
      return this;
    }
    this.#putArticles();
    for (const held of [this.before, this.after]) {
      const outcome = await this.asker.ask({
        ...held,
        questions: this.questions,
        update: true,
        settings: this.settings,
      });
      if (!('answers' in outcome)) throw new Error(`Without a fault: ${JSON.stringify(outcome)}`);
      held.answers = JSON.stringify(outcome.answers);
    }
    if (this.before.answers === this.after.answers) throw new Error('The change changes no answer.');
    return this;
  }

  /** A copy of an index, and where it is, with the corpus that it is to be brought up to. @param {'before' | 'after' | 'none'} of */
  copy(of, corpus = this.after.corpus) {
    this.trial += 1;
    const index = join(this.folder, `trial-${this.trial}`);
    if (of !== 'none') cpSync(this[of].index, index, { recursive: true });
    return { corpus, index };
  }

  /**
   * What became of it: `same` where the answers are those without a fault, `said` where it was told what is wrong.
   * @param {{ corpus: string, index: string }} held @param {'before' | 'after'} expected
   */
  async look(held, expected = 'after', update = true) {
    const outcome = await this.asker.ask({ ...held, questions: this.questions, update, settings: this.settings });
    const verdict = verdictOf(outcome, this[expected].answers);
    if (verdict !== 'same') this.last = outcome;
    return verdict;
  }

  /** @param {string} index */
  holdsGoneWords(index) {
    return readdirSync(index, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .some((entry) => {
        const bytes = readFileSync(join(entry.parentPath, entry.name));
        return goneWords.some((words) => bytes.includes(words));
      });
  }

  /** @param {{ index: string }} held */
  drop(held) {
    rmSync(held.index, { recursive: true, force: true });
  }

  close() {
    this.asker.close();
  }
}

/** @param {Outcome} outcome @param {string | undefined} right */
function verdictOf(outcome, right) {
  if ('hang' in outcome) return 'hang';
  if ('death' in outcome) return 'death';
  if ('error' in outcome) return outcome.next === '' ? 'unsaid' : 'said';
  return JSON.stringify(outcome.answers) === right ? 'same' : 'wrong';
}

/** Counts verdicts. @param {string} fault @returns {FaultRow & { count: (verdict: string) => void }} */
export function rowOf(fault) {
  const row = { fault, trials: 0, survived: 0, hangs: 0, silentWrong: 0, deaths: 0 };
  return Object.defineProperty(row, 'count', {
    value: (/** @type {string} */ verdict) => {
      row.trials += 1;
      if (verdict === 'same' || verdict === 'said') row.survived += 1;
      else if (verdict === 'hang') row.hangs += 1;
      else if (verdict === 'death') row.deaths += 1;
      else if (verdict === 'wrong') row.silentWrong += 1;
      else row.lost = (row.lost ?? 0) + 1;
    },
  });
}

/** A process that opens an index and asks; another takes its place when it dies or takes too long. */
export class Asker {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;

  get pid() {
    return this.#child?.pid;
  }

  /** @param {object} order @returns {Promise<Outcome>} */
  async ask(order) {
    const child = (this.#child ??= fork(fileURLToPath(new URL('asker.mjs', import.meta.url)), {
      env: builtInOnly(''),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    }));
    const outcome = await new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ hang: true }), patience());
      child.once('message', (message) => {
        clearTimeout(timer);
        resolve(message);
      });
      child.once('exit', (code, signal) => {
        clearTimeout(timer);
        resolve({ death: String(signal ?? code) });
      });
      child.send(order);
    });
    child.removeAllListeners();
    if ('hang' in outcome || 'death' in outcome) this.close();
    return outcome;
  }

  close() {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}

/** By the folder of a whole run, size and settings: what is built once for all its parts. @type {Map<string, Promise<HeldIndex>>} */
const built = new Map();

/**
 * In a folder of its own, which is gone afterwards; in that of a whole run, what its parts break is built once.
 * @template Result @param {(held: HeldIndex) => Promise<Result>} work @param {{ folder?: string | undefined, settings?: object, size?: 'small' | 'large' }} how
 */
export async function withHeldIndex(work, { folder, settings, size } = {}) {
  const own = mkdtempSync(join(folder ?? tmpdir(), 'footnote-held-'));
  const held = new HeldIndex(own, settings, size);
  try {
    return await work(await held.prepare(folder === undefined ? undefined : await builtOnce(folder, settings, size)));
  } finally {
    held.close();
    rmSync(own, { recursive: true, force: true });
  }
}

/** @param {string} folder @param {object | undefined} settings @param {'small' | 'large' | undefined} size */
async function builtOnce(folder, settings, size) {
  const key = JSON.stringify([folder, settings, size]);
  const building =
    built.get(key) ?? new HeldIndex(mkdtempSync(join(folder, 'footnote-built-')), settings, size).prepare();
  built.set(key, building);
  const held = await building;
  held.close();
  return held;
}

/** Whether all of it held, or could not be tried here. @param {FaultRow} row */
export function isHeld({ trials, survived, untried }) {
  return untried === undefined ? trials > 0 && survived === trials : trials === 0;
}

/** @param {readonly FaultRow[]} rows */
export function printTable(rows) {
  const columns = ['trials', 'survived', 'lost', 'silentWrong', 'hangs', 'deaths', 'escapes'];
  const width = Math.max(...rows.map(({ fault }) => fault.length), 5);
  console.log('fault'.padEnd(width), ...columns.map((name) => name.padStart(11)));
  for (const row of rows) {
    const told = columns.map((name) => String(row[name] ?? 0).padStart(11)).join(' ');
    console.log(row.fault.padEnd(width), row.untried === undefined ? told : `   not tried here: ${row.untried}`);
  }
}
