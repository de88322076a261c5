/**
 * One story in several articles, and one page in several versions, for all articles of the store.
 * Promises: follows what the store has committed, whoever committed it; with `newest`, an article is superseded by the
 * newest version of its page in nearly the same words, and by none when their dates do not decide.
 * Does not read the articles' texts: their signatures are made when they are indexed.
 */
import type { PassageStore } from '../store/passage-store.ts';
import { NearCopies } from './near-copies.ts';
import { PageVersions } from './page-versions.ts';

/** Which versions of a page answer: all that there are, or the newest. */
export type UsedVersions = 'all' | 'newest';

/** Articles that are taken in before other work may have its turn: some milliseconds. */
const batchSize = 500;

export class StoryCopies {
  readonly #store: PassageStore;
  readonly #near = new NearCopies();
  /** Kept only where they matter. */
  readonly #versions: PageVersions | undefined;
  readonly #newest = new Map<string, string | undefined>();
  #revision = -1;
  /** The highest number of a signature that is known. */
  #last = 0;

  constructor(store: PassageStore, versions: UsedVersions = 'all') {
    this.#store = store;
    this.#versions = versions === 'newest' ? new PageVersions() : undefined;
  }

  /** Takes over what the store has committed since the last time. */
  follow(): void {
    while (this.followPart()) continue;
  }

  /** The same for some of it; whether there is more to do. */
  followPart(): boolean {
    const { revision } = this.#store;
    if (revision === this.#revision) return false;
    if (this.#last === 0) this.#near.reserve(this.#store.articles.signatureCount());
    const signed = this.#store.articles.signatures(this.#last, batchSize);
    for (const { number, articleId, signature } of signed) {
      this.#near.add(articleId, signature);
      this.#last = number;
    }
    if (this.#versions !== undefined) {
      const articles = this.#store.articles.summaries(signed.map(({ articleId }) => articleId));
      for (const article of articles) this.#versions.add(article.id, article);
    }
    this.#newest.clear();
    if (signed.length === batchSize) return true;
    // Every article has one signature, so an equal count means the same set.
    if (this.#store.articles.signatureCount() !== this.#near.size) this.#forgetRemoved();
    this.#revision = revision;
    return false;
  }

  #forgetRemoved(): void {
    for (const id of this.#store.articles.unsigned(this.#near.all)) {
      this.#near.remove(id);
      this.#versions?.remove(id);
    }
  }

  /** Whether two articles tell the same story in nearly the same words. */
  areCopies(id: string, other: string): boolean {
    return this.#near.areCopies(id, other);
  }

  /** Other articles of the same story, but for superseded ones; by id. */
  of(id: string): string[] {
    return this.#near.of(id).filter((other) => this.supersededBy(other) === undefined);
  }

  /** Whether there may be articles that are superseded. */
  get someSuperseded(): boolean {
    return this.#versions !== undefined;
  }

  /** The newest version of the same page, where an older one is not to be used. */
  supersededBy(id: string): string | undefined {
    if (this.#versions === undefined) return undefined;
    if (!this.#newest.has(id)) {
      const next = this.#versions.newestAfter(id, (other) => this.areCopies(id, other));
      // A page that is rewritten bit by bit may be like the next version only, so the next is asked too.
      this.#newest.set(id, next && (this.supersededBy(next) ?? next));
    }
    return this.#newest.get(id);
  }
}
