/**
 * What is known of a language, as tables: the seam between the rest of the house and the folders `en/` and `de/`. What is
 * asked goes by the language of the question, what a sentence says by that of its article. Types only.
 * What is not listed here (follow-ups, comparisons, checks of what a model wrote) is known of English alone, and stands in `en/`.
 */
import type { AnswerKind, AnswerType, Filters, Courtesy } from '../domain.ts';
import type { Pattern, Rewriting } from './pattern.ts';
import type { ListsAsked, TablesAsked } from './tables-and-lists.ts';
import type { CountedThings, EventDates, NamesInProse, Reasons } from './telling.ts';

export interface Language {
  /** The first part of a BCP 47 tag: "de". */
  readonly code: string;
  readonly words: Words;
  readonly synonyms: Synonyms;
  readonly asking: Asking;
  readonly definitions: Definitions;
  readonly focus: Focus;
  readonly answers: Answers;
  readonly cues: AnswerCues;
  readonly naming: Naming;
  readonly negation: Negation;
  readonly bindings: Bindings;
  readonly openers: Openers;
  readonly dates: Dates;
  readonly eventDates: EventDates;
  readonly names: NamesInProse;
  readonly counted: CountedThings;
  readonly reasons: Reasons;
  readonly numerals: Numerals;
  readonly amounts: Amounts;
  readonly refusals: Refusals;
  readonly firstTurns: FirstTurns;
  readonly tables: TablesAsked;
  readonly lists: ListsAsked;
}

/** How words are cut and compared. Words are lower case a to z, without diacritics ("uber"). */
export interface Words {
  /** Words that say how a sentence is built, not what it is about. */
  readonly stop: ReadonlySet<string>;
  /** Pure; never empty; of a word of letters a to z. */
  stem(word: string): string;
  /** What a word may end with without being another: "’s", the s of "1980s". */
  readonly endings: Rewriting;
  /** A word with letters that English has not. */
  readonly letters?: Pattern;
  /** What parts thousands in a number: 1,200 or 1.200. The other of the two parts its fraction. */
  readonly thousands: ',' | '.';
  /** Whether words are put together without a space, so that one holds another: "Brückenzoll". */
  readonly joins: boolean;
  /** How common a word is at large: lists of words by the share of a rare word's weight that they keep. */
  readonly common: readonly (readonly [number, string])[];
  /** What a word looks like that says what is done: it is said in many ways. */
  readonly verbOrAdverb: Pattern;
  /** Words that say nothing, or little, in a vector, which knows no rarity; folded, but for ß. */
  readonly light: { readonly functionWords: ReadonlySet<string>; readonly commonWords: ReadonlySet<string> };
  /** Where not every word with a capital is a name: whether the one that stands at a place of the text is. */
  readonly isNameAt?: (text: string, start: number, end: number) => boolean;
}

/** Groups of words that may stand for one another: parted by spaces, each ended by a line break or a semicolon. */
export interface Synonyms {
  /** Country, people, capital. */
  readonly countries: string;
  /** Beside the first word of each group: the country itself, too. */
  readonly otherNamesOfCountries: readonly string[];
  readonly everyday: string;
  /** Words of one root that stems leave apart. */
  readonly forms: string;
}

/** Words that ask, and what kind of thing they ask for. */
export interface Asking {
  /** The one that stands first in the question decides; of two at one place, the upper. */
  readonly asksFor: readonly (readonly [AnswerType, Pattern])[];
  /** Opens a sentence that asks, with or without a question mark. */
  readonly opensSentence: Pattern;
  readonly endsText: Pattern;
  readonly asksToTell: Pattern;
  /** A text that is only polite. */
  readonly courtesy: Pattern;
  /** What is asked for by its own words, as the first group: "type of plane" in "What type of plane struck the bridge?" */
  readonly askedFor: Pattern;
  /** The same, where no auxiliary follows. */
  readonly askedForWithout: Pattern;
  /** They tell a question in this language from one in another. */
  readonly questionWords: ReadonlySet<string>;
  /** Words that say how it is asked; passages that answer seldom hold them. */
  readonly askingWords: string;
  /** Before the sort of thing that is asked for. */
  readonly beforeSort: ReadonlySet<string>;
}

