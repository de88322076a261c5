/** Keeps the best of many candidates while they stream by, without sorting them all. */

interface Candidate {
  readonly number: number;
  readonly score: number;
}

/** The best `limit` of a stream: a heap whose root is the worst that is kept. */
export class Best<C extends Candidate = Candidate> {
  readonly #heap: C[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What scores less is not taken. */
  get bar(): number {
    const worst = this.#heap[0];
    return this.#heap.length < this.#limit || worst === undefined ? -Infinity : worst.score;
  }

  takes(number: number, score: number): boolean {
    const worst = this.#heap[0];
    if (this.#heap.length < this.#limit || worst === undefined) return this.#limit > 0;
    return score > worst.score || (score === worst.score && number < worst.number);
  }

  offer(candidate: C): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push(candidate);
      this.#rise(heap.length - 1);
    } else {
      heap[0] = candidate;
      this.#sink();
    }
  }

  sorted(): C[] {
    return this.#heap.sort(byMerit);
  }

  #rise(from: number): void {
    for (let i = from; i > 0;) {
      const parent = (i - 1) >> 1;
      if (!this.#swapIfWorse(i, parent)) return;
      i = parent;
    }
  }

  #sink(): void {
    for (let i = 0; ;) {
      const left = 2 * i + 1;
      const right = left + 1;
      const [l, r] = [this.#heap[left], this.#heap[right]];
      if (l === undefined) return;
      const worse = r !== undefined && byMerit(r, l) > 0 ? right : left;
      if (!this.#swapIfWorse(worse, i)) return;
      i = worse;
    }
  }

  #swapIfWorse(child: number, parent: number): boolean {
    const [c, p] = [this.#heap[child], this.#heap[parent]];
    if (c === undefined || p === undefined || byMerit(c, p) <= 0) return false;
    this.#heap[child] = p;
    this.#heap[parent] = c;
    return true;
  }
}

function byMerit(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.number - b.number;
}
