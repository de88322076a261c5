import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['tests/**/*.test.ts'],
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
    maxWorkers: 1,
  },
});
