/**
 * Writes one article with its passages over what there was of it.
 * Promises: a passage whose words, place in the search structures and number can stay keeps its number and its vector.
 * Runs inside the transaction of its caller, which seals what was written (seals.ts).
 */
import { digest, summaryColumns } from './article-rows.ts';
import type { Database } from './database.ts';
import { pack, toBlob } from './packed-vector.ts';

import { aboutOf } from './stored-passages.ts';
import type { ArticleToKeep, Place } from './store-change.ts';

/** Tells which other articles were changed by it. */
export function keepArticle(
  database: Database,
  { article, fileStamp, copies, signature, passages }: ArticleToKeep,
): string[] {
  const before = database.get(
    'SELECT title, publisher, author, published, language FROM articles WHERE id = ?',
    article.id,
  );
  database.run(
    `INSERT INTO articles (${summaryColumns}, text, headings, pages, textHash, fileStamp)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET path = excluded.path, title = excluded.title, publisher = excluded.publisher,
       author = excluded.author, published = excluded.published, publishedNote = excluded.publishedNote,
       url = excluded.url, doubt = excluded.doubt, language = excluded.language, contentHash = excluded.contentHash, text = excluded.text,
       headings = excluded.headings, pages = excluded.pages, textHash = excluded.textHash, fileStamp = excluded.fileStamp`,
    article.id,
    article.path,
    article.title,
    article.publisher ?? null,
    article.author ?? null,
    article.published ?? null,
    article.publishedNote ?? null,
    article.url ?? null,
    article.doubt ?? null,
    article.language,
    article.contentHash,
    article.text,
    JSON.stringify(article.headings),
    article.pages === undefined ? null : JSON.stringify(article.pages),
    digest(article.text),
    fileStamp,
  );
  const others = keepCopies(database, article.id, copies);
  keepTags(database, article.id, article.tags ?? []);
  database.run(
    'INSERT OR REPLACE INTO signatures (articleId, signature) VALUES (?, ?)',
    article.id,
    new Uint8Array(signature.buffer, signature.byteOffset, signature.byteLength),
  );
  // A passage that is found under another title or in another language counts as new to the search structures.
  const retitled =
    before !== undefined && (aboutOf(before) !== aboutOf({ ...article }) || before['language'] !== article.language);
  const wanted = new Map(passages.map((entry) => [entry.passage.id, entry]));
  for (const row of database.all('SELECT number, id, heading FROM passages WHERE articleId = ?', article.id)) {
    const id = String(row['id']);
    const entry = wanted.get(id);
    if (entry !== undefined && !retitled && (entry.passage.heading ?? null) === row['heading']) {
      const { start, end } = entry.passage;
      database.run('UPDATE passages SET "start" = ?, "end" = ? WHERE number = ?', start, end, Number(row['number']));
      wanted.delete(id);
    } else {
      database.run('DELETE FROM passages WHERE number = ?', Number(row['number']));
    }
  }
  for (const { passage, vector, reading } of wanted.values()) {
    database.run(
      'INSERT INTO passages (id, articleId, heading, "start", "end", textHash, vector) VALUES (?, ?, ?, ?, ?, ?, ?)',
      passage.id,
      passage.articleId,
      passage.heading ?? null,
      passage.start,
      passage.end,
      digest(passage.text),
      toBlob(pack(vector)),
    );
    if (reading === undefined) continue;
    database.run(
      'INSERT INTO readings VALUES (last_insert_rowid(), ?)',
      new Uint8Array(reading.buffer, reading.byteOffset, reading.byteLength),
    );
  }
  return others;
}

/** Not of an article that another process has just removed. */
export function keepTags(database: Database, id: string, tags: readonly string[]): void {
  for (const table of ['tags', 'untagged']) database.run(`DELETE FROM ${table} WHERE articleId = ?`, id);
  for (const tag of tags) database.run('INSERT OR IGNORE INTO tags SELECT id, ? FROM articles WHERE id = ?', tag, id);
}

/** Writes where else an article lies over where it did; tells which other articles lay there. */
export function keepCopies(database: Database, id: string, copies: readonly Place[]): string[] {
  database.run('DELETE FROM copies WHERE articleId = ?', id);
  return copies.flatMap(({ path, fileStamp }) => {
    const others = database.all('SELECT articleId FROM copies WHERE path = ?', path);
    // Not of an article that another process has just removed.
    database.run('INSERT OR REPLACE INTO copies SELECT ?, id, ? FROM articles WHERE id = ?', path, fileStamp, id);
    return others.map(({ articleId }) => String(articleId));
  });
}
