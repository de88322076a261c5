/**
 * BM25 over one segment, term by term, the rarest first. Once as many passages are found as are wanted, the worst of
 * them is a bar: what can no longer reach it is left alone, so that the postings of common words are mostly passed over.
 * Promises: the same scores, to the last digit, as adding up every posting in that order.
 */
import type { Best } from '../best.ts';
import { find, MOST_PASSAGES, postingsOf, type Range, type Segment } from './segment.ts';

/** BM25: how soon a repeated word stops adding, and how much a long passage is discounted. See bench/LOG.md. */
const K1 = 0.9;
const B = 0.75;

/** A term of the question, and the most that it can add. */
export interface WantedTerm {
  readonly term: number;
  readonly most: number;
}

/** The most that a term can add, for its rarity. */
export function mostOf(rarity: number): number {
  return rarity * (K1 + 1);
}

/** What a passage's length does to its counts, by length; to be made once a search. */
export class Norms {
  readonly #norms: number[] = [];
  readonly #meanLength: number;
  readonly #countUnit: number;

  constructor(meanLength: number, countUnit: number) {
    this.#meanLength = Math.max(1, meanLength);
    this.#countUnit = countUnit;
  }

  /** In units of counts. */
  of(length: number): number {
    const known = this.#norms[length];
    if (known !== undefined) return known;
    while (this.#norms.length <= length) {
      this.#norms.push(this.#countUnit * K1 * (1 - B + (B * this.#norms.length) / this.#meanLength));
    }
    return this.#norms[length] ?? 0;
  }
}

/** Room to work in, all zero between two searches. */
const scores = new Float64Array(MOST_PASSAGES);
const touched = new Uint16Array(MOST_PASSAGES);
/** Beyond rounding: a passage as good as the bar may still come first by its number. */
const slack = 1 + 1e-9;

/** Offers the passages of a segment to `best`. `wanted`: the term that adds most first. */
export function scoreSegment(
  segment: Segment,
  wanted: readonly WantedTerm[],
  norms: Norms,
  offer: (slot: number, score: number) => void,
  best: Pick<Best, 'bar'>,
): void {
  const here = wanted.flatMap(({ term, most }) => {
    const range = postingsOf(segment, term);
    return range === undefined ? [] : [{ most, range }];
  });
  let rest = here.reduce((sum, { most }) => sum + most, 0);
  let count = 0;
  let at = 0;
  // A passage that holds only the terms that are left cannot reach the bar: from then on, nothing new is looked for.
  for (; at < here.length && rest * slack >= best.bar; at++) {
    const { most, range } = here[at] ?? none;
    count = addAll(segment, range, most, norms, count);
    rest -= most;
  }
  for (; at < here.length; at++) {
    count = withoutHopeless(count, best.bar, rest);
    const { most, range } = here[at] ?? none;
    addToTouched(segment, range, most, norms, count);
    rest -= most;
  }
  for (let i = 0; i < count; i++) {
    const slot = touched[i] ?? 0;
    const score = scores[slot] ?? 0;
    scores[slot] = 0;
    if (score >= best.bar) offer(slot, score);
  }
}

const none = { most: 0, range: { start: 0, end: 0 } };

function addAll(segment: Segment, { start, end }: Range, most: number, norms: Norms, touchedBefore: number): number {
  const { slots, counts, lengths } = segment;
  let count = touchedBefore;
  for (let i = start; i < end; i++) {
    const slot = slots[i] ?? 0;
    const times = counts[i] ?? 0;
    const before = scores[slot] ?? 0;
    if (before === 0) touched[count++] = slot;
    scores[slot] = before + (most * times) / (times + norms.of(lengths[slot] ?? 0));
  }
  return count;
}

/** Drops the touched passages that cannot reach the bar any more. */
function withoutHopeless(count: number, bar: number, rest: number): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const slot = touched[i] ?? 0;
    if (((scores[slot] ?? 0) + rest) * slack >= bar) touched[kept++] = slot;
    else scores[slot] = 0;
  }
  return kept;
}

function addToTouched(segment: Segment, range: Range, most: number, norms: Norms, count: number): void {
  const { slots, counts, lengths } = segment;
  const add = (i: number, slot: number): void => {
    const times = counts[i] ?? 0;
    scores[slot] = (scores[slot] ?? 0) + (most * times) / (times + norms.of(lengths[slot] ?? 0));
  };
  if (16 * count < range.end - range.start) {
    for (let i = 0; i < count; i++) {
      const slot = touched[i] ?? 0;
      const found = find(slots, range, slot);
      if (found >= 0) add(found, slot);
    }
    return;
  }
  for (let i = range.start; i < range.end; i++) {
    const slot = slots[i] ?? 0;
    if (scores[slot] !== 0) add(i, slot);
  }
}
