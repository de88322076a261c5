/**
 * Which tables and columns of a schema a database lacks, so that it is said when it is opened, and not by the first
 * question that needs one. Promises: reads names alone, and changes nothing.
 */
import { DatabaseSync } from '@photostructure/sqlite';
import type { Database } from './database.ts';

const names = `SELECT m.name || '.' || c.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'`;

/** As TABLE.COLUMN. `schema`: statements that make all that there is to be. */
export function lacking(database: Database, schema: string): string[] {
  const whole = new DatabaseSync(':memory:');
  try {
    whole.exec(schema);
    const there = new Set(database.all(names).map(({ name }) => String(name)));
    return whole
      .prepare(names)
      .all()
      .map(({ name }: { readonly name?: unknown }) => String(name))
      .filter((name: string) => !there.has(name));
  } finally {
    whole.close();
  }
}
