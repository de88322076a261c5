/**
 * Tells passages that only repeat, in a copy of the same story, what better passages have said already.
 * Promises: a passage is set aside only when each of its sentences stands word for word in passages that are kept, so
 * that no words are lost with it. Case and punctuation do not count. Does not rank.
 */
import type { Article, Passage } from '../domain.ts';
import { sentenceSpans } from '../text.ts';

interface Found {
  readonly passage: Passage;
  readonly article: Article;
}

export class ToldPassages {
  readonly #areCopies: (articleId: string, other: string) => boolean;
  readonly #keptOf = new Map<string, Passage[]>();
  readonly #wordsOf = new Map<string, string>();

  constructor(areCopies: (articleId: string, other: string) => boolean) {
    this.#areCopies = areCopies;
  }

  /** The id of a kept passage of a copy, when such passages hold all that this one says; otherwise this is kept too. */
  toldBy({ passage, article }: Found): string | undefined {
    const kept = [...this.#keptOf]
      .filter(([id]) => id !== article.id && this.#areCopies(id, article.id))
      .flatMap(([, passages]) => passages);
    const tellers = kept.length === 0 ? [undefined] : this.#tellers(passage.text, article.language, kept);
    const [first] = tellers;
    if (first !== undefined && !tellers.includes(undefined)) return first.id;
    this.#keptOf.set(article.id, [...(this.#keptOf.get(article.id) ?? []), passage]);
    return undefined;
  }

  /** For each sentence the passage that holds it, if one does. */
  #tellers(text: string, language: string, kept: readonly Passage[]): (Passage | undefined)[] {
    return sentenceSpans(text, language).map(({ start, end }) => {
      const words = plainWords(text.slice(start, end));
      return kept.find((passage) => this.#words(passage).includes(words));
    });
  }

  #words({ id, text }: Passage): string {
    let words = this.#wordsOf.get(id);
    if (words === undefined) {
      words = plainWords(text);
      this.#wordsOf.set(id, words);
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
