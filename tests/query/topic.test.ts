import { expect, it } from 'vitest';
import { standingAlone, writtenWith } from '../../src/query/turn.ts';

it('a topic that is written behind a question is read again as it was', () => {
  const topic = { head: 'Where did they meet', topics: ['Mike Pompeo and Yossi Cohen', 'Who discussed the raid'] };
  const text = writtenWith(topic);
  expect(text).toBe('Where did they meet (about: Mike Pompeo and Yossi Cohen; Who discussed the raid)?');
  expect(standingAlone(text)).toEqual({ text, topic });
});

it.each(['Where did they meet?', 'What was the talk (about: nothing) for?', ''])('%j has none', (text) => {
  expect(standingAlone(text)).toEqual({ text, topic: undefined });
});
