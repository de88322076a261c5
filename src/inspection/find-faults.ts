/**
 * What is wrong around Footnote, before anything is opened: its Node, the folders, the disk, the port, the clock.
 * Promises: changes nothing; each fault is a sentence with what to do next. Models are check-models.ts's, the index's own
 * faults the store's. Does not know how it is shown.
 */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Config } from '../config.ts';
import { databaseFile } from '../store/database.ts';

export interface Fault {
  readonly code:
    'node-too-old' | 'folder-unreadable' | 'index-unwritable' | 'disk-nearly-full' | 'port-taken' | 'clock-wrong';
  readonly sentence: string;
  readonly nextStep: string;
}

/** What is looked at; given by tests, where a machine does not have it. */
export interface Surroundings {
  readonly nodeVersion: string;
  readonly freeBytes: (folder: string) => number;
  readonly now: () => number;
}

/** As package.json says under `engines`. */
const oldestNode = [20, 19] as const;
/** Below this a rebuild of a usual index may not fit. */
const fewestBytes = 200_000_000;
/** Milliseconds by which a clock may lag behind what it wrote. */
const lag = 24 * 60 * 60 * 1000;
/** A clock that says less was never set. */
const earliest = Date.UTC(2025, 0, 1);

const thisMachine: Surroundings = {
  nodeVersion: process.versions.node,
  freeBytes: (folder) => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  },
  now: () => Date.now(),
};

export async function findFaults(config: Config, around: Surroundings = thisMachine): Promise<Fault[]> {
  const faults = [
    node(around),
    corpus(config),
    index(config),
    disk(config, around),
    clock(config, around),
    await port(config),
  ];
  return faults.filter((fault) => fault !== undefined);
}

function node({ nodeVersion }: Surroundings): Fault | undefined {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  const [wanted, least] = oldestNode;
  if (major > wanted || (major === wanted && minor >= least)) return undefined;
  return {
    code: 'node-too-old',
    sentence: `Node is ${nodeVersion}, and Footnote needs ${wanted}.${least} or newer.`,
    nextStep: 'Install a newer Node from nodejs.org.',
  };
}

function corpus({ corpus: folder }: Config): Fault | undefined {
  const nextStep = `Create it with "footnote init", or name another with --corpus or FOOTNOTE_CORPUS.`;
  const fault = (what: string, next: string): Fault => ({
    code: 'folder-unreadable',
    sentence: `The folder of articles ${folder} ${what}.`,
    nextStep: next,
  });
  if (!existsSync(folder)) return fault('does not exist', nextStep);
  if (!statSync(folder).isDirectory()) return fault('is a file', nextStep);
  return can(folder, constants.R_OK | constants.X_OK)
    ? undefined
    : fault('cannot be read', `Give yourself the right to: chmod u+rx ${folder}`);
}

function index({ index: folder }: Config): Fault | undefined {
  const place = existing(folder);
  if (can(place, constants.W_OK | constants.X_OK)) return undefined;
  return {
    code: 'index-unwritable',
    sentence: `The index is to be kept in ${folder}, and ${place} cannot be written to.`,
    nextStep: `Give yourself the right to, or name another with --index or FOOTNOTE_INDEX.`,
  };
}

function disk({ index: folder }: Config, { freeBytes }: Surroundings): Fault | undefined {
  const free = freeBytes(existing(folder));
  if (free >= fewestBytes) return undefined;
  return {
    code: 'disk-nearly-full',
    sentence: `The disk of the index is nearly full: ${Math.floor(free / 1e6)} MB are left.`,
    nextStep: 'Make room, or name an index on another disk with --index or FOOTNOTE_INDEX.',
  };
}

function clock({ index: folder }: Config, { now }: Surroundings): Fault | undefined {
  const database = databaseFile(folder);
  const written = existsSync(database) ? statSync(database).mtimeMs : 0;
  const time = now();
  if (time >= earliest && time >= written - lag) return undefined;
  return {
    code: 'clock-wrong',
    sentence: `The clock says ${day(time)}, ${time < earliest ? 'which it cannot be' : `and the index was written on ${day(written)}`}.`,
    nextStep: 'Set the clock: "yesterday" in a question is counted from it, and so are the ages of conversations.',
  };
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Whoever has it: another Footnote is as it should be, and says so under /livez. */
async function port({ host, port: number }: Config): Promise<Fault | undefined> {
  if (number === 0) return undefined;
  const server = createServer();
  const problem = await new Promise<string | undefined>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(number, host, () => resolve(undefined));
  });
  if (problem === undefined) {
    await new Promise((resolve) => {
      server.close(resolve);
    });
    return undefined;
  }
  if (problem === 'EADDRINUSE' && (await isFootnote(host, number))) return undefined;
  return {
    code: 'port-taken',
    sentence:
      problem === 'EADDRINUSE'
        ? `Port ${number} of ${host} is taken by another program.`
        : `${host}:${number} cannot be served on (${problem}).`,
    nextStep: 'End the other, or choose another with --port or PORT; 0 takes any free one.',
  };
}

/** Not by fetch: it lets a process end while it waits for a program that accepts and says nothing. */
function isFootnote(host: string, number: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get({ host, port: number, path: '/livez', timeout: 1000 }, (response) => {
      text(response).then(
        (body) => resolve(response.statusCode === 200 && body === '{"alive":true}'),
        () => resolve(false),
      );
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(false));
  });
}

function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}

function can(place: string, mode: number): boolean {
  try {
    accessSync(place, mode);
    return true;
  } catch {
    return false;
  }
}
