/**
 * `footnote backup` and `footnote restore`: both databases, what readers judged and the folder of articles in one file.
 * Promises: a backup is of one moment for each database, whoever writes meanwhile, the conversations before the index,
 * and is there whole or not at all; a restore looks at all of it before it replaces anything, replaces by renaming, and
 * deletes nothing that was there.
 */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Config } from '../config.ts';
import { describeError, FootnoteError } from '../errors.ts';
import { BackupReader, BackupWriter, copyDatabase } from '../store/backup-file.ts';
import { conversationsName, damaged, indexName, naming } from '../store/damage.ts';
import { Database, databaseFile } from '../store/database.ts';
import { inspectConversations } from '../store/inspect-conversations.ts';
import { inspectIndex } from '../store/inspect-index.ts';

type Place = Pick<Config, 'index' | 'corpus'>;

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  readonly articles: number;
  readonly conversations: number;
  /** Of the folder of articles. */
  readonly files: number;
}

export interface RestoreReport {
  readonly made: string;
  readonly files: number;
  readonly articles: number;
  /** What was there before, under its new name. */
  readonly setAside: readonly string[];
}

const feedbackName = 'feedback.jsonl';

/** `withArticles`: whether the folder of articles is taken in; without it, a restored index follows whatever folder there is. */
export function backup(file: string, { index, corpus }: Place, withArticles: boolean): BackupReport {
  const target = resolve(file);
  if (existsSync(target)) {
    throw new FootnoteError('backup-exists', `${target} is there already.`, 'Name a new file.', { status: 409 });
  }
  if (!existsSync(databaseFile(index))) {
    throw new FootnoteError('no-index', `There is no index in ${index}.`, 'Run "footnote index" to build it.');
  }
  const work = mkdtempSync(join(dirname(target), '.footnote-backup-'));
  const unfinished = join(work, 'backup');
  let writer: BackupWriter | undefined;
  try {
    // First the conversations: the index is then at least as new as what they cite.
    for (const name of [conversationsName, indexName]) {
      if (existsSync(databaseFile(index, name))) copied(index, name, work);
    }
    const { articles, findings } = inspectIndex(work);
    const found = findings.find(({ kind }) => kind === 'damage');
    if (found !== undefined) throw damaged(indexName, found.what.replace(/\.$/, ''));
    const conversations = inspectedConversations(work);
    writer = new BackupWriter(unfinished);
    for (const name of [conversationsName, indexName]) {
      if (existsSync(join(work, name))) writer.add(`index/${name}`, join(work, name));
    }
    if (existsSync(join(index, feedbackName))) writer.add(`index/${feedbackName}`, join(index, feedbackName));
    const files = withArticles ? filesOf(corpus).filter((path) => !isWithin(join(corpus, path), [index, work])) : [];
    for (const path of files) writer.add(`corpus/${path}`, join(corpus, path));
    writer.finish(new Date().toISOString());
    writer = undefined;
    renameSync(unfinished, target);
    const { size: bytes } = statSync(target);
    return { file: target, bytes, articles, conversations, files: files.length };
  } finally {
    writer?.discard();
    rmSync(work, { recursive: true, force: true });
  }
}

/** How many there are. Throws where something of them is damaged. */
function inspectedConversations(folder: string): number {
  if (!existsSync(databaseFile(folder, conversationsName))) return 0;
  const { conversations, findings } = inspectConversations(folder, () => undefined);
  const [problem] = findings;
  if (problem !== undefined) throw damaged(conversationsName, problem.what.replace(/\.$/, ''));
  return conversations;
}

function copied(index: string, name: string, work: string): void {
  try {
    naming(name, () => copyDatabase(databaseFile(index, name), work, name));
  } catch (cause) {
    if (cause instanceof FootnoteError) throw cause;
    const sentence = `${name} cannot be copied (${describeError(cause)}).`;
    throw new FootnoteError('backup-failed', sentence, 'See that there is room on the disk, then try again.', {
      cause,
    });
  }
}

