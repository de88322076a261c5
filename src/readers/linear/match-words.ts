/**
 * Where the words of a question are matched in the sentences of a passage, and how well.
 * Promises: worths are 0 (no match) to 1 (the same word); places are those of the best match in the sentence.
 */
import { writeSounds } from '../../language/en/sound.ts';
import { areSynonyms, synonymWorth } from '../../language/synonyms.ts';
import { holdsDigit } from '../../text.ts';
import { tablesOf } from '../../language/languages.ts';
import type {
  MatchKind,
  QuestionWord,
  ReadPassage,
  Sentence,
  WeighedQuestion,
  WordMatch,
  WordMatches,
} from './sentences.ts';

/** What a first name counts as where only the last name stands, as it does from the second mention on. */
const surnameWorth = 0.85;
/** A last name that is also a common word ("State") vouches for nothing. */
const leastSurnameRarity = 0.4;

const noHits: readonly Hit[] = [];
const none: WordMatch = { worth: 0, kind: undefined, at: [] };

/** One term of a word of the question that a word of a sentence matches. */
interface Hit {
  readonly word: number;
  readonly variant: number;
  readonly kind: MatchKind;
}

/** What a word of the question matches so far. */
interface Found {
  readonly worths: number[];
  kind: MatchKind | undefined;
  readonly at: number[];
}

/** Remembers, for one question, what each term matches: sentences use the same words over and over. */
export class WordMatcher {
  readonly #words: readonly QuestionWord[];
  readonly #language: string;
  readonly #joins: boolean;
  /** Of each word that is initials of something, its letters. */
  readonly #initials: readonly (readonly string[])[];
  readonly #hits = new Map<string, readonly Hit[]>();

  constructor({ words, language }: Pick<WeighedQuestion, 'words' | 'language'>) {
    this.#words = words;
    this.#language = language;
    this.#joins = tablesOf(language).words.joins;
    this.#initials = words.map(({ word }) => Array.from(initialism.exec(word)?.groups?.['initials'] ?? ''));
  }

  match({ sentences, about }: ReadPassage): WordMatches[] {
    const bySentence = sentences.map((sentence) =>
      this.#withInitials(this.#matchAll(sentence.words.map(({ term }) => term)), sentence),
    );
    const inAbout = this.#matchAll(about);
    return this.#words.map((word, at) => ({
      word,
      inSentence: bySentence.map((matches) => matches[at] ?? none),
      inAbout: inAbout[at]?.worth ?? 0,
    }));
  }

  #withInitials(matches: readonly WordMatch[], sentence: Sentence): readonly WordMatch[] {
    if (this.#initials.every((letters) => letters.length === 0)) return matches;
    return matches.map((match, i) => {
      const at = match.worth > 0 ? [] : spelledOutAt(this.#initials[i] ?? [], sentence);
      return at.length === 0 ? match : { worth: matchWorth.near, kind: 'near', at };
    });
  }

  #matchAll(held: Iterable<string>): WordMatch[] {
    const found: (Found | undefined)[] = this.#words.map(() => undefined);
    let place = 0;
    for (const term of held) {
      for (const { word, variant, kind } of this.#hitsOf(term)) {
        const match = (found[word] ??= {
          worths: this.#words[word]?.terms.map(() => 0) ?? [],
          kind: undefined,
          at: [],
        });
        match.at.push(place);
        match.worths[variant] = Math.max(match.worths[variant] ?? 0, matchWorth[kind]);
        if (match.kind === undefined || matchWorth[kind] > matchWorth[match.kind]) match.kind = kind;
      }
      place += 1;
    }
    const matches = found.map((match): WordMatch =>
      match === undefined ? none : { worth: together(match.worths), kind: match.kind, at: match.at },
    );
    // Backwards, so that the last word of a name of three vouches for all of it.
    for (let at = matches.length - 2; at >= 0; at -= 1) {
      const [word, next] = [this.#words[at], this.#words[at + 1]];
      const [match, last] = [matches[at], matches[at + 1]];
      if (word?.namesOn !== true || (next?.idf ?? 0) < leastSurnameRarity) continue;
      if (match !== undefined && last?.kind === 'same' && match.worth < surnameWorth) {
        matches[at] = { worth: surnameWorth, kind: 'same', at: last.at };
      }
    }
    return matches;
  }

  #hitsOf(held: string): readonly Hit[] {
    const known = this.#hits.get(held);
    if (known !== undefined) return known;
    const hits: Hit[] = [];
    for (const [word, { terms, idf }] of this.#words.entries()) {
      const isUnknown = idf >= 1;
      for (const [variant, asked] of terms.entries()) {
        const kind =
          matchKind(asked, held, this.#language, isUnknown) ?? (this.#joins ? partKind(asked, held) : undefined);
        if (kind !== undefined) hits.push({ word, variant, kind });
      }
    }
    this.#hits.set(held, hits.length === 0 ? noHits : hits);
    return hits;
  }
}

