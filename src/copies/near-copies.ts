/**
 * Which articles tell the same story in nearly the same words: a wire story in two papers, shortened in a third, an
 * updated version. By MinHash over runs of four words: the share of equal entries of two signatures estimates how much
 * of their runs two texts have in common.
 *
 * Promises: to be copies is mutual and depends on the two texts alone; two stories on one subject share few runs of
 * words and are no copies. Of hundreds of copies of one text, only the newest are found.
 * Does not know texts once their signature is made, nor which copy came first.
 */

/** Words of a run. Three occur in unrelated texts; of five, each changed word spoils more. */
const runLength = 4;
/** Entries of a signature: a share in common is estimated to within about .06. */
const entries = 64;
/** In front of the entries, how many different runs the text has. */
const signatureLength = entries + 1;
/** Share of the shorter text that must stand in the longer one. Related stories of one paper share a fifth to a third. */
const leastContained = 0.5;
/** Fewer equal entries say nothing, whatever the lengths; it lets a copy be cut down to about a sixth. */
const leastEqual = 6;
/** Texts with fewer runs are copies only when all entries are equal: a sentence or two can be alike by chance. */
const fewRuns = 16;
/** Entries by which copies are looked up: one that has a sixth in common shares one of them in 99 of 100 cases. */
const lookedUp = 24;
/** Articles with the same entry that are looked at, the newest first: a notice under every article is no story. */
const mostAlike = 64;

/** Scripts without spaces go by their characters. */
const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}\p{M}]+/gu;

const seeds = Uint32Array.from({ length: entries }, (_, row) => mixed(row + 1));

/** Takes about half a millisecond for 5 kB. */
export function signatureOf(text: string): Uint32Array {
  const runs = new Set<number>();
  const last = new Uint32Array(runLength);
  let read = 0;
  for (const [word] of text.toLowerCase().matchAll(words)) {
    last[read % runLength] = hashOf(word);
    read += 1;
    if (read < runLength) continue;
    let run = 0;
    for (let at = read; at < read + runLength; at += 1) run = mixed(run ^ (last[at % runLength] ?? 0));
    runs.add(run);
  }
  const signature = new Uint32Array(signatureLength).fill(2 ** 32 - 1);
  signature[0] = runs.size;
  for (const run of runs) {
    for (let row = 0; row < entries; row += 1) {
      const value = mixed(run ^ (seeds[row] ?? 0));
      if (value < (signature[row + 1] ?? 0)) signature[row + 1] = value;
    }
  }
  return signature;
}

