/**
 * The suites of bench/faults, each in its short form: whatever is thrown at the product, nothing hangs, nothing false is shown
 * as verified, no process ends, and nothing gets out. They run what was built.
 */
import { describe, expect, it } from 'vitest';
import { skipBrowser } from './fixtures/browser.ts';
import { tempFolder } from './fixtures/temp-folder.ts';

interface Row {
  readonly fault: string;
  readonly trials: number;
  readonly survived: number;
}

type Suite = (options: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>;

async function suite(name: string): Promise<Suite> {
  const module = (await import(new URL(`../bench/faults/${name}.mjs`, import.meta.url).href)) as Record<string, Suite>;
  return module[name]!;
}

/** What did not hold, of at least so many trials. */
async function failuresOf(name: string, options: Readonly<Record<string, unknown>>, least: number): Promise<Row[]> {
  const rows = await (await suite(name))({ folder: tempFolder(), ...options });
  expect(rows.reduce((sum, { trials }) => sum + trials, 0)).toBeGreaterThanOrEqual(least);
  return rows.filter(({ trials, survived }) => survived < trials);
}

describe('nothing gets through', () => {
  it('by addresses and redirects that lead to this machine', async () => {
    expect(await failuresOf('addresses', {}, 60)).toEqual([]);
  });

  it('by names of files, sent or lying in the folder', async () => {
    expect(await failuresOf('names', {}, 80)).toEqual([]);
  });

  it('by articles that order an obedient model about', async () => {
    expect(await failuresOf('orders', { trials: 40, seed: 7 }, 40)).toEqual([]);
  });

  it.skipIf(skipBrowser)('by script and markup, in any view', async () => {
    expect(await failuresOf('scripts', { trials: 25, seed: 3 }, 200)).toEqual([]);
  });
});

it('works without a network, and tries for none', async () => {
  expect(await failuresOf('offline', { withPage: false }, 9)).toEqual([]);
});

it('no package made to harm takes long or gets out', async () => {
  expect(await failuresOf('packages', { trials: 8, seed: 5 }, 25)).toEqual([]);
});

it('no regular expression of the reading of files grows with the square of what it reads', async () => {
  expect(await failuresOf('redos', { trials: 12, seed: 11, part: 'articles' }, 100)).toEqual([]);
});
