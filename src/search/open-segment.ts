/**
 * The newest passages of a keyword index, while they are still being added; packed into a segment before anything is
 * taken out. Does not know words or scores.
 */
import { emptySegment, type Segment } from './segment.ts';

/** Where one term occurs. Arrays may be longer than `length`. */
interface Posting {
  length: number;
  slots: Uint16Array;
  counts: Uint8Array;
}

export class OpenSegment {
  readonly #numbers: number[] = [];
  readonly #lengths: number[] = [];
  readonly #postings = new Map<number, Posting>();
  #filled = 0;

  get size(): number {
    return this.#numbers.length;
  }

  /** `counts`: of each term, how often it occurs. */
  add(number: number, length: number, counts: ReadonlyMap<number, number>): void {
    const slot = this.#numbers.length;
    this.#numbers.push(number);
    this.#lengths.push(length);
    this.#filled += counts.size;
    for (const [term, count] of counts) {
      let posting = this.#postings.get(term);
      if (posting === undefined) {
        posting = { length: 0, slots: new Uint16Array(2), counts: new Uint8Array(2) };
        this.#postings.set(term, posting);
      }
      if (posting.length === posting.slots.length) {
        const { slots, counts: before } = posting;
        posting.slots = new Uint16Array(2 * slots.length);
        posting.slots.set(slots);
        posting.counts = new Uint8Array(2 * before.length);
        posting.counts.set(before);
      }
      posting.slots[posting.length] = slot;
      posting.counts[posting.length++] = count;
    }
  }

  packed(): Segment {
    const segment = emptySegment(this.#numbers.length, this.#postings.size, this.#filled);
    segment.numbers.set(this.#numbers);
    segment.lengths.set(this.#lengths);
    segment.terms.set([...this.#postings.keys()]);
    segment.terms.sort();
    let filled = 0;
    segment.terms.forEach((term, at) => {
      segment.offsets[at] = filled;
      const posting = this.#postings.get(term);
      if (posting === undefined) return;
      segment.slots.set(posting.slots.subarray(0, posting.length), filled);
      segment.counts.set(posting.counts.subarray(0, posting.length), filled);
      filled += posting.length;
    });
    segment.offsets[segment.terms.length] = filled;
    return segment;
  }
}
