/** Counts changes, of each thing and of all: two states of one thing never have the same count. Since the start of this process alone. */
export class Versions {
  #changes = 0;
  readonly #last = new Map<string, number>();
  #lastOfAll = 0;

  /** Without an id: of all, where it is not known of which. */
  changed(id?: string): void {
    this.#changes += 1;
    if (id === undefined) this.#lastOfAll = this.#changes;
    else this.#last.set(id, this.#changes);
  }

  /** Without an id: of any. */
  of(id?: string): number {
    return id === undefined ? this.#changes : Math.max(this.#last.get(id) ?? 0, this.#lastOfAll);
  }
}
