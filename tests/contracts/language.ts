/**
 * What every language must keep that has a folder of tables: what the rest of the house takes for granted of them.
 * Whether a table is right is tried beside it, by the example and counter-example of each pattern.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/language/language.ts';
import { terms } from '../../src/language/terms.ts';

const types = ['what', 'who', 'when', 'where', 'why', 'how-many', 'how-much', 'how-long', 'yes-no', 'overview'];

export function languageContract(language: Language): void {
  const { code, words, asking, answers, dates, numerals, refusals, synonyms, focus } = language;

  describe(`the contract of a language: ${code}`, () => {
    it('has the code of a language', () => {
      expect(new Intl.Locale(code).language).toBe(code);
    });

    it('stems any word to letters a to z, the same each time', () => {
      fc.assert(
        fc.property(fc.stringMatching(/^[a-z]{1,30}$/), (word) => {
          const stem = words.stem(word);
          expect(stem).toMatch(/^[a-z]+$/);
          expect(words.stem(word)).toBe(stem);
        }),
      );
    });

    it('passes over its stop words, which are written as words are compared', () => {
      const stop = [...words.stop];
      expect(stop.filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
      expect(stop.filter((word) => terms(word, code).length > 0)).toEqual([]);
    });

    it('knows all kinds of thing that are asked for, and what answers a date and a number', () => {
      const asked = new Set(asking.asksFor.map(([type]) => type));
      expect(types.filter((type) => !asked.has(type as never))).toEqual([]);
      expect(Object.keys(answers.answers)).toEqual(expect.arrayContaining(['when', 'how-many', 'how-much', 'where']));
    });

    it('says a date, as far as it is known, and finds it again', () => {
      const [, , , , may = ''] = dates.months;
      expect(new Set(dates.months).size).toBe(12);
      expect(dates.spoken('2021')).toBe('2021');
      expect(dates.spoken('2021-05')).toContain(may);
      expect(dates.spoken('2021-05-03')).toMatch(/\b3\b/);
      expect(dates.spoken('2021-05')).toMatch(dates.monthOfYear(may, '05', '2021'));
      expect(dates.spoken('2021-05-03')).toMatch(dates.wholeDate('03', may, '05', '2021'));
    });

    it('knows the value of each number that it finds in words', () => {
      for (const [word, value] of numerals.magnitudes) {
        expect([word, value]).toEqual([word, expect.any(Number)]);
        expect(word).toMatch(numerals.inWords.of);
      }
      const [found = ''] = numerals.inWords.of.exec(numerals.inWords.finds) ?? [];
      expect(numerals.valueOf(found.toLowerCase())).toBe(57);
    });

    it('refuses in whole sentences that name what is missing', () => {
      const said = [
        refusals.strangers(['Quill', 'Mark']),
        refusals.elsewhere(['Quill', 'Mark']),
        refusals.unmentioned(['Quill', 'Mark']),
        refusals.whichIsMeant(['Quill', 'Mark']),
        refusals.otherYears(['Quill'], ['Mark']),
        refusals.nothingWithin({ publishers: ['Quill', 'Mark'], publishedFrom: '2021-05' }),
      ];
      for (const sentence of said) {
        expect(sentence).toMatch(/Quill.*Mark/);
        expect(sentence).toMatch(/^\p{Lu}.*[.?]$/u);
      }
      for (const sentence of Object.values(refusals.inShort)) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
    });

    it('lists words that stand for one another in groups of two and more', () => {
      for (const table of [synonyms.countries, synonyms.everyday, synonyms.forms]) {
        const groups = table.split(/[\n;]/).map((line) => line.trim());
        expect(groups.filter((group) => group !== '' && !group.includes(' '))).toEqual([]);
      }
    });

    it('asks for an overview in words that it takes for asking for one', () => {
      const asked = focus.overviewOf('Quillmark');
      expect(asked).toContain('Quillmark');
      expect(asking.asksFor.find(([, { of }]) => of.test(asked))?.[0]).toBe('overview');
    });
  });
}
