/** What an index notes of itself, by name; first of all its revision. */
import type { Revision } from '../index-report.ts';
import type { Database } from './database.ts';

export function readMeta(database: Database, key: string): string | undefined {
  const value = database.get('SELECT value FROM meta WHERE key = ?', key)?.['value'];
  return typeof value === 'string' ? value : undefined;
}

export function writeMeta(database: Database, key: string, value: string): void {
  database.run('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
}

export function revisionOf(database: Database): Revision {
  return Number(readMeta(database, 'revision') ?? 0);
}
