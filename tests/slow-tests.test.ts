import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { longestTests, slowTests, testsAlone } from './slow-tests.ts';

it('names files that there are', () => {
  const root = join(import.meta.dirname, '..');
  const isThere = (file: string): boolean =>
    file.endsWith('/*.test.ts') ? readdirSync(join(root, file, '..')).length > 0 : existsSync(join(root, file));
  expect([...slowTests, ...longestTests, ...testsAlone].filter((file) => !isThere(file))).toEqual([]);
});
