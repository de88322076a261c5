/**
 * What servers tell each other of conversations, turns and notes, as it stands in the file of conversations: what has
 * changed here and was not told yet is noted by the file itself, in the transaction of the change, and stays noted until
 * it was told. Promises: what comes is sealed like what was made here; a change of one's own that was not told yet is not
 * written over. Does not know whom it is told to.
 */
import { fitsSeal, type SealedKind, sealRow } from './conversation-seals.ts';
import { conversationsName } from './damage.ts';
import { Database, readMeta, type Row, type Value, writeMeta } from './database.ts';

/** A pin, and the sources that a conversation is kept to, go by themselves: an answer elsewhere does not undo them. */
export type KeptKind = SealedKind | 'pins' | 'chosenSources';

/** `body`: JSON; null where it was deleted. `owner`: the conversation that it belongs to. */
export interface KeptThing {
  readonly kind: KeptKind;
  readonly id: string;
  readonly owner: string;
  readonly body: string | null;
}

/** Tables, of what kind of thing they are a part, and the column of its id. */
const parts = [
  ['conversations', 'conversations', 'id'],
  ['chosenSources', 'chosenSources', 'conversationId'],
  ['pins', 'pins', 'conversationId'],
  ['notes', 'notes', 'id'],
  ['noteArticles', 'notes', 'noteId'],
  ['turns', 'turns', 'id'],
  ['turnArticles', 'turns', 'turnId'],
  ['dismissed', 'turns', 'turnId'],
] as const;

/** Only of a file that is shared: no other has them. */
const outbox = `
CREATE TABLE IF NOT EXISTS outbox (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
${parts
  .flatMap(([table, kind, column]) =>
    (['INSERT', 'UPDATE', 'DELETE'] as const).map(
      (change) => `CREATE TRIGGER IF NOT EXISTS told${change}${table} AFTER ${change} ON ${table} BEGIN
  INSERT OR IGNORE INTO outbox VALUES ('${kind}', ${change === 'DELETE' ? 'old' : 'new'}.${column});
END;`,
    ),
  )
  .join('\n')}`;

const storeKey = 'sharedStore';
const takenKey = 'sharedRevision';

export class ConversationExchange {
  readonly #database: Database;
  #isUntidy = false;