/** "What is X?": groups `asks` ("who") and `subject`. */
export interface Definitions {
  readonly definitionForms: readonly Pattern[];
  /** Of the subject: a property, a relation or something that happens is asked for. */
  readonly isMoreThanName: Pattern;
  readonly propertyOf: Pattern;
  readonly relationOf: Pattern;
  readonly role: Pattern;
  /** Of `asks`. */
  readonly person: Pattern;
  /** What may stand before the subject, and such of it as make it a certain one. */
  readonly article: Pattern;
  readonly definite: Pattern;
  /** How a sentence says what something is, made for its name; the first that fits counts (explanation.ts). */
  readonly explanations: Readonly<Record<Explanation, (name: string) => RegExp>>;
  /** What a noun may end with, as a part of patterns. */
  readonly plural: string;
  /** A last name that stands without a first: a part of patterns. */
  readonly lastNameAlone: (last: string) => string;
}

export type Explanation = 'defined' | 'apposed' | 'inBrackets' | 'spelledOut' | 'calledSo' | 'titled' | 'opening';

/** What a question turns on. */
export interface Focus {
  /** Words that put the question; what they ask for is in its type. */
  readonly asking: readonly string[];
  /** They stand for what was said before. */
  readonly anaphora: readonly string[];
  /** Group `deed`: what is asked of somebody by name. */
  readonly deedOfName: Pattern;
  /** Two deeds are asked about, or more. */
  readonly alternative: Pattern;
  /** Group `verb`. */
  readonly deedAtTimeOrPlace: Pattern;
  /** A place or a year behind its preposition. */
  readonly placeOrYear: Pattern;
  /** Group `noun`: what of somebody's is asked about. */
  readonly possession: Pattern;
  /** Asks for what is done, not for who does it. */
  readonly asksForObject: Pattern;
  /** Asks what somebody or something is. */
  readonly asksForComplement: Pattern;
  /** What is asked for an overview of; group `subject`. */
  readonly overviewForms: readonly Pattern[];
  /** What an overview of it is asked with. */
  overviewOf(subject: string): string;
}

/** The expressions that answer a type of question. */
export interface Answers {
  readonly answers: Readonly<Partial<Record<AnswerType, Pattern>>>;
  /** People without a name: the minister, settlers, a guard. */
  readonly people: Pattern;
}

/** Words that stand before what answers, or open it; each pattern is of one word. */
export interface AnswerCues {
  readonly copula: Pattern;
  readonly reason: Pattern;
  readonly place: Pattern;
  readonly agent: Pattern;
}

/** What something is called. */
export interface Naming {
  readonly asked: Pattern;
  readonly told: Pattern;
}

/** How names and numbers are written that an answer must be about; each pattern but the last is of one word. */
export interface Bindings {
  /** Capitalised words that are nobody's name, folded. */
  readonly notNames: ReadonlySet<string>;
  /** Words that go on with a name, between two capitalised ones. */
  readonly joints: Pattern;
  /** Without those that are words of their own. */
  readonly monthNames: ReadonlySet<string>;
  /** Before a number that is counted: "what are the 2 …?" */
  readonly beforeCounted: Pattern;
  /** Behind a number: what is counted. */
  readonly countedNoun: Pattern;
  readonly century: Pattern;
  /** The number of a century as a group, of "15th century". */
  readonly centuryNumber: Pattern;
  /** "80s", "1700s"; the digits as a group. */
  readonly decade: Pattern;
  /** By number, as words hold them; there is none for 0. */
  readonly ordinals: readonly string[];
  /** What has several names that are not spelt alike: folded and written together. */
  readonly otherNames: readonly (readonly string[])[];
  readonly possessiveOfWord: Pattern;
  readonly possessiveAtEnd: Pattern;
  readonly possessive: Pattern;
  /** A run of capitalised words, with what may stand between. */
  readonly runOfCapitals: Pattern;
}

