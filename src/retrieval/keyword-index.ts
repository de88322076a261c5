/**
 * Keyword search over all passages, in memory: BM25 over the words of body, title and heading.
 *
 * Promises: adding and removing take effect at once and exactly (after a removal, every search gives what an index
 * that never held the passage would give, and no word of it is left in the index); equal scores are ordered by number.
 * A question word that no passage holds is matched to words spelt nearly the same.
 * Does not know what is stored, or vectors: it is rebuilt from the store, or from a file of its `parts`.
 *
 * New passages gather in an open segment; the next search packs it, and packed segments are joined when they are of
 * about the same size, up to 65,536 passages: so a passage is copied some 16 times in all, and never with all others.
 */
import { Best } from '../store/best.ts';
import { wordWeights } from '../language/answer-expressions.ts';
import { mostOf, Norms, scoreSegment, type WantedTerm } from './score-segment.ts';
import { find, joined, MOST_PASSAGES, OpenSegment, postingsOf, type Segment, sifted } from './segment.ts';
import { eachTerm } from '../language/terms.ts';
import { nameTest, Vocabulary, type VocabularyParts } from '../language/vocabulary.ts';

/** How often a word of the title or heading counts as if it stood in the body. */
const TITLE_WEIGHT = 0.5;
const HEADING_WEIGHT = 0.5;
/** Counts are kept in quarters, up to 63, where BM25 has long stopped adding. */
const COUNT_UNIT = 4;
const MOST_COUNTED = 255;
const MOST_LENGTH = 65_535;
/** Passages that gather before they are packed; packing them takes about 5 ms. */
const MOST_OPEN = 2048;

export interface PassageFields {
  readonly title: string;
  readonly heading: string;
  readonly body: string;
}

export interface KeywordHit {
  readonly number: number;
  /** BM25; comparable within one question only. */
  readonly score: number;
  /** The words of the question, as written, that the passage holds, or nearly holds. */
  readonly terms: string[];
}

/** All that an index is, as plain arrays. */
export interface KeywordParts {
  readonly vocabulary: VocabularyParts;
  readonly segments: readonly Segment[];
}

/** A term of the question, and the word that it was made from. */
interface Wanted extends WantedTerm {
  readonly word: string;
}

interface Found {
  readonly number: number;
  readonly score: number;
  readonly segment: Segment;
  readonly slot: number;
}

export class KeywordIndex {
  readonly #vocabulary: Vocabulary;
  #segments: Segment[];
  #open = new OpenSegment();
  #size = 0;
  #totalLength = 0;
  #highest = -Infinity;

  constructor(parts?: KeywordParts) {
    this.#vocabulary = parts === undefined ? new Vocabulary() : Vocabulary.from(parts.vocabulary);
    this.#segments = [...(parts?.segments ?? [])];
    for (const { numbers, lengths } of this.#segments) {
      this.#size += numbers.length;
      for (const length of lengths) this.#totalLength += length;
      for (const number of numbers) this.#highest = Math.max(this.#highest, number);
    }
  }

