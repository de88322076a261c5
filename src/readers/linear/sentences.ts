/**
 * What the rules go by, as types: the words of a question, the sentences of passages, and how the ones are matched in the others.
 */
import type { AnswerType, RankedPassage } from '../../domain.ts';
import type { SentenceWords } from '../../language/terms.ts';
import type { SentencePlace } from './placed-sentences.ts';

export interface QuestionWord {
  readonly word: string;
  /** Its terms: one, or the parts and the whole of a hyphenated word. */
  readonly terms: readonly string[];
  /** Share of the question's weight: all words together weigh 1. */
  readonly weight: number;
  /** Rarity, 0 to 1; 1 is a word that no article holds. */
  readonly idf: number;
  /** A name or a number. */
  readonly isName: boolean;
  /** The next word goes on with the same name: "Carmit" before "Valensi". Later mentions keep only the last. */
  readonly namesOn: boolean;
  /** Part of what is asked for: "type" and "plane" in "what type of plane struck?". */
  readonly isAskedFor: boolean;
}

export interface WeighedQuestion {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly type: AnswerType;
  readonly words: readonly QuestionWord[];
  /** Sum of the rarities, not as shares. */
  readonly totalIdf: number;
  /** 0 where there are few passages, 1 where there are many. */
  readonly amongMany: number;
}

export interface Sentence extends SentenceWords, SentencePlace {}

export interface ReadPassage {
  readonly ranked: RankedPassage;
  readonly sentences: readonly Sentence[];
  /** Terms of title, heading and byline. */
  readonly about: ReadonlySet<string>;
}

/** A sentence, and where it stands. */
export interface PlacedSentence {
  readonly from: ReadPassage;
  readonly sentence: Sentence;
  /** Its place in the passage. */
  readonly at: number;
}

export type MatchKind = 'same' | 'synonym' | 'near' | 'part';

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
