/**
 * Tells passages that only repeat, in a copy of the same story, what better passages have said already.
 * Promises: a passage is set aside only when each of its sentences stands word for word in passages that are kept, so
 * that no words are lost with it. Case and punctuation do not count. Does not rank.
 */
import { sentenceSpans } from '../text.ts';

interface Found {
  readonly passageId: string;
  readonly articleId: string;
  /** Asked for only when there is a copy to compare with. */
  readonly read: () => Words;
}

interface Words {
  readonly text: string;
  readonly language: string;
}

export class ToldPassages {
  readonly #areCopies: (articleId: string, other: string) => boolean;
  readonly #keptOf = new Map<string, Found[]>();
  readonly #wordsOf = new Map<string, string>();

  constructor(areCopies: (articleId: string, other: string) => boolean) {
    this.#areCopies = areCopies;
  }

  /** The id of a kept passage of a copy, when such passages hold all that this one says; otherwise this is kept too. */
  toldBy(found: Found): string | undefined {
    const { articleId } = found;
    const kept = [...this.#keptOf]
      .filter(([id]) => id !== articleId && this.#areCopies(id, articleId))
      .flatMap(([, passages]) => passages);
    const tellers = kept.length === 0 ? [undefined] : this.#tellers(found.read(), kept);
    const [first] = tellers;
    if (first !== undefined && !tellers.includes(undefined)) return first.passageId;
    this.#keptOf.set(articleId, [...(this.#keptOf.get(articleId) ?? []), found]);
    return undefined;
  }

  /** For each sentence the passage that holds it, if one does. */
  #tellers({ text, language }: Words, kept: readonly Found[]): (Found | undefined)[] {
    return sentenceSpans(text, language).map(({ start, end }) => {
      const words = plainWords(text.slice(start, end));
      return kept.find((other) => this.#words(other).includes(words));
    });
  }

  #words({ passageId, read }: Found): string {
    let words = this.#wordsOf.get(passageId);
    if (words === undefined) {
      words = plainWords(read().text);
      this.#wordsOf.set(passageId, words);
    }
    return words;
  }
}

/** Words with one space around each, so that none is found in a part of another. */
function plainWords(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;
}
