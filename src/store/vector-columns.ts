/**
 * Exact search over packed vectors: a question is compared with every passage, dimension by dimension.
 * Promises: the best by the packed values, none missed; only the dimensions that the question has cost time, so that
 * the 57 of an ordinary subword question take about 6 ms for a million passages; what is removed is overwritten.
 * Holds a byte for each dimension of each passage, in one WebAssembly memory of up to 4 GB.
 */
import { readFileSync } from 'node:fs';
import { Best } from './best.ts';
import type { PackedVector } from './packed-vector.ts';

export interface VectorHit {
  readonly number: number;
  /** Cosine similarity, -1 to 1. */
  readonly score: number;
}

interface Entry {
  readonly number: number;
  readonly vector: PackedVector;
}

/**
 * Passages of a block. Their scales stand first, then their values of one dimension after the other. As many as fill a
 * page of memory with one dimension: with shorter columns, half of the time goes into finding the pages.
 */
const blockPassages = 4096;
const scaleBytes = 4 * blockPassages;
/** The question comes first in memory, then room for the scores of one block, for which of them count, and for vectors to be placed, then the blocks. */
const pageBytes = 65_536;
const scoresAt = pageBytes;
const foursAt = scoresAt + 4 * blockPassages;
const placedAt = 2 * pageBytes;
/** Vectors that are placed at once: what they fill of a column is what a processor writes at once. */
const placed = 64;
/** Between them, so that the same dimension of all does not fall into the same few places of a processor's cache. */
const apart = 64;
/** Two dimensions of the question, as score-passages.wat reads them. */
const pairBytes = 12;
const mostWeight = 32_767;
/** Sums are 32 bits. */
const mostSum = 2 ** 31;
const mostValue = 127;

export class VectorColumns {
  readonly #dimensions: number;
  readonly #blockBytes: number;
  readonly #blocksAt: number;
  readonly #memory: WebAssembly.Memory;
  readonly #code: Code;
  #bytes: Int8Array;
  #floats: Float32Array;
  /** Passage number by slot; -1 for a slot that is free. */
  #numbers = new Float64Array(0);
  readonly #free: number[] = [];
  #slots = 0;
  /** Blocks that were written to since the last `takeChanged`. */
  #changed = new Set<number>();

  constructor(dimensions: number) {
    if (dimensions * (pairBytes / 2) > pageBytes) throw new RangeError(`Vectors of ${dimensions} dimensions.`);
    this.#dimensions = dimensions;
    this.#blockBytes = scaleBytes + dimensions * blockPassages;
    this.#blocksAt = placedAt + Math.ceil((placed * (dimensions + apart)) / pageBytes) * pageBytes;
    const { memory, ...code } = instance();
    this.#memory = memory;
    this.#code = code;
    this.#bytes = new Int8Array(memory.buffer);
    this.#floats = new Float32Array(memory.buffer);
  }

  get size(): number {
    return this.#slots - this.#free.length;
  }

  // Blocks, as they are kept in a file

