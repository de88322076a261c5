/** The store's file beside other processes: none takes it away from another. */
import { statSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { Database, databaseFile } from '../../src/store/database.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

it('is not deleted by a rebuild while another process holds it', () => {
  const folder = tempFolder();
  PassageStore.open(folder).close();
  const before = statSync(databaseFile(folder)).ino;
  const other = new Database(folder);
  onTestFinished(() => other.close());
  other.exec('BEGIN IMMEDIATE');
  expect(() => PassageStore.discard(folder)).toThrow(/locked.* no other program holds it/s);
  other.exec('ROLLBACK');
  expect(statSync(databaseFile(folder)).ino).toBe(before);
  PassageStore.discard(folder);
  expect(statSync(databaseFile(folder)).ino).toBe(before);
}, 20_000);
