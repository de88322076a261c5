/**
 * Keyword search over all passages, in memory: BM25 over the words of body, title and heading.
 *
 * Promises: adding and removing take effect at once and exactly (after a removal, every search gives what an index
 * that never held the passage would give, and no word of it is left in memory); equal scores are ordered by number.
 * A question word that no passage holds is matched to words spelt nearly the same.
 * Does not know what is stored, or vectors: it is rebuilt from the store at start.
 */
import { Best } from './best.ts';
import { bits, canBeMisspelt, likenessOf, signatureOf, trigrams } from './near-words.ts';
import { erase, find, grown, insert, type Posting } from './postings.ts';
import { eachTerm } from './terms.ts';

/** BM25: how soon a repeated word stops adding, and how much a long passage is discounted. See bench/LOG.md. */
const K1 = 0.9;
const B = 0.75;
/** How often a word of the title or heading counts as if it stood in the body. */
const TITLE_WEIGHT = 0.5;
const HEADING_WEIGHT = 0.5;

/** A word nearly the same: how alike at least (0 to 1), how many at most, and how much their score is worth. */
const LEAST_LIKENESS = 0.4;
const MOST_NEAR_WORDS = 3;
const NEAR_WEIGHT = 0.9;

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

/** A question word and the posting that it reads. */
interface Wanted {
  readonly word: string;
  readonly posting: Posting;
  readonly weight: number;
}

export class KeywordIndex {
  /** A passage has a slot: a small number that is used again, so that arrays stay dense whatever the numbers are. */
  readonly #slotOf = new Map<number, number>();
  readonly #freeSlots: number[] = [];
  #numbers = new Float64Array(64);
  #lengths = new Float32Array(64);
  #scores = new Float64Array(64);
  /** Per slot, the ids of its terms. */
  readonly #termsOf: Uint32Array[] = [];
  #slots = 0;
  #totalLength = 0;

  readonly #idOf = new Map<string, number>();
  readonly #postings: (Posting | undefined)[] = [];
  readonly #freeIds: number[] = [];
  /** Per term id, which letter pairs its word holds, as bits; 0 for none. */
  #signatures = new Uint32Array(64);

  get size(): number {
    return this.#slotOf.size;
  }

  /** How much a term (as `terms` gives it) tells passages apart; most for one that no passage holds. */
  rarity(term: string): number {
    const id = this.#idOf.get(term);
    return this.#rarity(id === undefined ? 0 : this.#posting(id).length);
  }

  /** Adds a passage; one of the same number is replaced. */
  add(number: number, fields: PassageFields, language?: string): void {
    this.remove(number);
    const counts = new Map<string, number>();
    const count = (text: string, weight: number): number => {
      let length = 0;
      const take = (term: string): void => {
        counts.set(term, (counts.get(term) ?? 0) + weight);
        length++;
      };
      eachTerm(text, take, language);
      return length;
    };
    const length = count(fields.body, 1);
    count(fields.title, TITLE_WEIGHT);
    count(fields.heading, HEADING_WEIGHT);

    const slot = this.#takeSlot(number, length);
    const ids = new Uint32Array(counts.size);
    let filled = 0;
    for (const [term, weight] of counts) {
      const id = this.#idOf.get(term) ?? this.#takeId(term);
      insert(this.#posting(id), slot, weight);
      ids[filled++] = id;
    }
    this.#termsOf[slot] = ids;
  }

  /** Does nothing when there is no such passage. */
  remove(number: number): void {
    const slot = this.#slotOf.get(number);
    if (slot === undefined) return;
    for (const id of this.#termsOf[slot] ?? []) {
      const posting = this.#posting(id);
      if (posting.length > 1) erase(posting, slot);
      else this.#freeId(id, posting.term);
    }
    this.#termsOf[slot] = new Uint32Array(0);
    this.#totalLength -= this.#lengths[slot] ?? 0;
    this.#slotOf.delete(number);
    this.#freeSlots.push(slot);
  }

  /** The best passages, best first, among those that `allowed` lets through. */
  search(query: string, limit: number, allowed?: (number: number) => boolean): KeywordHit[] {
    const wanted = this.#wanted(query);
    const touched = this.#score(wanted);
    const best = new Best(limit);
    for (const slot of touched) {
      const number = this.#numbers[slot] ?? 0;
      const score = this.#scores[slot] ?? 0;
      this.#scores[slot] = 0;
      if (best.takes(number, score) && (allowed === undefined || allowed(number))) best.offer({ number, score, slot });
    }
    return best.sorted().map(({ number, score, slot }) => ({ number, score, terms: wordsIn(slot, wanted) }));
  }

  #rarity(holders: number): number {
    return Math.log(1 + (this.size - holders + 0.5) / (holders + 0.5));
  }

