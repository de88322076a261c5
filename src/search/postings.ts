/**
 * Where each term of the keyword index occurs: sorted slots in typed arrays that grow and shrink.
 * Promises: what is erased is gone from the arrays that are kept. Does not know terms' weights.
 */

/** Where one term occurs. Arrays may be longer than `length`. */
export interface Posting {
  term: string;
  length: number;
  /** Ascending. */
  slots: Uint32Array;
  /** Occurrences, weighted by field. */
  counts: Float32Array;
}

/** Where a slot stands in a posting, or would. */
export function find(posting: Posting, slot: number): { at: number; there: boolean } {
  let [low, high] = [0, posting.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((posting.slots[middle] ?? 0) < slot) low = middle + 1;
    else high = middle;
  }
  return { at: low, there: low < posting.length && posting.slots[low] === slot };
}

export function insert(posting: Posting, slot: number, count: number): void {
  const last = posting.slots[posting.length - 1] ?? -1;
  const at = posting.length === 0 || last < slot ? posting.length : find(posting, slot).at;
  if (posting.length === posting.slots.length) {
    posting.slots = grown(posting.slots, new Uint32Array(2 * posting.length));
    posting.counts = grown(posting.counts, new Float32Array(2 * posting.length));
  }
  posting.slots.copyWithin(at + 1, at, posting.length);
  posting.counts.copyWithin(at + 1, at, posting.length);
  posting.slots[at] = slot;
  posting.counts[at] = count;
  posting.length++;
}

export function erase(posting: Posting, slot: number): void {
  const { at, there } = find(posting, slot);
  if (!there) return;
  posting.slots.copyWithin(at, at + 1, posting.length);
  posting.counts.copyWithin(at, at + 1, posting.length);
  posting.length--;
  if (posting.length * 4 <= posting.slots.length) {
    posting.slots = posting.slots.slice(0, posting.length * 2);
    posting.counts = posting.counts.slice(0, posting.length * 2);
  }
}

/** Fills the larger array from the smaller. */
export function grown<A extends Uint32Array | Float32Array | Float64Array>(array: A, larger: A): A {
  larger.set(array);
  return larger;
}
