import { describe, expect, it } from 'vitest';
import { type Reading, readingOf } from '../../src/retrieval/read-passage.ts';
import { orderedQuestion, windowScore } from '../../src/retrieval/score-segment.ts';

const even = (): number => 1;
/** Of sentences that stand one after the other. */
function read(sentences: readonly string[]): Reading {
  const text = sentences.join(' ');
  let start = 0;
  const spans = sentences.map(({ length }) => {
    const span = { start, end: start + length };
    start += length + 1;
    return span;
  });
  return readingOf(text, spans);
}
const score = (question: string, ...sentences: string[]): number =>
  windowScore(orderedQuestion(question, even), read(sentences));

describe('windowScore', () => {
  it('prefers a sentence that holds all of the question to two that share it', () => {
    const together = score('Who bombed the Raqqa bridge?', 'Jets bombed a bridge in Raqqa.', 'It rained.');
    const apart = score('Who bombed the Raqqa bridge?', 'Jets bombed a village.', 'Raqqa rebuilt its bridge.');
    expect(together).toBeGreaterThan(apart);
  });

  it('prefers the words in the order of the question', () => {
    const inOrder = score('Islamic State attack', 'An Islamic State attack was near.');
    const mixed = score('Islamic State attack', 'A state near an Islamic attack.');
    expect(inOrder).toBeGreaterThan(mixed);
  });

  it('tells small words apart: war on is not war in', () => {
    const same = score('the war on Iraq', 'They spoke of the war on Iraq.');
    const other = score('the war on Iraq', 'They spoke of the war in Iraq.');
    expect(same).toBeGreaterThan(other);
  });

  it('weighs rare words more', () => {
    const question = orderedQuestion('Amirli city', (term) => (term === 'citi' ? 0.1 : 5));
    expect(windowScore(question, read(['In Amirli.']))).toBeGreaterThan(windowScore(question, read(['In the city.'])));
  });

  it('gives 0 where nothing matches, and for a question without telling words', () => {
    expect(score('Raqqa bridge', 'It rained.')).toBe(0);
    expect(score('', 'It rained.')).toBe(0);
    expect(score('Raqqa bridge')).toBe(0);
  });

  it('does not depend on other sentences once the best is there', () => {
    const alone = score('Raqqa bridge', 'The Raqqa bridge fell.');
    expect(score('Raqqa bridge', 'It rained.', 'The Raqqa bridge fell.', 'Snow.')).toBe(alone);
  });
});