  get blocks(): number {
    return Math.ceil(this.#slots / blockPassages);
  }

  /** The bytes of a block: passage numbers, then scales and values. The memory of this object, until it grows. */
  block(nth: number): [Uint8Array, Uint8Array] {
    const { block } = this.#place(nth * blockPassages);
    return [
      new Uint8Array(this.#numbers.buffer, 8 * nth * blockPassages, 8 * blockPassages),
      new Uint8Array(this.#memory.buffer, block, this.#blockBytes),
    ];
  }

  /** Room for one more block, whose bytes the caller writes before `closeBlock`. Nothing else may have been added. */
  openBlock(): [Uint8Array, Uint8Array] {
    const nth = this.blocks;
    this.#slots += blockPassages;
    if (this.#slots > this.#numbers.length) this.#grow();
    return this.block(nth);
  }

  closeBlock(isLast: boolean): void {
    const first = this.#slots - blockPassages;
    if (isLast) this.#slots = first + 1 + this.#numbers.subarray(first, this.#slots).findLastIndex((each) => each >= 0);
    for (let slot = first; slot < this.#slots; slot++) if ((this.#numbers[slot] ?? -1) < 0) this.#free.push(slot);
  }

  changeAll(): void {
    for (let nth = 0; nth < this.blocks; nth++) this.#changed.add(nth);
  }

  takeChanged(): number[] {
    const changed = [...this.#changed];
    this.#changed = new Set();
    return changed;
  }

  /** The number must be new. */
  add(number: number, { scale, values }: PackedVector): void {
    const slot = this.#free.pop() ?? this.#slots++;
    if (slot >= this.#numbers.length) this.#grow();
    this.#numbers[slot] = number;
    this.#write(slot, scale, values);
  }

  /** The numbers must be new. Takes a fifth of the time that one by one takes, but where removed ones left slots. */
  addAll(entries: readonly Entry[]): void {
    for (let at = 0; at < entries.length;) {
      const together = entries.slice(at, at + placed);
      const whole = together.every(({ vector }) => vector.values.length === this.#dimensions);
      if (together.length === placed && whole && this.#free.length === 0 && this.#slots % placed === 0) {
        this.#addTogether(together);
        at += placed;
      } else {
        const [entry] = together;
        if (entry !== undefined) this.add(entry.number, entry.vector);
        at += 1;
      }
    }
  }

  #addTogether(entries: readonly Entry[]): void {
    const first = this.#slots;
    const distance = this.#dimensions + apart;
    this.#slots += placed;
    if (this.#slots > this.#numbers.length) this.#grow();
    const { scaleAt, valuesAt } = this.#place(first);
    this.#changed.add(Math.floor(first / blockPassages));
    for (const [nth, { number, vector }] of entries.entries()) {
      this.#numbers[first + nth] = number;
      this.#floats[scaleAt + nth] = vector.scale;
      this.#bytes.set(vector.values, placedAt + nth * distance);
    }
    this.#code.placePassages(placedAt, distance, this.#dimensions, valuesAt, blockPassages);
  }

  /** Those that there are. */
  remove(numbers: ReadonlySet<number>): void {
    if (numbers.size > 0) this.#removeWhere((number) => numbers.has(number));
  }

  removeAfter(last: number): void {
    this.#removeWhere((number) => number > last);
  }

  #removeWhere(isRemoved: (number: number) => boolean): void {
    const zeros = new Int8Array(this.#dimensions);
    for (let slot = 0; slot < this.#slots; slot++) {
      const number = this.#numbers[slot] ?? -1;
      if (number < 0 || !isRemoved(number)) continue;
      this.#numbers[slot] = -1;
      this.#write(slot, 0, zeros);
      this.#free.push(slot);
    }
  }

  /** Those above a number, as columns of their own. */
  after(last: number): VectorColumns {
    const later = new VectorColumns(this.#dimensions);
    const values = new Int8Array(this.#dimensions);
    for (let slot = 0; slot < this.#slots; slot++) {
      const number = this.#numbers[slot] ?? -1;
      if (number <= last || number < 0) continue;
      const { scaleAt, valuesAt } = this.#place(slot);
      for (let d = 0; d < values.length; d++) values[d] = this.#bytes[valuesAt + d * blockPassages] ?? 0;
      later.add(number, { scale: this.#floats[scaleAt] ?? 0, values });
    }
    return later;
  }

  search(vector: Float32Array, limit: number, allowed?: (number: number) => boolean): VectorHit[] {
    const { pairsEnd, unit } = this.#ask(vector);
    if (pairsEnd === 0 || this.#slots === 0) return [];
    const best = new Best(limit);
    const scores = this.#floats;
    const fours = new Uint32Array(this.#memory.buffer, foursAt, blockPassages / 4);
    for (let first = 0; first < this.#slots; first += blockPassages) {
      const { block } = this.#place(first);
      // In whole groups of 16.
      const passages = Math.min(blockPassages, (this.#slots - first + 15) & ~15);
      const count = this.#code.scorePassages(
        block + scaleBytes,
        passages,
        0,
        pairsEnd,
        block,
        scoresAt,
        Math.fround(best.bar),
        foursAt,
      );
      for (let nth = 0; nth < count; nth++) {
        const four = (fours[nth] ?? 0) / 4;
        for (let at = four; at < four + 4; at++) {
          const score = scores[at] ?? 0;
          const number = this.#numbers[first + at - scoresAt / 4] ?? -1;
          if (number < 0 || !best.takes(number, score) || (allowed !== undefined && !allowed(number))) continue;
          best.offer({ number, score });
        }
      }
    }
    return best.sorted().map(({ number, score }) => ({ number, score: score * unit }));
  }

  /** Puts the dimensions that a question has into memory; `unit` is what a score of 1 stands for. */
  #ask(vector: Float32Array): { pairsEnd: number; unit: number } {
    const held: number[] = [];
    let [largest, squares] = [0, 0];
    // By places: iterators and spread arguments take as long as scanning thousands of passages.
    for (let d = 0; d < vector.length; d++) {
      const value = vector[d] ?? 0;
      if (value === 0) continue;
      held.push(d);
      largest = Math.max(largest, Math.abs(value));
      squares += value * value;
    }
    const fine = Math.min(mostWeight / largest, mostSum / (mostValue * Math.sqrt(squares) * Math.sqrt(held.length)));
    const view = new DataView(this.#memory.buffer);
    let at = 0;
    for (let i = 0; i < held.length; i += 2, at += pairBytes) {
      const first = held[i] ?? 0;
      const second = held[i + 1] ?? first;
      view.setUint32(at, first * blockPassages, true);
      view.setUint32(at + 4, second * blockPassages, true);
      view.setInt16(at + 8, Math.round((vector[first] ?? 0) * fine), true);
      view.setInt16(at + 10, second === first ? 0 : Math.round((vector[second] ?? 0) * fine), true);
    }
    return { pairsEnd: at, unit: 1 / fine };
  }

  #place(slot: number): { block: number; scaleAt: number; valuesAt: number } {
    const block = this.#blocksAt + Math.floor(slot / blockPassages) * this.#blockBytes;
    const within = slot % blockPassages;
    return { block, scaleAt: block / 4 + within, valuesAt: block + scaleBytes + within };
  }

  #write(slot: number, scale: number, values: Int8Array): void {
    const { scaleAt, valuesAt } = this.#place(slot);
    this.#floats[scaleAt] = scale;
    this.#changed.add(Math.floor(slot / blockPassages));
    for (let d = 0; d < this.#dimensions; d++) this.#bytes[valuesAt + d * blockPassages] = values[d] ?? 0;
  }

  #grow(): void {
    // By an eighth, because what is grown is copied or mapped anew.
    const blocks = Math.ceil((this.#numbers.length / blockPassages) * 1.125) + 1;
    const wanted = this.#blocksAt + blocks * this.#blockBytes;
    this.#memory.grow(Math.max(0, Math.ceil((wanted - this.#bytes.length) / pageBytes)));
    this.#bytes = new Int8Array(this.#memory.buffer);
    this.#floats = new Float32Array(this.#memory.buffer);
    const numbers = new Float64Array(blocks * blockPassages).fill(-1);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}

/** See score-passages.wat. */
interface Code {
  readonly scorePassages: (
    block: number,
    passages: number,
    pairs: number,
    pairsEnd: number,
    scales: number,
    scores: number,
    bar: number,
    fours: number,
  ) => number;
  readonly placePassages: (vectors: number, apart: number, dimensions: number, columns: number, stride: number) => void;
}

let compiled: WebAssembly.Module | undefined;

function instance(): Code & { readonly memory: WebAssembly.Memory } {
  compiled ??= new WebAssembly.Module(readFileSync(codeFile()));
  const { exports } = new WebAssembly.Instance(compiled);
  if (!isCode(exports)) throw new Error('not the code built');
  const { memory, scorePassages, placePassages } = exports;
  return { memory, scorePassages, placePassages };
}

function isCode(exports: object): exports is Code & { readonly memory: WebAssembly.Memory } {
  return (
    'memory' in exports &&
    exports.memory instanceof WebAssembly.Memory &&
    'scorePassages' in exports &&
    'placePassages' in exports
  );
}

/** Compiled by the build; under a test runner this file itself is not. */
function codeFile(): URL {
  const built = import.meta.url.endsWith('.ts') ? '../../dist/store/score-passages.wasm' : './score-passages.wasm';
  return new URL(built, import.meta.url);
}
