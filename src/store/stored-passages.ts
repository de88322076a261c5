/**
 * What search reads of the passages of the index: by number, in bulk, and with what they are found under.
 * Promises: a passage comes with the article that it is a span of, checked. Does not change anything, and does not rank.
 */
import type { Article, Filters, Passage } from '../domain.ts';
import type { Revision } from './index-report.ts';
import { spokenDate } from '../language/languages.ts';
import { type Database, revisionOf, type Row } from './database.ts';
import { fromBlob, type PackedVector, unpack } from './packed-vector.ts';
import { rememberedRevisions } from './schema.ts';
import type { Candidate, IndexedPassage } from './store-change.ts';
import { digest, toNumbers } from './article-rows.ts';
import { within, withinValues } from './within.ts';
import type { StoredArticles } from './stored-articles.ts';

/** Passages that are kept in memory, of articles of so many characters at most: with what readers make of them, some 20 MB. */
const mostKept = 500;
const longestKept = 20_000;

interface FoundPassage {
  readonly passage: Passage;
  readonly article: Article;
}

const passageColumns = 'id, articleId, heading, "start", "end"';

/** Title, publisher, author and date of an article: what its passages are found under beside their words. */
export function aboutOf(row: Row): string {
  const date = typeof row['published'] === 'string' ? spokenDate(row['published']) : undefined;
  return [row['title'], row['publisher'], row['author'], date].filter((part) => typeof part === 'string').join('\n');
}

function toPassage(row: Row, article: Article): Passage {
  const start = Number(row['start']);
  const end = Number(row['end']);
  const heading = row['heading'];
  return {
    id: String(row['id']),
    articleId: article.id,
    ...(typeof heading === 'string' && { heading }),
    text: article.text.slice(start, end),
    start,
    end,
  };
}

function toCandidate(row: Row): Candidate {
  const reading = row['reading'];
  return {
    number: Number(row['number']),
    passageId: String(row['id']),
    articleId: String(row['articleId']),
    ...(reading instanceof Uint8Array && { reading: toNumbers(reading) }),
  };
}

export class StoredPassages {
  readonly #database: Database;
  readonly #articles: StoredArticles;
  /** As of a revision, the one that was asked for last at the end. */
  readonly #kept = new Map<number, FoundPassage>();
  #keptOf: Revision = -1;

  constructor(database: Database, articles: StoredArticles) {
    this.#database = database;
    this.#articles = articles;
  }

  /** Numbers of all passages, ascending. */
  numbers(): number[] {
    return this.#database.all('SELECT number FROM passages ORDER BY number').map((row) => Number(row['number']));
  }

