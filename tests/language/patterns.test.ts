/** Each pattern of a language finds what its example says, and leaves what its counter-example says. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Pattern } from '../../src/language/pattern.ts';

const language = join(import.meta.dirname, '../../src/language');
const files = ['en', 'de'].flatMap((folder) =>
  readdirSync(join(language, folder)).map((file) => join(language, folder, file)),
);

const isPattern = (value: object): value is Pattern => 'of' in value && value.of instanceof RegExp;

/** Patterns, and expressions that stand without examples, wherever they are in what a file exports. */
function* within(value: unknown, path: string): Generator<[string, Pattern | RegExp]> {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof RegExp || isPattern(value)) yield [path, value];
  else if (value instanceof Map || value instanceof Set) for (const each of value.values()) yield* within(each, path);
  else for (const [name, each] of Object.entries(value)) yield* within(each, path === '' ? name : `${path}.${name}`);
}

describe.each(files)('%s', async (file) => {
  const all = [...within(await import(file), '')];

  it('has an example and a counter-example for every pattern', () => {
    const bare = all.flatMap(([name, value]) => (value instanceof RegExp ? [name] : []));
    expect(bare).toEqual([]);
  });

  const patterns = all.filter((each): each is [string, Pattern] => !(each[1] instanceof RegExp));
  if (patterns.length === 0) return;
  it.each(patterns)('%s', (_name, { of, finds, leaves }) => {
    // Without its state: `g` and `y` remember where they were.
    const fresh = new RegExp(of.source, of.flags.replaceAll(/[gy]/g, ''));
    expect(finds).toMatch(fresh);
    expect(leaves).not.toMatch(fresh);
  });
});
