import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeywordIndex } from '../../src/retrieval/keyword-index.ts';

function indexOf(...bodies: string[]): KeywordIndex {
  const index = new KeywordIndex();
  bodies.forEach((body, at) => index.add(at + 1, { title: '', heading: '', body }));
  return index;
}

const numbers = (index: KeywordIndex, query: string): number[] => index.search(query, 10).map(({ number }) => number);

describe('a keyword search', () => {
  it('puts the passage that holds the rarer words first', () => {
    const index = indexOf('Troops left the city.', 'Troops left Amirli.', 'Troops came back to the city.');
    expect(numbers(index, 'Did the troops leave Amirli?')[0]).toBe(2);
  });

  it('counts the title and the heading, but less than the body', () => {
    const index = new KeywordIndex();
    index.add(1, { title: 'Floods', heading: '', body: 'Rain fell for two days.' });
    index.add(2, { title: '', heading: 'Floods', body: 'Wind blew for two days.' });
    index.add(3, { title: '', heading: '', body: 'Floods came after two days.' });
    index.add(4, { title: '', heading: '', body: 'Snow lay for two days.' });
    expect(numbers(index, 'floods')).toEqual([3, 1, 2]);
  });

  it('says which words of the question it found, as they were asked', () => {
    const [hit] = indexOf('The strikes hit Raqqa.').search('Which Strike hit Mosul?', 1);
    expect(hit?.terms).toEqual(['Strike', 'hit']);
  });

  it('gives at most as many as asked, best first, equal scores by number', () => {
    const index = indexOf('a red car', 'a red car', 'a red car', 'red red red car');
    expect(index.search('red', 3).map(({ number }) => number)).toEqual([4, 1, 2]);
    expect(index.search('red', 0)).toEqual([]);
    const backwards = new KeywordIndex();
    for (const number of [9, 5, 3]) backwards.add(number, { title: '', heading: '', body: 'a red car' });
    expect(numbers(backwards, 'red')).toEqual([3, 5, 9]);
    expect(backwards.search('red', 1).map(({ number }) => number)).toEqual([3]);
  });

  it('leaves out what is not allowed, and still fills the list', () => {
    const index = indexOf('red car', 'red car', 'red car');
    expect(index.search('red', 2, { allowed: (number) => number !== 1 }).map(({ number }) => number)).toEqual([2, 3]);
  });

  it('gives the same as sorting all passages, however many there are', () => {
    const word = fc.constantFrom('war', 'peace', 'oil', 'rain', 'city');
    const body = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(body, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 10 }), (bodies, limit) => {
        const index = indexOf(...bodies);
        const all = index.search('war and oil in the city', bodies.length);
        const sorted = [...all].sort((a, b) => b.score - a.score || a.number - b.number);
        expect(all).toEqual(sorted);
        expect(index.search('war and oil in the city', limit)).toEqual(sorted.slice(0, limit));
      }),
    );
  });

  it('finds nothing for a question of stop words, in an empty index, or after the last passage went', () => {
    expect(numbers(indexOf('red car'), 'who is it?')).toEqual([]);
    expect(numbers(new KeywordIndex(), 'red')).toEqual([]);
    const index = indexOf('red car');
    index.remove([1]);
    expect(numbers(index, 'red')).toEqual([]);
    expect(index.size).toBe(0);
  });
});