  #wanted(query: string): Wanted[] {
    const wanted = new Map<string, Wanted>();
    const want = (term: string, word: string): void => {
      if (wanted.has(term)) return;
      const id = this.#idOf.get(term);
      if (id === undefined) {
        for (const { posting, weight } of this.#nearWords(term)) {
          if (!wanted.has(posting.term)) wanted.set(posting.term, { word, posting, weight });
        }
      } else {
        wanted.set(term, { word, posting: this.#posting(id), weight: 1 });
      }
    };
    eachTerm(query, want);
    return [...wanted.values()];
  }

  /** Adds up the scores of all passages that hold a wanted term; gives their slots. */
  #score(wanted: readonly Wanted[]): number[] {
    const touched: number[] = [];
    const meanLength = Math.max(1, this.#totalLength / Math.max(1, this.size));
    const scores = this.#scores;
    const lengths = this.#lengths;
    for (const { posting, weight } of wanted) {
      const most = weight * this.#rarity(posting.length) * (K1 + 1);
      for (let i = 0; i < posting.length; i++) {
        const slot = posting.slots[i] ?? 0;
        const count = posting.counts[i] ?? 0;
        const before = scores[slot] ?? 0;
        if (before === 0) touched.push(slot);
        const norm = K1 * (1 - B + (B * (lengths[slot] ?? 0)) / meanLength);
        scores[slot] = before + (most * count) / (count + norm);
      }
    }
    return touched;
  }

  #nearWords(term: string): { posting: Posting; weight: number }[] {
    if (!canBeMisspelt(term)) return [];
    const signature = signatureOf(term);
    const wantedBits = bits(signature);
    const grams = trigrams(term);
    const near: { posting: Posting; weight: number }[] = [];
    for (let id = 0; id < this.#postings.length; id++) {
      const other = this.#signatures[id] ?? 0;
      // Words so alike share a good part of their letter pairs; most words fail here, in a nanosecond.
      if (3 * bits(signature & other) < wantedBits) continue;
      const posting = this.#postings[id];
      if (posting === undefined) continue;
      const likeness = likenessOf(grams, trigrams(posting.term));
      if (likeness >= LEAST_LIKENESS) near.push({ posting, weight: NEAR_WEIGHT * likeness });
    }
    near.sort((a, b) => b.weight - a.weight || (a.posting.term < b.posting.term ? -1 : 1));
    return near.slice(0, MOST_NEAR_WORDS);
  }

  #posting(id: number): Posting {
    const posting = this.#postings[id];
    if (posting === undefined) throw new Error(`keyword index: no term ${id}`);
    return posting;
  }

  #takeSlot(number: number, length: number): number {
    const slot = this.#freeSlots.pop() ?? this.#slots++;
    if (slot >= this.#numbers.length) {
      this.#numbers = grown(this.#numbers, new Float64Array(2 * slot));
      this.#lengths = grown(this.#lengths, new Float32Array(2 * slot));
      this.#scores = grown(this.#scores, new Float64Array(2 * slot));
    }
    this.#numbers[slot] = number;
    this.#lengths[slot] = length;
    this.#slotOf.set(number, slot);
    this.#totalLength += length;
    return slot;
  }

  #takeId(borrowed: string): number {
    // A copy: a piece of a longer string would keep the whole article's text in memory.
    const term = Buffer.from(borrowed, 'utf16le').toString('utf16le');
    const id = this.#freeIds.pop() ?? this.#postings.length;
    this.#idOf.set(term, id);
    this.#postings[id] = { term, length: 0, slots: new Uint32Array(1), counts: new Float32Array(1) };
    if (id >= this.#signatures.length) this.#signatures = grown(this.#signatures, new Uint32Array(2 * id));
    this.#signatures[id] = signatureOf(term);
    return id;
  }

  #freeId(id: number, term: string): void {
    this.#idOf.delete(term);
    this.#postings[id] = undefined;
    this.#signatures[id] = 0;
    this.#freeIds.push(id);
  }
}

function wordsIn(slot: number, wanted: readonly Wanted[]): string[] {
  const words = new Set<string>();
  for (const { word, posting } of wanted) if (find(posting, slot).there) words.add(word);
  return [...words];
}
