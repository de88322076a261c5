/**
 * `footnote repair`: what is damaged is mended, or put aside for what can be built anew.
 * Promises: works alone, or not at all; the damaged file is never deleted, and its new name is told; killed at any moment,
 * nothing is lost that could be read, and repairing again goes on. Does not build the index anew: whoever called it does.
 */
import { existsSync } from 'node:fs';
import { FollowedFolder } from '../articles/followed-folder.ts';
import type { Config } from '../config.ts';
import { describeError, FootnoteError } from '../errors.ts';
import { conversationProblemsOf } from '../store/conversation-file.ts';
import { conversationsName, indexName } from '../store/damage.ts';
import { Database, databaseFile, exchange, setAside } from '../store/database.ts';
import { deleteCaches } from '../store/caches.ts';
import { forgetAsLeft } from '../store/as-left.ts';
import { inspectIndex } from '../store/inspect-index.ts';
import { salvage, type Salvaged } from '../store/salvage.ts';

export interface RepairReport {
  /** Undefined where nothing was wrong with them. */
  readonly conversations?: Salvaged & { readonly setAside: string };
  /** Undefined where nothing was wrong with it; else it is to be built anew. */
  readonly index?: { readonly setAside: string; readonly problems: readonly string[] };
}

export async function repair({ index, corpus }: Pick<Config, 'index' | 'corpus'>): Promise<RepairReport> {
  if (![indexName, conversationsName].some((name) => existsSync(databaseFile(index, name)))) {
    throw new FootnoteError('no-index', `There is no index in ${index}.`, 'Run "footnote index" to build it.');
  }
  const stamp = new Date().toISOString().replaceAll(/\D/g, '');
  const ofIndex = await repairIndex(index, corpus, `footnote-set-aside-${stamp}.sqlite`);
  const ofConversations = repairConversations(index, `conversations-set-aside-${stamp}.sqlite`);
  return {
    ...(ofConversations !== undefined && { conversations: ofConversations }),
    ...(ofIndex !== undefined && { index: ofIndex }),
  };
}

/** Undefined where the file is of no use even to be opened: then nobody else has it open either. */
function alone(index: string, name: string): Database | undefined {
  try {
    return new Database(index, name, true);
  } catch (error) {
    if (error instanceof FootnoteError) return undefined;
    throw new FootnoteError(
      'index-in-use',
      `${name} is in use by another process (${describeError(error)}).`,
      'Stop "footnote serve" and what else is at work on this index, then try again.',
      { cause: error, status: 409 },
    );
  }
}

async function repairIndex(index: string, corpus: string, aside: string): Promise<RepairReport['index']> {
  if (!existsSync(databaseFile(index))) return undefined;
  const { files } = await new FollowedFolder(corpus).look().catch(() => ({ files: [] }));
  const held = alone(index, indexName);
  try {
    const { findings } = held === undefined ? { findings: undefined } : inspectIndex(index, held);
    const problems = findings?.filter(({ kind }) => kind === 'damage').map(({ what }) => what) ?? [
      'It is no database.',
    ];
    deleteCaches(index, problems.length > 0 ? 'all' : (findings ?? []).map(({ file }) => file));
    if (problems.length === 0) return undefined;
    if (files.length === 0) {
      throw new FootnoteError(
        'no-articles',
        `${indexName} is damaged, and there is nothing in ${corpus} to build it anew from.`,
        'Put the folder of articles in its place (or name it with --corpus), or restore a backup.',
      );
    }
    forgetAsLeft(index, indexName);
    setAside(index, indexName, aside);
    return { setAside: aside, problems };
  } finally {
    release(held);
  }
}

function repairConversations(index: string, aside: string): RepairReport['conversations'] {
  if (!existsSync(databaseFile(index, conversationsName))) return undefined;
  const held = alone(index, conversationsName);
  try {
    if (held !== undefined && conversationProblemsOf(held).length === 0) return undefined;
    const made = `${conversationsName}-repaired`;
    const salvaged = salvage(held, index, made);
    forgetAsLeft(index, conversationsName);
    release(held);
    exchange(index, conversationsName, made, aside);
    return { ...salvaged, setAside: aside };
  } finally {
    release(held);
  }
}

/** A damaged file may not let its log be emptied; closing it is enough then. */
function release(held: Database | undefined): void {
  try {
    held?.letGo();
  } catch {
    // It is put aside as it is.
  }
  try {
    held?.close();
  } catch {
    // Closed before.
  }
}
