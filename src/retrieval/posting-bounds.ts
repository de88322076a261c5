/**
 * BM25 of one posting: what the length of a passage does to its counts, and the most that any posting of a term has in a
 * segment, so that scoring can pass over what cannot count. Promises: a bound is never below what a posting adds.
 * Does not add up.
 */
import type { Range, Segment } from './segment.ts';

/** How soon a repeated word stops adding, and how much a long passage is discounted. See bench/LOG.md. */
export const K1 = 0.9;
const B = 0.75;

/** The most that a term can add, for its rarity. */
export function mostOf(idf: number): number {
  return idf * (K1 + 1);
}

/** What a passage's length does to its counts, by length; to be made once a search. */
export class Norms {
  readonly #norms: number[] = [];
  readonly meanLength: number;
  readonly #countUnit: number;

  constructor(meanLength: number, countUnit: number) {
    this.meanLength = Math.max(1, meanLength);
    this.#countUnit = countUnit;
  }

  /** In units of counts. */
  of(length: number): number {
    const known = this.#norms[length];
    if (known !== undefined) return known;
    while (this.#norms.length <= length) {
      this.#norms.push(this.#countUnit * K1 * (1 - B + (B * this.#norms.length) / this.meanLength));
    }
    return this.#norms[length] ?? 0;
  }
}

/** What the best posting of a term has of the most that it could add; looked at once for a segment, which never changes. */
interface Bound {
  readonly share: number;
  /** The mean length that it was looked at with. */
  readonly meanLength: number;
}
const bounds = new WeakMap<Segment, Map<number, Bound>>();
/** Of a term with fewer postings, all can be added in the time. */
const leastBounded = 256;
/** While the mean length is as near as this to what a bound was looked at with, it holds with as much added. */
const leeway = 1.02;

/** The share of `most` that the best posting of a term has. */
export function boundOf(segment: Segment, term: number, { start, end }: Range, norms: Norms): number {
  if (end - start < leastBounded) return 1;
  const known = bounds.get(segment) ?? new Map<number, Bound>();
  bounds.set(segment, known);
  const before = known.get(term);
  const { meanLength } = norms;
  if (before !== undefined && meanLength <= before.meanLength * leeway && before.meanLength <= meanLength * leeway) {
    return before.share;
  }
  const { slots, counts, lengths } = segment;
  let best = 0;
  for (let i = start; i < end; i++) {
    const times = counts[i] ?? 0;
    best = Math.max(best, times / (times + norms.of(lengths[slots[i] ?? 0] ?? 0)));
  }
  const share = Math.min(1, best * leeway);
  known.set(term, { share, meanLength });
  return share;
}
