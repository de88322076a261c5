/** Answers as the terminal shows them. */
import { describe, expect, it } from 'vitest';
import { showAnswer } from '../../src/cli/show.ts';
import { openFootnote } from '../fixtures/open-footnote.ts';

describe('an answer in the terminal', () => {
  it('sets the words that answer in bold, and only where asked to', async () => {
    const footnote = await openFootnote({
      'mill.md': 'The paper mill at Orre was built by Jonas Weck in 1874. Its roof \u001B[31mburnt in 1901.',
    });
    const question = { text: 'When was the paper mill at Orre built?', history: [], filters: {} };
    const answer = await footnote.askOnce(question, new AbortController().signal);
    // oxlint-disable-next-line no-control-regex -- the terminal's own sign for bold
    expect(showAnswer(answer, [], { isBold: true })).toMatch(/\u001B\[1m[^\u001B]*1874[^\u001B]*\u001B\[22m/u);
    expect(showAnswer(answer, [], { isBold: true }).split('\u001B')).toHaveLength(1 + 2 * answer.citations.length);
    const plain = showAnswer(answer);
    expect(['\u001B', '\uE000', '\uE001'].filter((mark) => plain.includes(mark))).toEqual([]);
  });
});
