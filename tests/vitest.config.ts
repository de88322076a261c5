import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { slowTests } from './slow-tests.ts';

const isQuick = process.env['FOOTNOTE_QUICK_TESTS'] === '1';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['tests/**/*.test.ts'],
    exclude: isQuick ? [...slowTests] : [],
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
    expect: { poll: { timeout: 20_000 } },
    // One file at a time: what is promised within a second is looked at while nothing else runs.
    maxWorkers: isQuick ? 2 : 1,
  },
});