  /** The arrays are not copied; what is added or removed later does not change them. */
  parts(): KeywordParts {
    this.#pack();
    return { vocabulary: this.#vocabulary.parts(), segments: [...this.#segments] };
  }

  get size(): number {
    return this.#size;
  }

  /** Of all passages, in no order. */
  *numbers(): Generator<number, void> {
    this.#pack();
    for (const { numbers } of this.#segments) yield* numbers;
  }

  /** How much a term (as `terms` gives it) tells passages apart; most for one that no passage holds. */
  idf(term: string): number {
    const number = this.#vocabulary.numberOf(term);
    return this.#idf(number === undefined ? 0 : this.#vocabulary.holders(number));
  }

  /**
   * For a term that no passage holds, those that are spelt nearly the same and what they are worth; otherwise none.
   * `isName`: it may be spelt by ear.
   */
  near(term: string, isName: boolean): readonly { readonly term: string; readonly weight: number }[] {
    return this.#vocabulary.numberOf(term) === undefined ? this.#vocabulary.near(term, isName) : [];
  }

  /** The terms that begin with the same five letters. */
  familyOf(term: string): readonly string[] {
    return this.#vocabulary.familyOf(term);
  }

  /** Does a piece of what the first unknown word would have to wait for; whether there is more to do. */
  prepare(): boolean {
    return this.#vocabulary.prepare();
  }

  /** Adds a passage; one of the same number is replaced. */
  add(number: number, fields: PassageFields, language?: string): void {
    if (number <= this.#highest) this.remove([number]);
    const weights = new Map<string, number>();
    const weigh = (text: string, weight: number): number => {
      let length = 0;
      const take = (term: string): void => {
        weights.set(term, (weights.get(term) ?? 0) + weight);
        length++;
      };
      eachTerm(text, take, language);
      return length;
    };
    const length = Math.min(MOST_LENGTH, weigh(fields.body, 1));
    weigh(fields.title, TITLE_WEIGHT);
    weigh(fields.heading, HEADING_WEIGHT);
    const counts = new Map<number, number>();
    for (const [term, weight] of weights) {
      counts.set(this.#vocabulary.hold(term), Math.min(MOST_COUNTED, Math.round(weight * COUNT_UNIT)));
    }
    this.#open.add(number, length, counts);
    this.#size++;
    this.#totalLength += length;
    this.#highest = Math.max(this.#highest, number);
    if (this.#open.size >= MOST_OPEN) this.#pack();
  }

  /** Those of the passages that there are; all at once, because each time whole segments are written anew. */
  remove(numbers: readonly number[]): void {
    this.#pack();
    const gone = new Set(numbers);
    this.#segments = this.#segments.flatMap((segment) => {
      if (!segment.numbers.some((number) => gone.has(number))) return [segment];
      const stays = Array.from(segment.numbers, (number) => !gone.has(number));
      stays.forEach((stay, slot) => {
        if (stay) return;
        this.#size--;
        this.#totalLength -= segment.lengths[slot] ?? 0;
      });
      const left = sifted(segment, stays, (term, passages) => this.#vocabulary.release(term, passages));
      return left.numbers.length === 0 ? [] : [left];
    });
  }

  /** The best passages, best first, among those that `allowed` lets through. `language`: of the question, BCP 47. */
  search(
    query: string,
    limit: number,
    {
      allowed,
      language = 'en',
    }: { readonly allowed?: ((number: number) => boolean) | undefined; readonly language?: string } = {},
  ): KeywordHit[] {
    this.#pack();
    const wanted = this.#wanted(query, language);
    const norms = new Norms(this.#totalLength / Math.max(1, this.size), COUNT_UNIT);
    const mostFirst = wanted.toSorted((a, b) => b.most - a.most);
    const best = new Best<Found>(limit);
    for (const segment of this.#segments) {
      const offer = (slot: number, score: number): void => {
        const number = segment.numbers[slot] ?? 0;
        if (!best.takes(number, score) || (allowed !== undefined && !allowed(number))) return;
        best.offer({ number, score, segment, slot });
      };
      scoreSegment(segment, mostFirst, norms, offer, best);
    }
    return best.sorted().map(({ number, score, segment, slot }) => {
      return { number, score, terms: wordsIn(segment, slot, wanted) };
    });
  }

  #pack(): void {
    if (this.#open.size === 0) return;
    this.#segments.push(this.#open.packed());
    this.#open = new OpenSegment();
    for (;;) {
      const [before, last] = this.#segments.slice(-2);
      if (before === undefined || last === undefined) return;
      const [first, second] = [before.numbers.length, last.numbers.length];
      if (first > 2 * second || first + second > MOST_PASSAGES) return;
      this.#segments.splice(-2, 2, joined(before, last));
    }
  }

  #idf(holders: number): number {
    return Math.log(1 + (this.size - holders + 0.5) / (holders + 0.5));
  }

  #wanted(query: string, language: string): Wanted[] {
    const wanted = new Map<string, Wanted>();
    const weighWord = wordWeights(query, language);
    const isName = nameTest(query, language);
    const want = (term: string, word: string, asked: string, likeness: number): void => {
      const number = this.#vocabulary.numberOf(term);
      if (number === undefined || wanted.has(term)) return;
      const idf = this.#idf(this.#vocabulary.holders(number));
      const most = likeness * mostOf(weighWord(asked, idf));
      wanted.set(term, { term: number, word, most });
    };
    eachTerm(
      query,
      (term, word) => {
        want(term, word, term, 1);
        for (const near of this.near(term, isName(word))) want(near.term, word, term, near.weight);
      },
      language,
    );
    return [...wanted.values()];
  }
}

function wordsIn(segment: Segment, slot: number, wanted: readonly Wanted[]): string[] {
  const words = new Set<string>();
  for (const { word, term } of wanted) {
    const range = postingsOf(segment, term);
    if (range !== undefined && find(segment.slots, range, slot) >= 0) words.add(word);
  }
  return [...words];
}
