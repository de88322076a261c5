/**
 * A question taken apart once for all passages that are read for it: its words, what each tells, and which words of a
 * passage match them: the same stem, a near spelling of a word that no passage holds, a synonym, a word of the same root.
 * Promises: pure; all words that match are known beforehand, by the numbers that readings have for them (read-passage.ts).
 */
import { wordWeights } from '../language/answer-expressions.ts';
import { termNumber, eachWord } from '../language/terms.ts';
import { synonymsOf } from '../language/synonyms.ts';
import { FAMILY_LETTERS, nameTest, properNameTest, rarityAtLarge } from '../language/vocabulary.ts';
import { holdsDigit, opensWithCapital } from '../text.ts';

/** What the keyword index knows of words. */
export interface KnownWords {
  /** How much a term tells passages apart, most for one that no passage holds. */
  idf(term: string): number;
  /** For a term that no passage holds, those that are spelt nearly the same and what they are worth; otherwise none. */
  near(term: string, isName: boolean): readonly { readonly term: string; readonly weight: number }[];
  /** Those that passages hold and that begin with the same letters (vocabulary.ts). */
  familyOf(term: string): readonly string[];
}

interface AskedTerm {
  readonly term: string;
  /** Less for words that what answers seldom holds. */
  readonly idf: number;
  /** The same, less for words that are common in English, more for those that are asked twice. */
  readonly weight: number;
  /** A name or a number. */
  readonly isName: boolean;
}

/** How a word of a passage stands to the question. */
interface Match {
  /** Which word of the question it is, stop words too; -1 for none. */
  readonly token: number;
  /** Which term it is; -1 for none and for stop words. */
  readonly term: number;
  /** Which terms it may stand for. */
  readonly synonymOf: readonly number[];
  /** Which terms it shares only a root with. */
  readonly sharesRootWith: readonly number[];
}

/** Share of the longer word that two inflections of one root have in common, from its beginning. */
const ROOT_SHARE = 0.6;
/** So many matches of a question are told from all other words by one look. */
const MARKS = 4096;
/** What a stop word adds to a pair: little, but "war on" is not "war in". */
const STOP_WORD_RARITY = 0.5;

export class AskedQuestion {
  readonly text: string;
  readonly terms: readonly AskedTerm[];
  /** Words that are neighbours once stop words are left out; neighbours as they stand. */
  readonly neighbours: Pairs;
  readonly pairs: Pairs;
  readonly tokens: number;
  /** By the number of the term. */
  readonly #matches = new Map<number, Match>();
  /** 1 where there may be a match, by the highest bits of its number. */
  readonly #marks = new Uint8Array(MARKS);

  constructor(text: string, words: KnownWords, language: string) {
    this.text = text;
    const terms: { term: string; idf: number; weight: number; isName: boolean }[] = [];
    const all: number[] = [];
    const telling: number[] = [];
    const asked = new Map<string, Pick<Match, 'token' | 'term'>>();
    let tokens = 0;
    const isShouted = text === text.toUpperCase();
    const weigh = wordWeights(text, language);
    const isNameLike = nameTest(text, language);
    const readsAsName = properNameTest(text, language);
    eachWord(
      text,
      (term, word, kind) => {
        const known = asked.get(term);
        const token = known?.token ?? tokens++;
        let at = known?.term ?? -1;
        if (kind !== 'stop') {
          if (at < 0) {
            const near = words.near(term, isNameLike(word));
            const idf = near.reduce((most, other) => Math.max(most, other.weight * words.idf(other.term)), 0);
            const isName =
              holdsDigit(word) || (opensWithCapital(word) && !text.startsWith(word) && !isShouted && readsAsName(word));
            at = terms.push({ term, idf: weigh(term, idf || words.idf(term)), weight: 0, isName }) - 1;
            for (const other of near) if (!asked.has(other.term)) asked.set(other.term, { token, term: at });
          }
          const own = terms[at];
          if (own !== undefined) own.weight += own.idf * rarityAtLarge(term, language);
        }
        asked.set(term, { token, term: at });
        if (kind !== 'whole') all.push(token);
        if (kind === 'word') telling.push(token);
      },
      language,
    );
    this.terms = terms;
    this.tokens = tokens;
    const idfs = new Float64Array(tokens).fill(STOP_WORD_RARITY);
    for (const { token, term } of asked.values()) if (term >= 0) idfs[token] = terms[term]?.idf ?? 0;
    this.neighbours = new Pairs(telling, idfs);
    this.pairs = new Pairs(all, idfs);
    for (const [term, match] of asked) this.#know(term, { ...match, synonymOf: [], sharesRootWith: [] });
    this.#knowRelated(asked, words, language);
  }

  /** Takes the number of a term (`termNumber`); undefined for one that has nothing to do with the question. */
  match(number: number): Match | undefined {
    return this.#marks[number >>> 20] === 1 ? this.#matches.get(number) : undefined;
  }

  /** Which term of the question a word is; -1 for none. */
  termOf(term: string): number {
    return this.match(termNumber(term))?.term ?? -1;
  }

  #know(term: string, match: Match): void {
    const number = termNumber(term);
    this.#matches.set(number, match);
    this.#marks[number >>> 20] = 1;
  }

  #knowRelated(asked: ReadonlyMap<string, unknown>, words: KnownWords, language: string): void {
    const synonyms = new Map<string, number[]>();
    const kin = new Map<string, number[]>();
    this.terms.forEach(({ term }, at) => {
      const ownSynonyms = new Set(synonymsOf(term, language));
      for (const other of ownSynonyms) if (!asked.has(other)) push(synonyms, other, at);
      if (holdsDigit(term)) return;
      for (const other of words.familyOf(term)) {
        if (!asked.has(other) && !ownSynonyms.has(other) && shareRoot(term, other)) push(kin, other, at);
      }
    });
    for (const term of new Set([...synonyms.keys(), ...kin.keys()])) {
      const [synonymOf = [], sharesRootWith = []] = [synonyms.get(term), kin.get(term)];
      this.#know(term, { token: -1, term: -1, synonymOf, sharesRootWith });
    }
  }
}

/** For two words of one family. */
function shareRoot(term: string, other: string): boolean {
  let shared = FAMILY_LETTERS;
  while (shared < term.length && term.charCodeAt(shared) === other.charCodeAt(shared)) shared++;
  return shared >= ROOT_SHARE * Math.max(term.length, other.length);
}

/** Pairs of tokens that stand beside one another in the question; each weighs the rarity of its words. */
export class Pairs {
  readonly #numbers = new Map<number, number>();
  readonly weights: number[] = [];
  readonly total: number;
  /** By token, the pairs that it is in, and the token beside it. */
  readonly besides = new Map<number, { readonly pair: number; readonly other: number }[]>();

  constructor(tokens: readonly number[], idfs: Float64Array) {
    tokens.forEach((second, at) => {
      const first = tokens[at - 1];
      if (first === undefined || this.find(first, second) >= 0) return;
      const pair = this.weights.push((idfs[first] ?? 0) + (idfs[second] ?? 0)) - 1;
      this.#numbers.set(joined(first, second), pair);
      if (first === second) return;
      push(this.besides, first, { pair, other: second });
      push(this.besides, second, { pair, other: first });
    });
    this.total = this.weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** The number of a pair, or -1. */
  find(first: number, second: number): number {
    return this.#numbers.get(joined(first, second)) ?? -1;
  }
}

/** No question has as many words. */
function joined(first: number, second: number): number {
  return first * 2 ** 26 + second;
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