export interface Negation {
  readonly outright: Pattern;
  /** By its sense, too: "refused". */
  readonly inAnyWay: Pattern;
}

/** What a sentence opens with that leans on what stands before it. */
export interface Openers {
  readonly pronoun: Pattern;
  readonly reply: Pattern;
}

export interface Dates {
  /** January first. */
  readonly months: readonly string[];
  /** A date as a sentence says it: 2021-01-13 as "13 January 2021", 2021-01 as "January 2021". */
  readonly spoken: (published: string) => string;
  /** Finds a month, "May" and "05", where its year stands behind it and no day. */
  readonly monthOfYear: (name: string, month: string, year: string) => RegExp;
  /** Finds one day in the ways in which it is written; `day` and `month`: of two digits. */
  readonly wholeDate: (day: string, name: string, month: string, year: string) => RegExp;
  /** A date in a sentence, the year at least: groups `day` or `dayBehind`, `month`, `year`; or a year alone: `bare`, `ad`, `bc`. */
  readonly told: Pattern;
}

/** Numbers in words. */
export interface Numerals {
  /** Those below a hundred, and magnitudes. */
  readonly inWords: Pattern;
  /** One of two numbers, written as one word: "fifty-seven". */
  readonly compound: Pattern;
  /** By the word, lower case: "million". */
  readonly magnitudes: ReadonlyMap<string, number>;
  /** Of a number below a hundred, lower case. */
  readonly valueOf: (word: string) => number;
}

/** What is a fact as a number is, without being one: "second", "dozens", "in the morning", "early May". */
export interface Amounts {
  /** By what they say: the words of one pattern say the same. */
  readonly facts: Readonly<Record<string, Pattern>>;
  readonly first: Pattern;
  readonly firstInAnyWay: Pattern;
  readonly laterOrdinal: Pattern;
  /** Which end of a day, month or year is meant, in any way; the last as a group, in words that the first two find. */
  readonly early: Pattern;
  readonly late: Pattern;
  readonly endOfTime: Pattern;
}

/** What is wanted of all articles together; `start`: what to read first. */
export type CollectionWish = 'overview' | 'newest' | 'start' | 'timeline';

/** What is said first by somebody who does not know yet what is here, and what is said to it. */
export interface FirstTurns {
  /** Of a whole text; the first that fits tells. */
  readonly courtesies: readonly (readonly [Courtesy, Pattern])[];
  /** Asks for help where nothing was asked before. */
  readonly opensTalk: Pattern;
  readonly replies: Readonly<Record<Courtesy, string>>;
  /** Behind a reply. */
  readonly noArticles: string;
  /** Of a whole text; the first that fits tells. Groups: `subject`, what a timeline is of; `other`, all but what was told. */
  readonly wishes: readonly (readonly [CollectionWish, Pattern])[];
  /** Group `most`: in how many sentences an overview is wanted. */
  readonly sentencesWanted: Pattern;
  /** Questions for somebody who does not know what to ask; the articles may be such that one has no answer. */
  readonly examples: readonly string[];
  /** Of that subject: it limits nothing. */
  readonly allThereIs: Pattern;
  /** Beside what tells of `told` articles. */
  thereAre(total: number, told: number): string;
  readonly undated: string;
  meansOthers(titles: readonly string[]): string;
}

/** The sentences of a refusal. When which of them is said, abstain.ts decides. */
export interface Refusals {
  readonly noArticles: string;
  readonly inShort: Readonly<Record<Exclude<AnswerKind, 'answered'>, string>>;
  whichIsMeant(titles: readonly string[]): string;
  strangers(names: readonly string[]): string;
  otherYears(told: readonly string[], asked: readonly string[]): string;
  unmentioned(words: readonly string[]): string;
  /** To a bare "why?" behind an answer. */
  readonly noReason: string;
  /** Some article has them, but none of the nearest. */
  elsewhere(names: readonly string[]): string;
  /** `filters`: which publishers and days are left. */
  nothingWithin(filters: Filters): string;
}
