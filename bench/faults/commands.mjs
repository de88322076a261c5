/**
 * What the fault modules share: a folder of made articles whose answers are known, the built command run in it, and the
 * questions that must give the same citations before and after. A command that takes too long is ended, and counts as hung.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, patience } from './held-index.mjs';

/** @typedef {import('./held-index.mjs').Asker} Asker */

/** What the process that looks is set to, beside the built-in parts: how long a file may be missing is not changed. */
const usual = { FOOTNOTE_GRACE: '900' };

/**
 * @typedef {import('./held-index.mjs').FaultRow} Row
 * @typedef {{ trials?: number, seed?: number, folder?: string }} Options
 * @typedef {{ root: string, corpus: string, index: string }} Place
 * @typedef {{ code: number, signal: string | null, hung: boolean, stdout: string, stderr: string }} Ended
 */

/** @param {string} fault @returns {Row} */
export function newRow(fault) {
  return { fault, trials: 0, survived: 0, hangs: 0, silentWrong: 0, deaths: 0 };
}

/** Of one part, within that of a whole run if there is one. @param {string | undefined} folder @param {string} part */
export function workFolder(folder, part) {
  return mkdtempSync(join(folder ?? tmpdir(), `footnote-${part}-`));
}

/** @param {number} nth */
const yearOf = (nth) => 1700 + nth * 3;
/** @param {number} nth */
export const articleOf = (nth) =>
  `# The bridge of Torvik${nth}\n\nThe bridge of Torvik${nth} was opened in ${yearOf(nth)} by the mayor.\n\n${'The river is wide there, and cold. '.repeat(10)}\n`;
/** @param {number} nth */
export const questionOf = (nth) => `When was the bridge of Torvik${nth} opened?`;

/** @param {string} root @param {number} articles @returns {Place} */
export function makePlace(root, articles) {
  const place = { root, corpus: join(root, 'corpus'), index: join(root, 'index') };
  rmSync(place.corpus, { recursive: true, force: true });
  mkdirSync(place.corpus, { recursive: true });
  for (let nth = 1; nth <= articles; nth += 1) writeFileSync(join(place.corpus, `bridge-${nth}.md`), articleOf(nth));
  return place;
}

/** @param {Place} place @param {readonly string[]} args @param {{ node?: readonly string[], env?: Record<string, string>, as?: number }} [how] @returns {Promise<Ended>} */
export async function run({ corpus, index, root }, args, { node = [], env = {}, as } = {}) {
  const child = spawn(process.execPath, [...node, cli, ...args, '--corpus', corpus, '--index', index], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: root, FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(as !== undefined && { uid: as, gid: as }),
  });
  let [stdout, stderr, hung] = ['', '', false];
  child.stdout.on('data', (piece) => (stdout += piece));
  child.stderr.on('data', (piece) => (stderr += piece));
  const timer = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, patience());
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: code ?? -1, signal, hung, stdout, stderr });
    });
  });
}

/**
 * The next who opens it: brought up to date, and asked, in a process that is kept from one look to the next. What is cited for
 * each question; `said`: what went wrong instead. @param {Asker} asker @param {Place} place @param {readonly number[]} nths
 * @returns {Promise<{ cited: string[], embedded: number, said: string }>}
 */
export async function lookAt(asker, { corpus, index }, nths) {
  const outcome = await asker.ask({ corpus, index, questions: nths.map(questionOf), update: true, settings: usual });
  if (!('answers' in outcome)) return { cited: [], embedded: -1, said: JSON.stringify(outcome) };
  const cited = outcome.answers.map(({ citations }) =>
    citations.map(({ path, quote }) => `${path}: ${quote}`).join('\n'),
  );
  return { cited, embedded: outcome.embedded ?? -1, said: '' };
}

/** What has to be cited for it. @param {number} nth */
export function isRight(nth, /** @type {string | undefined} */ cited = '') {
  return cited.startsWith(`bridge-${nth}.md: `) && cited.includes(String(yearOf(nth)));
}

/** Notes how a command ended that met a fault; true where it ended by itself. @param {Row} row @param {Ended} ended */
export function noteEnd(row, { hung, signal, code }) {
  row.trials += 1;
  if (hung) row.hangs += 1;
  // Exit codes of ours are 0 to 3 and 130; anything else is Node or the system ending it.
  else if (signal !== null || ![0, 1, 2, 3, 130].includes(code)) row.deaths += 1;
  return !hung && signal === null;
}

/** Whether a disk of its own may be mounted here. @param {string} root */
export function canMount(root) {
  const folder = mkdtempSync(join(root, 'mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' });
    execFileSync('umount', [folder], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/** @param {Place} place @param {string} file */
export const has = (place, file) => existsSync(join(place.corpus, file));
