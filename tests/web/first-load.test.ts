/** What a first visit loads: script and style together, as they come over the wire. The limit is in thousands of bytes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const built = join(import.meta.dirname, '../../dist/web');

it('is at most 60 kB', () => {
  const files = [...readdirSync(join(built, 'assets')).map((name) => join('assets', name)), 'theme.js'];
  const loaded = files.filter((name) => /\.(?:js|css)$/.test(name));
  expect(loaded.length).toBeGreaterThanOrEqual(3);
  const bytes = loaded.reduce((sum, name) => sum + gzipSync(readFileSync(join(built, name))).length, 0);
  expect(bytes / 1000).toBeLessThanOrEqual(60);
});
