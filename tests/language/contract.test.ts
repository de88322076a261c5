/** Each language that has a folder of tables keeps the contract. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allTables } from '../../src/language/languages.ts';
import { languageContract } from '../contracts/language.ts';

for (const tables of allTables) languageContract(tables);

it('knows each folder', () => {
  const folders = readdirSync(join(import.meta.dirname, '../../src/language'), { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(names.toSorted()).toEqual(allTables.map(({ code }) => code).toSorted());
});
