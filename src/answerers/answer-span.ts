/**
 * The words of a sentence that answer: "57" in "In all, 57 troops were killed", marked for the reader's eye.
 * Every run of at most twelve words is measured; which counts how much is fitted (bench/fit-spans.mjs).
 * Promises: a span of whole words inside the sentence, or none where nothing is asked for (yes or no, an overview).
 */
import { answerSpans, newFacts } from '../search/answer-expressions.ts';
import { needsExpression } from '../search/question-type.ts';
import { eachWord } from '../search/terms.ts';
import type { Span } from '../text.ts';
import { spanWeights } from './fitted-span-weights.ts';
import { WordMatcher } from './match-words.ts';
import type { WeighedQuestion } from './question-words.ts';
import type { PickedSentence } from './picked-sentence.ts';

/** @public bench/fit-spans.mjs */
export const mostSpanWords = 12;

/** @public bench/fit-spans.mjs */
export const spanFeatureNames = [
  'length',
  'long', // beyond five words
  'asked', // share of what the sentence matches of the question that stands inside
  'toldShare', // share of the sentence's other telling words that stands inside
  'told', // telling words that are not asked, per word
  'near', // how near the matched words outside stand
  'afterAsked', // a matched word stands right before
  'beforeAsked',
  'expression', // holds a date for "when", a number for "how many"
  'expressionOnly', // little else
  'expressionCut', // the run begins or ends inside of one
  'opensClause',
  'closesClause',
  'holdsBreak', // a comma or the like inside
  'opensFunction', // begins with a preposition, an auxiliary …
  'closesFunction',
  'afterFunction',
  'beforeFunction',
  'afterCopula', // right behind "is", "was", "called", for "what"
  'because', // begins with a reason's word, or right behind it, for "why"
  'afterBy', // right behind "by", for "who"
  'place', // right behind "in", "at", "to" …, for "where"
  'names',
  'numbers',
  'nameCut', // begins or ends inside a name
  'besideFocus', // what is asked for ("language") stands in it or beside it
  'quoted', // begins at a quotation mark
] as const;

export type SpanFeature = (typeof spanFeatureNames)[number];

/** Words within which a matched word is near. */
const nearWords = 5;
const copula = /^(?:is|are|was|were|be|been|called|named|termed|as|known)$/i;
const reason = /^(?:because|since|due|to|for|so|as|owing|of|by|from)$/i;
const placing = /^(?:in|at|on|to|from|near|into|around|outside|between|through|across|towards?|of|within)$/i;

/** @public bench/fit-spans.mjs */
export interface MeasuredSpan extends Span {
  readonly features: Readonly<Record<SpanFeature, number>>;
}

export function answerSpan(question: WeighedQuestion, sentence: PickedSentence): Span | undefined {
  if (question.type === 'yes-no' || question.type === 'overview') return undefined;
  const weights = spanWeights[needsExpression(question.type) ? 'expression' : 'other'];
  let best: { readonly span: Span; readonly score: number } | undefined;
  for (const { start, end, features } of measuredSpans(question, sentence)) {
    let score = 0;
    for (const name of spanFeatureNames) score += weights[name] * features[name];
    if (best === undefined || score > best.score) best = { span: { start, end }, score };
  }
  return best?.span;
}

/** A word as it is written, without the punctuation around it. */
interface WrittenWord extends Span {
  readonly text: string;
  /** Weight of the words of the question that it matches. */
  readonly asked: number;
  readonly isFocus: boolean;
  /** Says something: not a function word, not asked. */
  readonly tells: boolean;
  readonly isFunction: boolean;
  readonly isCapital: boolean;
  readonly breaksBefore: boolean;
  readonly breaksAfter: boolean;
  readonly quoteBefore: boolean;
}

