import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AskedQuestion } from '../../src/retrieval/asked-question.ts';
import { KeywordIndex } from '../../src/retrieval/keyword-index.ts';
import { termNumber, terms } from '../../src/language/terms.ts';
import { areSynonyms } from '../../src/language/synonyms.ts';

/** Of one root, synonyms of one another, both, neither; stop words, numbers. */
const words =
  'exploded explosion explosives exploration explore kill killed death die soldier soldiers troops army armada armed ' +
  'president presidential presidency presidio country national nationality nations destroyed destruction destroyer ' +
  'the of in 2014 1200 abcde12 abcde34 war warplane jet inter internal international internet interview raid';
const word = fc.constantFrom(...words.split(' '));

describe('AskedQuestion.match', () => {
  it('tells of every word of the articles what a look at the two words would', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 8 }),
        fc.array(word, { maxLength: 20 }),
        fc.array(word, { maxLength: 20 }),
        (questionWords, kept, removed) => {
          const index = new KeywordIndex();
          index.add(1, { title: '', heading: '', body: removed.join(' ') });
          index.add(2, { title: '', heading: '', body: kept.join(' ') });
          index.remove([1]);
          const question = new AskedQuestion(questionWords.join(' '), index, 'en');
          const asked = question.terms.map(({ term }) => term);
          for (const term of terms(kept.join(' '))) {
            const match = question.match(termNumber(term));
            // A near spelling of a word that the articles lack stands for it.
            if (asked.includes(term) || (match?.term ?? -1) >= 0) {
              if (asked.includes(term)) expect(match?.term).toBe(asked.indexOf(term));
              continue;
            }
            const synonyms = asked.filter((other) => areSynonyms(term, other));
            const kin = asked.filter((other) => !synonyms.includes(other) && shareRoot(term, other));
            expect(match?.synonymOf.map((at) => asked[at]) ?? []).toEqual(synonyms);
            expect(match?.sharesRootWith.map((at) => asked[at]) ?? []).toEqual(kin);
          }
        },
      ),
    );
  });

  it('knows synonyms that no article holds, and nothing of words that have nothing to do with the question', () => {
    const question = new AskedQuestion('How many soldiers died?', new KeywordIndex(), 'en');
    const related = question.match(termNumber('troop'))?.synonymOf ?? [];
    expect(related.map((at) => question.terms[at]?.term)).toEqual(['soldier']);
    expect(question.match(termNumber('hors'))).toBeUndefined();
  });
});

/** At least five letters from the beginning, and three fifths of the longer word. */
function shareRoot(first: string, second: string): boolean {
  if (/\d/.test(second)) return false;
  let shared = 0;
  while (shared < Math.min(first.length, second.length) && first[shared] === second[shared]) shared++;
  return shared >= 5 && shared >= 0.6 * Math.max(first.length, second.length);
}
