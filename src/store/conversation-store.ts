/**
 * Conversations in a SQLite file of their own beside the index: an index is built again from the articles, these are not.
 * Promises: an answer comes back as it was stored, whole; what is deleted or withdrawn is gone from the file, from freed
 * pages and from the log. Does not know what the articles say now, or how answers are made.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerData, ChosenSources } from '../domain.ts';
import type { AskedTurn, Conversation, ConversationSummary, StoredTurn } from './stored-conversation.ts';
import type { FootnoteError } from '../errors.ts';
import { json, summaryColumns, toAskedTurn, toSources, toSummary, toTurn } from './conversation-rows.ts';
import { NoteStore } from './note-store.ts';
import { forgetAsLeft, isAsLeft, noteAsLeft } from './as-left.ts';
import { conversationProblems, prepareConversations } from './conversation-file.ts';
import { damagedTurn, fitsSeal, sealRow } from './conversation-seals.ts';
import { conversationsName, damaged } from './damage.ts';
import { Database, type Row } from './database.ts';
import { Versions } from './versions.ts';

/** Milliseconds; each attempt may rewrite the file. */
const longestTidyWait = 10_000;

/** The place of a conversation among all: 0 where it is pinned, when it was last asked, its id. */
export type ConversationKey = readonly [unpinned: number, updated: string, id: string];

export class ConversationStore {
  readonly notes: NoteStore;
  readonly #folder: string;
  readonly #database: Database;
  #problem: FootnoteError | undefined;
  #tidyTimer: NodeJS.Timeout | undefined;
  /** Whether words were taken out since the last `tidy`. */
  #untidy = false;
  /** Of what this connection changed; of what others did, SQLite counts. */
  readonly #versions = new Versions();

  private constructor(folder: string, database: Database) {
    this.#folder = folder;
    this.#database = database;
    this.notes = new NoteStore(
      database,
      () => {
        this.#untidy = true;
      },
      () => this.#note('a note'),
    );
  }

  /** Throws where the file cannot be used as a whole; it is left as it is, and named. */
  static open(folder: string): ConversationStore {
    const isTrusted = isAsLeft(folder, conversationsName);
    if (statSync(join(folder, conversationsName), { throwIfNoEntry: false })?.size === 0) {
      throw damaged(conversationsName, 'it is empty');
    }
    const database = new Database(folder, conversationsName);
    try {
      database.transaction(() => prepareConversations(database));
      const store = new ConversationStore(folder, database);
      if (!isTrusted) store.#look();
      return store;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** What was found damaged so far. */
  get problem(): FootnoteError | undefined {
    return this.#problem;
  }

  #look(): void {
    const [problem] = this.#database.snapshot(() => conversationProblems(this.#database));
    if (problem !== undefined) this.#problem = damaged(conversationsName, problem);
  }

  close(): void {
    clearTimeout(this.#tidyTimer);
    if (this.#untidy) this.#database.tidy(true);
    this.#database.close();
    if (this.#problem === undefined) noteAsLeft(this.#folder, conversationsName);
    else forgetAsLeft(this.#folder, conversationsName);
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
    if (!fitsSeal(this.#database, 'conversations', id)) this.#note('a conversation');
    const rows = this.#database.all('SELECT * FROM turns WHERE conversationId = ? ORDER BY number', id);
    const turns = rows.map((turn) => this.#read(turn));
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
    this.#database.transaction(() => {
      this.#database.run('INSERT INTO conversations VALUES (?, ?, ?, ?, NULL)', id, title, now, now);
      sealRow(this.#database, 'conversations', id);
    });
  }

  rename(id: string, title: string): void {
    this.#versions.changed(id);
    this.#database.transaction(() => {
      this.#database.run('UPDATE conversations SET title = ? WHERE id = ?', title, id);
      sealRow(this.#database, 'conversations', id);
    });
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
    this.#database.transaction(() => {
      this.#database.run('DELETE FROM conversations WHERE id = ?', id);
      sealRow(this.#database, 'conversations', id);
    });
    this.#tidy();
  }

  // Turns

  turn(id: string): (StoredTurn & { readonly conversationId: string }) | undefined {
    const row = this.#database.get('SELECT * FROM turns WHERE id = ?', id);
    return row === undefined ? undefined : { ...this.#read(row), conversationId: String(row['conversationId']) };
  }

  /** As it was stored; of one that is not, that it is damaged. */
  #read(row: Row): StoredTurn {
    if (fitsSeal(this.#database, 'turns', String(row['id']))) return toTurn(row);
    this.#note('a turn');
    return damagedTurn(row);
  }

  #note(what: string): void {
    this.#problem ??= damaged(conversationsName, `${what} is not what was stored`);
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
      sealRow(this.#database, 'turns', id);
      sealRow(this.#database, 'conversations', conversationId);
    });
  }

  /** `articleIds`: those that were read for it. Nothing happens when its conversation was deleted meanwhile. */
  finish(id: string, { answer, part }: Pick<StoredTurn, 'answer' | 'part'>, articleIds: Iterable<string>): void {
    this.#database.transaction(() => {
      const turn = this.#database.get('SELECT conversationId FROM turns WHERE id = ?', id);
      if (turn === undefined) return;
      this.#versions.changed(String(turn['conversationId']));
      this.#write(id, answer, part);
      for (const articleId of articleIds) {
        this.#database.run('INSERT OR IGNORE INTO turnArticles VALUES (?, ?)', id, articleId);
      }
    });
  }

  /** Within a transaction. A turn that did not fit its seal does not come to fit by being written. */
  #write(id: string, answer: StoredTurn['answer'], part: StoredTurn['part']): void {
    const isWhole = fitsSeal(this.#database, 'turns', id);
    this.#database.run('UPDATE turns SET answer = ?, part = ? WHERE id = ?', json(answer), json(part), id);
    if (isWhole) sealRow(this.#database, 'turns', id);
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
      .map((row) => this.#read(row));
  }

  /** A turn that cites, or shows, these very words: by the id of the citation. */
  citing(citationId: string): StoredTurn | undefined {
    const row = this.#database.get(
      'SELECT * FROM turns WHERE instr(answer, ?) > 0 OR instr(part, ?) > 0 ORDER BY number DESC LIMIT 1',
      citationId,
      citationId,
    );
    return row === undefined ? undefined : this.#read(row);
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
        const isWhole = fitsSeal(this.#database, 'turns', String(row['id']));
        // Of a damaged turn nothing is shown, so that nothing of it is kept either.
        const turn = isWhole ? toTurn(row) : damagedTurn(row);
        const { answer, part } = change(turn, reading.has(turn.id));
        this.#write(turn.id, answer, part);
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
