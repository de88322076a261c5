/** What comes with the product may be passed on with it: every licence is on the list of deploy/audit.mjs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from './fixtures/temp-folder.ts';

interface Audit {
  readonly productionPackages: (folder?: string) => readonly { readonly name: string; readonly licence: string }[];
  readonly mayBeUsed: (name: string, licence: string) => boolean;
}

const { productionPackages, mayBeUsed } = (await import(new URL('../deploy/audit.mjs', import.meta.url).href)) as Audit;

it('all packages of the product have a licence that is on the list', () => {
  const all = productionPackages();
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter(({ name, licence }) => !mayBeUsed(name, licence))).toEqual([]);
});

it('another licence is noticed, wherever it is stated', () => {
  const folder = tempFolder();
  const packages = {
    '': { name: 'own' },
    'node_modules/stated': { version: '1.0.0', license: 'MIT' },
    'node_modules/elsewhere': { version: '1.0.0', license: 'AGPL-3.0-only' },
    'node_modules/tool': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
    'node_modules/silent': { version: '1.0.0' },
  };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
  mkdirSync(join(folder, 'node_modules/stated'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/stated/package.json'), JSON.stringify({ license: 'SSPL-1.0' }));
  const refused = productionPackages(folder).filter(({ name, licence }) => !mayBeUsed(name, licence));
  expect(refused.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([
    'stated: SSPL-1.0',
    'elsewhere: AGPL-3.0-only',
    'silent: none',
  ]);
});

it('of alternatives one is enough, and of what holds together all', () => {
  expect(mayBeUsed('a', '(MIT OR GPL-3.0-only)')).toBe(true);
  expect(mayBeUsed('a', 'MIT AND GPL-3.0-only')).toBe(false);
  expect(mayBeUsed('a', 'LGPL-3.0-or-later')).toBe(false);
});
