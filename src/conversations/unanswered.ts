/**
 * The questions that the articles do not answer, told apart by their words: which were asked how often, and what no article
 * mentions. Pure. A question that was answered since is not among them, nor what the reader took off the list.
 */
import type { AskedTurn, UnansweredQuestion } from '../store/stored-conversation.ts';
import { foldCase } from '../text.ts';

/** `turns`: the oldest first. What was asked last stands first. */
export function unansweredOf(turns: readonly AskedTurn[]): UnansweredQuestion[] {
  const groups = new Map<string, UnansweredQuestion>();
  for (const { turnId, conversationId, question, asked, answered, missing, dismissed } of turns) {
    const key = keyOf(question);
    const before = groups.get(key);
    groups.delete(key);
    // What was taken off the list begins anew when it is asked again.
    if (answered || dismissed) continue;
    groups.set(key, { turnId, conversationId, question, asked, missing, times: (before?.times ?? 0) + 1 });
  }
  return [...groups.values()].toSorted(latestFirst);
}

/** An order that is told by the questions alone, so that a list can be gone on with. */
function latestFirst(a: UnansweredQuestion, b: UnansweredQuestion): number {
  if (a.asked !== b.asked) return a.asked < b.asked ? 1 : -1;
  return a.turnId < b.turnId ? -1 : 1;
}

/** The turns that ask the same as this one. */
export function sameQuestion(turns: readonly AskedTurn[], turnId: string): string[] {
  const key = turns.filter((turn) => turn.turnId === turnId).map(({ question }) => keyOf(question))[0];
  return turns.filter(({ question }) => keyOf(question) === key).map((turn) => turn.turnId);
}

/** Its words, whatever their case and what stands between them. */
function keyOf(question: string): string {
  return foldCase(question)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
