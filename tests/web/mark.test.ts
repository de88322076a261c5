/**
 * Cutting an article into blocks with one span marked: nothing lost, nothing marked that is not in the span.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleBlocks, keepsLines, locateQuote } from '../../web/src/articles/mark.ts';

const words = fc.stringMatching(/^[a-zé .\n\u{1F600}-]{0,80}$/u);

describe('articleBlocks', () => {
  it('keeps every character, and marks exactly the span, whatever text, headings and span are', () => {
    const inputs = fc.record({
      text: words,
      headings: fc.array(
        fc.record({
          level: fc.integer({ min: 1, max: 6 }),
          start: fc.integer({ min: -2, max: 90 }),
          end: fc.integer({ min: -2, max: 90 }),
        }),
        { maxLength: 4 },
      ),
      start: fc.nat(90),
      end: fc.nat(90),
    });
    fc.assert(
      fc.property(inputs, ({ text, headings, start, end }) => {
        const blocks = articleBlocks(text, headings, { start, end });
        const parts = blocks.flatMap((block) => block.parts);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        const marked = parts.filter((part) => part.marked).map((part) => part.text);
        expect(marked.join('')).toBe(text.slice(start, Math.max(start, end)));
        let at = 0;
        for (const block of blocks) {
          expect(block.start).toBe(at);
          at += block.parts.reduce((length, part) => length + part.text.length, 0);
          const isBlank = text.slice(block.start, at).trim() === '';
          expect(isBlank).toBe(block.kind === 'gap' || (block.kind === 'heading' && isBlank));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('splits paragraphs at blank lines and sets headings at their offsets', () => {
    const text = 'First one.\n\nWhat happened\n\nSecond one,\nstill the second.';
    const blocks = articleBlocks(text, [{ level: 2, start: 12, end: 25 }]).filter(({ kind }) => kind !== 'gap');
    expect(blocks.map(({ kind, level, parts }) => [kind, level, parts.map((part) => part.text).join('')])).toEqual([
      ['paragraph', 0, 'First one.'],
      ['heading', 2, 'What happened'],
      ['paragraph', 0, 'Second one,\nstill the second.'],
    ]);
  });

  it('marks each part of a span that crosses a paragraph break', () => {
    const blocks = articleBlocks('One two.\n\nThree four.', [], { start: 4, end: 15 });
    const shown = blocks.filter(({ kind }) => kind !== 'gap');
    const marked = shown.flatMap(({ parts }) => parts.filter((part) => part.marked).map((part) => part.text));
    expect(marked).toEqual(['two.', 'Three']);
  });
});

describe('locateQuote', () => {
  const text = 'He came. She came. He left.';

  it('finds the words at their place', () => {
    expect(locateQuote(text, 'She came.', 9)).toEqual({ start: 9, end: 18 });
  });

  it('finds them elsewhere, the nearest first, when the text has moved', () => {
    expect(locateQuote('He came. He went. He came.', 'He came.', 15)).toEqual({ start: 18, end: 26 });
  });

  it('finds nothing when they are gone, or when there are none', () => {
    expect(locateQuote(text, 'She left.', 9)).toBeUndefined();
    expect(locateQuote(text, '', 0)).toBeUndefined();
  });
});

describe('keepsLines', () => {
  it('lets hard-wrapped prose flow, and keeps the breaks between long lines', () => {
    expect(keepsLines('a line\nof wrapped\nwords')).toBe(false);
    expect(keepsLines(`${'long '.repeat(30)}\nanother paragraph`)).toBe(true);
  });
});
