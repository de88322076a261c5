import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const imported = /import (?:(?:type )?\{(?<names>[^}]*)\}) from '(?<path>[^']*\/dist\/[^']*\.js)'/g;

/** The bench runs the built product, which neither the compiler nor the linter follows. */
describe('what the bench imports of the product', () => {
  const files = readdirSync(join(root, 'bench'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => join('bench', file));

  it('is looked for in files', () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it.each(files)('is exported there: %s', (file) => {
    const missing: string[] = [];
    for (const { groups } of readFileSync(join(root, file), 'utf8').matchAll(imported)) {
      const { names = '', path = '' } = groups ?? {};
      const source = join(root, dirname(file), path).replace('/dist/', '/src/').replace(/\.js$/, '.ts');
      const text = readFileSync(source, 'utf8');
      for (const name of names.split(',').map((each) => each.trim().split(' ')[0] ?? '')) {
        if (name === '') continue;
        const isExported = new RegExp(
          String.raw`^export (?:abstract |async )?(?:const|function\*?|class) ${name}\b`,
          'm',
        );
        if (!isExported.test(text)) missing.push(`${name} of ${path}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

it('each measurement has a line in the README of the bench, and none is there that is not', () => {
  const files = readdirSync(join(root, 'bench'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('/') && file.endsWith('.mjs'))
    .map((file) => basename(file, '.mjs'));
  const told = [
    ...readFileSync(join(root, 'bench/README.md'), 'utf8').matchAll(/`(?:[a-z]+\/)?([a-z-]+)(?: [^`]*)?`/g),
  ];
  const names = new Set(told.map(([, name]) => name));
  names.delete('npm');
  expect(names).toEqual(new Set(files));
});

it('the scoreboard says what the results say', () => {
  const { status, stderr } = spawnSync('node', [join(root, 'bench/scoreboard/scoreboard.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
