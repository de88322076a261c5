/**
 * Postings of up to 65,536 passages in a few flat arrays: what most of a keyword index is made of. A passage has a slot
 * in its segment, a term its number in vocabulary.ts. Three bytes a posting, and it can be written to a file as it is.
 * Promises: a segment never changes; one without some passages is a new one, which holds nothing of them.
 * Does not know words or scores.
 */

/** Slots are 16 bits. */
export const MOST_PASSAGES = 65_536;

export interface Segment {
  /** Passage number by slot. */
  readonly numbers: Float64Array;
  /** Terms of the body by slot. */
  readonly lengths: Uint16Array;
  /** Ascending. */
  readonly terms: Uint32Array;
  /** Where the postings of each term begin, and after the last term, where they end. */
  readonly offsets: Uint32Array;
  /** Ascending within a term. */
  readonly slots: Uint16Array;
  /** How often the term occurs there, weighted by field, in units of the index. */
  readonly counts: Uint8Array;
}

/** Where the postings of one term stand in its segment's `slots` and `counts`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export function postingsOf({ terms, offsets }: Segment, term: number): Range | undefined {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? 0) < term) low = middle + 1;
    else high = middle;
  }
  if (terms[low] !== term) return undefined;
  return { start: offsets[low] ?? 0, end: offsets[low + 1] ?? 0 };
}

/** Where a slot stands among the postings of a term; -1 where it does not. */
export function find(slots: Uint16Array, { start, end }: Range, slot: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle] ?? 0) < slot) low = middle + 1;
    else high = middle;
  }
  return low < end && slots[low] === slot ? low : -1;
}

/** The passages of both; those of the second get the higher slots. */
export function joined(first: Segment, second: Segment): Segment {
  const shift = first.numbers.length;
  const into = emptySegment(
    shift + second.numbers.length,
    first.terms.length + second.terms.length,
    first.slots.length + second.slots.length,
  );
  into.numbers.set(first.numbers);
  into.numbers.set(second.numbers, shift);
  into.lengths.set(first.lengths);
  into.lengths.set(second.lengths, shift);
  let [a, b, terms, filled] = [0, 0, 0, 0];
  while (a < first.terms.length || b < second.terms.length) {
    const term = Math.min(first.terms[a] ?? Infinity, second.terms[b] ?? Infinity);
    into.terms[terms] = term;
    into.offsets[terms++] = filled;
    if (first.terms[a] === term) {
      const [start, end] = [first.offsets[a] ?? 0, first.offsets[a + 1] ?? 0];
      for (let i = start; i < end; i++, filled++) {
        into.slots[filled] = first.slots[i] ?? 0;
        into.counts[filled] = first.counts[i] ?? 0;
      }
      a++;
    }
    if (second.terms[b] === term) {
      const [start, end] = [second.offsets[b] ?? 0, second.offsets[b + 1] ?? 0];
      for (let i = start; i < end; i++, filled++) {
        into.slots[filled] = (second.slots[i] ?? 0) + shift;
        into.counts[filled] = second.counts[i] ?? 0;
      }
      b++;
    }
  }
  return trimmed(into, terms, filled);
}

/** Only the passages whose slot is true in `stays`; tells of each term how many were left out. */
export function sifted(
  from: Segment,
  stays: readonly boolean[],
  leftOut: (term: number, passages: number) => void,
): Segment {
  const slotOf = new Uint16Array(stays.length);
  let kept = 0;
  for (let slot = 0; slot < stays.length; slot++) if (stays[slot] === true) slotOf[slot] = kept++;
  const into = emptySegment(kept, from.terms.length, from.slots.length);
  for (let slot = 0; slot < stays.length; slot++) {
    if (stays[slot] !== true) continue;
    into.numbers[slotOf[slot] ?? 0] = from.numbers[slot] ?? 0;
    into.lengths[slotOf[slot] ?? 0] = from.lengths[slot] ?? 0;
  }
  let [terms, filled] = [0, 0];
  for (let at = 0; at < from.terms.length; at++) {
    const term = from.terms[at] ?? 0;
    const [start, end] = [from.offsets[at] ?? 0, from.offsets[at + 1] ?? 0];
    const began = filled;
    for (let i = start; i < end; i++) {
      const slot = from.slots[i] ?? 0;
      if (stays[slot] !== true) continue;
      into.slots[filled] = slotOf[slot] ?? 0;
      into.counts[filled++] = from.counts[i] ?? 0;
    }
    if (filled - began < end - start) leftOut(term, end - start - (filled - began));
    if (filled === began) continue;
    into.terms[terms] = term;
    into.offsets[terms++] = began;
  }
  return trimmed(into, terms, filled);
}

function emptySegment(passages: number, terms: number, postings: number): Segment {
  return {
    numbers: new Float64Array(passages),
    lengths: new Uint16Array(passages),
    terms: new Uint32Array(terms),
    offsets: new Uint32Array(terms + 1),
    slots: new Uint16Array(postings),
    counts: new Uint8Array(postings),
  };
}

/** With arrays of just the length that was filled. */
function trimmed(segment: Segment, terms: number, postings: number): Segment {
  const offsets = segment.offsets.slice(0, terms + 1);
  offsets[terms] = postings;
  return {
    ...segment,
    terms: segment.terms.slice(0, terms),
    offsets,
    slots: segment.slots.slice(0, postings),
    counts: segment.counts.slice(0, postings),
  };
}

// The newest passages of a keyword index, while they are still being added; packed into a segment before anything is
// taken out. Postings stand in the order in which they came, because putting each where it belongs at once would take
// five times as long as sorting them in the end. Does not know words or scores.

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
