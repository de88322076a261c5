import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockSpans, countWords, opensWithCapital, sentenceSpans } from '../src/text.ts';

const sentences = (text: string): string[] => sentenceSpans(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['Gen. Yahya Rasul spoke. Talks go on.', ['Gen. Yahya Rasul spoke.', 'Talks go on.']],
    ['Maj. Gen. Tahseen al-Khafaji said so.', ['Maj. Gen. Tahseen al-Khafaji said so.']],
    ['On Thursday, Sept. 4, a raid began. It ended.', ['On Thursday, Sept. 4, a raid began.', 'It ended.']],
    ['The war took 4.5 years. Then it ended.', ['The war took 4.5 years.', 'Then it ended.']],
    ['George W. Bush met J. K. Rowling. They talked.', ['George W. Bush met J. K. Rowling.', 'They talked.']],
    ['He lives in the U.S. The army left.', ['He lives in the U.S.', 'The army left.']],
    ['The U.S. Air Force flew. It was 5 p.m. in Raqqa.', ['The U.S. Air Force flew.', 'It was 5 p.m. in Raqqa.']],
    ['“We want an alliance.” He left.', ['“We want an alliance.”', 'He left.']],
    ['Iraqi M.P. Hakim Al Zamili agreed. Others did not.', ['Iraqi M.P. Hakim Al Zamili agreed.', 'Others did not.']],
    ['Did he go? Yes! He did.', ['Did he go?', 'Yes!', 'He did.']],
    ['A line\nthat goes on over\nthree lines. And ends.', ['A line\nthat goes on over\nthree lines.', 'And ends.']],
    [
      'It failed.:121,154 He left.[3][note 4] She stayed.',
      ['It failed.:121,154', 'He left.[3][note 4]', 'She stayed.'],
    ],
    ['Brown v. Board was won, c. 1954. It ended.', ['Brown v. Board was won, c. 1954.', 'It ended.']],
    ['He met George V. The king spoke.', ['He met George V.', 'The king spoke.']],
    ['Luke 4.:2 is cited [3] Here.', ['Luke 4.:2 is cited [3] Here.']],
    ['هل حدث ذلك؟ نعم.', ['هل حدث ذلك؟', 'نعم.']],
    ['第一句。第二句。', ['第一句。', '第二句。']],
  ])('%j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('German: go on after an ordinal, which has a full stop', () => {
    const text = 'Seit dem 1. März fährt sie im 21. Jahrhundert. Es waren 24. Die Fähre sank.';
    const spans = sentenceSpans(text, 'de').map(({ start, end }) => text.slice(start, end));
    expect(spans).toEqual(['Seit dem 1. März fährt sie im 21. Jahrhundert.', 'Es waren 24.', 'Die Fähre sank.']);
  });

  it('leave out nothing but white space, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const spans = sentenceSpans(text);
        let at = 0;
        for (const { start, end } of spans) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });

  it('takes a language that is not one for English', () => {
    expect(sentenceSpans('One. Two.', 'not a language')).toHaveLength(2);
  });
});

describe('blocks', () => {
  it('are parted by blank lines, even such as hold spaces', () => {
    const text = '\n\nOne\nline\n  \nTwo \n\n\nThree';
    expect(blockSpans(text).map(({ start, end }) => text.slice(start, end))).toEqual(['One\nline', 'Two', 'Three']);
  });
});

it('words are counted, and capitals told, as the patterns of the language would', () => {
  const pieces = fc.constantFrom(
    ' ',
    '\n',
    '\t',
    '\u0085',
    '\u00a0',
    '\u1680',
    '\u2003',
    '\u2028',
    '\ufeff',
    'a',
    'É',
    'ß',
    '…',
    '𝐀',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(countWords(text)).toBe(text.trim().split(/\s+/).length);
      expect(opensWithCapital(text)).toBe(/^\p{Lu}/u.test(text));
    }),
  );
});
