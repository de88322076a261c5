/**
 * Where each article lies: mostly in one file; in several when files hold the same bytes. Follows one run of indexing.
 * Promises: each path belongs to one article, and each content to one; an article lies first at the first of its paths,
 * and is read again when its title or format hangs on the name of that file and the name is another one now.
 * Does not read, and does not write.
 */
import { createHash } from 'node:crypto';
import type { FolderFile } from '../articles/corpus-folder.ts';
import { endingOf } from '../articles/formats.ts';
import { titleFromPath } from '../articles/plain-text.ts';
import type { ArticleContent } from '../domain.ts';
import { fileOf, type FileToRead, type ReadFile } from './folder-changes.ts';
import type { KnownFile, Place } from '../store/store-change.ts';

interface PlacedArticle {
  readonly id: string;
  contentHash: string;
  title: string;
  /** The path that its title and words were read at. */
  readAt: string;
  readonly stamps: Map<string, string>;
}

export class ArticlePlaces {
  readonly #articles = new Map<string, PlacedArticle>();
  readonly #articleAt = new Map<string, PlacedArticle>();
  readonly #articleOf = new Map<string, PlacedArticle>();
  readonly #touched = new Set<PlacedArticle>();

  readonly #withContent: (contentHash: string) => readonly KnownFile[];

  /**
   * `known`: every path of the articles that the run is about, the first one first; `withContent`: the same of the
   * others that have a content, where not all articles are known.
   */
  constructor(known: readonly KnownFile[], withContent: (contentHash: string) => readonly KnownFile[] = () => []) {
    this.#withContent = withContent;
    this.#learn(known);
  }

