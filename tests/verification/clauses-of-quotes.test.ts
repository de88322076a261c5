/** What quotes say in one clause of one and in another of another, and which they tell as the earlier: kept, or exchanged. */
import { describe, expect, it } from 'vitest';
import { orderProblem } from '../../src/verification/order-in-time.ts';
import { recombinedProblem } from '../../src/verification/recombined.ts';

const judges = 'Judge Ines Holt chose the bread, while judge Omar Reed chose the soup.';
const herds = 'Farmer Lena Voss sold 30 goats, and her cousin Nils Brandt sold 9.';
const two = ['Anna Berg said that the roof leaked.', 'Her deputy, Carl Moe, said that the money had run out.'];

describe('the subject of one clause with the predicate of another', () => {
  it.each([
    ['set against each other', 'Judge Ines Holt chose the soup, while judge Omar Reed chose the bread.', [judges]],
    ['one of them alone', 'Judge Omar Reed chose the bread.', [judges]],
    ['both said to have done what one did', 'Lena Voss and her cousin Nils Brandt sold 30 goats.', [herds]],
    ['both said to have said what one said', 'Anna Berg and Carl Moe said that the money had run out.', two],
    [
      'a group and the others',
      'Most of the wounded were driven to a school.',
      ['Most of the wounded were flown to Lauvik, while the others were driven to a school.'],
    ],
  ])('is said: %s', (_, statement, quotes) => {
    expect(recombinedProblem(statement, quotes)).toMatch(
      /^It says of “.+” what the words that it quotes say of “.+”\.$/,
    );
  });

  it.each([
    ['each its own, in another order', 'Omar Reed chose the soup, while Ines Holt chose the bread.', [judges]],
    ['one of them', 'Judge Omar Reed chose the soup.', [judges]],
    ['what both did', 'Lena Voss and Nils Brandt sold goats.', [herds]],
    ['what each said', 'Carl Moe said that the money had run out, and Anna Berg said that the roof leaked.', two],
    [
      'what stands in the other clause and is not told again',
      'Sales in the north were worse than those of 2019.',
      ['Sales in the south were better than those of 2019, while sales in the north were worse.'],
    ],
    ['who is meant by a pronoun', 'Olga Brand sold the mill.', ['Olga Brand left in May.', 'She sold the mill.']],
    [
      'who is meant by a common noun',
      'Tarn Mills will pay the workers.',
      ['Tarn Mills closed in May.', 'The company will pay the workers.'],
    ],
    ['one clause only', 'Omar Reed chose the bread.', ['Ines Holt chose the bread.']],
  ])('is not: %s', (_, statement, quotes) => {
    expect(recombinedProblem(statement, quotes)).toBeUndefined();
  });
});

describe('the order of two things', () => {
  it.each([
    ['before', 'The bridge was painted before it was measured.', 'The bridge was measured before it was painted.'],
    [
      'with the time between',
      'The deal was signed two weeks before it was shown to the board.',
      'The deal was shown to the board in May, two weeks before it was signed.',
    ],
    ['after', 'The boats left after the storm had come.', 'The storm came after the boats had left.'],
    ['then', 'The guests were fed before they were counted.', 'The guests were first counted and then fed.'],
    ['at the start', 'Before it closed, the mill was sold.', 'The mill closed before it was sold.'],
  ])('is turned round: %s', (_, statement, quote) => {
    expect(orderProblem(statement, [quote])).toBe('It tells in another order what the words that it quotes tell.');
  });

  it.each([
    ['told from the other side', 'The mill closed after it had been sold.', 'The mill was sold before it closed.'],
    ['told from the start', 'Before it closed, the mill was sold.', 'The mill was sold before it closed.'],
    ['with a word for then', 'The guests were fed after they were counted.', 'The guests were counted and then fed.'],
    ['of other things', 'The mill burnt before the war.', 'The mill was sold before it closed.'],
    ['that the quotes do not tell', 'The mill closed before it was sold.', 'The mill closed, and it was sold.'],
    [
      'told twice',
      'It was sold before it closed and after it burnt.',
      'It burnt before it was sold, and closed after it was sold.',
    ],
  ])('is kept: %s', (_, statement, quote) => {
    expect(orderProblem(statement, [quote])).toBeUndefined();
  });
});
