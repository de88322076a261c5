/**
 * The sentences that were picked for the answer, and the statements that they become: each as it stands, with the rest of
 * a speech that it is cut from, with the name in square brackets where it opens with a pronoun, and with whose words they
 * are where that is to be said. Promises: no sentence is said twice.
 */
import { attributionOf, openingPronoun, withName } from '../verification/statement-problem.ts';
import * as openers from '../language/en/openers.ts';
import * as speech from '../language/en/speech.ts';
import { hasTables } from '../language/languages.ts';
import type { DraftStatement } from '../domain.ts';
import { answerSpan } from '../readers/linear/answer-span.ts';
import type { WeighedQuestion, PlacedSentence, ReadPassage, Sentence } from '../readers/linear/sentences.ts';
import type { ScoredSentence } from '../readers/linear/sentence-features.ts';
import { countWords, type Span } from '../text.ts';

export interface PickedSentence extends PlacedSentence {
  /** The words of it that a reader points at. */
  readonly pointed?: Span | undefined;
  /** To be quoted together with the sentence before or after, which says who its "it" is or may answer as well. */
  readonly isWith?: 'before' | 'after' | undefined;
}

/** `question`: to tell which of the words answer. `isAttributed`: whether to say whose words they are, by number. */
export function toStatements(
  picked: readonly PickedSentence[],
  question?: WeighedQuestion,
  isAttributed: (at: number) => boolean = () => false,
): readonly DraftStatement[] {
  const said = new Set<string>();
  return picked.flatMap((one, number) => {
    const { from, at, isWith } = one;
    const [opening, closing] = wholeQuotation(from.sentences, at, from.ranked.passage.text);
    const first = isWith === 'before' ? Math.min(opening, at - 1) : opening;
    const { through } = one.sentence;
    const last = through ?? (isWith === 'after' ? Math.max(closing, at + 1) : closing);
    const keys = from.sentences.slice(first, last + 1).map((_, i) => `${from.ranked.passage.id} ${first + i}`);
    if (said.has(`${from.ranked.passage.id} ${at}`)) return [];
    const isRepeated = keys.some((key) => said.has(key));
    // What introduces a list says nothing without all of its items.
    if (isRepeated && through !== undefined) return [];
    for (const key of keys) said.add(key);
    const statement = isRepeated ? toStatement(one, at, at, question) : toStatement(one, first, last, question);
    const source = isAttributed(number) ? attributionOf(from.ranked.article) : '';
    return [{ ...statement, text: source + statement.text }];
  });
}

function toStatement(picked: PickedSentence, first: number, last: number, question?: WeighedQuestion): DraftStatement {
  const { from, sentence } = picked;
  const { ranked, sentences } = from;
  const passageId = ranked.passage.id;
  const start = sentences[first]?.span.start ?? sentence.span.start;
  const text = ranked.passage.text.slice(start, sentences[last]?.span.end);
  const named = first === last ? namedOpening(sentences, first) : undefined;
  // In a language of which no words are known, nobody can tell which of them answer.
  const isKnown = hasTables(ranked.article.language);
  const span = isKnown ? (picked.pointed ?? (question && answerSpan(question, picked))) : undefined;
  const moved = sentence.span.start - start;
  const items = sentences[first + 1]?.span.start;
  const isList = sentence.through !== undefined && items !== undefined;
  const answer = span && (isList ? { start: items - start, end: text.length } : movedBy(moved, span));
  return {
    text: named?.text ?? text,
    quotes: [
      { passageId, text, ...(answer !== undefined && { answer }) },
      ...(named === undefined ? [] : [{ passageId, text: named.source }]),
    ],
  };
}

function movedBy(moved: number, { start, end }: Span): Span {
  return { start: start + moved, end: end + moved };
}

/** Whether a sentence can be read without the one before it. */
export function standsAlone({ sentences, ranked }: ReadPassage, at: number): boolean {
  const { text = '' } = sentences[at] ?? {};
  const [first, last] = wholeQuotation(sentences, at, ranked.passage.text);
  if (last > at) return true;
  return first === at && !isCut(text) && !speech.spokenByPronoun.of.test(text) && !lacksName(sentences, at);
}

function lacksName(sentences: readonly Sentence[], at: number): boolean {
  return opensWithPronoun(sentences[at]?.text ?? '') && namedOpening(sentences, at) === undefined;
}

// What stands near the answer and was not asked: in a short article every sentence is about what the title names, so that
// each looks likely. Promises: pure; a sentence that answers as well as the best, or that matches a word of the question
// which the best leaves open, is none. Among many passages nothing is: there, what is about the same subject is scarce.

/** A word that is matched so well by the best sentence, by the title or by the sentence before is not open. */
const wellMatched = 0.6;
/** What stands beside the best sentence may go on with the answer in words of its own; so may any, where words are open. */
const fairChance = 0.06;

/** Whether a word of the question is said neither by a sentence nor by what it follows on. */
export function leavesOpen({ around }: ScoredSentence, { words }: WeighedQuestion): boolean {
  return words.some((_, at) => (around[at] ?? 0) < wellMatched);
}