  #learn(known: readonly KnownFile[]): void {
    for (const { id, path, contentHash, fileStamp, title } of known) {
      const article = this.#articles.get(id) ?? this.#add({ id, contentHash, title, readAt: path, stamps: new Map() });
      // Two processes that index at once may have made two articles of one content.
      const target = this.#articleOf.get(contentHash) ?? article;
      if (target !== article) this.#touched.add(article).add(target);
      target.stamps.set(path, fileStamp);
      this.#articleAt.set(path, target);
    }
  }

  get isEmpty(): boolean {
    return this.#articles.size === 0;
  }

  has(id: string): boolean {
    return this.#articles.has(id);
  }

  holds(contentHash: string): boolean {
    if (this.#articleOf.has(contentHash)) return true;
    // What is written of the others may be out of date within this run.
    this.#learn(this.#withContent(contentHash).filter(({ id }) => !this.#articles.has(id)));
    return this.#articleOf.has(contentHash);
  }

  at(path: string): { readonly id: string; readonly contentHash: string } | undefined {
    return this.#articleAt.get(path);
  }

  /** First to last. */
  of(id: string): Place[] {
    const stamps = this.#articles.get(id)?.stamps ?? new Map<string, string>();
    return [...stamps].map(([path, fileStamp]) => ({ path, fileStamp })).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** A file has this content, which an article has already; what lay at the path before does so no more. */
  put({ path, fileStamp }: Place, contentHash: string): void {
    const article = this.#articleOf.get(contentHash);
    if (article === undefined) throw new Error(`No article has the content of ${path}.`);
    if (article === this.#articleAt.get(path)) return;
    this.drop(path);
    article.stamps.set(path, fileStamp);
    this.#articleAt.set(path, article);
    this.#touched.add(article);
  }

  /** The file was touched but not changed. */
  restamp({ path, fileStamp }: Place): void {
    this.#articleAt.get(path)?.stamps.set(path, fileStamp);
  }

  drop(path: string): void {
    const article = this.#articleAt.get(path);
    if (article === undefined) return;
    article.stamps.delete(path);
    this.#articleAt.delete(path);
    this.#touched.add(article);
  }

  /** A copy that can no longer be read: nothing is lost with it. */
  dropCopy(path: string): void {
    const article = this.#articleAt.get(path);
    if (article !== undefined && this.isCopied(article.id)) this.drop(path);
  }

  isCopied(id: string): boolean {
    return (this.#articles.get(id)?.stamps.size ?? 0) > 1;
  }

  /** An article was read from a file: anew, or one that lies nowhere else. */
  keep(id: string, { path, fileStamp }: Place, contentHash: string, title: string): void {
    const article = this.#articles.get(id) ?? this.#add({ id, contentHash, title, readAt: path, stamps: new Map() });
    if (this.#articleAt.get(path) !== article) this.drop(path);
    if (this.#articleOf.get(article.contentHash) === article) this.#articleOf.delete(article.contentHash);
    Object.assign(article, { contentHash, title, readAt: path });
    article.stamps.set(path, fileStamp);
    this.#articleAt.set(path, article);
    this.#articleOf.set(contentHash, article);
  }

  /** What has come of it since the last time: articles that lie elsewhere or nowhere, and files to be read again. */
  takeChanges(): { readonly move: readonly string[]; readonly remove: readonly string[]; readonly again: string[] } {
    const move: string[] = [];
    const remove: string[] = [];
    const again: string[] = [];
    for (const article of this.#touched) {
      const [first] = this.of(article.id);
      if (first === undefined) {
        remove.push(article.id);
        this.#articles.delete(article.id);
        if (this.#articleOf.get(article.contentHash) === article) this.#articleOf.delete(article.contentHash);
        continue;
      }
      move.push(article.id);
      if (!readsAlike(article.readAt, first.path, article.title)) again.push(first.path);
    }
    this.#touched.clear();
    return { move, remove, again };
  }

  #add(article: PlacedArticle): PlacedArticle {
    this.#articles.set(article.id, article);
    if (!this.#articleOf.has(article.contentHash)) this.#articleOf.set(article.contentHash, article);
    return article;
  }
}

/** An article that is new, or not as it was. */
export interface ReadArticle<Content extends ArticleContent> {
  readonly id: string;
  readonly contentHash: string;
  readonly content: Content;
}

/** Gives each content that was read its article; tells those that have to be written. */
export function settle<Content extends ArticleContent>(
  read: readonly ReadFile<Content>[],
  places: ArticlePlaces,
  pathOf: (id: string) => string | undefined,
): ReadArticle<Content>[] {
  const anew: ReadArticle<Content>[] = [];
  for (const outcome of read) {
    if (outcome.kind === 'untouched') places.restamp(outcome.place);
    else if (outcome.kind === 'left') places.drop(outcome.path);
    else if (outcome.kind === 'failed') places.dropCopy(outcome.failure.path);
    else {
      const { path, contentHash, content } = outcome;
      const before = places.at(path);
      if (before?.contentHash !== contentHash && places.holds(contentHash)) {
        places.put(outcome, contentHash);
        continue;
      }
      // A copy that was edited becomes an article of its own; the others keep theirs.
      const keepsId = before !== undefined && (before.contentHash === contentHash || !places.isCopied(before.id));
      const id = keepsId ? before.id : newId(path, places, pathOf);
      places.keep(id, outcome, contentHash, content.title);
      anew.push({ id, contentHash, content });
    }
  }
  return anew;
}

/** Whether the same bytes make the same article under another name. An entry's content says all that is known of it. */
function readsAlike(path: string, other: string, title: string): boolean {
  if (path === other || fileOf(path) !== path) return true;
  const isTitledByName = title === titleFromPath(path) && title !== titleFromPath(other);
  return endingOf(path) === endingOf(other) && !isTitledByName;
}

/**
 * From the path, so that an index built anew has the same ids; salted when an article that moved away has it.
 * When the article of that id lies at this path, another process has just indexed the same file. `pathOf`: of a stored article.
 */
function newId(path: string, places: ArticlePlaces, pathOf: (id: string) => string | undefined): string {
  for (let salt = 0; ; salt += 1) {
    const id = createHash('sha256')
      .update(salt === 0 ? path : `${path}\n${salt}`)
      .digest('hex')
      .slice(0, 12);
    if (!places.has(id) && [undefined, path].includes(pathOf(id))) return id;
  }
}

/** The same file to be read under the name that its article has now. */
export function readAgain(file: FolderFile | undefined, places: ArticlePlaces): FileToRead[] {
  if (file === undefined) return [];
  const contentHash = places.at(file.path)?.contentHash ?? '';
  return [{ ...file, known: [{ path: file.path, contentHash, fileStamp: file.fileStamp }], again: true }];
}
