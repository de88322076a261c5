import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesIn, parseDate, yearlessDatesIn } from '../../src/articles/date-forms.ts';
import { dateOfMeta, dateOfText } from '../../src/articles/dates.ts';

describe('a written date', () => {
  it.each([
    ['2015-10-15', '2015-10-15'],
    ['2015-10-15T23:30:00-05:00', '2015-10-15'],
    ['20151015T101500Z', '2015-10-15'],
    ['Thu, 15 Oct 2015 10:00:00 GMT', '2015-10-15'],
    ['Thursday, October 15, 2015', '2015-10-15'],
    ['15 October 2015', '2015-10-15'],
    ['Oct. 15, 2015', '2015-10-15'],
    ['the 15th of October 2015', '2015-10-15'],
    ['15. Oktober 2015', '2015-10-15'],
    ['15 de octubre de 2015', '2015-10-15'],
    ['1er février 2015', '2015-02-01'],
    ['15 октября 2015 г.', '2015-10-15'],
    ['١٥ أكتوبر ٢٠١٥', '2015-10-15'],
    ['2015年10月15日', '2015-10-15'],
    ['15.10.2015', '2015-10-15'],
    ['10/15/2015', '2015-10-15'],
    ['April 2017', '2017-04'],
    ['2017-04', '2017-04'],
    ['2017', '2017'],
  ])('%s is %s', (text, iso) => {
    expect(parseDate(text)).toBe(iso);
  });

  it('of which the order of day and month is unclear gives only its year', () => {
    expect(parseDate('3/4/2015')).toBe('2015');
  });

  it.each(['Sept. 4', 'Thursday', '29.2.2015', 'May 2014-2017', 'room 2015b', 'yesterday', ''])(
    'is not read from %j',
    (text) => {
      expect(parseDate(text)).toBeUndefined();
    },
  );

  it('without a year keeps its weekday', () => {
    expect(yearlessDatesIn('on Thursday, Sept. 4, in a raid; Friday 5 June 2020')).toEqual([
      { weekday: 4, month: 9, day: 4 },
    ]);
  });
});

describe('the date of a text', () => {
  const paragraph = 'The bridge was closed on Monday after a flood, the council said, and it will stay so until May.';

  it.each([
    [['A title', 'Published: 3 May 2019', paragraph], '2019-05-03', 'stated'],
    [['A title', 'By Ann Lee | Published 3 May 2019, last updated 5 May 2020', paragraph], '2019-05-03', 'stated'],
    [['A title', 'Last updated 5 May 2020', 'Posted on May 3, 2019 at 10:15 am', paragraph], '2019-05-03', 'stated'],
    [['A title', paragraph, paragraph, 'Published 2019'], '2019', 'stated'],
    [['Thursday, October 15, 2015', 'A title', paragraph], '2015-10-15', 'text'],
    [['A title', 'By Ann Lee | October 15, 2015', paragraph], '2015-10-15', 'text'],
    [['A title', `(Reuters) LONDON, 12 March 2019 - ${paragraph}`], '2019-03-12', 'dateline'],
    [['A title', `LONDON, March 12, 2019 (Reuters) - ${paragraph}`], '2019-03-12', 'dateline'],
    [['A title', `NEW YORK, Tuesday, March 12, 2019 — ${paragraph}`], '2019-03-12', 'dateline'],
    [['A title', `Boats came earlier in April 2017. ${paragraph}`], '2017-04', 'guess'],
    [['A title', `The raid was on Thursday, Sept. 4. Founded in 2013 and 2014. ${paragraph}`], '2014-09', 'guess'],
    [['A title', paragraph, 'Last updated 5 May 2020'], '2020-05-05', 'guess'],
  ])('of %j is %s, %s', (blocks, published, origin) => {
    expect(dateOfText(blocks)).toMatchObject({ published, origin });
  });

  it('says in one sentence how it is known', () => {
    expect(dateOfText(['Thursday, October 15, 2015', 'A title'])?.note).toBe('From the first line of the text.');
    expect(dateOfText([`Boats came earlier in April 2017.`])?.note).toMatch(/^A guess: .*earlier in April 2017/);
  });

  it.each([
    ['a day without a year', ['A title', `LONDON, March 12 (Reuters) - ${paragraph}`]],
    ['a weekday that no year of the text fits', ['A title', 'It was on Friday, Sept. 4, and not in 2014 or 2013.']],
    ['a weekday that two years of the text fit', ['A title', 'It was on Thursday, Sept. 4, in 2014 or in 2008.']],
    ['days told of in the text', ['A title', `On 12 March 2011 the house burned down. ${paragraph}`]],
    ['a title with a year', ['Summer 2015', paragraph]],
  ])('is not invented from %s', (_what, blocks) => {
    expect(dateOfText(blocks)).toBeUndefined();
  });

  it('is the first of its metadata that is a date', () => {
    const values = [
      { value: 'soon', source: 'a' },
      { value: '2019-03-12T08:00Z', source: 'article:published_time' },
      { value: '2020', source: 'date' },
    ];
    expect(dateOfMeta(values)).toEqual({
      published: '2019-03-12',
      origin: 'meta',
      note: 'From the metadata (article:published_time).',
    });
  });

  it('never throws, and is a day of the calendar', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('Published: ', 'Oct. ', '31 ', '2015', ' (Reuters) - ', 'Thursday, ', 'earlier in ', '/', '99'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 6 }), { maxLength: 6 }), (lines) => {
        const blocks = lines.map((pieces) => pieces.join(''));
        const iso = dateOfText(blocks)?.published ?? '2000';
        expect(iso).toMatch(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/);
        expect(new Date(`${(iso + '-01-01').slice(0, 10)}T00:00:00Z`).getTime()).not.toBeNaN();
        for (const block of blocks) {
          for (const { start, end } of datesIn(block)) expect(block.slice(start, end).trim()).not.toBe('');
        }
      }),
    );
  });
});
