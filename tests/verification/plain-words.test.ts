import { describe, expect, it } from 'vitest';
import { wordsProblem } from '../../src/verification/plain-words.ts';

const quoted = 'The bakery of Vell pays for all the bread that was burnt, said its owner, Ida Brandt.';
const problem = (statement: string, held = quoted): string | undefined => wordsProblem(statement, held);

describe('what a model writes is no statement where it holds', () => {
  it.each([
    ['an address', 'The bakery pays for the bread at bakery.com.', 'address'],
    ['an address', 'The bakery pays for the bread (www.bakery.org).', 'address'],
    ['an address', 'The bakery pays for the bread; mailto:ida', 'address'],
    ['an address', 'The bakery pays for the bread, hxxp://bakery.example/pay', 'address'],
    ['an address as it is spoken', 'The bakery pays for the bread at bakery dot com.', 'address'],
    ['an address', 'The bakery pays for the bread (ida@bakery.com).', 'markup'],
    ['an address in other letters', 'The bakery pays for the bread: ｂａｋｅｒｙ．ｃｏｍ', ''],
    ['a link by reference', 'The [bakery][1] pays for the bread.', 'markup'],
    ['escaped markup', 'The bakery pays for the bread &lt;b&gt;.', 'markup'],
    ['escaped markup', 'The bakery pays for the bread %3Cb%3E.', 'markup'],
    ['emphasis', 'The bakery **pays** for the bread.', 'markup'],
    ['an order', 'Call the bakery: it pays for the bread.', 'speaks to the reader'],
    ['an order behind a clause', 'The bakery pays for the bread, so call the owner.', 'speaks to the reader'],
    ['a plea', 'The bakery pays for the bread; please wait.', 'speaks to the reader'],
    ['the reader', 'The bakery pays for your bread.', 'speaks to the reader'],
    ['the writer', 'I know that the bakery pays for the bread.', 'speaks to the reader'],
    ['characters that nobody sees', 'The bakery pays\u200B for the bread.', 'not seen'],
    ['letters of two alphabets in one word', 'The b\u0430kery pays for the bread.', 'other letters'],
    ['a word of another alphabet', 'The bakery \u043D\u0435 pays for the bread.', 'other letters'],
    ['piled marks', 'The bakery p\u0336a\u0336ys for the bread.', 'other letters'],
    ['a marker that points nowhere', 'The bakery pays for the bread [a].', 'markup'],
    ['a place that is not seen', 'As the passage above says, the bakery pays for the bread.', 'points to a place'],
  ])('%s: %s', (_, statement, reason) => {
    expect(problem(statement)).toContain(reason);
  });
});

describe('it may hold', () => {
  it.each([
    ['what prose is set with', 'The bakery – of Vell – pays “for all the bread”; it’s Ida Brandt’s (100 %).'],
    ['a noun of the letters of an order', 'All the phone calls of the bakery were about bread.'],
  ])('%s', (_, statement) => {
    expect(problem(statement)).toBeUndefined();
  });

  it.each([
    ['an address', 'Ida Brandt runs bakery.com.', 'Ida Brandt has run bakery.com since May.'],
    ['an order', 'Whisk it, then fill the tin.', 'Whisk it, then fill the tin with flour.'],
    ['the reader', 'You need 500 grams.', 'You need 500 grams of flour.'],
    ['letters of another alphabet', 'The sign says “хлеб”.', 'The sign above the door says “хлеб”.'],
    ['a mark', 'It costs 5* in all.', 'It costs 5* in all places.'],
  ])('%s that the quoted words hold', (_, statement, held) => {
    expect(problem(statement, held)).toBeUndefined();
  });
});
