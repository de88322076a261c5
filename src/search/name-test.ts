/**
 * Which words of a question look like names, and so may be spelt by ear. Promises: pure. Does not know names that are
 * written without a capital, nor what opens the question: there, any word has one.
 */

const CAPITAL = /\p{Lu}/u;

/** Takes a word as the question has it. */
export function nameTest(question: string): (word: string) => boolean {
  const isShouted = question === question.toUpperCase();
  return (word) => !isShouted && CAPITAL.test(question.startsWith(word) ? word.slice(1) : word);
}
