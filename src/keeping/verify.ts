/**
 * `footnote verify`: all that is stored, held against itself and against the folder of articles.
 * Promises: mends nothing; each finding says what to do. What has only moved on (a file that was changed since) is a
 * remark, and no damage. Reads every file of the folder.
 */
import { existsSync } from 'node:fs';
import { FollowedFolder } from '../articles/followed-folder.ts';
import { contentHashesOf } from '../articles/content-hash.ts';
import { readFolderFile } from '../articles/corpus-folder.ts';
import type { Config } from '../config.ts';
import { FootnoteError } from '../errors.ts';
import { fileOf, planChanges } from '../indexing/folder-changes.ts';
import { conversationsName, indexName } from '../store/damage.ts';
import { databaseFile } from '../store/database.ts';
import type { Finding } from '../store/finding.ts';
import { type ArticleNow, inspectConversations, type InspectedConversations } from '../store/inspect-conversations.ts';
import { inspectIndex } from '../store/inspect-index.ts';
import { PassageStore } from '../store/passage-store.ts';

export interface VerifyReport {
  /** Nothing is damaged. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly checked: {
    readonly articles: number;
    readonly passages: number;
    readonly files: number;
    readonly conversations: number;
    readonly notes: number;
    readonly citations: InspectedConversations['citations'];
  };
  readonly seconds: number;
}

/** Files that are named one by one. */
const mostNamed = 20;

export async function verify({ index, corpus }: Pick<Config, 'index' | 'corpus'>): Promise<VerifyReport> {
  const began = performance.now();
  if (!existsSync(databaseFile(index))) {
    throw new FootnoteError('no-index', `There is no index in ${index}.`, 'Run "footnote index" to build it.');
  }
  const opened = openedFor(index);
  const inspected = inspectIndex(index);
  const findings: Finding[] = [...inspected.findings];
  const isWhole = findings.every(({ kind }) => kind === 'remark');
  if (opened instanceof FootnoteError && isWhole)
    findings.push({ kind: 'damage', file: indexName, what: opened.sentence, next: opened.nextStep });
  const store = opened instanceof FootnoteError ? undefined : opened;
  let files = 0;
  let kept: InspectedConversations | undefined;
  try {
    if (store !== undefined && isWhole) {
      const folder = await heldAgainstFolder(store, corpus);
      files = folder.files;
      findings.push(...folder.findings);
    }
    if (existsSync(databaseFile(index, conversationsName))) {
      const articleNow: ArticleNow = (id) => (isWhole ? store?.articles.get(id) : undefined);
      kept = inspectConversations(index, articleNow);
      findings.push(...kept.findings);
    }
  } finally {
    store?.close();
  }
  const { articles, passages } = inspected;
  const { conversations = 0, notes = 0, citations = { current: 0, changed: 0, withdrawn: 0 } } = kept ?? {};
  return {
    ok: findings.every(({ kind }) => kind === 'remark'),
    findings,
    checked: { articles, passages, files, conversations, notes, citations },
    seconds: (performance.now() - began) / 1000,
  };
}

/** First, because it gives an index of before its seals. */
function openedFor(index: string): PassageStore | FootnoteError {
  try {
    return PassageStore.open(index);
  } catch (error) {
    if (error instanceof FootnoteError) return error;
    throw error;
  }
}

async function heldAgainstFolder(
  store: PassageStore,
  corpus: string,
): Promise<{ readonly files: number; readonly findings: Finding[] }> {
  const findings: Finding[] = [];
  const remark = (file: string, what: string): number =>
    findings.push({ kind: 'remark', file, what, next: 'Run "footnote index" to bring the index up to date.' });
  const { files } = await new FollowedFolder(corpus).look();
  const known = store.articles.knownFiles();
  const { toRead, gone } = planChanges(files, known, store.articles.failures());
  for (const { path } of gone) remark(path, 'The file is gone since it was indexed.');
  const waiting = new Set(toRead.map(({ path }) => path));
  const hashes = new Map(
    known.filter(({ path }) => fileOf(path) === path).map((each) => [each.path, each.contentHash]),
  );
  for (const { path, closed, skipped } of files) {
    if ((closed ?? skipped) !== undefined) continue;
    const hash = hashes.get(path);
    if (hash === undefined) {
      if (waiting.has(path)) remark(path, 'The file has not been read yet, or was changed since.');
      continue;
    }
    const bytes = await readFolderFile(corpus, path).catch(() => undefined);
    if (bytes === undefined) remark(path, 'The file cannot be read now.');
    else if (!contentHashesOf(path, bytes).includes(hash)) {
      if (waiting.has(path)) remark(path, 'The file was changed since it was indexed.');
      else {
        findings.push({
          kind: 'damage',
          file: path,
          what: 'The file holds other bytes than were indexed, though its size and times are the same.',
          next: 'See whether the file is as it should be, then run "footnote index --rebuild".',
        });
      }
    }
  }
  const rest = findings.length - mostNamed;
  if (rest > 0) findings.splice(mostNamed, rest);
  if (rest > 0) remark(corpus, `There are ${rest} files more that differ.`);
  return { files: files.length, findings };
}
