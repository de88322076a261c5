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

export function emptySegment(passages: number, terms: number, postings: number): Segment {
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
