/** The program's SQLite under kill-at: reaches a named step before and after the statements that matter. */
import { DatabaseSync as Native } from '@photostructure/sqlite';
import { reach } from './kill-at.mjs';

/** By how the statement begins. @type {readonly [string, string][]} */
const statements = [
  ['BEGIN', 'transaction'],
  ['COMMIT', 'commit'],
  ['VACUUM', 'vacuum'],
];

export class DatabaseSync extends Native {
  /** @param {string} sql */
  exec(sql) {
    const step = statements.find(([begins]) => sql.startsWith(begins))?.[1];
    if (step !== undefined) reach(`before-${step}`);
    super.exec(sql);
    if (step !== undefined) reach(`after-${step}`);
  }

  /** @param {string} sql */
  prepare(sql) {
    if (sql.startsWith('DELETE FROM articles')) reach('removing');
    if (sql.startsWith('PRAGMA wal_checkpoint')) reach('checkpoint');
    return super.prepare(sql);
  }
}