describe('spellings', () => {
  const spellings = ['Deir Ezzor', 'Deir ez-Zor', 'Deir a-Zor', 'Deir al-Zor'];
  it.each(spellings.flatMap((written) => spellings.map((asked) => [written, asked] as const)))(
    'an article that writes %s is found by %s',
    (written, asked) => {
      const index = indexOf(`Strikes hit ${written} on Wednesday.`, 'Strikes hit Deir Hafir on Wednesday.');
      expect(numbers(index, `What hit ${asked}?`)[0]).toBe(1);
    },
  );

  it.each([
    ['a transposed letter', 'Who is Mike Pomepo?'],
    ['a missing letter', 'Who is Mike Pompo?'],
    ['a wrong letter', 'Who is Mike Pompei?'],
    ['a doubled letter', 'Who is Mike Pomppeo?'],
  ])('%s does not hide the passage', (_what, question) => {
    const index = indexOf('Secretary Pompeo spoke.', 'Mike spoke at length, as Mike does.', 'Nothing was said.');
    expect(numbers(index, question)).toContain(1);
  });

  it('doubled letters do not make names differ', () => {
    expect(numbers(indexOf('In Ezzor.', 'In Homs.'), 'Azor')).toEqual([1]);
  });

  it('a word that the articles know is taken as it is', () => {
    const index = indexOf('The striker scored.', 'The strikers scored.', 'A stroke of luck.');
    expect(numbers(index, 'stroke')).toEqual([3]);
  });

  it('numbers are never taken for near numbers', () => {
    expect(numbers(indexOf('Signed in 20145.'), '20144')).toEqual([]);
  });

  it.each([
    ['1,200 fighters', 'How many of the 1200?'],
    ['1200 fighters', '1,200'],
    ['the F-16s', 'F16'],
    ["Yemen's capital", 'Yemen'],
    ['Al Bukamal', 'Albukamal'],
    ['Albukamal', 'al-Bukamal'],
    ['São Tomé', 'Sao Tome'],
  ])('%s is found by %s', (written, asked) => {
    expect(numbers(indexOf('Nothing.', written, 'Something else.'), asked)).toEqual([2]);
  });
});

describe('idf', () => {
  it('is highest for a term that no passage holds, lowest for one that all hold', () => {
    const index = indexOf('red car', 'red bus', 'red van');
    expect(index.idf('plane')).toBeGreaterThan(index.idf('car'));
    expect(index.idf('car')).toBeGreaterThan(index.idf('red'));
    expect(index.idf('red')).toBeGreaterThan(0);
  });
});

describe('adding and removing', () => {
  const word = fc.constantFrom('war', 'wars', 'peace', 'oil', 'rain', 'al-Raqqa', 'Ezzor', '1,200', 'city', 'towns');
  const fields = fc.record({
    title: word,
    heading: word,
    body: fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
  });
  const step = fc.record({ number: fc.integer({ min: 0, max: 15 }), fields: fc.option(fields) });
  const questions = ['war and peace', 'rain in Raqqa', 'ez-Zor', '1200 towns', 'raims', 'cities of oil'];

  it('leave an index that searches as one that was built from what is left', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const index = new KeywordIndex();
        const left = new Map<number, { title: string; heading: string; body: string }>();
        for (const { number, fields: wanted } of steps) {
          if (wanted === null) {
            index.remove([number]);
            left.delete(number);
          } else {
            index.add(number, wanted);
            left.set(number, wanted);
          }
        }
        const fresh = new KeywordIndex();
        for (const [number, wanted] of [...left].sort(([a], [b]) => a - b)) fresh.add(number, wanted);
        expect(index.size).toBe(left.size);
        for (const question of questions) {
          for (const limit of [2, 20]) {
            expect(index.search(question, limit)).toEqual(fresh.search(question, limit));
          }
        }
        expect(index.idf('war')).toBe(fresh.idf('war'));
      }),
    );
  });

  it('replace a passage of the same number', () => {
    const index = indexOf('red car');
    index.add(1, { title: '', heading: '', body: 'blue bus' });
    expect(index.size).toBe(1);
    expect(numbers(index, 'red')).toEqual([]);
    expect(numbers(index, 'blue')).toEqual([1]);
  });

  it('forget the words of what is removed: not even a near spelling finds them', () => {
    const index = indexOf('The zanzibarite code.', 'Another article.');
    expect(index.search('zanzibarit', 1)).toHaveLength(1);
    index.remove([1]);
    expect(index.search('zanzibarite', 1)).toEqual([]);
    expect(index.search('zanzibarit', 1)).toEqual([]);
  });

  it('take any whole number, however large', () => {
    const index = new KeywordIndex();
    index.add(2 ** 40, { title: '', heading: '', body: 'red car' });
    expect(numbers(index, 'red')).toEqual([2 ** 40]);
  });
});
