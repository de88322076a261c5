/**
 * Conversations in a SQLite file of their own beside the index: an index is built again from the articles, these are not.
 * Promises: an answer comes back as it was stored, whole; what is deleted or withdrawn is gone from the file, from freed
 * pages and from the log. Does not know what the articles say now, or how answers are made.
 */
import type { AnswerData, ChosenSources } from '../domain.ts';
import type { AskedTurn, Conversation, ConversationSummary, StoredTurn } from './stored-conversation.ts';
import { FootnoteError } from '../errors.ts';
import {
  formatVersion,
  json,
  schema,
  summaryColumns,
  toAskedTurn,
  toSources,
  toSummary,
  toTurn,
} from './conversation-rows.ts';
import { NoteStore } from './note-store.ts';
import { Database, isFileUseless, setAside } from './database.ts';
import { Versions } from './versions.ts';

const fileName = 'conversations.sqlite';
/** Milliseconds; each attempt may rewrite the file. */
const longestTidyWait = 10_000;

/** The place of a conversation among all: 0 where it is pinned, when it was last asked, its id. */
export type ConversationKey = readonly [unpinned: number, updated: string, id: string];

export class ConversationStore {
  readonly notes: NoteStore;
  readonly #database: Database;
  #tidyTimer: NodeJS.Timeout | undefined;
  /** Whether words were taken out since the last `tidy`. */
  #untidy = false;
  /** Of what this connection changed; of what others did, SQLite counts. */
  readonly #versions = new Versions();

  private constructor(database: Database) {
    this.#database = database;
    this.notes = new NoteStore(database, () => {
      this.#untidy = true;
    });
  }

  /** A file that is of no use is put aside, so that it never keeps questions from being answered; `notice` says so. */
  static open(folder: string, notice: (line: string) => void): ConversationStore {
    try {
      return ConversationStore.#openFile(folder);
    } catch (error) {
      if (!isFileUseless(error) && !(error instanceof FootnoteError)) throw error;
      const aside = `conversations-set-aside-${new Date().toISOString().replaceAll(/\D/g, '')}.sqlite`;
      setAside(folder, fileName, aside);
      notice(`The stored conversations could not be read; they were put aside as ${aside}.`);
      return ConversationStore.#openFile(folder);
    }
  }

