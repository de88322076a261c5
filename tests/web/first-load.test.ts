/**
 * All script and style that there is, with the rooms that are fetched when they are entered: as they come over the wire,
 * compressed as the build compresses them. The limits are in thousands of bytes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const built = join(import.meta.dirname, '../../dist/web');
const kilobytesOf = (files: readonly string[]): number =>
  files.reduce((sum, name) => sum + gzipSync(readFileSync(join(built, name)), { level: 9 }).length, 0) / 1000;
const page = readFileSync(join(built, 'index.html'), 'utf8');
const loaded = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name]) => name!);
const all = readdirSync(built, { recursive: true, encoding: 'utf8' });

it('has at most 60 kB of script in all its pieces, and 12 of style', () => {
  const scripts = all.filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThanOrEqual(3);
  expect(kilobytesOf(scripts)).toBeLessThanOrEqual(60);
  expect(kilobytesOf(all.filter((name) => name.endsWith('.css')))).toBeLessThanOrEqual(12);
});

it('fetches its rooms when they are entered, and all else at once', () => {
  const scripts = loaded.filter((name) => name.endsWith('.js'));
  expect(scripts).toContain('theme.js');
  expect(scripts).toHaveLength(2);
  expect(all.filter((name) => name.endsWith('.js'))).toHaveLength(scripts.length + 1);
});
