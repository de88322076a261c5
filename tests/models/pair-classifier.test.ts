/** A model in a process of its own: what it tells of pairs, and what happens when the process or the patience ends. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FootnoteError } from '../../src/errors.ts';
import { PairClassifier } from '../../src/models/pair-classifier.ts';
import type { Pair } from '../../src/models/pair-classifier.ts';
import { tinyClassifierFiles, writeModel } from '../fixtures/tiny-model.ts';

const counts = { river: [1, 0], boat: [0, 2], snow: [-3, 5] };
const labels = ['no', 'yes'];

let folder: string;
let classifier: PairClassifier;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-pairs-'));
  await writeModel(join(folder, 'tests/quick'), tinyClassifierFiles({ labels, counts }));
  await writeModel(join(folder, 'tests/tokens'), tinyClassifierFiles({ labels, counts, ofTokens: true }));
  await writeModel(join(folder, 'tests/slow'), tinyClassifierFiles({ labels, counts, slow: true }));
});
afterEach(() => classifier.close());
afterAll(() => rm(folder, { recursive: true, force: true }));

async function load(model = 'tests/quick'): Promise<PairClassifier> {
  const user = { setting: 'FOOTNOTE_RERANKER', otherwise: 'unset FOOTNOTE_RERANKER' };
  classifier = await PairClassifier.load({ model, modelsFolder: folder, offline: true, ...user }, () => undefined);
  return classifier;
}

const never = (): AbortSignal => new AbortController().signal;

describe('a pair classifier', () => {
  it('gives a row for each pair, whatever their number and length', async () => {
    const words = Object.entries(counts);
    const pairs = Array.from({ length: 21 }, (_, at): Pair => {
      const [word] = words[at % 3]!;
      return [word, `a ${'b '.repeat(at)}${word}`];
    });
    const rows = await (await load()).classify(pairs, never());
    expect(rows.map((row) => row.map(Math.round))).toEqual(
      pairs.map((_, at) => words[at % 3]![1].map((count) => 2 * count)),
    );
    expect(classifier.about).toEqual({ labels, ofTokens: false });
    expect(await classifier.classify([], never())).toEqual([]);
  });

  it('shortens the longer of two texts, and never loses the other', async () => {
    const long = `river ${'a '.repeat(5000)}river`;
    const rows = await (
      await load()
    ).classify(
      [
        [long, 'boat'],
        ['boat', long],
      ],
      never(),
    );
    // The beginning of the long one, and all of the short one.
    expect(rows).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('that judges tokens gives the one of the second text with least of the first label', async () => {
    const pairs: Pair[] = [
      ['snow', 'a river'],
      ['river', 'river boat snow river'],
      ['boat boat boat', 'boat'],
    ];
    expect(await (await load('tests/tokens')).classify(pairs, never())).toEqual([
      [0, 0],
      [-3, 5],
      [0, 2],
    ]);
    expect(classifier.about).toEqual({ labels, ofTokens: true });
  });

  it('serves several at once', async () => {
    await load();
    const all = await Promise.all(Object.entries(counts).map(([word]) => classifier.classify([[word, word]], never())));
    expect(all.map(([row]) => row)).toEqual(Object.values(counts).map((row) => row.map((count) => 2 * count)));
  });

  it('keeps nobody who has left, and drops their work', async () => {
    await load('tests/slow');
    const many = Array.from({ length: 400 }, (): Pair => ['river', 'boat']);
    const reason = new DOMException('the reader has left', 'AbortError');
    for (const milliseconds of [0, 50]) {
      const leaving = new AbortController();
      const left = classifier.classify(many, leaving.signal).catch((error: unknown) => error);
      if (milliseconds > 0) await sleep(milliseconds);
      leaving.abort(reason);
      expect(await left).toBe(reason);
    }
    await expect(classifier.classify(many, AbortSignal.abort(reason))).rejects.toBe(reason);
    // Fifty batches of work were ahead of this one.
    expect(await classifier.classify([['snow', '']], AbortSignal.timeout(20_000))).toEqual([[-3, 5]]);
  });

  it('fails with a name when its process ends, and the next who asks gets a new one', async () => {
    await load('tests/slow');
    const pairs: Pair[] = [['river', 'boat']];
    const failed = classifier.classify(pairs, never()).catch((error: unknown) => error);
    const { stdout } = await promisify(execFile)('pgrep', ['-P', String(process.pid), '-f', 'pair-classifier-child']);
    for (const id of stdout.trim().split('\n')) process.kill(Number(id), 'SIGKILL');
    const error = await failed;
    if (!(error instanceof FootnoteError)) throw new Error('it should have failed with a FootnoteError');
    expect(error.code).toBe('model-broke-down');
    expect(await classifier.classify(pairs, never())).toEqual([[1, 2]]);
  });
});