function hashOf(word: string): number {
  let hash = word.length;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Spreads a number over all 32 bits: the finish of MurmurHash3. */
function mixed(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The articles and each one's copies; about 500 bytes an article. */
export class NearCopies {
  readonly #slotOf = new Map<string, number>();
  readonly #freeSlots: number[] = [];
  #ids: string[] = [];
  /** One signature after the other, by slot. */
  #signatures = new Uint32Array(0);
  /** Chains of places (slot times `lookedUp`, plus entry) whose values may be equal: where each begins, and goes on. */
  #first = new Int32Array(0);
  #next = new Int32Array(0);
  /** Of articles that were asked for: most are asked for again before anything changes that has to do with them. */
  readonly #known = new Map<string, readonly string[]>();

  get size(): number {
    return this.#slotOf.size;
  }

  get all(): Iterable<string> {
    return this.#slotOf.keys();
  }

  /** Makes room for so many articles at once. */
  reserve(articles: number): void {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(64, articles)));
    if (slots * signatureLength > this.#signatures.length) this.#grow(slots);
  }

  /** An article of the same id is replaced. */
  add(id: string, signature: Uint32Array): void {
    this.remove(id);
    const slot = this.#takeSlot(id);
    this.#signatures.set(signature.subarray(0, signatureLength), slot * signatureLength);
    this.#link(slot);
    if (this.#known.size > 0) this.#forget(id);
  }

  remove(id: string): void {
    const slot = this.#slotOf.get(id);
    if (slot === undefined) return;
    if (this.#known.size > 0) this.#forget(id);
    this.#unlink(slot);
    this.#slotOf.delete(id);
    this.#freeSlots.push(slot);
  }

  areCopies(id: string, other: string): boolean {
    const [slot, otherSlot] = [this.#slotOf.get(id), this.#slotOf.get(other)];
    if (slot === undefined || otherSlot === undefined) return false;
    return this.#areCopies(slot, otherSlot);
  }

  /** Other articles that tell the same story, by id. */
  of(id: string): string[] {
    let known = this.#known.get(id);
    if (known === undefined && this.#slotOf.has(id)) {
      known = this.#find(id);
      this.#known.set(id, known);
    }
    // Of very many copies, some know only the newer ones, and are not told when those go.
    return known?.filter((other) => this.areCopies(id, other)) ?? [];
  }

  #find(id: string): readonly string[] {
    const slot = this.#slotOf.get(id) ?? -1;
    return [...this.#candidates(slot)]
      .filter((other) => other !== slot && this.#areCopies(slot, other))
      .map((other) => this.#ids[other] ?? '')
      .toSorted();
  }

  /** What is known of an article, and of those that it is a copy of, will be no more, or is no longer. */
  #forget(id: string): void {
    for (const other of this.#find(id)) this.#known.delete(other);
    this.#known.delete(id);
  }

  /** Whether at least half of the shorter text stands in the longer one. */
  #areCopies(slot: number, other: number): boolean {
    const signatures = this.#signatures;
    const [a, b] = [slot * signatureLength, other * signatureLength];
    let equal = 0;
    for (let entry = 1; entry <= entries; entry += 1) {
      if (signatures[a + entry] === signatures[b + entry]) equal += 1;
      // Most pairs have nothing in common; one with a third in common gets so far once in half a million.
      else if (entry === entries / 2 && equal === 0) return false;
    }
    const [runsA = 0, runsB = 0] = [signatures[a], signatures[b]];
    const shorter = Math.min(runsA, runsB);
    if (shorter === 0) return false;
    if (shorter < fewRuns) return equal === entries;
    // Of the share s of all runs of both, s / (1 + s) * (a + b) runs are in both.
    const inBoth = (equal / (entries + equal)) * (runsA + runsB);
    return equal >= leastEqual && inBoth >= leastContained * shorter;
  }

  /** Slots with an equal entry at one of the places that are looked up. */
  #candidates(slot: number): Set<number> {
    const found = new Set<number>();
    for (let entry = 0; entry < lookedUp; entry += 1) {
      let left = mostAlike;
      const value = this.#value(slot * lookedUp + entry);
      for (let place = this.#first[this.#bucket(value, entry)] ?? -1; place >= 0; place = this.#next[place] ?? -1) {
        if (place % lookedUp !== entry || this.#value(place) !== value) continue;
        found.add(Math.floor(place / lookedUp));
        left -= 1;
        if (left === 0) break;
      }
    }
    return found;
  }

  #link(slot: number): void {
    for (let entry = 0; entry < lookedUp; entry += 1) {
      const place = slot * lookedUp + entry;
      const bucket = this.#bucket(this.#value(place), entry);
      this.#next[place] = this.#first[bucket] ?? -1;
      this.#first[bucket] = place;
    }
  }

  #unlink(slot: number): void {
    for (let entry = 0; entry < lookedUp; entry += 1) {
      const place = slot * lookedUp + entry;
      const bucket = this.#bucket(this.#value(place), entry);
      if (this.#first[bucket] === place) {
        this.#first[bucket] = this.#next[place] ?? -1;
        continue;
      }
      let before = this.#first[bucket] ?? -1;
      while (before >= 0 && this.#next[before] !== place) before = this.#next[before] ?? -1;
      if (before >= 0) this.#next[before] = this.#next[place] ?? -1;
    }
  }

  #bucket(value: number, entry: number): number {
    return mixed(value ^ entry) & (this.#first.length - 1);
  }

  #value(place: number): number {
    return this.#signatures[Math.floor(place / lookedUp) * signatureLength + 1 + (place % lookedUp)] ?? 0;
  }

  #takeSlot(id: string): number {
    const slot = this.#freeSlots.pop() ?? this.#slotOf.size;
    if (slot * signatureLength >= this.#signatures.length) this.#grow(Math.max(64, 2 * slot));
    this.#slotOf.set(id, slot);
    this.#ids[slot] = id;
    return slot;
  }

  /** `slots`: a power of two. */
  #grow(slots: number): void {
    const signatures = new Uint32Array(slots * signatureLength);
    signatures.set(this.#signatures);
    this.#signatures = signatures;
    this.#next = new Int32Array(slots * lookedUp);
    this.#first = new Int32Array(slots * 32).fill(-1);
    for (const slot of this.#slotOf.values()) this.#link(slot);
  }
}
