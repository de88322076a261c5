/**
 * The words of a sentence that answer: "57" in "In all, 57 troops were killed", marked for the reader's eye.
 * Every run of at most twelve words is measured; which counts how much is fitted (bench/fit/spans.mjs).
 * Promises: a span of whole words inside the sentence, or none where nothing is asked for (yes or no, an overview).
 */
import { answerSpans, needsExpression, newFacts } from '../../language/answer-expressions.ts';
import type { Language } from '../../language/language.ts';
import { tablesOf } from '../../language/languages.ts';
import { holdsDigit, type Span } from '../../text.ts';
import { spanWeights } from './fitted-span-weights.ts';
import type { WeighedQuestion, PlacedSentence } from './sentences.ts';
import { type WrittenWord, writtenWords } from './written-words.ts';

/** @public bench/fit/spans.mjs */
export const mostSpanWords = 12;

/** @public bench/fit/spans.mjs */
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
  'leftOfDoer', // share of the matched words outside that stand before it, where who or what does it is asked for
  'leftOfDone', // … where what is done, "what did she find?"
  'leftOfBeing', // … where what somebody or something is
  'afterLast', // right behind the question's last word, "referred to as what?"
  'opensSentence',
] as const;

export type SpanFeature = (typeof spanFeatureNames)[number];

/** Words within which a matched word is near. */
const nearWords = 5;
/** @public bench/fit/spans.mjs */
export interface MeasuredSpan extends Span {
  readonly features: Readonly<Record<SpanFeature, number>>;
}

export function answerSpan(question: WeighedQuestion, sentence: PlacedSentence): Span | undefined {
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

/** @public bench/fit/spans.mjs */
export function* measuredSpans(
  question: WeighedQuestion,
  { from, sentence, at }: PlacedSentence,
): Generator<MeasuredSpan> {
  const { type } = question;
  const words = writtenWords(question.words, from, at);
  const known = new Set(question.words.flatMap(({ terms }) => terms));
  const facts = newFacts(
    sentence,
    (term) => known.has(term),
    () => false,
  );
  const { language } = from.ranked.article;
  const { cues } = tablesOf(language);
  const expressions = answerSpans(type, sentence, question.text, facts, language) ?? [];
  const asked = Math.max(
    Number.MIN_VALUE,
    total(words, (word) => word.asked),
  );
  const telling = Math.max(
    1,
    total(words, (word) => Number(word.tells)),
  );
  const form = formOf(question.text, tablesOf(question.language));
  const matched = words.flatMap((word, place) => (word.asked === 0 ? [] : [{ weight: word.asked, place }]));
  for (const [first, opening] of words.entries()) {
    let [askedInside, told, names, numbers, breaks, focus] = [0, 0, 0, 0, 0, 0];
    const askedBefore = total(words.slice(0, first), (word) => word.asked);
    for (let last = first; last < Math.min(words.length, first + mostSpanWords); last += 1) {
      const closing = words[last];
      if (closing === undefined) break;
      const before = words[first - 1];
      const after = words[last + 1];
      const length = last - first + 1;
      askedInside += closing.asked;
      told += Number(closing.tells);
      names += Number(closing.isCapital && closing.tells);
      numbers += Number(holdsDigit(closing.text));
      breaks += Number(last > first && closing.breaksBefore);
      focus += Number(closing.isFocus);
      const { start } = opening;
      const { end } = closing;
      const held = expressions.filter((span) => span.start >= start - 1 && span.end <= end + 1);
      const isCut = expressions.some((span) => span.start < end && span.end > start && !held.includes(span));
      const near = matched.reduce((sum, { weight, place }) => {
        if (place >= first && place <= last) return sum;
        return sum + weight * Math.exp(-(place < first ? first - place : place - last) / nearWords);
      }, 0);
      const opens = opening.text;
      const behind = before?.breaksAfter === false ? before.text : '';
      const left = askedBefore / Math.max(Number.MIN_VALUE, asked - askedInside);
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
          afterCopula: Number(type === 'what' && cues.copula.of.test(behind)),
          because: Number(type === 'why' && (cues.reason.of.test(opens) || cues.reason.of.test(behind))),
          afterBy: Number(type === 'who' && cues.agent.of.test(behind)),
          place: Number(type === 'where' && cues.place.of.test(behind)),
          names: Math.min(1, names / 2),
          numbers: Math.min(1, numbers),
          nameCut: Number(isOneName(before, opening) || isOneName(closing, after)),
          besideFocus: Number(focus > 0 || before?.isFocus === true || after?.isFocus === true),
          quoted: Number(opening.quoteBefore),
          leftOfDoer: form === 'doer' ? left : 0,
          leftOfDone: form === 'done' ? left : 0,
          leftOfBeing: form === 'being' ? left : 0,
          afterLast: Number(before?.isLast === true),
          opensSentence: Number(first === 0),
        },
      };
    }
  }
}

/** "Which storm hit the coast?" asks for who does it, "What did they build?" for what is done. */
function formOf(question: string, { focus }: Language): 'doer' | 'done' | 'being' {
  if (focus.asksForObject.of.test(question)) return 'done';
  return focus.asksForComplement.of.test(question) ? 'being' : 'doer';
}

function isOneName(word: WrittenWord | undefined, next: WrittenWord | undefined): boolean {
  return word?.isCapital === true && next?.isCapital === true && !word.breaksAfter;
}

function total<Each>(values: readonly Each[], worth: (value: Each) => number): number {
  return values.reduce((sum, value) => sum + worth(value), 0);
}
