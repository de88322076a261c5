/**
 * A conversation as a model is shown it: the last turns as they were, of earlier ones the question and how its answer
 * began, because a follow-up leans on what was said last, and names come from anywhere.
 * Promises: no longer than its room, and the same each time; what does not fit is left out from the beginning.
 */
import type { Turn } from '../domain.ts';
import { onOneLine, sentenceSpans } from '../text.ts';
import { estimateTokens } from './model-window.ts';

/** Turns that are shown as they were, and characters of each answer. */
const turnsShown = 4;
const answerShown = 400;
/** The same of earlier ones. */
const beginningShown = 150;
/** Of a question. */
const questionShown = 600;

/** `room` in tokens. */
export function shownConversation(history: readonly Turn[], room: number): string {
  const lines: string[] = [];
  let left = room;
  for (const [at, { question, answer }] of history.toReversed().entries()) {
    const words = onOneLine(answer);
    const told = at < turnsShown ? words.slice(0, answerShown) : firstSentence(words).slice(0, beginningShown);
    const turn = `Question: ${onOneLine(question).slice(0, questionShown)}\nAnswer: ${told}`;
    left -= estimateTokens(turn);
    if (left < 0) break;
    lines.push(turn);
  }
  return lines.toReversed().join('\n');
}

function firstSentence(text: string): string {
  const [first] = sentenceSpans(text);
  return first === undefined ? text : text.slice(first.start, first.end);
}
