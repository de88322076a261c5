import { describe, expect, it } from 'vitest';
import { newPartProblem } from '../../src/verification/new-part.ts';

const quotes = ['The lighthouse of Torvik is 41 metres tall and was lit in 1888.'];

describe('a part of a statement of which its quotes hold nothing', () => {
  it.each([
    'The lighthouse of Torvik is 41 metres tall and its keeper took a bribe.',
    'The lighthouse of Torvik is 41 metres tall and took a bribe.',
    'The lighthouse of Torvik, which the mayor sold, is 41 metres tall.',
    'The mayor wants another one, but the lighthouse of Torvik is 41 metres tall.',
  ])('is named: %s', (statement) => {
    expect(newPartProblem(statement, quotes)).toMatch(
      /^The words that it quotes say nothing of “(?:keeper|took|mayor)”/,
    );
  });

  it.each([
    'The lighthouse of Torvik is 41 metres tall, and was lit in 1888.',
    'The lighthouse of Torvik, lit in 1888, is 41 metres tall.',
    'Lit in 1888, it is 41 metres tall.',
    'The lighthouse of Torvik is 41 metres or more tall and was lit in 1888.',
    'The lighthouse of Torvik is 41 metres tall.',
  ])('is in none that says what they say: %s', (statement) => {
    expect(newPartProblem(statement, quotes)).toBeUndefined();
  });
});
