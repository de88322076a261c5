/**
 * Runs the tests: first those that may run beside each other, then those that may not, each file by itself. `--quick`: without
 * those that take their time (slow-tests.ts), for an answer within a minute; all else goes to vitest, in one run.
 */
import { spawnSync } from 'node:child_process';

const given = process.argv.slice(2);
const rest = given.filter((word) => word !== '--quick');

function run(which) {
  const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'tests/vitest.config.ts', ...rest], {
    stdio: 'inherit',
    env: { ...process.env, ...(which !== undefined && { FOOTNOTE_TESTS: which }) },
  });
  return status ?? 1;
}

if (rest.length < given.length) process.exitCode = run('quick');
else if (rest.length > 0) process.exitCode = run();
// Both are run, so that one that fails hides none of the others.
else process.exitCode = ['beside', 'alone'].map(run).find((status) => status !== 0) ?? 0;