  /** `store`: with whose others it is exchanged. */
  constructor(folder: string, store: string) {
    this.#database = new Database(folder, conversationsName);
    this.#database.transaction(() => {
      this.#database.exec(outbox);
      if (readMeta(this.#database, storeKey) === store) return;
      writeMeta(this.#database, storeKey, store);
      this.taken = 0;
      for (const kind of ['conversations', 'notes', 'turns', 'pins', 'chosenSources'] as const) {
        this.#database.run(`INSERT OR IGNORE INTO outbox SELECT '${kind}', ${keyOf(kind)} FROM ${kind}`);
      }
    });
  }

  close(): void {
    this.#database.close();
  }

  /** Up to which revision was taken in what others told. */
  get taken(): number {
    return Number(readMeta(this.#database, takenKey) ?? 0);
  }

  set taken(revision: number) {
    writeMeta(this.#database, takenKey, String(revision));
  }

  /** What is to be told, conversations first. */
  untold(limit: number): KeptThing[] {
    return this.#database.snapshot(() =>
      this.#database
        .all('SELECT kind, id FROM outbox ORDER BY kind, id LIMIT ?', limit)
        .flatMap(({ kind, id }) => this.#thing(kindOf(kind), String(id))),
    );
  }

  /** These were told; what has changed since stays to be told. */
  told(things: readonly KeptThing[]): void {
    this.#database.transaction(() => {
      for (const { kind, id, body } of things) {
        if (this.#thing(kind, id).body !== body) continue;
        this.#database.run('DELETE FROM outbox WHERE kind = ? AND id = ?', kind, id);
      }
    });
  }

  /** Whether it can be told: a turn that is being answered, or what is damaged, is not. */
  isWhole({ kind, id, body }: KeptThing): boolean {
    if (body === null || !isSealedKind(kind)) return true;
    if (!fitsSeal(this.#database, kind, id)) return false;
    if (kind !== 'turns') return true;
    const turn = this.#database.get('SELECT answer, part FROM turns WHERE id = ?', id);
    return turn?.['answer'] !== null || turn['part'] !== null;
  }

  /** Tells which of these were taken in. */
  take(things: readonly KeptThing[], revision: number): KeptThing[] {
    return this.#database.transaction(() => {
      const pending = new Set(
        this.#database.all('SELECT kind, id FROM outbox').map(({ kind, id }) => `${String(kind)} ${String(id)}`),
      );
      const taken = things.filter(
        ({ kind, id, body }) => !pending.has(`${kind} ${id}`) && this.#thing(kind, id).body !== body,
      );
      for (const thing of taken) {
        this.#take(thing);
        this.#database.run('DELETE FROM outbox WHERE kind = ? AND id = ?', thing.kind, thing.id);
      }
      this.taken = revision;
      this.#isUntidy ||= taken.length > 0;
      return taken;
    });
  }

  /** Nothing of what went stays in freed pages. */
  tidy(): void {
    if (this.#isUntidy) this.#isUntidy = !this.#database.tidy(true);
  }

  #thing(kind: KeptKind, id: string): KeptThing {
    const row = this.#database.get(`SELECT * FROM ${kind} WHERE ${keyOf(kind)} = ?`, id);
    const conversation = kind === 'notes' ? undefined : row?.['conversationId'];
    const owner = typeof conversation === 'string' ? conversation : '';
    if (row === undefined) return { kind, id, owner, body: null };
    const { number: _, ...columns } = row;
    const beside = parts
      .filter(([table, of]) => of === kind && table !== kind)
      .map(([table, , column]) => [table, this.#database.all(`SELECT * FROM ${table} WHERE ${column} = ?`, id)]);
    return { kind, id, owner, body: JSON.stringify([columns, Object.fromEntries(beside)]) };
  }

  #take({ kind, id, body }: KeptThing): void {
    if (!isSealedKind(kind)) {
      this.#database.run(`DELETE FROM ${kind} WHERE conversationId = ?`, id);
      if (body === null) return;
      this.#expect(id, '');
      const [row]: [Row] = JSON.parse(body);
      this.#write(kind, row, false);
      return;
    }
    if (body === null) {
      const owner = this.#database.get(`SELECT * FROM ${kind} WHERE id = ?`, id)?.['conversationId'];
      this.#database.run(`DELETE FROM ${kind} WHERE id = ?`, id);
      if (kind === 'conversations') sealRow(this.#database, kind, id);
      else if (kind === 'turns' && typeof owner === 'string') sealRow(this.#database, 'conversations', owner);
      return;
    }
    const [row, beside]: [Row, Readonly<Record<string, readonly Row[]>>] = JSON.parse(body);
    const owner = String(row['conversationId']);
    if (kind === 'turns') this.#expect(owner, String(row['asked']));
    this.#write(kind, row, true);
    for (const [table, of, column] of parts) {
      if (of !== kind || table === kind) continue;
      this.#database.run(`DELETE FROM ${table} WHERE ${column} = ?`, id);
      for (const each of beside[table] ?? []) this.#write(table, each, false);
    }
    sealRow(this.#database, kind, id);
    if (kind === 'turns') sealRow(this.#database, 'conversations', owner);
  }

  /** A conversation that is on its way. */
  #expect(id: string, asked: string): void {
    if (this.#database.get('SELECT 1 AS found FROM conversations WHERE id = ?', id) !== undefined) return;
    this.#database.run(`INSERT INTO conversations VALUES (?1, '', ?2, ?2, NULL)`, id, asked);
    sealRow(this.#database, 'conversations', id);
    this.#database.run(`DELETE FROM outbox WHERE kind = 'conversations' AND id = ?`, id);
  }

  #write(table: string, row: Row, isKeyed: boolean): void {
    const columns = Object.keys(row);
    const others = columns.filter((column) => column !== 'id').map((column) => `"${column}" = excluded."${column}"`);
    this.#database.run(
      `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')})
       VALUES (${columns.map(() => '?').join(', ')}) ${isKeyed ? `ON CONFLICT (id) DO UPDATE SET ${others.join(', ')}` : ''}`,
      ...columns.map((column) => asValue(row[column])),
    );
  }
}

export function kindOf(kind: unknown): KeptKind {
  const kinds: readonly KeptKind[] = ['conversations', 'notes', 'pins', 'chosenSources'];
  return kinds.find((each) => each === kind) ?? 'turns';
}

function isSealedKind(kind: KeptKind): kind is SealedKind {
  return kind !== 'pins' && kind !== 'chosenSources';
}

function keyOf(kind: KeptKind): string {
  return isSealedKind(kind) ? 'id' : 'conversationId';
}

function asValue(value: unknown): Value {
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}
