import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WordFamilies } from '../../src/language/vocabulary.ts';

it('finds just the words that there are and that begin with the same five letters', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 200 }), fc.infiniteStream(fc.boolean()), word, (all, goes, asked) => {
      const terms: string[] = [];
      const families = new WordFamilies(terms);
      all.forEach((term, number) => {
        terms[number] = term;
        families.add(number);
      });
      const kept = all.filter((_, number) => {
        if (goes.next().value !== true) return true;
        families.remove(number);
        terms[number] = '';
        return false;
      });
      const expected = kept.filter((term) => asked.length >= 5 && term.slice(0, 5) === asked.slice(0, 5));
      expect(families.of(asked).toSorted()).toEqual(expected.toSorted());
    }),
  );
});
