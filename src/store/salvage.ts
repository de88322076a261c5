/**
 * All that can still be read of a damaged file of conversations, row by row, in a new file beside it.
 * Promises: reads the damaged file only; the new one is whole, with seals, and on disk when it is given; a turn whose
 * words are known not to be those that were stored is kept as a question without its answer. What stands nowhere else is
 * made again: a conversation of its turns, the articles of a turn of what it cites.
 */
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepareConversations } from './conversation-file.ts';
import { json } from './conversation-rows.ts';
import { contradictsSeal, damagedTurn, sealAllRows } from './conversation-seals.ts';
import { Database, type Row, type Value } from './database.ts';
import type { StoredTurn } from './stored-conversation.ts';

export interface Salvaged {
  readonly conversations: number;
  readonly turns: number;
  readonly notes: number;
  /** Turns whose answer is not what was stored, and is not kept. */
  readonly withoutAnswer: number;
  /** Rows that could not be read, as far as their number is known. */
  readonly lost: number;
}

const tables = {
  conversations: ['id', 'title', 'created', 'updated', 'leaf'],
  turns: ['number', 'id', 'conversationId', 'parentId', 'question', 'asked', 'answer', 'part'],
  chosenSources: ['conversationId', 'sources'],
  notes: ['id', 'created', 'question', 'text', 'saved', 'conversationId', 'turnId'],
  dismissed: ['turnId'],
  pins: ['conversationId'],
} as const;
type Table = keyof typeof tables;
/** Tables whose rows have numbers, so that each can be asked for by itself, whatever lies before it. */
const numbered: ReadonlySet<Table> = new Set(['conversations', 'turns']);
/** Numbers that are tried where the highest is not to be read. */
const mostTried = 20_000;

/** `damaged`: undefined where it cannot be opened. `made`: the name of the new file, which is begun anew. */
export function salvage(damaged: Database | undefined, folder: string, made: string): Salvaged {
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(join(folder, made + part), { force: true });
  const target = new Database(folder, made, true);
  let lost = 0;
  const read = (table: Table): Row[] => {
    const found = numbered.has(table) ? byNumber(damaged, table) : byKey(damaged, table);
    lost += found.lost;
    return found.rows;
  };
  const result = target.transaction(() => {
    prepareConversations(target);
    // What belongs to a row that is lost is taken in all the same, and checked at the end.
    const turns = read('turns').map((row) => heldAgainstSeal(damaged, row));
    const ids = new Set(turns.map(({ row }) => row['id']));
    for (const row of read('conversations')) keep(target, 'conversations', row);
    for (const { row } of turns) {
      target.run(
        'INSERT OR IGNORE INTO conversations VALUES (?, ?, ?, ?, NULL)',
        ...[row['conversationId'], row['question'], row['asked'], row['asked']].map(asValue),
      );
      const parent = row['parentId'];
      keep(target, 'turns', { ...row, parentId: ids.has(parent) ? parent : null });
      for (const articleId of articlesOf(row)) {
        target.run('INSERT OR IGNORE INTO turnArticles VALUES (?, ?)', asValue(row['id']), articleId);
      }
    }
    for (const row of copiedRows(damaged, 'turnArticles', 'turnId')) {
      target.run(
        'INSERT OR IGNORE INTO turnArticles SELECT id, ? FROM turns WHERE id = ?',
        asValue(row['articleId']),
        asValue(row['turnId']),
      );
    }
    for (const row of read('notes')) {
      if (parsed(row['saved']) === undefined) {
        lost += 1;
        continue;
      }
      keep(target, 'notes', row);
      for (const articleId of articlesOf({ answer: row['saved'] })) {
        target.run('INSERT OR IGNORE INTO noteArticles VALUES (?, ?)', asValue(row['id']), articleId);
      }
    }
    for (const table of ['chosenSources', 'dismissed', 'pins'] as const) {
      const owner = table === 'dismissed' ? 'turns' : 'conversations';
      for (const row of read(table)) {
        const id = asValue(row[table === 'dismissed' ? 'turnId' : 'conversationId']);
        if (target.get(`SELECT 1 FROM ${owner} WHERE id = ?`, id) !== undefined) keep(target, table, row);
      }
    }
    target.run('UPDATE conversations SET leaf = NULL WHERE leaf NOT IN (SELECT id FROM turns)');
    sealAllRows(target);
    const count = (table: Table): number => Number(target.get(`SELECT count(*) AS n FROM ${table}`)?.['n']);
    const withoutAnswer = turns.filter(({ isWhole }) => !isWhole).length;
    return { conversations: count('conversations'), turns: count('turns'), notes: count('notes'), withoutAnswer, lost };
  });
  target.letGo();
  target.close();
  const file = openSync(join(folder, made), 'r+');
  fsyncSync(file);
  closeSync(file);
  return result;
}

