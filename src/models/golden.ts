/**
 * Golden outputs: what a model gave for fixed texts when it was shipped, fetched or first used, kept beside it. What it
 * gives later is held against them, so that an exchanged file, another runtime or another pooling is noticed.
 *
 * Promises: kept whole or not at all; one that cannot be kept or read is as if there were none, since a model serves
 * without it. Does not know what the numbers mean, nor how they are made: that is in ../golden-outputs.ts.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What a model is used for: one model may be asked in several ways. */
export type GoldenUse = keyof typeof farthest;

/** `id` names what gave them: other files, or another way to read the output, have another. */
export interface Golden {
  readonly id: string;
  readonly outputs: readonly (readonly number[])[];
}

export interface Agreement {
  readonly state: 'agrees' | 'differs' | 'none';
  /** Goes on a sentence that names the model. */
  readonly reason: string;
}

/**
 * Farthest that an output may lie from its golden one. Processors and runtimes round eight-bit weights differently, by .01
 * of a reader's share; another pooling lies .87 away (bench/LOG.md). That of pairs is a guess: there was no model to try.
 */
const farthest = { embedder: 0.05, reader: 0.1, pairs: 0.5 };
const fileName = 'footnote-golden.json';

const goldenSchema = z.record(z.string(), z.object({ id: z.string(), outputs: z.array(z.array(z.number())) }));

export async function agreement(folder: string, use: GoldenUse, now: Golden): Promise<Agreement> {
  const golden = (await read(folder))[use];
  if (golden === undefined) return { state: 'none', reason: 'its golden output is not there, or not readable' };
  if (golden.id !== now.id) return { state: 'differs', reason: `it was ${golden.id}, and is ${now.id}` };
  const away = Math.max(...golden.outputs.map((output, at) => distance(output, now.outputs[at] ?? [])));
  if (now.outputs.length === golden.outputs.length && away <= farthest[use]) return { state: 'agrees', reason: '' };
  return { state: 'differs', reason: `its output lies ${away.toFixed(3)} away, where ${farthest[use]} is allowed` };
}

/** Kept for good: only who deletes the file, or fetches the model anew, gets another. */
export async function keepGolden(folder: string, use: GoldenUse, golden: Golden): Promise<void> {
  const known = await read(folder);
  if (known[use] !== undefined) return;
  const outputs = golden.outputs.map((output) => output.map((number) => Number(number.toPrecision(6))));
  const beside = join(folder, `${fileName}.${process.pid}`);
  try {
    const kept = { ...known, [use]: { id: golden.id, outputs } };
    await writeFile(beside, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
    await rename(beside, goldenFile(folder));
  } catch {
    // A folder that only others may write to.
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

export async function hasGolden(folder: string, use: GoldenUse): Promise<boolean> {
  return (await read(folder))[use] !== undefined;
}

export function goldenFile(folder: string): string {
  return join(folder, fileName);
}

async function read(folder: string): Promise<z.infer<typeof goldenSchema>> {
  try {
    return goldenSchema.parse(JSON.parse(await readFile(goldenFile(folder), 'utf8')));
  } catch {
    return {};
  }
}

/** Infinite between outputs of different lengths, or where one is not a number. */
function distance(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return Infinity;
  const away = Math.hypot(...a.map((number, at) => number - (b[at] ?? 0)));
  return Number.isNaN(away) ? Infinity : away;
}