/** The whole of a hyphenated word comes last; its parts together are worth as much. */
function together(worths: readonly number[]): number {
  const parts = worths.slice(0, -1);
  const average = parts.reduce((sum, worth) => sum + worth, 0) / Math.max(1, parts.length);
  return Math.max(worths.at(-1) ?? 0, average);
}

// How well a word of the question is matched by a word of a sentence: the same stem, a synonym, or nearly the same
// spelling ("Amirli", "Amerli"; "explode", "explosion").
// Promises: pure; 0 is no match, 1 the same word.

/** What a match is worth of an equal word. */
const matchWorth: Readonly<Record<MatchKind, number>> = { same: 1, synonym: synonymWorth, near: 0.7, part: 0.7 };

/** Shorter words are alike by chance. */
const leastLength = 5;
/** Of five letters, one changed makes another word: bread, break. */
const leastMisspelt = 6;
/** Letters that two inflections of one root share at least, and the share of the longer word that they are. */
const rootLength = 5;
const rootShare = 0.6;

/** `isUnknown`: no article holds what is asked, so that it may be misspelt or spelt by ear: "Ghandi", "Zeria". */
function matchKind(asked: string, held: string, language: string, isUnknown: boolean): MatchKind | undefined {
  if (asked === held) return 'same';
  if (areSynonyms(asked, held, language)) return 'synonym';
  return isNearly(asked, held) || (isUnknown && isMisspelt(asked, held)) ? 'near' : undefined;
}

/** Shorter words stand in others by chance. */
const leastPart = 5;
const leastJoined = 8;

/** One is put together of the other and something else: "Brückenzoll" of "Zoll", "Brücke". */
function partKind(asked: string, held: string): MatchKind | undefined {
  const [part, whole] = asked.length < held.length ? [asked, held] : [held, asked];
  if (part.length < leastPart || whole.length < leastJoined || holdsDigit(whole)) return undefined;
  return whole.startsWith(part) || whole.endsWith(part) ? 'part' : undefined;
}

/** The same sounds, or two letters exchanged. */
function isMisspelt(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < leastLength || holdsDigit(a) || holdsDigit(b)) return false;
  return isExchanged(a, b) || soundsOf(a) === soundsOf(b);
}

/** Two letters beside each other have changed places. */
function isExchanged(a: string, b: string): boolean {
  const at = sharedBeginning(a, b);
  const turned = a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2);
  return a.length === b.length && at < a.length - 1 && a.slice(0, at) + turned === b;
}

const sounds = new Uint16Array(32);

function soundsOf(word: string): string {
  return String.fromCharCode(...sounds.subarray(0, writeSounds(word, sounds)));
}

/** Words with a common root, or with one letter in five changed. */
function isNearly(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  if (shorter < leastLength || a.charCodeAt(0) !== b.charCodeAt(0) || holdsDigit(a) || holdsDigit(b)) return false;
  const root = sharedBeginning(a, b);
  if (root >= rootLength && root >= rootShare * longer) return true;
  if (shorter < leastMisspelt || longer - shorter > 2) return false;
  return editDistance(a, b) <= Math.max(1, Math.floor(longer / 5));
}

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

/** Room for two rows of distances: questions are held against thousands of words. */
let [distances, nextDistances] = [new Uint16Array(64), new Uint16Array(64)];

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  if (b.length >= distances.length) {
    [distances, nextDistances] = [new Uint16Array(2 * b.length), new Uint16Array(2 * b.length)];
  }
  for (let j = 0; j <= b.length; j += 1) distances[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const [row, next] = [distances, nextDistances];
    next[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      next[j] = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    [distances, nextDistances] = [next, row];
  }
  return distances[b.length] ?? 0;
}

// Initials of a question that a sentence writes in full: UMC for "United Methodist Church".
// Promises: pure; gives the places of the words. Does not know the way back, nor initials of small letters.

const initialism = /^(?<initials>\p{Lu}{2,6})(?:s|['’]s)?$/u;
/** Characters between two words of one name: " of the ". */
const longestGap = 8;

/** Places in the sentence, by their number, of the first name with these initials; none when it has no such name. */
function spelledOutAt(letters: readonly string[], { text, words }: Sentence): readonly number[] {
  if (letters.length === 0) return [];
  const first = words.findIndex((_, from) =>
    letters.every((letter, i) => {
      const [before, own] = [words[from + i - 1], words[from + i]];
      if (own?.isCapital !== true || text.charAt(own.start) !== letter) return false;
      return i === 0 || (before !== undefined && own.start - before.end <= longestGap);
    }),
  );
  return first < 0 ? [] : letters.map((_, i) => first + i);
}
