/**
 * A seal on each turn, note and conversation: a hash over its row, and over which turns a conversation has, kept in the
 * transaction that changes it. Promises: what anything but Footnote has changed there no longer fits, and is not shown
 * as if it had been said; a conversation that is missing as a whole is noticed, too.
 */
import { createHash } from 'node:crypto';
import { type Database, readMeta, type Row, writeMeta } from './database.ts';
import type { StoredTurn } from './stored-conversation.ts';

export type SealedKind = 'turns' | 'notes' | 'conversations';

export const conversationSeals = `
CREATE TABLE IF NOT EXISTS rowSeals (
  kind TEXT NOT NULL,      -- turns, notes, conversations
  id TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS unsealTurn AFTER DELETE ON turns BEGIN
  DELETE FROM rowSeals WHERE kind = 'turns' AND id = old.id;
END;
CREATE TRIGGER IF NOT EXISTS unsealNote AFTER DELETE ON notes BEGIN
  DELETE FROM rowSeals WHERE kind = 'notes' AND id = old.id;
END;
`;

/** What does not change by reading; the leaf that was read last, and pins, are not sealed. */
const rowOf: Readonly<Record<SealedKind, string>> = {
  turns: 'SELECT id, conversationId, parentId, question, asked, answer, part FROM turns WHERE id = ?',
  notes: 'SELECT id, created, question, text, saved, conversationId, turnId FROM notes WHERE id = ?',
  conversations: `SELECT id, title, created, updated,
    (SELECT json_group_array(t.id) FROM (SELECT id FROM turns WHERE conversationId = c.id ORDER BY number) t) AS turns
    FROM conversations c WHERE id = ?`,
};

function made(database: Database, kind: SealedKind, id: string): string | undefined {
  const row = database.get(rowOf[kind], id);
  return row && createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 32);
}

function kept(database: Database, kind: SealedKind, id: string): unknown {
  return database.get('SELECT seal FROM rowSeals WHERE kind = ? AND id = ?', kind, id)?.['seal'];
}

/** After each change of a row, in the transaction of the change; also of one that is gone. */
export function sealRow(database: Database, kind: SealedKind, id: string): void {
  const seal = made(database, kind, id);
  if (kind === 'conversations') countIn(database, kept(database, kind, id), seal);
  if (seal === undefined) database.run('DELETE FROM rowSeals WHERE kind = ? AND id = ?', kind, id);
  else database.run('INSERT OR REPLACE INTO rowSeals VALUES (?, ?, ?)', kind, id, seal);
}

export function fitsSeal(database: Database, kind: SealedKind, id: string): boolean {
  return made(database, kind, id) === kept(database, kind, id);
}

/** Whether a row has a seal, and another one than it would be given now. */
export function contradictsSeal(database: Database, kind: SealedKind, id: string): boolean {
  const seal = kept(database, kind, id);
  return typeof seal === 'string' && seal !== made(database, kind, id);
}

/** One number over the seals of all conversations. */
function countIn(database: Database, before: unknown, after: string | undefined): void {
  const all = [before, after].reduce(
    (sum: bigint, seal) => sum ^ asNumber(seal),
    asNumber(readMeta(database, 'allSeals')),
  );
  writeMeta(database, 'allSeals', all.toString(16));
}

function asNumber(seal: unknown): bigint {
  return typeof seal === 'string' && /^[0-9a-f]+$/.test(seal) ? BigInt(`0x${seal}`) : 0n;
}

/** What does not fit its seal, by kind and id; an id of `''` where conversations as a whole are missing. */
export function brokenSeals(database: Database): { readonly kind: SealedKind; readonly id: string }[] {
  const kinds: readonly SealedKind[] = ['conversations', 'turns', 'notes'];
  const broken = kinds.flatMap((kind) =>
    allOf(database, kind)
      .filter((id) => !fitsSeal(database, kind, id))
      .map((id) => ({ kind, id })),
  );
  const all = database
    .all(
      `SELECT seal FROM rowSeals s WHERE kind = 'conversations' AND EXISTS (SELECT 1 FROM conversations c WHERE c.id = s.id)`,
    )
    .reduce((sum, { seal }) => sum ^ asNumber(seal), 0n);
  const isCounted = all === asNumber(readMeta(database, 'allSeals'));
  return isCounted ? broken : [...broken, { kind: 'conversations', id: '' }];
}

/** Of a file of before. */
export function sealAllRows(database: Database): void {
  const kinds: readonly SealedKind[] = ['conversations', 'turns', 'notes'];
  for (const kind of kinds) for (const id of allOf(database, kind)) sealRow(database, kind, id);
}

function allOf(database: Database, kind: SealedKind): string[] {
  return database.all(`SELECT id FROM ${kind}`).map(({ id }) => String(id));
}

/** In place of a turn that does not fit: nothing of its answer, and why. */
export function damagedTurn(row: Row): StoredTurn {
  const { parentId } = row;
  return {
    id: String(row['id']),
    ...(typeof parentId === 'string' && { parentId }),
    question: String(row['question']),
    asked: String(row['asked']),
    part: {
      statements: [],
      citations: [],
      failure: {
        type: 'about:blank#turn-damaged',
        title: 'What was stored of this question and its answer is not what Footnote stored, and is not shown.',
        status: 500,
        detail: 'Run "footnote verify" to see what else is damaged, and ask again.',
        code: 'turn-damaged',
        requestId: '',
      },
    },
  };
}
