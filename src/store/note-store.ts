/**
 * The notes of index/conversations.sqlite. Promises: a note comes back as it was stored; it outlives its conversation.
 * one that is not what was stored is left out, and `damaged` told. Does not know what the articles say now, nor when the
 * file is to be tidied: `touched` is told when words went.
 */
import { fitsSeal, sealRow } from './conversation-seals.ts';
import type { Database, Row } from './database.ts';
import type { StoredNote } from './stored-note.ts';

/** The place of a note among all. */
export type NoteKey = readonly [created: string, id: string];

export class NoteStore {
  readonly #database: Database;
  readonly #touched: () => void;
  readonly #damaged: () => void;

  constructor(database: Database, touched: () => void, damaged: () => void) {
    this.#database = database;
    this.#touched = touched;
    this.#damaged = damaged;
  }

  /** The latest first: those behind a key, or all. */
  list(behind?: NoteKey, limit = -1): StoredNote[] {
    const [created, id] = behind ?? [null, ''];
    return this.#database
      .all(
        `SELECT * FROM notes WHERE ?1 IS NULL OR created < ?1 OR (created = ?1 AND id > ?2)
         ORDER BY created DESC, id LIMIT ?3`,
        created,
        id,
        limit,
      )
      .flatMap((row) => this.#read(row) ?? []);
  }

  get(id: string): StoredNote | undefined {
    const row = this.#database.get('SELECT * FROM notes WHERE id = ?', id);
    return row === undefined ? undefined : this.#read(row);
  }

  #read(row: Row): StoredNote | undefined {
    if (fitsSeal(this.#database, 'notes', String(row['id']))) return toNote(row);
    this.#damaged();
    return undefined;
  }

  keep({ id, created, question, text, saved, conversationId, turnId }: StoredNote): void {
    this.#database.transaction(() => {
      const columns = [id, created, question, text, JSON.stringify(saved), conversationId, turnId];
      this.#database.run('INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?)', ...columns);
      for (const { articleId } of saved.citations) {
        this.#database.run('INSERT OR IGNORE INTO noteArticles VALUES (?, ?)', id, articleId);
      }
      sealRow(this.#database, 'notes', id);
    });
  }

  write(id: string, text: string): void {
    this.#database.transaction(() => {
      this.#database.run('UPDATE notes SET text = ? WHERE id = ?', text, id);
      sealRow(this.#database, 'notes', id);
    });
    this.#touched();
  }

  delete(id: string): void {
    this.#database.run('DELETE FROM notes WHERE id = ?', id);
    this.#touched();
  }

  // Articles that notes rest on

  articleIds(): string[] {
    return this.#database.all('SELECT DISTINCT articleId FROM noteArticles').map((row) => String(row['articleId']));
  }

  of(articleId: string): StoredNote[] {
    return this.#database
      .all('SELECT n.* FROM noteArticles a JOIN notes n ON n.id = a.noteId WHERE a.articleId = ?', articleId)
      .flatMap((row) => this.#read(row) ?? []);
  }

  /** Changes what was saved of an article. `to`: the id that it has now, if it has one. */
  rewrite(articleId: string, change: (saved: StoredNote['saved']) => StoredNote['saved'], to?: string): void {
    const notes = this.of(articleId);
    if (notes.length === 0) return;
    this.#database.transaction(() => {
      for (const { id, saved } of notes) {
        this.#database.run('UPDATE notes SET saved = ? WHERE id = ?', JSON.stringify(change(saved)), id);
        sealRow(this.#database, 'notes', id);
        if (to !== undefined) this.#database.run('INSERT OR IGNORE INTO noteArticles VALUES (?, ?)', id, to);
      }
      this.#database.run('DELETE FROM noteArticles WHERE articleId = ?', articleId);
    });
    this.#touched();
  }
}

/** Only this file writes the JSON, so its shape is taken as given. */
function toNote(row: Row): StoredNote {
  const note: StoredNote = {
    id: String(row['id']),
    created: String(row['created']),
    question: String(row['question']),
    text: String(row['text']),
    saved: JSON.parse(String(row['saved'])),
    conversationId: String(row['conversationId']),
    turnId: String(row['turnId']),
  };
  return note;
}
