import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NearWords } from '../../src/language/near-words.ts';
import { Trigrams } from '../../src/language/trigrams.ts';

const likeness = (a: string, b: string): number =>
  new Trigrams().readSounds(a).likenessTo(new Trigrams().readSounds(b));

function nearIn(vocabulary: string, word: string, isName: boolean): string[] {
  const terms = vocabulary.split(' ');
  const near = new NearWords(terms);
  for (const number of terms.keys()) near.add(number);
  return near.find(word, 0.4, isName).map(({ term }) => term);
}

describe('NearWords', () => {
  it('finds every word that sounds alike enough, however many came before and whatever has gone', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aeioukqgdrsth'.split('')), minLength: 3, maxLength: 8 });
    const change = fc.record({ word, number: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200 }), fc.array(word, { maxLength: 3 }), (changes, asked) => {
        const terms: string[] = [];
        const near = new NearWords(terms);
        for (const { word: term, number } of changes) {
          while (terms.length <= number) near.add(terms.push('') - 1);
          terms[number] = term;
          near.add(number);
          for (const each of asked) {
            const alike = [...new Set(terms)].filter((other) => other !== '' && likeness(each, other) >= 0.4);
            const found = near.find(each, 0.4, true).map((one) => one.term);
            expect(found.toSorted()).toEqual(alike.toSorted());
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('finds the same among very many', () => {
    const letters = 'aeiobcdfgklmnprst'.split('');
    const terms = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => `${a}${b}${c}el`)));
    const near = new NearWords(terms);
    for (const number of terms.keys()) near.add(number);
    const alike = [...new Set(terms)].filter((term) => likeness('nobel', term) >= 0.4);
    expect(
      near
        .find('nobel', 0.4, true)
        .map(({ term }) => term)
        .toSorted(),
    ).toEqual(alike.toSorted());
    expect(alike.length).toBeGreaterThan(5);
  });

  it('hears names alone: other words must be written alike, too', () => {
    expect(nearIn('build act ministri', 'boil', false)).toEqual([]);
    expect(nearIn('build act ministri', 'egg', false)).toEqual([]);
    expect(nearIn('build act ministri', 'minstri', false)).toEqual(['ministri']);
    expect(nearIn('robert gaddafi', 'qadhafi', true)).toEqual(['gaddafi']);
    // A name that is written small, and sounds the same.
    expect(nearIn('robert gaddafi', 'qadhafi', false)).toEqual(['gaddafi']);
    expect(nearIn('robert gaddafi', 'rubberi', false)).toEqual([]);
  });
});
