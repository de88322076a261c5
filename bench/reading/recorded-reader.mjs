/**
 * The neural reader with a file that keeps what it said of each passage: when only rules change, all is read once, and the
 * same questions are asked again in a tenth of the time. The file is of one set of weights; for others, name another.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { NeuralReader } from '../../dist/readers/neural/neural-reader.js';

export class RecordedReader {
  #file;
  #known = new Map();
  #reader;

  constructor(file) {
    this.#file = file;
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const [key, candidates] = JSON.parse(line);
      this.#known.set(key, candidates);
    }
  }

  id = 'neural';

  async read({ text }, passages, signal) {
    const keyOf = ({ article, passage }) => `${text}\n${passage.id} ${article.title}\n${passage.heading ?? ''}`;
    const unread = passages.filter((ranked) => !this.#known.has(keyOf(ranked)));
    if (unread.length > 0) {
      this.#reader ??= await NeuralReader.open();
      // One by one: it stops where it is sure, and here each is wanted.
      for (const ranked of unread) {
        const candidates = await this.#reader.read({ text }, [ranked], signal);
        this.#known.set(keyOf(ranked), candidates);
        appendFileSync(this.#file, `${JSON.stringify([keyOf(ranked), candidates])}\n`);
      }
    }
    return passages.flatMap((ranked) => this.#known.get(keyOf(ranked))).toSorted((a, b) => b.score - a.score);
  }

  async close() {
    await this.#reader?.close();
  }
}
