import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuoteWithName, openingPronoun, withName } from '../../src/verification/statement-problem.ts';

const source = 'General Issam Zahreddine led the garrison.';
const said = 'He was killed by a mine.';
const quotes = [
  { text: source, start: 0, end: source.length },
  { text: said, start: source.length + 1, end: source.length + 1 + said.length },
];

describe('a name in the place of a pronoun', () => {
  it('holds when the name stands in quoted words before', () => {
    expect(isQuoteWithName('[General Issam Zahreddine] was killed by a mine.', quotes)).toBe(true);
    expect(isQuoteWithName('[Zahreddine] was killed by a mine.', quotes)).toBe(true);
  });

  it.each([
    '[General Issam Zahreddine] was killed by a bomb.',
    '[General Issam Zahreddine] killed by a mine.',
    '[General Haider Zahreddine] was killed by a mine.',
    '[Zahr] was killed by a mine.',
    '[General Issam Zahreddine’s] was killed by a mine.',
    '[General Issam Zahreddine] was killed by a mine. He fled.',
    'General Issam Zahreddine was killed by a mine.',
    '[] was killed by a mine.',
    '[He] was killed by a mine.',
  ])('does not hold: %j', (statement) => {
    expect(isQuoteWithName(statement, quotes)).toBe(false);
  });

  it('does not hold when the name stands behind, or is not quoted', () => {
    const behind = [{ ...quotes[0]!, start: 900, end: 942 }, quotes[1]!];
    expect(isQuoteWithName('[General Issam Zahreddine] was killed by a mine.', behind)).toBe(false);
    expect(isQuoteWithName('[General Issam Zahreddine] was killed by a mine.', quotes.slice(1))).toBe(false);
  });

  it('is the quote to the letter without the bracket, and its words stand in what is quoted before', () => {
    const words = fc.array(fc.constantFrom('Ali', 'was', 'seen', 'in', 'Homs', 'today', 'said'), {
      minLength: 1,
      maxLength: 5,
    });
    const pronoun = fc.constantFrom('He', 'She', 'It', 'They', 'His', 'Her', 'Its', 'Their');
    fc.assert(
      fc.property(words, words, pronoun, words, words, (before, rest, opening, name, other) => {
        const [first, second] = [before.join(' '), `${opening} ${rest.join(' ')}`];
        const both = [
          { text: first, start: 0, end: first.length },
          { text: second, start: first.length + 1, end: first.length + 1 + second.length },
        ];
        const statement = withName(`${opening} ${other.join(' ')}`, name.join(' '));
        const isTrue = other.join(' ') === rest.join(' ') && ` ${first} `.includes(` ${name.join(' ')} `);
        expect(isQuoteWithName(statement, both)).toBe(isTrue);
        expect(openingPronoun(second)).toBe(opening);
      }),
    );
  });
});
