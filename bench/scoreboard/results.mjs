/**
 * Keeps what a measurement came to, so that the scoreboard can be made of it: a line of bench/results/NAME.jsonl for each run,
 * {date, commit, command, figures}. Measurements that are given `--keep` call it; `figures` are as they are to be read, "84.9 %",
 * by what they are of.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const results = fileURLToPath(new URL('../results', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** `name`: of the measurement, as `npm run bench` knows it. @param {string} name @param {Record<string, string>} figures */
export function keepResults(name, figures) {
  const git = (...words) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();
  const isClean = git('status', '--porcelain', '--', 'src', 'models') === '';
  const commit = git('rev-parse', '--short=7', 'HEAD') + (isClean ? '' : ' and changes');
  // Where every answer is written besides changes no figure.
  const given = process.argv
    .slice(2)
    .filter((word, at, all) => ![word, all[at - 1]].includes('--json') && word !== '--keep');
  // What lies outside is somebody's own.
  const told = given.map((word) => (word.startsWith('/') || word.startsWith('..') ? 'DATA_FOLDER' : word));
  const command = ['npm run bench', name, ...(told.length > 0 ? ['--', ...told] : [])].join(' ');
  const date = new Date().toISOString().slice(0, 10);
  mkdirSync(results, { recursive: true });
  appendFileSync(join(results, `${basename(name)}.jsonl`), `${JSON.stringify({ date, commit, command, figures })}\n`);
}

/** All runs that were kept, by the command that they came from, the latest last. */
export function keptResults() {
  const runs = readdirSync(results)
    .filter((file) => file.endsWith('.jsonl'))
    .toSorted()
    .flatMap((file) => readFileSync(join(results, file), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line));
  const commands = new Map();
  for (const run of runs) commands.set(run.command, [...(commands.get(run.command) ?? []), run]);
  return commands;
}
