/**
 * The newest passages of a keyword index, while they are still being added; packed into a segment before anything is
 * taken out. Postings stand in the order in which they came, because putting each where it belongs at once would take
 * five times as long as sorting them in the end. Does not know words or scores.
 */
import { emptySegment, type Segment } from './segment.ts';

export class OpenSegment {
  readonly #numbers: number[] = [];
  readonly #lengths: number[] = [];
  /** How many postings each passage has. */
  readonly #widths: number[] = [];
  /** Of each posting; longer than what is filled. */
  #terms = new Uint32Array(1024);
  #counts = new Uint8Array(1024);
  #filled = 0;
  #highest = 0;

  get size(): number {
    return this.#numbers.length;
  }

  /** `counts`: of each term, how often it occurs. */
  add(number: number, length: number, counts: ReadonlyMap<number, number>): void {
    this.#numbers.push(number);
    this.#lengths.push(length);
    this.#widths.push(counts.size);
    if (this.#filled + counts.size > this.#terms.length) this.#grow(2 * (this.#filled + counts.size));
    for (const [term, count] of counts) {
      this.#terms[this.#filled] = term;
      this.#counts[this.#filled++] = count;
      if (term > this.#highest) this.#highest = term;
    }
  }

  /** By counting: passages stay in order within a term. */
  packed(): Segment {
    const next = new Uint32Array(this.#highest + 1);
    let different = 0;
    for (let at = 0; at < this.#filled; at++) {
      const term = this.#terms[at] ?? 0;
      const before = next[term] ?? 0;
      if (before === 0) different++;
      next[term] = before + 1;
    }
    const segment = emptySegment(this.#numbers.length, different, this.#filled);
    segment.numbers.set(this.#numbers);
    segment.lengths.set(this.#lengths);
    let [terms, filled] = [0, 0];
    for (let term = 0; term < next.length; term++) {
      const postings = next[term] ?? 0;
      if (postings === 0) continue;
      segment.terms[terms] = term;
      segment.offsets[terms++] = filled;
      next[term] = filled;
      filled += postings;
    }
    segment.offsets[terms] = filled;
    let at = 0;
    for (const [slot, width] of this.#widths.entries()) {
      for (const end = at + width; at < end; at++) {
        const term = this.#terms[at] ?? 0;
        const place = next[term] ?? 0;
        next[term] = place + 1;
        segment.slots[place] = slot;
        segment.counts[place] = this.#counts[at] ?? 0;
      }
    }
    return segment;
  }

  #grow(postings: number): void {
    const [terms, counts] = [new Uint32Array(postings), new Uint8Array(postings)];
    terms.set(this.#terms);
    counts.set(this.#counts);
    [this.#terms, this.#counts] = [terms, counts];
  }
}
