/**
 * What the fault modules share: a folder of made articles whose answers are known, the built command run in it, and the
 * questions that must give the same citations before and after. A command that takes too long is ended, and counts as hung.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
/** Milliseconds; a busy machine takes ten seconds to start Node. */
const longest = 60_000;

/**
 * @typedef {{ fault: string, trials: number, survived: number, hangs: number, silentWrong: number, deaths: number }} Row
 * @typedef {{ trials?: number, seed?: number, folder?: string }} Options
 * @typedef {{ root: string, corpus: string, index: string }} Place
 * @typedef {{ code: number, signal: string | null, hung: boolean, stdout: string, stderr: string }} Ended
 */

/** @param {string} fault @returns {Row} */
export function newRow(fault) {
  return { fault, trials: 0, survived: 0, hangs: 0, silentWrong: 0, deaths: 0 };
}

/** @param {string | undefined} folder @returns {string} */
export function workFolder(folder) {
  if (folder === undefined) return mkdtempSync(join(tmpdir(), 'footnote-faults-'));
  mkdirSync(folder, { recursive: true });
  return folder;
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
  }, longest);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: code ?? -1, signal, hung, stdout, stderr });
    });
  });
}

/** What is cited for a question, or why nothing is. @param {Place} place @param {number} nth */
export async function citedFor(place, nth) {
  const ended = await run(place, ['ask', questionOf(nth), '--json']);
  if (ended.code !== 0) return `exit ${ended.code}`;
  /** @type {{ citations: { path: string, quote: string }[] }} */
  const { citations } = JSON.parse(ended.stdout);
  return citations.map(({ path, quote }) => `${path}: ${quote}`).join('\n');
}

/** What has to be cited for it. @param {number} nth */
export function isRight(nth, /** @type {string} */ cited) {
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

/** @param {Place} place @param {string} file */
export const has = (place, file) => existsSync(join(place.corpus, file));

/** @param {readonly Row[]} rows */
export function show(rows) {
  for (const { fault, trials, survived, hangs, silentWrong, deaths } of rows) {
    process.stdout.write(
      `${fault.padEnd(44)} ${survived} of ${trials} survived, ${hangs} hung, ${silentWrong} silently wrong, ${deaths} died\n`,
    );
  }
}