  /** Numbers of the passages that were removed since a revision; undefined when that is too long ago to be known. */
  removedSince(revision: Revision): number[] | undefined {
    if (revision < revisionOf(this.#database) - rememberedRevisions) return undefined;
    return this.#database
      .all('SELECT number FROM removals WHERE revision > ?', revision)
      .map((row) => Number(row['number']));
  }

  articleIdOf(number: number): string | undefined {
    const id = this.#database.get('SELECT articleId FROM passages WHERE number = ?', number)?.['articleId'];
    return typeof id === 'string' ? id : undefined;
  }

  /** Numbers of the passages of all articles that these filters let through. */
  numbersWithin(filters: Filters): Set<number> {
    return new Set(
      this.#database
        .all(
          `SELECT p.number FROM passages p JOIN articles a ON a.id = p.articleId WHERE ${within}`,
          ...withinValues(filters),
        )
        .map((row) => Number(row['number'])),
    );
  }

  /** Of all passages whose number is up to `last`. */
  countUpTo(last: number): number {
    // All are counted by an index, where counting the first of them would read through their vectors.
    const counted = 'SELECT (SELECT count(*) FROM passages) - (SELECT count(*) FROM passages WHERE number > ?) AS n';
    return Number(this.#database.get(counted, last)?.['n']);
  }

  /**
   * The passages of these numbers that there are; each article is read, and checked, once. Those that were found lately are the
   * same objects as then: what has been made of them can be kept with them.
   */
  get(numbers: readonly number[]): Map<number, FoundPassage> {
    const revision = revisionOf(this.#database);
    if (revision !== this.#keptOf) this.#kept.clear();
    this.#keptOf = revision;
    const found = new Map<number, FoundPassage>();
    for (const number of numbers) {
      const kept = this.#kept.get(number);
      if (kept !== undefined) found.set(number, kept);
    }
    for (const [number, read] of this.#read(numbers.filter((each) => !found.has(each)))) found.set(number, read);
    for (const [number, each] of found) {
      this.#kept.delete(number);
      if (each.article.text.length <= longestKept) this.#kept.set(number, each);
    }
    for (const number of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) break;
      this.#kept.delete(number);
    }
    return found;
  }

  #read(numbers: readonly number[]): Map<number, FoundPassage> {
    if (numbers.length === 0) return new Map();
    const rows = this.#database.all(
      `SELECT number, ${passageColumns} FROM passages WHERE number IN (SELECT value FROM json_each(?))`,
      JSON.stringify(numbers),
    );
    const articles = this.#articles.all([...new Set(rows.map((row) => String(row['articleId'])))]);
    return new Map(
      rows.flatMap((row) => {
        const article = articles.get(String(row['articleId']));
        return article === undefined ? [] : [[Number(row['number']), { passage: toPassage(row, article), article }]];
      }),
    );
  }

  /** The passages of these numbers that there are, without their words; in no order. */
  candidates(numbers: readonly number[]): Candidate[] {
    return this.#database
      .all(
        'SELECT p.number, p.id, p.articleId, r.reading' +
          ' FROM json_each(?) n JOIN passages p ON p.number = n.value LEFT JOIN readings r ON r.number = p.number',
        JSON.stringify(numbers),
      )
      .map(toCandidate);
  }

  of(article: Article): Passage[] {
    return this.#database
      .all(`SELECT ${passageColumns} FROM passages WHERE articleId = ? ORDER BY "start"`, article.id)
      .map((row) => toPassage(row, article));
  }

  /**
   * Up to `limit` passages from this number on, for the search structures: in batches, so that no long read holds up a
   * commit. Of articles that are left out, without words.
   */
  indexed(from: number, limit: number): IndexedPassage[] {
    const rows = this.#database.all(
      'SELECT p.number, p.articleId, a.title, a.publisher, a.author, a.published, p.heading, p."start", p."end", a.language, a.textHash AS articleHash' +
        ' FROM passages p JOIN articles a ON a.id = p.articleId WHERE p.number >= ? ORDER BY p.number LIMIT ?',
      from,
      limit,
    );
    // Passages of an article stand together, so that its text is read about once, not once for each of them.
    let articleId = '';
    let text: string | undefined;
    return rows.map((row) => {
      const id = String(row['articleId']);
      if (id !== articleId) {
        articleId = id;
        text = this.#articles.checked.isLeftOut(id) ? undefined : this.#articles.text(id, String(row['articleHash']));
      }
      const number = Number(row['number']);
      if (text === undefined) {
        return { number, articleId, about: '', heading: '', text: '', language: String(row['language']) };
      }
      return {
        number,
        articleId,
        about: aboutOf(row),
        heading: typeof row['heading'] === 'string' ? row['heading'] : '',
        text: text.slice(Number(row['start']), Number(row['end'])),
        language: String(row['language']),
      };
    });
  }

  /** Up to `limit` vectors of passages after number `after`; in batches, so that no long read holds up a commit. */
  vectors(after: number, limit: number): { readonly number: number; readonly vector: PackedVector }[] {
    return this.#database
      .all('SELECT number, vector FROM passages WHERE number > ? ORDER BY number LIMIT ?', after, limit)
      .map((row) => ({ number: Number(row['number']), vector: fromBlob(row['vector']) }));
  }

  /** A vector that was made from just this text before, in whatever article. */
  vectorFor(text: string): Float32Array | undefined {
    const row = this.#database.get('SELECT articleId, vector FROM passages WHERE textHash = ? LIMIT 1', digest(text));
    if (row === undefined || !this.#articles.checked.isWhole(String(row['articleId']))) return undefined;
    return unpack(fromBlob(row['vector']));
  }
}
