/**
 * Puts the content of another index, which is whole, in the place of what there is. Runs inside the transaction of its
 * caller, so that whoever reads meanwhile sees all of the one or all of the other.
 * Promises: numbers of passages go on, so that nothing old is taken for new; what is missing stays so unless it is there.
 */
import { type Database, readMeta, writeMeta } from './database.ts';

/** Tables that come over, and what of theirs is counted on from what was there. */
const tables = [
  { name: 'articles' },
  { name: 'copies' },
  { name: 'tags' },
  { name: 'untagged' },
  { name: 'passages', counted: 'passages' },
  { name: 'readings', counted: 'passages' },
  { name: 'signatures', counted: 'signatures' },
  { name: 'failures' },
] as const;

/** `other`: the name under which the other index is attached. */
export function replaceIndex(database: Database, other: string): void {
  const last = (table: string): number =>
    Number(database.get('SELECT seq FROM sqlite_sequence WHERE name = ?', table)?.['seq'] ?? 0);
  const offsets = { passages: last('passages'), signatures: last('signatures') };
  for (const table of ['articles', 'failures']) database.run(`DELETE FROM ${table}`);
  for (const table of tables) {
    const { name } = table;
    const columns = database.all(`PRAGMA table_info(${name})`).map((row) => String(row['name']));
    const offset = 'counted' in table ? offsets[table.counted] : 0;
    const values = columns.map((column) => (column === 'number' ? `number + ${offset}` : `"${column}"`));
    database.run(
      `INSERT INTO main.${name} (${columns.map((column) => `"${column}"`).join(', ')})
       SELECT ${values.join(', ')} FROM ${other}.${name} ${columns.includes('number') ? 'ORDER BY number' : ''}`,
    );
  }
  for (const key of ['embedder', 'dimensions', 'splitter']) {
    const value = database.get(`SELECT value FROM ${other}.meta WHERE key = ?`, key)?.['value'];
    if (typeof value === 'string' && readMeta(database, key) !== value) writeMeta(database, key, value);
  }
  database.run('DELETE FROM missing WHERE id IN (SELECT id FROM articles)');
  database.run('DELETE FROM withdrawn WHERE id IN (SELECT id FROM articles)');
}
