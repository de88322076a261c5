/**
 * Makes bench/SCOREBOARD.md of the results that were kept (results.mjs): each figure as it is now, with its date and commit, and as
 * it was in the run before.
 *
 *   npm run bench NAME -- … --keep        keeps what a measurement came to
 *   npm run bench scoreboard              writes the board; --check: says whether it is up to date
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { keptResults } from './results.mjs';

const target = new URL('../SCOREBOARD.md', import.meta.url);
const head = `# Scoreboard

What was measured last, by the command that measures it, and what the same command came to before. Made by \`npm run bench scoreboard\`; what was tried, and why, is in [LOG.md](LOG.md).
`;

function tableOf([command, runs]) {
  const [before, now] = [runs.at(-2), runs.at(-1)];
  const rows = Object.entries(now.figures).map(
    ([name, value]) => `| ${name} | ${value} | ${before?.figures[name] ?? ''} |`,
  );
  const asked = (run) => `${run.date}, ${run.commit}`;
  return [
    `## \`${command}\`\n`,
    `|  | ${asked(now)} | ${before === undefined ? 'before' : `before: ${asked(before)}`} |`,
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const made = await format([head, ...[...keptResults()].map(tableOf)].join('\n'), {
  parser: 'markdown',
  printWidth: 120,
  singleQuote: true,
});
if (!process.argv.includes('--check')) writeFileSync(target, made);
else if (readFileSync(target, 'utf8') !== made) {
  console.error('bench/SCOREBOARD.md is not what the results say: npm run bench scoreboard');
  process.exitCode = 1;
}
