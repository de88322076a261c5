/**
 * Sentences for a question that wants several things: the likely ones, then those that are about what is asked nearly as
 * much as the best and name something that those before have not named.
 * Promises: at most four, the best first, then as they stand in the articles. Does not know whether they answer.
 */
import { oneOf } from '../language/en/naming.ts';
import type { ScoredSentence } from '../readers/linear/sentence-features.ts';
import { inArticleOrder, isWorthReading, type Picked, pickStatements } from './pick-statements.ts';

const mostStatements = 4;
/** A sentence that is as likely to answer is not left out for one that names something new. */
const likely = 0.05;
/** Share of what the best matches of the question that another must match. */
const nearlyAsMuch = 0.6;
/** Further down they are about something else. */
const looked = 16;

/** `sentences`: best first. `asked`: terms of the question, which name nothing new. */
export function pickList(sentences: readonly ScoredSentence[], asked: ReadonlySet<string>): readonly Picked[] {
  const [best, ...rest] = pickStatements(sentences);
  if (best === undefined) return [];
  const picked = [best, ...rest.filter(({ chance }) => chance >= likely)];
  const named = new Set(picked.flatMap(namesOf));
  for (const sentence of sentences.slice(0, looked)) {
    if (picked.length >= mostStatements) break;
    const fresh = namesOf(sentence).filter((name) => !asked.has(name) && !named.has(name));
    const isAbout = sentence.features.own >= nearlyAsMuch * best.features.own;
    if (!isAbout || fresh.length === 0 || !isWorthReading(sentence, picked)) continue;
    picked.push(sentence);
    for (const name of fresh) named.add(name);
  }
  return [best, ...picked.slice(1).toSorted(inArticleOrder(sentences))];
}

/** Those that name one of a kind: "Ann Lee, an expert on ice" does, "experts say" does not. All when none does. */
export function namingOne(sentences: readonly ScoredSentence[], kind: string): readonly ScoredSentence[] {
  const one = oneOf(kind);
  const naming = sentences.filter(({ sentence }) => one.test(sentence.text));
  return naming.length > 0 ? naming : sentences;
}

function namesOf({ sentence }: ScoredSentence): readonly string[] {
  return sentence.words.filter(({ isCapital, opens }) => isCapital && !opens).map(({ term }) => term);
}
