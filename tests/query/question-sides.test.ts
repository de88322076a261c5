import { describe, expect, it } from 'vitest';
import { sidesOf } from '../../src/query/turn.ts';

describe('a question of two sides', () => {
  it.each([
    [
      'How do Valensi and Zisser differ on what the raid means?',
      ['How do Valensi on what the raid means?', 'How do Zisser on what the raid means?'],
    ],
    [
      'Did more fighters die in the raid on Raqqa or in the strike of 5 February 2024?',
      ['How many fighters die in the raid on Raqqa?', 'How many fighters die in the strike of 5 February 2024?'],
    ],
    [
      'Who was killed in Iraq in 2014 and in 2024?',
      ['Who was killed in Iraq in 2014?', 'Who was killed in Iraq in 2024?'],
    ],
    [
      'What did Al Maliki and Al Abadi each say about strikes?',
      ['What did Al Maliki say about strikes?', 'What did Al Abadi say about strikes?'],
    ],
    [
      'Compare what debkafile and War Is Boring say about Damascus.',
      ['What does debkafile say about Damascus.', 'What does War Is Boring say about Damascus.'],
    ],
    [
      'Which is larger, the Turkish or the Saudi army?',
      ['How large is the Turkish army?', 'How large is the Saudi army?'],
    ],
  ])('%j is asked of each', (question, sides) => {
    expect(sidesOf(question)).toEqual(sides);
  });

  it.each([
    'When was the alliance of Russia, Iran, Iraq and Syria announced?',
    'What are the talks between Baghdad and Washington about?',
    'How many fighters died in the raid on Raqqa?',
    'Why are Iran and Russia doubling down on Syria?',
  ])('%j is one', (question) => {
    expect(sidesOf(question)).toEqual([]);
  });
});
