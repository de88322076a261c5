/**
 * One process or thread at a time brings an index up to date; whoever comes meanwhile waits, and is told for whom.
 * Promises: the lock ends with the process that holds it, however that ends, because it is SQLite's own on an empty file.
 * Where the folder allows no such file, nobody waits. Does not keep anybody from reading.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { codeOf } from '../errors.ts';
import { isDatabaseBusy } from './database.ts';

/** Milliseconds between two tries. */
const pace = 50;
/** Tries before it is said that somebody waits: most runs take no longer. */
const quietTries = 10;

/** What can be held: bringing the index up to date, and building it anew beside. */
type LockName = 'indexing' | 'rebuilding';

export interface LockWait {
  readonly name: LockName;
  /** For the others: what it is held for. */
  readonly what: string;
  /** Told once, when it takes a while. */
  readonly waiting?: (holder: string) => void;
  /** Asked before each try; may throw to give up. */
  readonly check?: () => void;
}

/** Does the work while no one else holds the lock. */
export async function holdingLock<Result>(
  folder: string,
  { name, what, waiting, check }: LockWait,
  work: () => Promise<Result>,
): Promise<Result> {
  const file = open(folder, name);
  if (file === undefined) return work();
  let isMine = false;
  try {
    for (let tries = 1; !isTaken(file); tries += 1) {
      check?.();
      if (tries === quietTries) waiting?.(describeHolder(folder, name));
      await sleep(pace);
    }
    isMine = true;
    try {
      writeFileSync(holderFile(folder, name), JSON.stringify({ pid: process.pid, what }), { mode: 0o600 });
    } catch {
      // On a full disk nobody is told who holds it.
    }
    return await work();
  } finally {
    if (isMine) rmSync(holderFile(folder, name), { force: true });
    file.close();
  }
}

/** Whether an index is being built anew beside the one in this folder. */
export function isRebuilding(folder: string): boolean {
  const holder = holderOf(folder, 'rebuilding');
  if (holder === undefined) return false;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    // It was ended before it could say so.
    return codeOf(error) === 'EPERM';
  }
}

function open(folder: string, name: LockName): InstanceType<typeof DatabaseSync> | undefined {
  try {
    return new DatabaseSync(join(folder, `${name}.lock`));
  } catch {
    return undefined;
  }
}

function isTaken(file: InstanceType<typeof DatabaseSync>): boolean {
  try {
    file.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    // Where it cannot be locked at all, nobody waits for it.
    return !isDatabaseBusy(error);
  }
}

function holderFile(folder: string, name: LockName): string {
  return join(folder, `${name}.json`);
}

function holderOf(folder: string, name: LockName): { readonly pid: number; readonly what: string } | undefined {
  if (!existsSync(holderFile(folder, name))) return undefined;
  try {
    return JSON.parse(readFileSync(holderFile(folder, name), 'utf8'));
  } catch {
    return undefined;
  }
}

function describeHolder(folder: string, name: LockName): string {
  const holder = holderOf(folder, name);
  return holder === undefined ? 'another process' : `process ${holder.pid}, which is ${holder.what}`;
}
