/**
 * What stands near the answer and was not asked: in a short article every sentence is about what the title names, so that
 * each looks likely. Promises: pure; a sentence that answers as well as the best, or that matches a word of the question
 * which the best leaves open, is none. Among many passages nothing is: there, what is about the same subject is scarce.
 */
import type { WeighedQuestion } from '../readers/linear/question-words.ts';
import type { ScoredSentence } from '../readers/linear/sentence-score.ts';
import { opensWithPronoun } from './named-opening.ts';

/** A word that is matched so well by the best sentence, by the title or by the sentence before is not open. */
const said = 0.6;
/** What stands beside the best sentence may go on with the answer in words of its own; so may any, where words are open. */
const fairChance = 0.06;

/** Whether a word of the question is said neither by a sentence nor by what it follows on. */
export function leavesOpen({ around }: ScoredSentence, { words }: WeighedQuestion): boolean {
  return words.some((_, at) => (around[at] ?? 0) < said);
}

export function isAside(sentence: ScoredSentence, best: ScoredSentence, question?: WeighedQuestion): boolean {
  if (question === undefined || question.type === 'overview' || question.amongMany === 1) return false;
  const words = [...question.words.keys()];
  const open = words.filter((at) => (best.around[at] ?? 0) < said);
  const isBeside = sentence.from === best.from && Math.abs(sentence.at - best.at) === 1;
  if ((isBeside || open.length > 0) && sentence.chance >= fairChance) return false;
  if (open.some((at) => (sentence.own[at] ?? 0) >= said)) return false;
  // What only the best sentence says, its title does not: "loud", where all the article is about a kettle.
  const own = words.filter((at) => (best.own[at] ?? 0) >= said && question.words[at]?.isName === false);
  // "It is 212 metres long" is about what stands before.
  const saidHere = opensWithPronoun(sentence.sentence.text) ? sentence.around : sentence.own;
  const isElsewhere = words.some((at) => !open.includes(at) && sentence.around[at] === 0);
  return isElsewhere || sentence.features.typeMissing === 1 || own.some((at) => (saidHere[at] ?? 0) < said);
}
