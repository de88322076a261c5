/**
 * Which articles are as they were sealed: each is held against its seal when it is first touched, or all of them one
 * after another. Promises: an article that is not is left out from then on, until it is written anew, and can be named.
 * Does not mend, and does not know what is made of articles.
 */
import { digest } from './article-rows.ts';
import type { FootnoteError } from '../errors.ts';
import { damaged, indexName, isDamaged } from './damage.ts';
import type { Database } from './database.ts';
import { holdsAllSealed, sealOf, storedSeal } from './seals.ts';

/** SQLite tells no more than this many of what it finds. */
const mostProblems = 20;

/** Articles that a sentence names. */
const mostNamed = 3;

interface Known {
  readonly seal: string | undefined;
  readonly isWhole: boolean;
}

export class CheckedArticles {
  readonly #database: Database;
  /** By id: the seal that was looked at, and whether the rows fit it. */
  readonly #known: Map<string, Known>;

  /** Rows that cannot be read at all. */
  #problem: FootnoteError | undefined;

  constructor(database: Database, known = new Map<string, Known>()) {
    this.#database = database;
    this.#known = known;
  }

  /** The same through another connection: what one of them finds out, the other knows. */
  through(database: Database): CheckedArticles {
    return new CheckedArticles(database, this.#known);
  }

  isWhole(id: string): boolean {
    const seal = storedSeal(this.#database, id);
    const known = this.#known.get(id);
    if (known !== undefined && known.seal === seal) return known.isWhole;
    // A commit may have come between two reads, so what does not fit is read once more, as of one moment.
    const isWhole = sealOf(this.#database, id) === seal || this.#database.snapshot(() => this.#fits(id));
    this.#known.set(id, { seal, isWhole });
    return isWhole;
  }

  /** One that has been found out; nothing is looked at. */
  isLeftOut(id: string): boolean {
    return this.#known.get(id)?.isWhole === false;
  }

  leaveOut(id: string): void {
    this.#known.set(id, { seal: storedSeal(this.#database, id), isWhole: false });
  }

  /** Paths of the articles that are left out. */
  leftOut(): string[] {
    const ids = [...this.#known].flatMap(([id, { isWhole }]) => (isWhole ? [] : [id]));
    if (ids.length === 0) return [];
    const still = ids.filter((id) => storedSeal(this.#database, id) === this.#known.get(id)?.seal);
    return this.#database
      .all(
        'SELECT path FROM articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY path',
        JSON.stringify(still),
      )
      .map(({ path }) => String(path));
  }

  /** The same as a sentence; none where nothing is left out. */
  damage(): string[] {
    if (this.#problem !== undefined) return [this.#problem.message];
    const paths = this.leftOut();
    if (paths.length === 0) return [];
    const more = paths.length > mostNamed ? ` and ${paths.length - mostNamed} more` : '';
    const which = paths.slice(0, mostNamed).join(', ') + more;
    return [damaged(indexName, `${which}: not what was indexed, and left out of answers`).message];
  }

  /** Looks at the whole file. Throws where rows cannot be read, or are missing; articles that do not fit are left out. */
  checkAll(): void {
    this.#database.snapshot(() => {
      const [problem] = structureProblems(this.#database);
      if (problem !== undefined) throw damaged(indexName, problem);
      if (!holdsAllSealed(this.#database)) throw damaged(indexName, 'articles are missing, or are not Footnote’s');
      for (let after = 0; ;) {
        const ids = this.#next(after, 100);
        for (const { id } of ids) this.#look(id);
        const last = ids.at(-1);
        if (last === undefined) return;
        after = last.row;
      }
    });
  }

  /** The same for up to `limit` articles behind a row, text and all; tells the last row, undefined at the end. */
  checkSome(after: number, limit: number): number | undefined {
    try {
      const ids = this.#next(after, limit);
      this.#database.snapshot(() => {
        for (const { id } of ids) this.#look(id);
      });
      return ids.at(-1)?.row;
    } catch (error) {
      if (!isDamaged(error)) throw error;
      this.#problem = error;
      return undefined;
    }
  }

  #next(after: number, limit: number): { readonly id: string; readonly row: number }[] {
    return this.#database
      .all('SELECT rowid AS row, id FROM articles WHERE rowid > ? ORDER BY rowid LIMIT ?', after, limit)
      .map(({ row, id }) => ({ row: Number(row), id: String(id) }));
  }

  #look(id: string): void {
    const isWhole = this.#fits(id) && isTextWhole(this.#database, id);
    this.#known.set(id, { seal: storedSeal(this.#database, id), isWhole });
  }

  #fits(id: string): boolean {
    return sealOf(this.#database, id) === storedSeal(this.#database, id);
  }
}

function isTextWhole(database: Database, id: string): boolean {
  const row = database.get('SELECT text, textHash FROM articles WHERE id = ?', id);
  return row === undefined || digest(String(row['text'])) === row['textHash'];
}

/** What SQLite finds wrong in the file itself, and rows that belong to none. */
export function structureProblems(database: Database): string[] {
  const found = database
    .all(`PRAGMA integrity_check(${mostProblems})`)
    .map((row) => String(row['integrity_check']))
    .filter((line) => line !== 'ok');
  const orphans = database
    .all('PRAGMA foreign_key_check')
    .map(({ table }) => `a row of ${String(table)} belongs to none`);
  return [...found, ...new Set(orphans)];
}