/** Of a turn that does not fit the seal that it has, only what was asked. */
function heldAgainstSeal(damaged: Database | undefined, row: Row): { readonly row: Row; readonly isWhole: boolean } {
  const isReadable = [row['answer'], row['part']].every((part) => part === null || parsed(part) !== undefined);
  const fits = damaged === undefined || attempt(() => contradictsSeal(damaged, 'turns', String(row['id']))) !== true;
  if (isReadable && fits) return { row, isWhole: true };
  return { row: { ...row, answer: null, part: json(damagedTurn(row).part) }, isWhole: false };
}

function keep(target: Database, table: Table, row: Row): void {
  const values = tables[table].map((column) => asValue(row[column]));
  target.run(
    `INSERT OR IGNORE INTO ${table} (${tables[table].join()}) VALUES (${values.map(() => '?').join()})`,
    ...values,
  );
}

/** Each row by its number: what cannot be read is passed over. */
function byNumber(damaged: Database | undefined, table: Table): { readonly rows: Row[]; readonly lost: number } {
  const highest = ['', 'NOT INDEXED'].map((how) =>
    Number(attempt(() => damaged?.get(`SELECT max(rowid) AS n FROM ${table} ${how}`)?.['n']) ?? 0),
  );
  const noted = attempt(() => damaged?.get('SELECT seq FROM sqlite_sequence WHERE name = ?', table)?.['seq']);
  const most = Math.max(...highest, Number(noted ?? 0)) || mostTried;
  const rows: Row[] = [];
  let lost = 0;
  if (damaged === undefined) return { rows, lost };
  for (let number = 1; number <= most; number += 1) {
    try {
      const row = damaged.get(`SELECT ${tables[table].join()} FROM ${table} WHERE rowid = ?`, number);
      if (row !== undefined) rows.push(row);
    } catch {
      lost += 1;
    }
  }
  // Of rows that were never there, it is not known either.
  return { rows, lost: most === mostTried ? 0 : lost };
}

function byKey(damaged: Database | undefined, table: Table): { readonly rows: Row[]; readonly lost: number } {
  const { 0: key } = tables[table];
  return { rows: copiedRows(damaged, table, key), lost: 0 };
}

/** From the first to what cannot be read, and from the last back to it. */
function copiedRows(damaged: Database | undefined, table: string, key: string): Row[] {
  const rows = new Map<string, Row>();
  if (damaged === undefined) return [];
  for (const [order, from] of [
    ['ASC', '>'],
    ['DESC', '<'],
  ]) {
    for (let after: unknown; ;) {
      const last = after;
      const found = attempt(() =>
        last === undefined
          ? damaged.all(`SELECT * FROM ${table} ORDER BY ${key} ${order} LIMIT 1`)
          : damaged.all(
              `SELECT * FROM ${table} WHERE ${key} ${from} ? ORDER BY ${key} ${order} LIMIT 1`,
              asValue(last),
            ),
      );
      const [row] = found ?? [];
      if (row === undefined) break;
      after = row[key];
      // Several rows of one key.
      const same = attempt(() => damaged.all(`SELECT * FROM ${table} WHERE ${key} = ?`, asValue(after))) ?? [row];
      for (const each of same) rows.set(JSON.stringify(each), each);
    }
  }
  return [...rows.values()];
}

function articlesOf({ answer, part }: Row): string[] {
  const cited = [answer, part].flatMap((stored) => {
    const { citations = [], nearest = [] } = parsed(stored) ?? {};
    return [...citations, ...nearest];
  });
  return [...new Set(cited.map(({ articleId }) => articleId))];
}

function parsed(
  stored: unknown,
): Partial<Pick<NonNullable<StoredTurn['answer']>, 'citations' | 'nearest'>> | undefined {
  if (typeof stored !== 'string') return undefined;
  return attempt(() => {
    const value: unknown = JSON.parse(stored);
    return typeof value === 'object' && value !== null ? value : undefined;
  });
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function asValue(value: unknown): Value {
  return typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array ? value : null;
}
