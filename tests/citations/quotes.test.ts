import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuote, quotable } from '../../src/citations/quotes.ts';

describe('a quote is found', () => {
  const text = 'He said: “It’s a  definite\nescalation” — 57 troops died.';
  const found = (quote: string): string | null => {
    const span = findQuote(quotable(text), quote);
    return span === null ? null : text.slice(span.start, span.end);
  };

  it('with other quotation marks, dashes and white space', () => {
    expect(found(`"It's a definite escalation" - 57 troops`)).toBe('“It’s a  definite\nescalation” — 57 troops');
  });

  it('but not with another word, number, letter case or an added word', () => {
    expect(found('58 troops died')).toBeNull();
    expect(found('definite Escalation')).toBeNull();
    expect(found('a very definite escalation')).toBeNull();
    expect(found('   ')).toBeNull();
  });

  it.each([
    ['157 men died', 'In all, 1,157 men died.'],
    ['5 percent', 'It fell by 12.5 percent.'],
    ['lost 57', 'They lost 57000 dollars.'],
    ['They lost 1', 'They lost 1,200 men.'],
    ['legal to enter', 'It is illegal to enter.'],
    ['He was a mar', 'He was a martyr.'],
  ])('but not inside a word or number: %j in %j', (quote, whole) => {
    expect(findQuote(quotable(whole), quote)).toBeNull();
  });

  it.each([
    ['“We want an alliance.”', 'He said: “We want an alliance”, and left.'],
    ['Talks began', 'Talks be\u00ADgan on Monday.'],
    ['Cafe\u0301 society', 'The Café society met.'],
    ['哈萨克斯坦总统', '昨天哈萨克斯坦总统访问了北京。'],
  ])('with or without what models put around it: %j in %j', (quote, whole) => {
    expect(findQuote(quotable(whole), quote)).not.toBeNull();
  });

  it('wherever it stands: any run of words of any text', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}“”'’.,–-]{1,8}$/u).map((letters) => letters.normalize('NFC'));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (words, from, count) => {
        const start = from % words.length;
        const quote = words.slice(start, start + 1 + (count % 8)).join(' ');
        const whole = words.join('\n');
        const span = findQuote(quotable(whole), quote);
        expect(span).not.toBeNull();
        const flat = (some: string): string => quotable(some).folded.trim();
        expect(flat(whole.slice(span!.start, span!.end))).toBe(flat(quote));
      }),
    );
  });
});
