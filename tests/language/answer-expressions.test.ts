import { expect, it } from 'vitest';
import { needsExpression } from '../../src/language/answer-expressions.ts';

it('asks for a name, a date or a number where one is needed, and for nothing in particular elsewhere', () => {
  expect(needsExpression('when')).toBe(true);
  expect(needsExpression('why')).toBe(false);
});
