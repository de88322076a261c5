import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { slowTests, testsAlone } from './slow-tests.ts';

/** quick: without those that take their time; beside: without those that nothing may run beside; alone: those. */
const which = process.env['FOOTNOTE_TESTS'];

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
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
    // What is promised within a second is looked at while nothing else runs.
    maxWorkers: which === 'quick' || which === 'beside' ? 2 : 1,
  },
});
