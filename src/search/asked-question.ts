/**
 * A question taken apart once for all passages that are read for it: its words, what each tells, and which words of a
 * passage match them: the same stem, a near spelling of a word that no passage holds, a synonym, a word of the same root.
 * Promises: pure; a word of a passage is looked at once, whatever number of times it comes.
 */
import { englishRarity } from './common-words.ts';
import { wordWeights } from './expected-words.ts';
import { synonymGroups } from './synonyms.ts';
import { eachWord } from './terms.ts';

/** What the keyword index knows of words. */
export interface KnownWords {
  /** How much a term tells passages apart, most for one that no passage holds. */
  rarity(term: string): number;
  /** For a term that no passage holds, those that are spelt nearly the same and what they are worth; otherwise none. */
  near(term: string): readonly { readonly term: string; readonly weight: number }[];
}

interface AskedTerm {
  readonly term: string;
  /** Less for words that what answers seldom holds. */
  readonly rarity: number;
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
  readonly synonymOf: readonly number[];
  readonly sharesRootWith: readonly number[];
}

const NO_TERMS: readonly number[] = [];
const UNASKED: Match = { token: -1, term: -1, synonymOf: NO_TERMS, sharesRootWith: NO_TERMS };
/** Letters that two inflections of one root share at least, and the share of the longer word that they are. */
const ROOT_LENGTH = 5;
const ROOT_SHARE = 0.6;
/** What a stop word adds to a pair: little, but "war on" is not "war in". */
const STOP_WORD_RARITY = 0.5;

export class AskedQuestion {
  readonly text: string;
  readonly terms: readonly AskedTerm[];
  /** Words that are neighbours once stop words are left out; neighbours as they stand. */
  readonly neighbours: Pairs;
  readonly pairs: Pairs;
  readonly tokens: number;
  readonly #matches = new Map<string, Match>();
  readonly #groups = new Map<number, number[]>();
  readonly #roots = new Map<string, number[]>();

  constructor(text: string, words: KnownWords) {
    this.text = text;
    const terms: { term: string; rarity: number; weight: number; isName: boolean }[] = [];
    const all: number[] = [];
    const telling: number[] = [];
    let tokens = 0;
    const isShouted = text === text.toUpperCase();
    const weigh = wordWeights(text);
    eachWord(text, (term, word, kind) => {
      const known = this.#matches.get(term);
      const token = known?.token ?? tokens++;
      let at = known?.term ?? -1;
      if (kind !== 'stop') {
        if (at < 0) {
          const near = words.near(term);
          const rarity = near.reduce((most, other) => Math.max(most, other.weight * words.rarity(other.term)), 0);
          const isName = /\d/.test(word) || (/^\p{Lu}/u.test(word) && !text.startsWith(word) && !isShouted);
          at = terms.push({ term, rarity: weigh(term, rarity || words.rarity(term)), weight: 0, isName }) - 1;
          for (const other of near) {
            if (!this.#matches.has(other.term)) this.#matches.set(other.term, { ...UNASKED, token, term: at });
          }
        }
        const asked = terms[at];
        if (asked !== undefined) asked.weight += asked.rarity * englishRarity(term);
      }
      this.#matches.set(term, { ...UNASKED, token, term: at });
      if (kind !== 'whole') all.push(token);
      if (kind === 'word') telling.push(token);
    });
    this.terms = terms;
    this.tokens = tokens;
    const rarities = new Float64Array(tokens).fill(STOP_WORD_RARITY);
    for (const { token, term } of this.#matches.values()) if (term >= 0) rarities[token] = terms[term]?.rarity ?? 0;
    this.neighbours = new Pairs(telling, rarities);
    this.pairs = new Pairs(all, rarities);
    terms.forEach(({ term }, at) => {
      for (const group of synonymGroups(term)) push(this.#groups, group, at);
      if (term.length >= ROOT_LENGTH && !/\d/.test(term)) push(this.#roots, term.slice(0, ROOT_LENGTH), at);
    });
  }

  match(term: string): Match {
    const known = this.#matches.get(term);
    if (known !== undefined) return known;
    const synonymOf = this.#synonymsAmongAsked(term);
    const sharesRootWith = this.#sharingRoot(term).filter((at) => !synonymOf.includes(at));
    const match = synonymOf.length + sharesRootWith.length === 0 ? UNASKED : { ...UNASKED, synonymOf, sharesRootWith };
    this.#matches.set(term, match);
    return match;
  }

  #synonymsAmongAsked(term: string): readonly number[] {
    const groups = synonymGroups(term);
    return groups.size === 0 ? NO_TERMS : [...groups].flatMap((group) => this.#groups.get(group) ?? NO_TERMS);
  }

  #sharingRoot(term: string): readonly number[] {
    if (term.length < ROOT_LENGTH || this.#roots.size === 0) return NO_TERMS;
    const alike = this.#roots.get(term.slice(0, ROOT_LENGTH)) ?? NO_TERMS;
    return alike.filter((at) => {
      const other = this.terms[at]?.term ?? '';
      let shared = ROOT_LENGTH;
      while (shared < term.length && term.charCodeAt(shared) === other.charCodeAt(shared)) shared++;
      return shared >= ROOT_SHARE * Math.max(term.length, other.length);
    });
  }
}

/** Pairs of tokens that stand beside one another in the question; each weighs the rarity of its words. */
export class Pairs {
  readonly #numbers = new Map<number, number>();
  readonly weights: number[] = [];
  readonly total: number;
  /** By token, the pairs that it is in, and the token beside it. */
  readonly besides = new Map<number, { readonly pair: number; readonly other: number }[]>();

  constructor(tokens: readonly number[], rarities: Float64Array) {
    tokens.forEach((second, at) => {
      const first = tokens[at - 1];
      if (first === undefined || this.find(first, second) >= 0) return;
      const pair = this.weights.push((rarities[first] ?? 0) + (rarities[second] ?? 0)) - 1;
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