export function isAside(sentence: ScoredSentence, best: ScoredSentence, question?: WeighedQuestion): boolean {
  if (question === undefined || question.type === 'overview' || question.amongMany === 1) return false;
  const words = [...question.words.keys()];
  const open = words.filter((at) => (best.around[at] ?? 0) < wellMatched);
  const isBeside = sentence.from === best.from && Math.abs(sentence.at - best.at) === 1;
  if ((isBeside || open.length > 0) && sentence.chance >= fairChance) return false;
  if (open.some((at) => (sentence.own[at] ?? 0) >= wellMatched)) return false;
  // What only the best sentence says, its title does not: "loud", where all the article is about a kettle.
  const own = words.filter((at) => (best.own[at] ?? 0) >= wellMatched && question.words[at]?.isName === false);
  // "It is 212 metres long" is about what stands before.
  const saidHere = opensWithPronoun(sentence.sentence.text) ? sentence.around : sentence.own;
  const isElsewhere = words.some((at) => !open.includes(at) && sentence.around[at] === 0);
  return isElsewhere || sentence.features.typeMissing === 1 || own.some((at) => (saidHere[at] ?? 0) < wellMatched);
}

// Whom the pronoun that a sentence opens with means, if that is sure: one person in the sentence before, named as the
// one who acts or speaks, and nobody else there. "It" and "they" only of an organisation that goes on speaking.
// Promises: pure; when in doubt, nothing. English only.

/** Sentences in a row that may go on with "he". */
const mostBack = 3;

function opensWithPronoun(sentence: string): boolean {
  return openers.pronoun.of.test(sentence);
}

/** The sentence with the name in its place, and the sentence that the name is taken from. */
export function namedOpening(
  sentences: readonly Pick<Sentence, 'text'>[],
  at: number,
): { readonly text: string; readonly source: string } | undefined {
  const { text = '' } = sentences[at] ?? {};
  const pronoun = openingPronoun(text);
  if (pronoun === undefined) return undefined;
  const isPerson = openers.personalPronoun.of.test(pronoun);
  for (let back = 1; back <= mostBack; back += 1) {
    const before = sentences[at - back]?.text;
    if (before === undefined) return undefined;
    const found = isPerson
      ? onlyPerson(before)
      : speech.speaksOn.of.test(text)
        ? speech.organisation.of.exec(before)?.groups?.['name']
        : undefined;
    if (found !== undefined) return { text: withName(text, found), source: before };
    // "He … He …": the one before goes on with the same person; anything else may have brought another.
    if (!isPerson || !sameKind(pronoun, openingPronoun(before)) || peopleIn(before).length > 0) return undefined;
  }
  return undefined;
}

function onlyPerson(sentence: string): string | undefined {
  const { name: acting } = speech.actor.of.exec(sentence)?.groups ?? {};
  const { name: saying, behind } = speech.speaker.of.exec(sentence)?.groups ?? {};
  const found = acting ?? saying ?? behind;
  if (found === undefined || speech.notPeople.of.test(found)) return undefined;
  const last = found.split(' ').at(-1) ?? '';
  const others = peopleIn(sentence).filter((other) => !other.includes(last));
  const isTold = found.includes(' ') || saying !== undefined || behind !== undefined;
  return others.length === 0 && isTold ? found : undefined;
}

function peopleIn(sentence: string): string[] {
  return [...sentence.matchAll(speech.anybody.of)].flatMap(({ 0: found, index }) =>
    speech.notPeople.of.test(found) || speech.inPlace.of.test(sentence.slice(0, index)) ? [] : [found],
  );
}

function sameKind(pronoun: string, other: string | undefined): boolean {
  return other !== undefined && openers.personalPronoun.of.test(other) && isOfMan(pronoun) === isOfMan(other);
}

function isOfMan(pronoun: string): boolean {
  return openers.masculinePronoun.of.test(pronoun);
}

// How far a picked sentence must reach so that the reader sees whose words it gives: somebody's speech runs over several
// sentences, and who speaks is said in one of them.
// Promises: pure; whole sentences of one paragraph, the picked one among them, at most three; alone when that does not help.

const mostSentences = 3;
const mostWords = 70;
/** The numbers of the first and the last sentence. */
function wholeQuotation(sentences: readonly Sentence[], at: number, passage: string): readonly [number, number] {
  const alone = [at, at] as const;
  const { text = '' } = sentences[at] ?? {};
  const missing = missingMark(text);
  if (missing === undefined) return alone;
  const step = missing === 'closing' ? 1 : -1;
  for (let reach = 1; reach < mostSentences; reach += 1) {
    const other = at + step * reach;
    const [first, last] = step === 1 ? [at, other] : [other, at];
    const [from, to] = [sentences[first], sentences[last]];
    if (from === undefined || to === undefined) return alone;
    const said = passage.slice(from.span.start, to.span.end);
    if (said.includes('\n') || countWords(said) > mostWords) return alone;
    if (missingMark(said) === undefined) return speech.reporting.of.test(said) ? [first, last] : alone;
  }
  return alone;
}

/** Whether a text holds but a part of what somebody says. */
function isCut(text: string): boolean {
  return missingMark(text) !== undefined;
}

/** Which of its quotation marks stands in another sentence. */
function missingMark(text: string): 'opening' | 'closing' | undefined {
  const count = (mark: string): number => text.split(mark).length - 1;
  const open = count('“') - count('”');
  if (open !== 0) return open > 0 ? 'closing' : 'opening';
  if (count('"') % 2 === 0) return undefined;
  return /(?:^|[\s(])"(?=\S)[^"]*$/.test(text) ? 'closing' : 'opening';
}
