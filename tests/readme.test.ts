/** README is part of the product: its map, settings and commands are those that there are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settings } from '../src/settings.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const map = /## Map\n[\s\S]*?```\n([\s\S]*?)```/.exec(readme)![1]!;

it('draws every room of the house, and none that is not there', () => {
  const drawn = [...map.matchAll(/\b(?:src\/[\w./-]+|(?:corpus|index|web|tests|bench)\/)/g)].map(([path]) => path);
  expect(drawn.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
    .map((entry) => `src/${entry.name}${entry.isDirectory() ? '/' : ''}`)
    .filter((path) => !path.endsWith('tsconfig.json'));
  expect(rooms.filter((path) => !drawn.includes(path))).toEqual([]);
});

it('lists every setting with its meaning and default', () => {
  const rows = readme.replaceAll(/ +/g, ' ');
  for (const { name, meaning, default: value } of settings) {
    expect(rows).toContain(`| \`${name}\` | ${meaning} | ${value === '' ? '' : `\`${value}\` `}|`);
  }
});

it('shows pictures that are there', () => {
  const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => path!);
  expect(pictures).not.toEqual([]);
  expect(pictures.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
