/**
 * Runs the tests, each file by itself. `--quick`: without those that take their time (slow-tests.ts), for an answer within a
 * minute; all else goes to vitest.
 */
import { spawnSync } from 'node:child_process';

const given = process.argv.slice(2);
const rest = given.filter((word) => word !== '--quick');
const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'tests/vitest.config.ts', ...rest], {
  stdio: 'inherit',
  env: { ...process.env, ...(rest.length < given.length && { FOOTNOTE_QUICK_TESTS: '1' }) },
});
process.exitCode = status ?? 1;