/** @public bench/fit-spans.mjs */
export function* measuredSpans(
  question: WeighedQuestion,
  { from, sentence, at }: PickedSentence,
): Generator<MeasuredSpan> {
  const { type } = question;
  const words = writtenWords(question, from, at);
  const known = new Set(question.words.flatMap(({ terms }) => terms));
  const facts = newFacts(
    sentence,
    (term) => known.has(term),
    () => false,
  );
  const expressions = answerSpans(type, sentence, question.text, facts) ?? [];
  const asked = Math.max(
    Number.MIN_VALUE,
    total(words, (word) => word.asked),
  );
  const telling = Math.max(
    1,
    total(words, (word) => Number(word.tells)),
  );
  for (const [first, opening] of words.entries()) {
    let [askedInside, told, names, numbers, breaks, focus] = [0, 0, 0, 0, 0, 0];
    for (let last = first; last < Math.min(words.length, first + mostSpanWords); last += 1) {
      const closing = words[last];
      if (closing === undefined) break;
      const before = words[first - 1];
      const after = words[last + 1];
      const length = last - first + 1;
      askedInside += closing.asked;
      told += Number(closing.tells);
      names += Number(closing.isCapital && closing.tells);
      numbers += Number(/\d/.test(closing.text));
      breaks += Number(last > first && closing.breaksBefore);
      focus += Number(closing.isFocus);
      const { start } = opening;
      const { end } = closing;
      const held = expressions.filter((span) => span.start >= start - 1 && span.end <= end + 1);
      const isCut = expressions.some((span) => span.start < end && span.end > start && !held.includes(span));
      const near = words.reduce((sum, word, i) => {
        if (word.asked === 0 || (i >= first && i <= last)) return sum;
        return sum + word.asked * Math.exp(-(i < first ? first - i : i - last) / nearWords);
      }, 0);
      const opens = opening.text;
      const behind = before?.breaksAfter === false ? before.text : '';
      yield {
        start,
        end,
        features: {
          length: length / mostSpanWords,
          long: Math.max(0, length - 5) / mostSpanWords,
          asked: askedInside / asked,
          toldShare: told / telling,
          told: told / length,
          near: near / asked,
          afterAsked: Number((before?.asked ?? 0) > 0),
          beforeAsked: Number((after?.asked ?? 0) > 0),
          expression: Number(held.length > 0),
          expressionOnly:
            held.length > 0 ? Math.min(1, total(held, (span) => span.end - span.start) / (end - start)) : 0,
          expressionCut: Number(isCut),
          opensClause: Number(opening.breaksBefore),
          closesClause: Number(closing.breaksAfter),
          holdsBreak: Number(breaks > 0),
          opensFunction: Number(opening.isFunction),
          closesFunction: Number(closing.isFunction),
          afterFunction: Number(before?.isFunction === true),
          beforeFunction: Number(after?.isFunction === true),
          afterCopula: Number(type === 'what' && copula.test(behind)),
          because: Number(type === 'why' && (reason.test(opens) || reason.test(behind))),
          afterBy: Number(type === 'who' && behind === 'by'),
          place: Number(type === 'where' && placing.test(behind)),
          names: Math.min(1, names / 2),
          numbers: Math.min(1, numbers),
          nameCut: Number(isOneName(before, opening) || isOneName(closing, after)),
          besideFocus: Number(focus > 0 || before?.isFocus === true || after?.isFocus === true),
          quoted: Number(opening.quoteBefore),
        },
      };
    }
  }
}

function isOneName(word: WrittenWord | undefined, next: WrittenWord | undefined): boolean {
  return word?.isCapital === true && next?.isCapital === true && !word.breaksAfter;
}

function writtenWords(question: WeighedQuestion, from: PickedSentence['from'], at: number): WrittenWord[] {
  const sentence = from.sentences[at];
  if (sentence === undefined) return [];
  const matches = new WordMatcher(question.words).match(from).map(({ word, inSentence }) => ({
    word,
    places: (inSentence[at]?.at ?? []).flatMap((place) => sentence.words[place] ?? []),
  }));
  return [...sentence.text.matchAll(/\S+/g)].flatMap(({ 0: whole, index }): WrittenWord[] => {
    const inner = /[\p{L}\p{N}$€£¥%](?:.*[\p{L}\p{N}%$€£¥+])?/u.exec(whole);
    if (inner === null) return [];
    const start = index + inner.index;
    const end = start + inner[0].length;
    const here = matches.filter(({ places }) => places.some((place) => place.start < end && place.end > start));
    const asked = total(here, ({ word }) => word.weight);
    let isFunction = true;
    eachWord(inner[0], (_term, _word, kind) => {
      if (kind !== 'stop') isFunction = false;
    });
    return [
      {
        start,
        end,
        text: inner[0],
        asked,
        isFocus: here.some(({ word }) => word.isAskedFor),
        tells: asked === 0 && !isFunction,
        isFunction,
        isCapital: /^\p{Lu}/u.test(inner[0]),
        breaksBefore: index === 0 || inner.index > 0 || /[,;:.!?)–—]$/u.test(sentence.text.slice(0, index).trimEnd()),
        breaksAfter: end < index + whole.length || end === sentence.text.length,
        quoteBefore: /["“‘(]$/u.test(whole.slice(0, inner.index)),
      },
    ];
  });
}

function total<Each>(values: readonly Each[], worth: (value: Each) => number): number {
  return values.reduce((sum, value) => sum + worth(value), 0);
}
