/** Time as a line: what stands where, and that zooming never leaves it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { barsOf, daysOf, isoOf, marksOf, moved, wholeOf, zoomed } from '../../web/src/timeline/time-scale.ts';

const dates = [
  { date: '1998', events: 1 },
  { date: '2019-05', events: 2 },
  { date: '2019-05-04', events: 3 },
];

it('reaches from the first day of all dates to the last', () => {
  const whole = wholeOf(dates)!;
  expect([isoOf(whole.from), isoOf(whole.to - 1)]).toEqual(['1998-01-01', '2019-05-31']);
  expect(wholeOf([])).toBeUndefined();
  const day = wholeOf([{ date: '2019-05-04', events: 1 }])!;
  expect(day.to - day.from).toBeGreaterThanOrEqual(7);
});

it('counts each event in one bar', () => {
  const bars = barsOf(dates, wholeOf(dates)!, 40);
  expect(bars.reduce((sum, amount) => sum + amount, 0)).toBe(6);
  expect(bars.at(-1)).toBe(5);
});

it('zooms and moves within all there is, and shows a week at least', () => {
  const whole = wholeOf(dates)!;
  const step = fc.record({
    factor: fc.double({ min: 0.1, max: 5, noNaN: true }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let shown = whole;
      for (const { factor, at } of steps) {
        shown = moved(zoomed(shown, factor, at, whole), at - 0.5, whole);
        expect(shown.from).toBeGreaterThanOrEqual(whole.from);
        expect(shown.to).toBeLessThanOrEqual(whole.to + 1);
        expect(shown.to - shown.from).toBeGreaterThanOrEqual(7);
        expect(marksOf(shown, 8).length).toBeLessThanOrEqual(10);
      }
    }),
  );
});

it('marks decades, years, months and days', () => {
  const marks = (from: string, to: string): string[] =>
    marksOf({ from: daysOf(from).from, to: daysOf(to).from }, 8).map(({ iso }) => iso);
  expect(marks('1790', '2020')).toEqual(['1800', '1850', '1900', '1950', '2000']);
  expect(marks('2014-06', '2019')).toEqual(['2015', '2016', '2017', '2018']);
  expect(marks('2019-01', '2019-07')).toEqual(['2019-01', '2019-02', '2019-03', '2019-04', '2019-05', '2019-06']);
  expect(marks('2019-05-01', '2019-05-08')[0]).toBe('2019-05-01');
});
