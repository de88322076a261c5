/**
 * What a word of a question counts in a search: its rarity, and less where passages that answer seldom hold the word.
 * "Which kind of plane" is answered by "a Su-24", which says neither "kind" nor, half of the time, "plane".
 * Promises: pure; never more than the rarity. English only: words of other questions count what their rarity says.
 */
import { eachWord, terms } from './terms.ts';

/** Words that say how it is asked or what sort of thing, or whom the question takes for the source: "the author". */
const ASKING = new Set(
  terms(
    'according author call consider describe example form happen kind known long main many mention name narrator occur often ' +
      'person poster reason refer regarding sort speaker term thing type user writer',
  ),
);
/**
 * Logarithms of odds that the passage that answers holds the word, beside those of other words: .75 of these are held, .1
 * of asking words, .5 of words after "what" and "which" (bench/LOG.md). A word's rarity is such a logarithm too.
 */
const ASKING_ODDS = -3;
const AFTER_WHICH_ODDS = -1;
/** What is left of a rarity at least, so that a question of asking words alone finds something. */
const LEAST = 0.1;

/** Takes a term of the question and its rarity, gives what it counts. */
export type WordWeight = (term: string, rarity: number) => number;

export function wordWeights(question: string): WordWeight {
  const odds = new Map<string, number>();
  const isShouted = question === question.toUpperCase();
  let before = '';
  eachWord(question, (term, word, kind) => {
    if (kind === 'whole') return;
    // A name is meant, whatever stands before it.
    const isName = /^\p{Lu}|\d/u.test(word) && !isShouted && before !== '';
    const here = isName ? 0 : ASKING.has(term) ? ASKING_ODDS : /^(?:what|which)$/.test(before) ? AFTER_WHICH_ODDS : 0;
    odds.set(term, Math.max(odds.get(term) ?? ASKING_ODDS, here));
    before = term;
  });
  return (term, rarity) => Math.max(LEAST * rarity, rarity + (odds.get(term) ?? 0));
}