/** Of a folder and all under it, with slashes; other than plain files are passed over. */
function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true)
    .map((path) => path.split(sep).join('/'))
    .toSorted();
}

function isWithin(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => !relative(folder, path).startsWith('..'));
}

/** `force`: whether what is there already may be put aside. */
export function restore(file: string, { index, corpus }: Place, force: boolean): RestoreReport {
  const reader = new BackupReader(resolve(file));
  const staged = new Map<string, string>();
  try {
    const parts = { index, corpus };
    const has = (part: string): boolean => reader.files.some(({ path }) => path.startsWith(`${part}/`));
    const targets = Object.entries(parts).filter(([part]) => has(part));
    for (const [, target] of targets) refuseToReplace(target, target === index, force);
    for (const [part, target] of targets) staged.set(part, beside(target));
    for (const each of reader.files) {
      const [part = '', ...rest] = each.path.split('/');
      const folder = staged.get(part);
      if (folder !== undefined) reader.extract(each, join(folder, ...rest));
    }
    const { articles, findings } = inspectIndex(staged.get('index') ?? index);
    const problem = findings.find(({ kind }) => kind === 'damage');
    if (problem !== undefined) throw damaged(indexName, problem.what.replace(/\.$/, ''));
    inspectedConversations(staged.get('index') ?? index);
    const setAside = targets.flatMap(([part, target]) => putInPlace(staged.get(part) ?? '', target));
    return { made: reader.made, files: reader.files.length, articles, setAside };
  } finally {
    reader.close();
    for (const folder of staged.values()) rmSync(folder, { recursive: true, force: true });
  }
}

/** An empty folder of its own beside the target, so that renaming it there is one step. */
function beside(target: string): string {
  try {
    return mkdtempSync(`${target}.restoring-`);
  } catch (cause) {
    throw cannotReplace(target, cause);
  }
}

function refuseToReplace(target: string, isIndex: boolean, force: boolean): void {
  const names = isIndex ? [indexName, conversationsName] : filesOf(target);
  const there = names.filter((name) => existsSync(join(target, name)));
  if (there.length === 0) return;
  if (!force) {
    throw new FootnoteError(
      'would-overwrite',
      `There is ${isIndex ? 'an index' : 'a folder of articles'} in ${target} already.`,
      'Name other folders with --index and --corpus, or put what is there aside with --force.',
      { status: 409 },
    );
  }
  if (!isIndex) return;
  for (const name of there) {
    try {
      new Database(target, name, true).close();
    } catch (error) {
      if (error instanceof FootnoteError) continue;
      throw new FootnoteError(
        'index-in-use',
        `${name} in ${target} is in use by another process (${describeError(error)}).`,
        'Stop "footnote serve" and what else is at work on this index, then try again.',
        { cause: error, status: 409 },
      );
    }
  }
}

/** Tells the new name of what was there. */
function putInPlace(made: string, target: string): string[] {
  const aside = `${target}.replaced-${new Date().toISOString().replaceAll(/\D/g, '')}`;
  const isThere = existsSync(target);
  const isEmpty = isThere && readdirSync(target).every((name) => name.startsWith('.'));
  // What a developer's own tools keep there goes on lying there.
  if (isEmpty) for (const name of readdirSync(target)) copyPlain(join(target, name), join(made, basename(name)));
  try {
    if (isThere) renameSync(target, aside);
    renameSync(made, target);
  } catch (cause) {
    if (isThere && !existsSync(target)) renameSync(aside, target);
    throw cannotReplace(target, cause);
  }
  if (!isEmpty) return isThere ? [aside] : [];
  rmSync(aside, { recursive: true, force: true });
  return [];
}

function copyPlain(from: string, to: string): void {
  if (statSync(from).isFile() && !existsSync(to)) copyFileSync(from, to);
}

function cannotReplace(target: string, cause: unknown): FootnoteError {
  return new FootnoteError(
    'not-restored',
    `${target} cannot be replaced (${describeError(cause)}).`,
    'Where it is a mounted volume, restore into a folder within it, named with --index and --corpus.',
    { cause },
  );
}
