/**
 * What a first visit loads, script and style together, and all script that there is with the rooms that are fetched when
 * they are entered: as they come over the wire. The limits are in thousands of bytes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const built = join(import.meta.dirname, '../../dist/web');
const kilobytesOf = (files: readonly string[]): number =>
  files.reduce((sum, name) => sum + gzipSync(readFileSync(join(built, name))).length, 0) / 1000;

it('is at most 60 kB at first', () => {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  const loaded = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name!);
  expect(loaded.length).toBeGreaterThanOrEqual(3);
  expect(loaded).toContain('theme.js');
  expect(kilobytesOf(loaded)).toBeLessThanOrEqual(60);
});

it('has at most 60 kB of script in all', () => {
  const scripts = readdirSync(join(built, 'assets')).filter((name) => name.endsWith('.js'));
  expect(kilobytesOf(scripts.map((name) => join('assets', name)))).toBeLessThanOrEqual(60);
});
