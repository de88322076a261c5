/**
 * A seal on each article: one hash over its row, tags, other paths, signature and passages with their vectors, kept in
 * the transaction that changes any of them; one number over all seals; and one hash over what the index notes of itself.
 * Promises: whatever of these is changed by anything but Footnote no longer fits its seal, a row that is missing
 * included. The text itself is held against its own hash where it is read (stored-articles.ts).
 */
import { createHash } from 'node:crypto';
import { indexName, damaged } from './damage.ts';
import { type Database, readMeta, type Row, writeMeta } from './database.ts';

/** What the index notes of itself and answers rest on. */
const sealedMeta = ['format', 'revision', 'embedder', 'dimensions', 'splitter', 'allSeals'] as const;

export const sealsTable = `
-- Of each article, as seals.ts makes it.
CREATE TABLE IF NOT EXISTS seals (
  articleId TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

/** The seal that the rows of an article have now; undefined when there is no such article. */
export function sealOf(database: Database, articleId: string): string | undefined {
  // Most have neither tags nor copies: whoever touches a dozen articles for the first time must not wait for what is empty.
  const row = database.get(
    `SELECT path, title, publisher, author, published, publishedNote, url, doubt, language, contentHash, textHash,
       headings, pages, (SELECT signature FROM signatures WHERE articleId = a.id) AS signature,
       EXISTS (SELECT 1 FROM tags WHERE articleId = a.id) AS hasTags,
       EXISTS (SELECT 1 FROM copies WHERE articleId = a.id) AS hasCopies
     FROM articles a WHERE id = ?`,
    articleId,
  );
  if (row === undefined) return undefined;
  const { signature, hasTags, hasCopies, ...article } = row;
  const listed = (sql: string, has: unknown): Row[] => (has === 1 ? database.all(sql, articleId) : []);
  const tags = listed('SELECT tag FROM tags WHERE articleId = ? ORDER BY tag', hasTags);
  const copies = listed('SELECT path FROM copies WHERE articleId = ? ORDER BY path', hasCopies);
  // Sorted here: SQLite would carry the vectors along.
  const passages = database
    .all(
      `SELECT p.number, p.id, p.heading, p."start", p."end", p.textHash, p.vector, r.reading
       FROM passages p LEFT JOIN readings r ON r.number = p.number WHERE p.articleId = ?`,
      articleId,
    )
    .sort((one, other) => Number(one['number']) - Number(other['number']));
  const hash = createHash('sha256').update(JSON.stringify([articleId, article, tags, copies, sizeOf(signature)]));
  if (signature instanceof Uint8Array) hash.update(signature);
  for (const { vector, reading, ...passage } of passages) {
    hash.update(JSON.stringify([passage, sizeOf(vector), sizeOf(reading)]));
    for (const bytes of [vector, reading]) if (bytes instanceof Uint8Array) hash.update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}

function sizeOf(bytes: unknown): number {
  return bytes instanceof Uint8Array ? bytes.length : -1;
}

export function storedSeal(database: Database, articleId: string): string | undefined {
  const seal = database.get('SELECT seal FROM seals WHERE articleId = ?', articleId)?.['seal'];
  return typeof seal === 'string' ? seal : undefined;
}

/** Whether an article is what was sealed. */
export function isSealed(database: Database, articleId: string): boolean {
  const stored = storedSeal(database, articleId);
  return stored !== undefined && stored === sealOf(database, articleId);
}

/** Takes the seals off articles that are about to be changed or removed. Within the transaction of the change. */
export function unsealArticles(database: Database, articleIds: Iterable<string>): void {
  let all = allSeals(database);
  for (const id of articleIds) {
    const seal = storedSeal(database, id);
    if (seal === undefined) continue;
    all ^= asNumber(seal);
    database.run('DELETE FROM seals WHERE articleId = ?', id);
  }
  writeMeta(database, 'allSeals', asText(all));
}

/** Seals those of these articles that there are, and what the index notes of itself. Last in the same transaction. */
export function sealArticles(database: Database, articleIds: Iterable<string>): void {
  const ids = [...new Set(articleIds)];
  unsealArticles(database, ids);
  let all = allSeals(database);
  for (const id of ids) {
    const made = sealOf(database, id);
    if (made === undefined) continue;
    all ^= asNumber(made);
    database.run('INSERT INTO seals VALUES (?, ?)', id, made);
  }
  writeMeta(database, 'allSeals', asText(all));
  writeMeta(database, 'metaSeal', metaSealOf(database));
}

/** Throws when what the index notes of itself is not what was noted. */
export function checkMeta(database: Database): void {
  if (readMeta(database, 'metaSeal') === metaSealOf(database)) return;
  throw damaged(indexName, 'what it notes of itself was changed');
}

/** Whether there are just the articles that were sealed: none is missing, none added. */
export function holdsAllSealed(database: Database): boolean {
  let all = 0n;
  const rows = database.all('SELECT s.seal FROM articles a LEFT JOIN seals s ON s.articleId = a.id');
  for (const { seal: each } of rows) {
    if (typeof each !== 'string' || !/^[0-9a-f]{32}$/.test(each)) return false;
    all ^= asNumber(each);
  }
  return asText(all) === asText(allSeals(database));
}

function metaSealOf(database: Database): string {
  const noted = sealedMeta.map((key) => readMeta(database, key) ?? null);
  return createHash('sha256').update(JSON.stringify(noted)).digest('hex').slice(0, 32);
}

/** One number over the seals of all articles, as it is noted. */
export function allSealsOf(database: Database): string {
  return asText(allSeals(database));
}

function allSeals(database: Database): bigint {
  const text = readMeta(database, 'allSeals') ?? '0';
  return /^[0-9a-f]+$/.test(text) ? asNumber(text) : 0n;
}

function asNumber(seal: string): bigint {
  return BigInt(`0x${seal}`);
}

function asText(all: bigint): string {
  return all.toString(16);
}
