/**
 * The sentences that were picked for the answer, and the statements that they become: each as it stands, with the rest of
 * a speech that it is cut from, with the name in square brackets where it opens with a pronoun, and with whose words they
 * are where that is to be said. Promises: no sentence is said twice.
 */
import { attributionOf } from '../checks/attribution.ts';
import type { DraftStatement } from '../domain.ts';
import { answerSpan } from '../readers/linear/answer-span.ts';
import type { WeighedQuestion } from '../readers/linear/question-words.ts';
import type { PlacedSentence, ReadPassage, Sentence } from '../readers/linear/read-sentences.ts';
import type { Span } from '../text.ts';
import { namedOpening, opensWithPronoun } from './named-opening.ts';
import { isCut, wholeQuotation } from './whole-quotation.ts';

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
  const span = question && (picked.pointed ?? answerSpan(question, picked));
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

/** "…,” he told reporters": the sentence before says who. */
const saysHe = /[,”"] (?:he|she|they) (?:said|told|added|explained|noted|insisted|argued|warned)\b/;

/** Whether a sentence can be read without the one before it. */
export function standsAlone({ sentences, ranked }: ReadPassage, at: number): boolean {
  const { text = '' } = sentences[at] ?? {};
  const [first, last] = wholeQuotation(sentences, at, ranked.passage.text);
  if (last > at) return true;
  return first === at && !isCut(text) && !saysHe.test(text) && !lacksName(sentences, at);
}

function lacksName(sentences: readonly Sentence[], at: number): boolean {
  return opensWithPronoun(sentences[at]?.text ?? '') && namedOpening(sentences, at) === undefined;
}
