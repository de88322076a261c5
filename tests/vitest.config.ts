import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { longestTests, slowTests, testsAlone } from './slow-tests.ts';

/** quick: without those that take their time; beside: without those that nothing may run beside; alone: those. */
const which = process.env['FOOTNOTE_TESTS'];

const root = fileURLToPath(new URL('..', import.meta.url));
const rank = ({ moduleId }: TestSpecification): number => {
  const at = longestTests.findIndex((file) => moduleId.endsWith(file));
  return at === -1 ? longestTests.length : at;
};

/** Those that take longest first, so that no worker is left with one of them when the others are done. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    root,
    include: which === 'alone' ? [...testsAlone] : ['tests/**/*.test.ts'],
    exclude: which === 'quick' ? [...slowTests] : which === 'beside' ? [...testsAlone] : [],
    // Nothing is asked of a network, whatever the machine that runs the tests has in its environment.
    env: {
      FOOTNOTE_OFFLINE: '1',
      FOOTNOTE_EMBEDDER: 'subword',
      FOOTNOTE_READER: 'linear',
      OPENAI_API_KEY: '',
      OPENAI_BASE_URL: '',
    },
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Of tests that may run at the same time in one file: as many as the least machine has processors.
    maxConcurrency: 2,
    expect: { poll: { timeout: 20_000 } },
    // What a file imports is compiled once a worker, not once a file: a third of the time of many small ones.
    isolate: false,
    // What is promised within a second is looked at while nothing else runs. Beside: one more than the least machine has
    // processors, as some always wait for what does not happen.
    maxWorkers: which === 'quick' ? 2 : which === 'beside' ? 3 : 1,
    ...(which === 'beside' && { sequence: { sequencer: LongestFirst } }),
  },
});
