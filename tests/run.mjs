/**
 * Runs the tests: first those that may run beside each other, then those that may not, each file by itself. `--quick`: without
 * those that take their time (slow-tests.ts), for an answer within a minute; all else goes to vitest, in one run. What failed
 * is told once more at the end: of hundreds of files, nobody should have to look for it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const given = process.argv.slice(2);
const rest = given.filter((word) => word !== '--quick');
const folder = mkdtempSync(join(tmpdir(), 'footnote-tests-'));

function run(which = 'all') {
  const report = join(folder, which);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'tests/vitest.config.ts', ...reporters, ...rest], {
    stdio: 'inherit',
    env: { ...process.env, ...(which !== 'all' && { FOOTNOTE_TESTS: which }) },
  });
  return { status: status ?? 1, failures: status === 0 ? [] : failuresIn(report) };
}

/** A line or more for each. */
function failuresIn(report) {
  let files;
  try {
    files = JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    return ['The tests ended without a report.'];
  }
  return files.flatMap(({ name, message, status, assertionResults }) => {
    const file = relative('', name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const told = failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${failureMessages.join('\n')}`);
    return status === 'failed' && told.length === 0 ? [`${file}: ${message}`] : told;
  });
}

// Both are run, so that one that fails hides none of the others.
const runs = rest.length < given.length ? ['quick'] : rest.length > 0 ? ['all'] : ['beside', 'alone'];
const results = runs.map((which) => run(which));
rmSync(folder, { recursive: true });
const failures = results.flatMap((result) => result.failures);
if (failures.length > 0) console.error(`\nFailed:\n\n${failures.join('\n\n')}`);
process.exitCode = results.find(({ status }) => status !== 0)?.status ?? 0;
