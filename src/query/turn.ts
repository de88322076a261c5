/**
 * A turn of a conversation, taken apart: remarks and what is asked; and, of a question that asks two things, its sides. What it asks, and what it remarks beside that: "We're on Team. Can we get it raised?", "ok
 * thanks, one more thing: who pays?" Remarks say who asks and why; an answer need not be about them. And how what a turn is about is
 * written behind it. Goes by sentences and question words. Promises: pure; a turn that only asks, or only remarks, comes back
 * whole. English only.
 */
import * as comparison from '../language/en/comparison.ts';
import * as remarks from '../language/en/remarks.ts';
import { rewritten, sentenceSpans } from '../text.ts';
import { isQuestion } from './asking.ts';
import type { Topic } from './query.ts';
import { titleIn, topicIn, writtenWith } from './written-topic.ts';

export interface SplitTurn {
  /** Without what is only polite. */
  readonly whole: string;
  readonly asked: string;
  /** Empty where there is none. */
  readonly remark: string;
  /** Set where the turn says that it is about something else than the turns before. */
  readonly startsAnew?: true;
}

export function splitTurn(text: string): SplitTurn {
  const whole = withoutOpening(text).replace(remarks.contracted.of, (_, word: string) => `${word}'s`);
  return { whole, ...split(whole), ...(remarks.anew.of.test(text) && { startsAnew: true }) };
}

type Parts = Pick<SplitTurn, 'asked' | 'remark'>;

function split(bare: string): Parts {
  const sentences = sentenceSpans(bare)
    .flatMap(({ start, end }) => bare.slice(start, end).split(remarks.beforeLowerCase.of))
    .map((sentence) => withoutOpening(sentence))
    .filter(Boolean);
  const first = sentences.findIndex((sentence) => isQuestion(sentence));
  if (sentences.length < 2 || first < 0) return clauses(bare);
  const last = sentences.findLastIndex((sentence) => isQuestion(sentence));
  const { asked, remark } = clauses(sentences.slice(first, last + 1).join(' '));
  return {
    asked,
    remark: [...sentences.slice(0, first), remark, ...sentences.slice(last + 1)].filter(Boolean).join(' '),
  };
}

function clauses(text: string): Parts {
  const { remark, asked } = remarks.askedBehind.of.exec(text)?.groups ?? {};
  return remark === undefined || asked === undefined
    ? { asked: text, remark: '' }
    : { asked, remark: remark.slice(0, -1) };
}

/** "ok thanks!! and who pays?" without what is only polite; a turn of nothing else stays. */
function withoutOpening(text: string): string {
  let rest = text.trim();
  for (;;) {
    const shorter = rest.replace(remarks.opening.of, '').trim();
    if (shorter === '' || shorter === rest) return rest;
    rest = shorter;
  }
}

// What a conversation is about, behind a follow-up that does not say it: "Where is it based (about: the Observatory)?"
// Inside it is data; where a question must be one text, it is as written-topic.ts says.

/** A question that stands alone: its whole text, and of a rewritten follow-up the parts. */
export interface Standalone {
  readonly text: string;
  readonly topic: Topic | undefined;
  /** Set where the turn says that what was spoken of before is left. */
  readonly startsAnew?: true;
}

/** Somebody may ask again what they were shown: a text with its topic behind it means the same. */
export function standingAlone(text: string): Standalone {
  const ofTitle = titleIn(text);
  return ofTitle === undefined ? { text, topic: topicIn(text) } : { text: writtenWith(ofTitle), topic: ofTitle };
}

/** Several lines are no question with a topic to most of what follows: they are read as a whole. */
export function isOneLine(text: string): boolean {
  return !/[\n\r\u2028\u2029]/.test(text);
}

// Questions that ask two things in one: of two people, two sources, two raids, two years. Each side becomes a question
// of its own, so that passages are found for it and it is answered by itself. English only.
// Promises: pure; only where words say that two are set side by side ("differ", "more … or", "each", two dates):
// talks between two governments are one thing.

/** Two questions, or none when it is one. */
export function sidesOf(question: string): readonly string[] {
  if (!comparison.sideBySide.of.test(question) && !comparison.twoDates.of.test(question)) return [];
  for (const { of } of comparison.twoSides) {
    const { before = '', first = '', second = '', after = '' } = of.exec(question)?.groups ?? {};
    if (first === '' || second === '') continue;
    return [first, second].map((side) => plainQuestion(`${before}${side}${after}`));
  }
  return [];
}

/** What is asked of one side, without the words that compare it. */
function plainQuestion(question: string): string {
  const plain = rewritten(question, comparison.withoutComparing)
    .replace(
      comparison.measured.of,
      (_, verb: string, degree: string) => `How ${rewritten(degree.toLowerCase(), comparison.plainDegree)} ${verb} `,
    )
    .replace(/\s+/g, ' ')
    .trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