  static #openFile(folder: string): ConversationStore {
    const database = new Database(folder, fileName);
    try {
      database.transaction(() => {
        database.exec(schema);
        database.run(`INSERT OR IGNORE INTO meta VALUES ('format', ?)`, formatVersion);
      });
      const format = database.get(`SELECT value FROM meta WHERE key = 'format'`)?.['value'];
      if (format !== formatVersion) {
        throw new FootnoteError('conversations-format', 'The conversations are of another format.', 'Update Footnote.');
      }
      return new ConversationStore(database);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  close(): void {
    clearTimeout(this.#tidyTimer);
    if (this.#untidy) this.#database.tidy(true);
    this.#database.close();
  }

  // Conversations

  /** Pinned ones and the latest first; with `sought`, those whose title, questions or answers hold it, with the text that does. */
  list(sought = '', behind?: ConversationKey, limit = -1): ConversationSummary[] {
    const [unpinned, updated, id] = behind ?? [null, '', ''];
    const like = `%${sought.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    return this.#database
      .all(
        `SELECT ${summaryColumns}, CASE ?1 WHEN '' THEN NULL ELSE (
           SELECT CASE WHEN t.question LIKE ?2 ESCAPE '\\' THEN t.question ELSE json_extract(t.answer, '$.text') END
           FROM turns t WHERE t.conversationId = c.id
           AND (t.question LIKE ?2 ESCAPE '\\' OR json_extract(t.answer, '$.text') LIKE ?2 ESCAPE '\\')
           ORDER BY t.number LIMIT 1) END AS matched
         FROM conversations c
         WHERE questions > 0 AND (?1 = '' OR c.title LIKE ?2 ESCAPE '\\' OR matched IS NOT NULL)
           AND (?3 IS NULL OR (pinned IS NULL) > ?3
             OR ((pinned IS NULL) = ?3 AND (c.updated < ?4 OR (c.updated = ?4 AND c.id > ?5))))
         ORDER BY pinned IS NULL, c.updated DESC, c.id LIMIT ?6`,
        sought,
        like,
        unpinned,
        updated,
        id,
        limit,
      )
      .map(toSummary);
  }

  get(id: string): Conversation | undefined {
    const row = this.#database.get(`SELECT ${summaryColumns} FROM conversations c WHERE c.id = ?`, id);
    if (row === undefined) return undefined;
    const turns = this.#database.all('SELECT * FROM turns WHERE conversationId = ? ORDER BY number', id).map(toTurn);
    const leaf = row['leaf'];
    const sources = this.#database.get('SELECT sources FROM chosenSources WHERE conversationId = ?', id);
    return { ...toSummary(row), turns, ...toSources(sources), ...(typeof leaf === 'string' && { leaf }) };
  }

  has(id: string): boolean {
    return this.#database.get('SELECT 1 FROM conversations WHERE id = ?', id) !== undefined;
  }

  /** Another whenever one conversation, or without an id any, has changed: here or by another process. */
  version(id?: string): string {
    return `${String(this.#database.pragma('data_version'))}-${this.#versions.of(id)}`;
  }

  create(id: string, title: string, now: string): void {
    this.#versions.changed(id);
    this.#database.run('INSERT INTO conversations VALUES (?, ?, ?, ?, NULL)', id, title, now, now);
  }

  rename(id: string, title: string): void {
    this.#versions.changed(id);
    this.#database.run('UPDATE conversations SET title = ? WHERE id = ?', title, id);
    // The old name is gone too.
    this.#tidy();
  }

  keepTo(id: string, sources: ChosenSources): void {
    this.#versions.changed(id);
    const isAll = Object.values(sources).every((limit) => limit === undefined);
    if (isAll) this.#database.run('DELETE FROM chosenSources WHERE conversationId = ?', id);
    else this.#database.run('INSERT OR REPLACE INTO chosenSources VALUES (?, ?)', id, JSON.stringify(sources));
  }

  pin(id: string, pinned: boolean): void {
    this.#versions.changed(id);
    if (pinned) this.#database.run('INSERT OR IGNORE INTO pins VALUES (?)', id);
    else this.#database.run('DELETE FROM pins WHERE conversationId = ?', id);
  }

  choose(id: string, leaf: string): void {
    this.#versions.changed(id);
    this.#database.run('UPDATE conversations SET leaf = ? WHERE id = ?', leaf, id);
  }

  delete(id: string): void {
    this.#versions.changed(id);
    this.#database.run('DELETE FROM conversations WHERE id = ?', id);
    this.#tidy();
  }

  // Turns

  turn(id: string): (StoredTurn & { readonly conversationId: string }) | undefined {
    const row = this.#database.get('SELECT * FROM turns WHERE id = ?', id);
    return row === undefined ? undefined : { ...toTurn(row), conversationId: String(row['conversationId']) };
  }

  /** A turn that is asked; one of the same id that came to nothing begins anew. `title`: for a conversation without one. */
  begin(conversationId: string, { id, parentId, question, asked }: StoredTurn, title: string): void {
    this.#versions.changed(conversationId);
    this.#database.transaction(() => {
      this.#database.run('DELETE FROM turns WHERE id = ?', id);
      this.#database.run(
        'INSERT INTO turns (id, conversationId, parentId, question, asked) VALUES (?, ?, ?, ?, ?)',
        id,
        conversationId,
        parentId ?? null,
        question,
        asked,
      );
      this.#database.run(
        `UPDATE conversations SET updated = ?, leaf = ?, title = CASE title WHEN '' THEN ? ELSE title END WHERE id = ?`,
        asked,
        id,
        title,
        conversationId,
      );
    });
  }

  /** `articleIds`: those that were read for it. Nothing happens when its conversation was deleted meanwhile. */
  finish(id: string, { answer, part }: Pick<StoredTurn, 'answer' | 'part'>, articleIds: Iterable<string>): void {
    this.#database.transaction(() => {
      const turn = this.#database.get('SELECT conversationId FROM turns WHERE id = ?', id);
      if (turn === undefined) return;
      this.#versions.changed(String(turn['conversationId']));
      this.#database.run('UPDATE turns SET answer = ?, part = ? WHERE id = ?', json(answer), json(part), id);
      for (const articleId of articleIds) {
        this.#database.run('INSERT OR IGNORE INTO turnArticles VALUES (?, ?)', id, articleId);
      }
    });
  }

  /** All that were answered or refused, the oldest first. */
  asked(): AskedTurn[] {
    return this.#database
      .all(
        `SELECT t.id, t.conversationId, t.asked, json_extract(t.answer, '$.kind') AS kind,
           json_extract(t.answer, '$.standalone') AS standalone,
           coalesce(json_extract(t.answer, '$.missing'), '[]') AS missing,
           EXISTS (SELECT 1 FROM dismissed d WHERE d.turnId = t.id) AS dismissed
         FROM turns t WHERE t.answer IS NOT NULL AND json_extract(t.answer, '$.why.courtesy') IS NULL ORDER BY t.number`,
      )
      .map(toAskedTurn);
  }

  dismiss(turnIds: readonly string[]): void {
    this.#database.run('INSERT OR IGNORE INTO dismissed SELECT value FROM json_each(?)', JSON.stringify(turnIds));
  }

  // Articles that turns rest on

  articleIds(): string[] {
    return this.#database.all('SELECT DISTINCT articleId FROM turnArticles').map((row) => String(row['articleId']));
  }

  /** The turns that the article was read for. */
  readersOf(articleId: string): StoredTurn[] {
    return this.#database
      .all('SELECT t.* FROM turnArticles a JOIN turns t ON t.id = a.turnId WHERE a.articleId = ?', articleId)
      .map(toTurn);
  }

  /** A turn that cites, or shows, these very words: by the id of the citation. */
  citing(citationId: string): StoredTurn | undefined {
    const row = this.#database.get(
      'SELECT * FROM turns WHERE instr(answer, ?) > 0 OR instr(part, ?) > 0 ORDER BY number DESC LIMIT 1',
      citationId,
      citationId,
    );
    return row === undefined ? undefined : toTurn(row);
  }

  /** Changes each turn that the article was read for, and those after it in the same conversations. `tidy` follows. */
  rewrite(articleId: string, change: (turn: StoredTurn, readIt: boolean) => StoredTurn): void {
    this.#versions.changed();
    const changed = this.#database.transaction(() => {
      const readers = this.#database.all('SELECT turnId FROM turnArticles WHERE articleId = ?', articleId);
      const reading = new Set(readers.map((row) => String(row['turnId'])));
      const rows = this.#database.all(
        `SELECT * FROM turns t WHERE t.number >= (
           SELECT min(r.number) FROM turnArticles a JOIN turns r ON r.id = a.turnId
           WHERE a.articleId = ? AND r.conversationId = t.conversationId)`,
        articleId,
      );
      for (const row of rows) {
        const turn = toTurn(row);
        const { answer, part } = change(turn, reading.has(turn.id));
        this.#database.run('UPDATE turns SET answer = ?, part = ? WHERE id = ?', json(answer), json(part), turn.id);
      }
      this.#database.run('DELETE FROM turnArticles WHERE articleId = ?', articleId);
      return rows.length > 0;
    });
    this.#untidy ||= changed;
  }

  /** The same article under another id, as after building the index anew. */
  relink(from: string, to: string): void {
    this.#database.run(
      'INSERT OR IGNORE INTO turnArticles SELECT turnId, ? FROM turnArticles WHERE articleId = ?',
      to,
      from,
    );
    this.rewrite(from, (turn) => ({
      ...turn,
      ...(turn.answer !== undefined && {
        answer: { ...turn.answer, citations: relinked(turn.answer.citations), nearest: relinked(turn.answer.nearest) },
      }),
      ...(turn.part !== undefined && { part: { ...turn.part, citations: relinked(turn.part.citations) } }),
    }));
    function relinked(citations: AnswerData['citations']): AnswerData['citations'] {
      return citations.map((citation) => (citation.articleId === from ? { ...citation, articleId: to } : citation));
    }
  }

  /** Empties the log and freed pages after `rewrite`. */
  tidy(): void {
    if (this.#untidy) this.#tidy();
  }

  /** Tries again while another connection is reading. */
  #tidy(milliseconds = 100): void {
    clearTimeout(this.#tidyTimer);
    this.#untidy = !this.#database.tidy(true);
    if (!this.#untidy) return;
    this.#tidyTimer = setTimeout(() => this.#tidy(Math.min(2 * milliseconds, longestTidyWait)), milliseconds);
    this.#tidyTimer.unref();
  }
}
