/** The file of the exact scan: whatever became of the index or of the file, what is found is what the store holds. */
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { splitIntoPassages } from '../../src/articles/passages.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { VectorIndex } from '../../src/store/vector-index.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const dimensions = 8;
const stamp = { embedder: 'test', dimensions, splitter: 1 };
const noChange = { keep: [], move: [], remove: [], fail: [], mend: [] };
const question = Float32Array.from({ length: dimensions }, (_, at) => at - 3);
/** Blocks hold 1,024 passages. */
const many = 2500;

function vectorOf(id: number): Float32Array {
  return Float32Array.from({ length: dimensions }, (_, at) => Math.sin(id * 12.9898 + at * 78.233));
}

class Index {
  readonly folder = tempFolder();
  readonly store = PassageStore.open(this.folder);
  readonly file = join(this.folder, 'vectors.cache');
  #articles = 0;

  constructor() {
    onTestFinished(() => this.store.close());
  }

  /** Articles of one passage. */
  add(count: number): void {
    const keep = Array.from({ length: count }, () => {
      this.#articles += 1;
      const id = `a${this.#articles}`;
      const text = `Text of ${id}.`;
      const article = { id, path: `${id}.txt`, title: id, language: 'en', text, headings: [], contentHash: id };
      const vector = vectorOf(this.#articles);
      const passages = splitIntoPassages(article).map((passage) => ({ passage, vector }));
      return { article, fileStamp: '', copies: [], signature: new Uint32Array(), passages };
    });
    this.store.commit({ ...noChange, keep }, stamp);
  }

  remove(...ids: string[]): void {
    this.store.commit({ ...noChange, remove: ids }, stamp);
  }

  /** As at a start; tells what was in the file. */
  async open(): Promise<{ vectors: VectorIndex; loaded: number; last: number }> {
    const vectors = new VectorIndex(this.store, dimensions, false);
    onTestFinished(() => vectors.close());
    const loaded = await vectors.loadFile();
    return { vectors, loaded, last: this.take(vectors, loaded) };
  }

  /** Takes in what is newer. */
  take(vectors: VectorIndex, after: number): number {
    const entries = this.store.passages.vectors(after, 100_000);
    vectors.add(entries);
    return entries.at(-1)?.number ?? after;
  }

  async save({ vectors, last }: { readonly vectors: VectorIndex; readonly last: number }): Promise<void> {
    await vectors.saveFile(this.store.revision, last);
  }

  /** What is found where each vector is read from the store. */
  expected(): unknown {
    const vectors = new VectorIndex(this.store, dimensions, false);
    this.take(vectors, 0);
    return vectors.search(question, 100);
  }
}

async function savedIndex(): Promise<Index> {
  const index = new Index();
  index.add(many);
  await index.save(await index.open());
  return index;
}

describe('the file of the exact scan', () => {
  it('is loaded whole, and with what was added since', async () => {
    const index = await savedIndex();
    const { vectors, loaded } = await index.open();
    expect(loaded).toBe(many);
    expect(vectors.search(question, 100)).toEqual(index.expected());
    index.add(40);
    expect((await index.open()).vectors.search(question, 100)).toEqual(index.expected());
  });

  it('follows additions and removals, and holds nothing of what was removed', async () => {
    const index = await savedIndex();
    const opened = await index.open();
    const best = opened.vectors.search(question, 3).map(({ number }) => number);
    index.remove(...best.map((number) => `a${number}`), 'a2500');
    opened.vectors.remove([...best, many]);
    index.add(1200);
    const last = index.take(opened.vectors, opened.last);
    await index.save({ ...opened, last });
    const again = await index.open();
    expect(again.loaded).toBe(last);
    expect(again.vectors.search(question, 100)).toEqual(index.expected());
    const numbers = new Set(new Float64Array(readFileSync(index.file).buffer.slice(0, 8 * 1024)));
    for (const number of best.filter((each) => each <= 1024)) expect(numbers).not.toContain(number);
  });

  it('finds nothing that was removed without it, by this process or another', async () => {
    const index = await savedIndex();
    const [best] = (await index.open()).vectors.search(question, 1);
    index.remove(`a${best!.number}`);
    const { vectors, loaded } = await index.open();
    expect(loaded).toBe(many);
    expect(vectors.search(question, 100)).toEqual(index.expected());
  });

  it('is written anew by whoever finds that another has written it', async () => {
    const index = await savedIndex();
    const [one, other] = [await index.open(), await index.open()];
    index.add(10);
    await index.save({ ...one, last: index.take(one.vectors, one.last) });
    index.add(10);
    await index.save({ ...other, last: index.take(other.vectors, other.last) });
    const { vectors, loaded } = await index.open();
    expect(loaded).toBe(many + 20);
    expect(vectors.search(question, 100)).toEqual(index.expected());
  });

  it.each([
    ['cut short', (file: string) => truncateSync(file, statSync(file).size - 1)],
    ['emptied', (file: string) => truncateSync(file, 0)],
    [
      'changed in one byte',
      (file: string) => {
        const opened = openSync(file, 'r+');
        writeSync(opened, Uint8Array.of(85), 0, 1, 20_000);
        closeSync(opened);
      },
    ],
  ])('is not used when it was %s, and deleted', async (_what, damage) => {
    const index = await savedIndex();
    damage(index.file);
    const opened = await index.open();
    expect(opened.loaded).toBe(0);
    expect(existsSync(index.file)).toBe(false);
    expect(opened.vectors.search(question, 100)).toEqual(index.expected());
    await index.save(opened);
    expect((await index.open()).loaded).toBe(many);
  });
});
