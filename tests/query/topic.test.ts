import { expect, it } from 'vitest';
import { standingAlone } from '../../src/query/turn.ts';
import { writtenOf, writtenWith } from '../../src/query/written-topic.ts';

it('a topic that is written behind a question is read again as it was', () => {
  const topic = { head: 'Where did they meet', topics: ['Mike Pompeo and Yossi Cohen', 'Who discussed the raid'] };
  const text = writtenWith(topic);
  expect(text).toBe('Where did they meet (about: Mike Pompeo and Yossi Cohen; Who discussed the raid)?');
  expect(standingAlone(text)).toEqual({ text, topic });
});

it.each(['Where did they meet?', 'What was the talk (about: nothing) for?', ''])('%j has none', (text) => {
  expect(standingAlone(text)).toEqual({ text, topic: undefined });
});

it('one of several that may be meant is asked for by its title, and understood', () => {
  const text = writtenOf('How tall is it', 'The tower of Vell');
  expect(text).toBe('How tall is it, in “The tower of Vell”?');
  expect(standingAlone(text).topic).toEqual({ head: 'How tall is it', topics: ['The tower of Vell'] });
});
