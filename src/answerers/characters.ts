/**
 * Text that comes in pieces, for readers that are written as if all of it lay before them.
 *
 * Promises: a reading pauses wherever the characters run out and goes on when there are more, so that it reads the same
 * however the text was cut. Does not know what is read.
 */

/** Pauses when the characters run out: `next()` goes on. */
export type Reading<T> = Generator<undefined, T, undefined>;

export class Characters {
  #text = '';
  #at = 0;
  #ended = false;

  add(piece: string): void {
    this.#text += piece;
  }

  /** Nothing more comes. */
  end(): void {
    this.#ended = true;
  }

  skip(count = 1): void {
    this.#at += count;
  }

  /** The character at a distance; empty when the text is over. */
  *peek(offset = 0): Reading<string> {
    while (this.#at + offset >= this.#text.length && !this.#ended) yield;
    return this.#text.charAt(this.#at + offset);
  }

  /** The next characters, or the fewer that there are. */
  *ahead(width: number, offset = 0): Reading<string> {
    yield* this.peek(offset + width - 1);
    return this.#text.slice(this.#at + offset, this.#at + offset + width);
  }

  *lookingAt(pattern: RegExp, width: number, offset = 0): Reading<boolean> {
    return pattern.test(yield* this.ahead(width, offset));
  }

  /** All the white space at a distance. */
  *space(offset: number): Reading<string> {
    let end = offset;
    while (/^\s$/u.test(yield* this.peek(end))) end += 1;
    return this.#text.slice(this.#at + offset, this.#at + end);
  }

  /** To behind these words, or to the end of the text. */
  *skipPast(words: string): Reading<void> {
    for (;;) {
      const next = yield* this.ahead(words.length);
      const found = next === words || next.length < words.length;
      this.skip(found ? next.length : 1);
      if (found) return;
    }
  }

  *skipWhile(pattern: RegExp): Reading<void> {
    while (pattern.test(yield* this.peek())) this.skip();
  }
}
