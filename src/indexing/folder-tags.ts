/**
 * The tags of articles as the folder has them, through the runs of indexing: those that a file says itself, or in their
 * place those that the file of tags (tags-file.ts) keeps for it; of an article that lies in several files, those of all.
 * Promises: after a run the index has the tags of the folder, whichever changed; a change of tags alone reads no article
 * again. Where the file of tags cannot be read, what it said before goes on to hold. Commits nothing.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../articles/content-hash.ts';
import { readFolderFile } from '../articles/corpus-folder.ts';
import type { ReadingProcesses } from '../articles/reading-process.ts';
import { mostTags, sameTags, unique } from '../articles/tag-names.ts';
import { tagsInFile } from '../articles/tags-in-file.ts';
import { TagsFile, tagsFileName } from '../articles/tags-file.ts';
import { codeOf, describeError, FootnoteError } from '../errors.ts';
import type { ArticleSummary, Failure } from '../store/index-report.ts';
import type { PassageStore } from '../store/passage-store.ts';
import type { StoreChange } from '../store/store-change.ts';
import { fileOf, pathsOf } from './folder-changes.ts';

/** Under this name the index notes what it last took in. */
const noted = 'tagsFile';
const atOnce = 32;

export class FolderTags {
  readonly #folder: string;
  readonly #store: PassageStore;
  readonly #processes: ReadingProcesses;
  #file: TagsFile | undefined;
  #failure: Failure | undefined;
  /** Ids of articles whose tags may not be those of the folder. */
  readonly #doubtful = new Set<string>();
  #isAllDoubtful = false;

  constructor(folder: string, store: PassageStore, processes: ReadingProcesses) {
    this.#folder = folder;
    this.#store = store;
    this.#processes = processes;
  }

  /** At the beginning of a run. */
  async look(): Promise<void> {
    const before = this.#file;
    let text = '';
    this.#failure = undefined;
    try {
      text = await this.#written();
      if (text === before?.text) return;
      this.#file = new TagsFile(text);
    } catch (error) {
      const reason =
        error instanceof FootnoteError
          ? `${error.sentence} ${error.nextStep}`
          : `It cannot be read: ${describeError(error)}`;
      this.#failure = { path: tagsFileName, reason };
      return;
    }
    const known = this.#store.meta(noted) ?? '';
    if (before === undefined && known === stampOf(text)) return;
    if (before === undefined && known !== '') {
      this.#isAllDoubtful = true;
      return;
    }
    const { paths, hashes } = this.#file.differingFrom(before ?? new TagsFile(''));
    this.doubt(this.#store.articles.idsAt(paths, hashes));
  }

  /** Nothing where there is no such file. */
  async #written(): Promise<string> {
    try {
      return await readFile(join(this.#folder, tagsFileName), 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return '';
      throw error;
    }
  }

  /** Of an article that was read just now from one file. */
  of(path: string, contentHash: string, said: readonly string[] | undefined): readonly string[] | undefined {
    const tags = this.#file?.of(path, contentHash) ?? said;
    return tags === undefined || tags.length === 0 ? undefined : tags;
  }

  doubt(ids: Iterable<string>): void {
    for (const id of ids) this.#doubtful.add(id);
  }

  /** At the end of a run: the articles that have other tags in the folder than in the index. */
  async settle(): Promise<NonNullable<StoreChange['retag']>> {
    const ids = this.#isAllDoubtful ? undefined : [...this.#doubtful];
    const articles = ids?.length === 0 ? [] : this.#store.articles.summaries(ids);
    const retag: { id: string; tags: readonly string[] }[] = [];
    for (let at = 0; at < articles.length; at += atOnce) {
      const batch = articles.slice(at, at + atOnce);
      const all = await Promise.all(batch.map(async (article) => this.#tagsOf(article)));
      for (const [index, { id, tags: stored }] of batch.entries()) {
        const tags = all[index] ?? stored;
        if (tags !== undefined && !sameTags(tags, stored)) retag.push({ id, tags });
      }
    }
    return retag;
  }

  /** Once all of it is committed. */
  settled(): void {
    this.#doubtful.clear();
    this.#isAllDoubtful = false;
    if (this.#file === undefined || this.#failure !== undefined) return;
    const stamp = stampOf(this.#file.text);
    if ((this.#store.meta(noted) ?? '') !== stamp) this.#store.setMeta(noted, stamp);
  }

  /** Why the file of tags was not taken in; and whether it was before. */
  failures(): Pick<StoreChange, 'fail' | 'mend'> {
    const before = this.#store.articles.failures().find(({ path }) => path === tagsFileName);
    if (this.#failure === undefined) return { fail: [], mend: before === undefined ? [] : [tagsFileName] };
    const fail = before?.reason === this.#failure.reason ? [] : [{ ...this.#failure, fileStamp: '' }];
    return { fail, mend: [] };
  }

  /** Undefined where a file of it cannot be read now: the tags stay as they are. */
  async #tagsOf(article: ArticleSummary): Promise<string[] | undefined> {
    if (this.#failure !== undefined && this.#file === undefined) return undefined;
    const all: string[] = [];
    for (const path of pathsOf(article)) {
      const kept = this.#file?.of(path, article.contentHash);
      const said = kept ?? (await this.#saidIn(path));
      if (said === undefined) return undefined;
      all.push(...said);
    }
    return unique(all).slice(0, mostTags);
  }

  async #saidIn(path: string): Promise<readonly string[] | undefined> {
    const file = fileOf(path);
    const bytes = await readFolderFile(this.#folder, file).catch(() => undefined);
    return bytes && tagsInFile(file, bytes, file === path ? undefined : path.slice(file.length + 1), this.#processes);
  }
}

function stampOf(text: string): string {
  return text === '' ? '' : hashOf(text).slice(0, 16);
}
