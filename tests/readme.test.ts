/** README and docs are part of the product: the map, settings and paths are those that there are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
  const rows = readFileSync(join(root, 'docs/settings.md'), 'utf8').replaceAll(/ +/g, ' ');
  for (const { name, meaning, default: value } of settings) {
    expect(rows).toContain(`| \`${name}\` | ${meaning} | ${value === '' ? '' : `\`${value}\` `}|`);
  }
});

it('shows pictures that are there', () => {
  const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => path!);
  expect(pictures).not.toEqual([]);
  expect(pictures.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('is short, and leads only to what is there', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(150);
  const files = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`)];
  const dead = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\]\((?!https?:)([^)#]+)\)/g)]
      .map(([, target]) => join(root, dirname(file), target!))
      .filter((target) => !existsSync(target)),
  );
  expect(dead).toEqual([]);
});

it('draws the life of one question through files that there are, each of them in use', () => {
  const drawing = /```mermaid\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/answers.md'), 'utf8'))![1]!;
  const files = [...drawing.matchAll(/[\w-]+(?:\/[\w-]+)*\.ts/g)].map(([path]) => path);
  expect(files.length).toBeGreaterThan(6);
  const reached = new Set<string>();
  const follow = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    const text = readFileSync(join(root, 'src', path), 'utf8');
    for (const [, target] of text.matchAll(/(?:from |import\()'(\.[^']+)'/g)) follow(join(dirname(path), target!));
  };
  follow('footnote.ts');
  expect(files.filter((path) => !reached.has(path))).toEqual([]);
});
