/** Which day, month or year a sentence tells of: as it is written, and counted from the day of the article. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datedWords } from '../../src/guides/dated-words.ts';

function dates(sentence: string, published?: string, language = 'en', year?: string): string[] {
  return datedWords(sentence, { language, published, year }).map(({ date, until }) =>
    until === undefined ? date : `${date} ${until}`,
  );
}

describe('a date that is written out', () => {
  it.each([
    ['It sank on 3 May 2019.', '2019-05-03'],
    ['It sank on Sept. 3, 2019, at noon.', '2019-09-03'],
    ['The fair of 3–5 May 2019 was the last.', '2019-05-03 2019-05-05'],
    ['Open from 1 April to 30 September 2024.', '2024-04-01 2024-09-30'],
    ['It sailed between late June and July 2015.', '2015-06 2015-07'],
    ['In late February 2017 it sank.', '2017-02'],
    ['It sailed from 1998 to 2003.', '1998 2003'],
    ['It sailed in 1998–2003.', '1998 2003'],
    ['It was built in the summer of 1843.', '1843'],
    ['Sunk 2019-05-03.', '2019-05-03'],
  ])('%s', (sentence, date) => {
    expect(dates(sentence)).toEqual([date]);
  });

  it.each([
    'It carried 1998 passengers.',
    'It cost 2000 homes, in 2000 homes.',
    'It sank on 31 February 2019.',
    'Page 12 of 2019-2021.',
    'She may march in.',
    'It opened in the 1990s.',
  ])('is none in: %s', (sentence) => {
    expect(dates(sentence)).toEqual([]);
  });

  it.each([
    ['Sie sank am 3. Mai 2019.', '2019-05-03'],
    ['Sie sank am 3.5.2019.', '2019-05-03'],
    ['Sie fuhr von 1998 bis 2003.', '1998 2003'],
    ['Im Februar 2019 wurde sie gesperrt.', '2019-02'],
    ['Seit 1964 steht sie.', '1964'],
  ])('in German: %s', (sentence, date) => {
    expect(dates(sentence, undefined, 'de')).toEqual([date]);
  });

  it('is found where there are no tables, when it is written with its year', () => {
    expect(dates('Мост открыли 1 сентября 2021 года.', undefined, 'ru')).toEqual(['2021-09-01']);
    expect(dates('Мост открыли вчера.', '2021-09-02', 'ru')).toEqual([]);
  });
});

describe('a date without its year', () => {
  it('is of the year near the article: before it when it is past, behind it when it is still to come', () => {
    expect(dates('It sank on 4 November.', '2024-02-10')).toEqual(['2023-11-04']);
    expect(dates('It will sail on 4 May.', '2024-02-10')).toEqual(['2024-05-04']);
    expect(dates('It was sold in November.', '2024-02')).toEqual(['2023-11']);
  });

  it('is left out where nothing says which year it is', () => {
    expect(dates('It sank on 4 November.')).toEqual([]);
    expect(dates('Regatta: 4 May.', '2024-02-10')).toEqual([]);
    expect(dates('It sank on 4 November.', '2024')).toEqual([]);
    // The text and the article say different years.
    expect(dates('It sank on 4 November.', '2024-02-10', 'en', '1998')).toEqual([]);
    expect(dates('It sank on 4 November.', undefined, 'en', '1998')).toEqual(['1998-11-04']);
  });
});

describe('a time that is counted from the day of the article', () => {
  it.each([
    ['It sank yesterday.', '2021-03-01', '2021-02-28'],
    ['It sank on Tuesday.', '2021-01-13', '2021-01-12'],
    ['It sank on Wednesday.', '2021-01-13', '2021-01-13'],
    ['It sank last month.', '2021-01', '2020-12'],
    ['It sank last year.', '2021', '2020'],
    ['It sank ten years ago.', '2021-01-13', '2011'],
  ])('%s (%s)', (sentence, published, date) => {
    expect(dates(sentence, published)).toEqual([date]);
  });

  it('is left out without a day to count from, and where it is still to come', () => {
    expect(dates('It sank yesterday.')).toEqual([]);
    expect(dates('It sank yesterday.', '2021-01')).toEqual([]);
    expect(dates('They visit Lenn on Tuesday.', '2021-01-13')).toEqual([]);
    expect(dates('It will sail on Tuesday.', '2021-01-13')).toEqual([]);
    expect(dates('It sails every Tuesday, as it did.', '2021-01-13')).toEqual([]);
  });
});

it('gives days that the calendar has, in places of the sentence, whatever is written', () => {
  const words = fc.constantFrom(
    '3',
    '31',
    'May',
    'February',
    '2019',
    '1998',
    'in',
    'from',
    'to',
    'on',
    'Friday',
    '–',
    ',',
    'was',
  );
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 12 }),
      fc.constantFrom('2021-01-13', '2021', undefined),
      (parts, published) => {
        const sentence = parts.join(' ');
        let end = 0;
        for (const found of datedWords(sentence, { language: 'en', published, year: undefined })) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeLessThanOrEqual(sentence.length);
          end = found.end;
          expect(new Date(found.date).toISOString().slice(0, found.date.length)).toBe(found.date);
          if (found.until !== undefined) expect(found.until > found.date).toBe(true);
        }
      },
    ),
  );
});
