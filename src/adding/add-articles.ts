/**
 * How an article comes into the folder: a file, a pasted text or a page is read first, and written only when it can be
 * read. Promises: what is in the folder already is not written again; what fails is named with a reason, and does not
 * hold up the others. Does not know the index: what is written here is found by indexing.
 */
import { contentHashOf } from '../articles/content-hash.ts';
import { readArticle } from '../articles/read-article.ts';
import type { ReadingProcesses } from '../articles/reading-process.ts';
import type { Failure } from '../store/index-report.ts';
import { describeError, isDiskFull } from '../errors.ts';
import { holds, refusalOf, sweepParts, writeNew } from './corpus-files.ts';
import type { FetchedPage } from './fetch-page.ts';
import { fileOfPage } from './fetched-file.ts';
import { fileNameFor } from './file-name.ts';
import { fileOfText, type PastedText } from './pasted-text.ts';

/** What somebody wants to be added. */
export type Offer =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | ({ readonly kind: 'text' } & PastedText)
  | { readonly kind: 'address'; readonly url: string }
  /** What could not even be taken. */
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string };

export interface AddingParts {
  readonly folder: string;
  readonly processes: ReadingProcesses;
  /** Where files lie that are in the index, by the hash of their content. */
  readonly known: ReadonlyMap<string, string>;
  /** Throws with the reason. */
  readonly fetch: (address: string) => Promise<FetchedPage>;
}

export interface Added {
  /** Of the files that hold what was offered, relative to the folder. */
  readonly paths: readonly string[];
  /** Those of them that were not there before. */
  readonly written: readonly string[];
  readonly failed: readonly Failure[];
}

export async function addArticles(offers: AsyncIterable<Offer> | Iterable<Offer>, parts: AddingParts): Promise<Added> {
  const paths = new Set<string>();
  const written = new Set<string>();
  const failed: Failure[] = [];
  await sweepParts(parts.folder).catch(() => undefined);
  for await (const offer of offers) {
    const outcome = await addOne(offer, parts);
    if ('reason' in outcome) failed.push(outcome);
    else {
      paths.add(outcome.path);
      if (outcome.isNew) written.add(outcome.path);
    }
  }
  return { paths: [...paths], written: [...written], failed };
}

interface Kept {
  readonly path: string;
  readonly isNew: boolean;
}

/** The path of the file, or why there is none. */
async function addOne(offer: Offer, parts: AddingParts): Promise<Kept | Failure> {
  const sentName = nameOf(offer);
  try {
    if (offer.kind === 'refused') return { path: sentName, reason: offer.reason };
    const { name, bytes } = await fileOf(offer, parts);
    return await keep(name, bytes, parts);
  } catch (error) {
    return { path: sentName, reason: describeError(error), ...(isDiskFull(error) && { code: 'disk-full' }) };
  }
}

function nameOf(offer: Offer): string {
  if (offer.kind === 'text') return offer.title ?? 'text';
  return offer.kind === 'address' ? offer.url : offer.name;
}

async function fileOf(
  offer: Exclude<Offer, { kind: 'refused' }>,
  { fetch }: AddingParts,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  if (offer.kind === 'text') return fileOfText(offer);
  if (offer.kind === 'address') return fileOfPage(await fetch(offer.url));
  return { name: fileNameFor(offer.name, offer.bytes), bytes: offer.bytes };
}

/** Throws with the reason when the bytes cannot be read or written. */
async function keep(name: string, bytes: Uint8Array, parts: AddingParts): Promise<Kept> {
  const { folder, processes, known } = parts;
  const there = known.get(contentHashOf(name, bytes));
  if (there !== undefined && (await holds(folder, there, bytes))) return { path: there, isNew: false };
  const outcome = await readArticle(name, bytes, processes);
  if (!outcome.ok) throw new Error(outcome.reason);
  try {
    return await writeNew(folder, name, bytes);
  } catch (cause) {
    throw new Error(
      `It cannot be written into the folder of articles (${refusalOf(cause)}). Make room there, or allow it to be written to.`,
      { cause },
    );
  }
}
