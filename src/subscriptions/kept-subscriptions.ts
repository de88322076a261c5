/**
 * Where subscriptions are kept: in one hidden file in the folder of articles, beside the files that it tells of, so that it
 * goes where they go: into backups, and to another machine; an index that is built anew does not touch it.
 * Promises: the file is whole at any moment; each change is made to what stands in it then, because a server and a terminal
 * may both be at work. What cannot be read is never written over.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { partEnding, partPrefix } from '../adding/corpus-files.ts';
import { describeError, diskFull, FootnoteError, isDiskFull } from '../errors.ts';
import { type Subscription, subscriptionSchema } from './subscription.ts';

const fileName = '.footnote-subscriptions.json';
const fileSchema = z.object({ version: z.literal(1), subscriptions: z.array(subscriptionSchema) });

export class KeptSubscriptions {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Those that were added first come first. */
  list(): Subscription[] {
    const file = join(this.#folder, fileName);
    let written: string;
    try {
      written = readFileSync(file, 'utf8');
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return [];
      throw unreadable(cause);
    }
    try {
      return fileSchema.parse(JSON.parse(written)).subscriptions;
    } catch (cause) {
      throw unreadable(cause);
    }
  }

  get(id: string): Subscription | undefined {
    return this.list().find((each) => each.id === id);
  }

  /** By its id or its address. */
  find(name: string): Subscription | undefined {
    return this.list().find(({ id, url }) => id === name || url === name);
  }

  add(subscription: Subscription): void {
    this.#write([...this.list(), subscription]);
  }

  /** Undefined where it has been removed meanwhile: then nothing is written. */
  change(id: string, made: Partial<Subscription>): Subscription | undefined {
    const all = this.list();
    const found = all.find((each) => each.id === id);
    if (found === undefined) return undefined;
    // As it will be read: what is unset is absent.
    const changed = subscriptionSchema.parse(JSON.parse(JSON.stringify({ ...found, ...made })));
    this.#write(all.map((each) => (each === found ? changed : each)));
    return changed;
  }

  /** False where there is none of this id. */
  remove(id: string): boolean {
    const all = this.list();
    const left = all.filter((each) => each.id !== id);
    if (left.length === all.length) return false;
    this.#write(left);
    return true;
  }

  #write(subscriptions: readonly Subscription[]): void {
    const part = join(this.#folder, `${partPrefix}${randomUUID()}${partEnding}`);
    try {
      const file = openSync(part, 'wx', 0o600);
      try {
        writeSync(file, `${JSON.stringify({ version: 1, subscriptions }, null, 1)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(part, join(this.#folder, fileName));
    } catch (cause) {
      if (isDiskFull(cause))
        throw diskFull('The disk of the articles is full: the subscriptions stay as they were.', cause);
      throw new FootnoteError(
        'subscriptions-not-written',
        `The subscriptions cannot be written into the folder of articles (${describeError(cause)}).`,
        'Allow it to be written to.',
        { cause },
      );
    } finally {
      rmSync(part, { force: true });
    }
  }
}

function unreadable(cause: unknown): FootnoteError {
  return new FootnoteError(
    'subscriptions-unreadable',
    `${fileName} in the folder of articles cannot be read.`,
    'Take it back from a backup, or delete it and subscribe again; the articles stay.',
    { cause },
  );
}
