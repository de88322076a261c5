/**
 * Where the words of a question are matched in the sentences of a passage, and how well.
 * Promises: worths are 0 (no match) to 1 (the same word); places are those of the best match in the sentence.
 */
import { spelledOutAt } from './initials.ts';
import type { QuestionWord } from './question-words.ts';
import type { ReadPassage, Sentence } from './read-sentences.ts';
import { type MatchKind, matchKind, matchWorth } from './word-match.ts';

export interface WordMatch {
  readonly worth: number;
  readonly kind: MatchKind | undefined;
  /** Words of the sentence that match, by their number. */
  readonly at: readonly number[];
}

export interface WordMatches {
  readonly word: QuestionWord;
  /** One for each sentence of the passage. */
  readonly inSentence: readonly WordMatch[];
  readonly inAbout: number;
}

/** What a first name counts as where only the last name stands, as it does from the second mention on. */
const surnameWorth = 0.85;
/** A last name that is also a common word ("State") vouches for nothing. */
const leastSurnameRarity = 0.4;

const none: WordMatch = { worth: 0, kind: undefined, at: [] };

/** One term of a word of the question that a word of a sentence matches. */
interface Hit {
  readonly word: number;
  readonly variant: number;
  readonly kind: MatchKind;
}

/** Remembers, for one question, what each term matches: sentences use the same words over and over. */
export class WordMatcher {
  readonly #words: readonly QuestionWord[];
  readonly #hits = new Map<string, readonly Hit[]>();

  constructor(words: readonly QuestionWord[]) {
    this.#words = words;
  }

  match({ sentences, about }: ReadPassage): WordMatches[] {
    const bySentence = sentences.map((sentence) =>
      this.#withInitials(this.#matchAll(sentence.words.map(({ term }) => term)), sentence),
    );
    const inAbout = this.#matchAll([...about]);
    return this.#words.map((word, at) => ({
      word,
      inSentence: bySentence.map((matches) => matches[at] ?? none),
      inAbout: inAbout[at]?.worth ?? 0,
    }));
  }

  #withInitials(matches: readonly WordMatch[], sentence: Sentence): readonly WordMatch[] {
    return matches.map((match, i) => {
      const word = this.#words[i];
      const at = match.worth > 0 || word === undefined ? [] : spelledOutAt(word.word, sentence);
      return at.length === 0 ? match : { worth: matchWorth.near, kind: 'near', at };
    });
  }

  #matchAll(held: readonly string[]): WordMatch[] {
    const found = this.#words.map(({ terms }) => ({
      worths: terms.map(() => 0),
      kind: undefined as MatchKind | undefined,
      at: [] as number[],
    }));
    held.forEach((term, place) => {
      for (const { word, variant, kind } of this.#hitsOf(term)) {
        const match = found[word];
        if (match === undefined) continue;
        match.at.push(place);
        match.worths[variant] = Math.max(match.worths[variant] ?? 0, matchWorth[kind]);
        if (match.kind === undefined || matchWorth[kind] > matchWorth[match.kind]) match.kind = kind;
      }
    });
    const matches = found.map(({ worths, kind, at }): WordMatch => ({ worth: together(worths), kind, at }));
    // Backwards, so that the last word of a name of three vouches for all of it.
    for (let at = matches.length - 2; at >= 0; at -= 1) {
      const [word, next] = [this.#words[at], this.#words[at + 1]];
      const [match, last] = [matches[at], matches[at + 1]];
      if (word?.namesOn !== true || (next?.rarity ?? 0) < leastSurnameRarity) continue;
      if (match !== undefined && last?.kind === 'same' && match.worth < surnameWorth) {
        matches[at] = { worth: surnameWorth, kind: 'same', at: last.at };
      }
    }
    return matches;
  }

  #hitsOf(held: string): readonly Hit[] {
    const known = this.#hits.get(held);
    if (known !== undefined) return known;
    const hits = this.#words.flatMap(({ terms, rarity }, word) => {
      const isUnknown = rarity >= 1;
      return terms.flatMap((asked, variant): Hit[] => {
        const kind = matchKind(asked, held, isUnknown);
        return kind === undefined ? [] : [{ word, variant, kind }];
      });
    });
    this.#hits.set(held, hits);
    return hits;
  }
}

/** The whole of a hyphenated word comes last; its parts together are worth as much. */
function together(worths: readonly number[]): number {
  const parts = worths.slice(0, -1);
  const average = parts.reduce((sum, worth) => sum + worth, 0) / Math.max(1, parts.length);
  return Math.max(worths.at(-1) ?? 0, average);
}
