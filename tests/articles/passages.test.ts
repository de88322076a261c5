import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import { splitIntoPassages, splitWithSentences } from '../../src/articles/passages.ts';
import { sentenceSpans } from '../../src/text.ts';
import { processorSeconds } from '../fixtures/processor-time.ts';

const article = (text: string, headings: { level: number; start: number; end: number }[] = []) => ({
  id: 'a',
  language: 'en',
  text,
  headings,
});

const sentence = fc
  .array(fc.stringMatching(/^[A-Za-z0-9é“”,'-]{1,12}$/), { minLength: 1, maxLength: 30 })
  .map((words) => `${words.join(' ')}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((all) => all.join(' '));
const text = fc.oneof(
  fc.array(paragraph, { maxLength: 8 }).map((all) => all.join('\n\n')),
  fc.string({ unit: 'grapheme', maxLength: 4000 }),
);

describe('passages', () => {
  it('are slices of the text, in order, and leave out only white space', () => {
    fc.assert(
      fc.property(text, (whole) => {
        let at = 0;
        for (const passage of splitIntoPassages(article(whole))) {
          expect(whole.slice(passage.start, passage.end)).toBe(passage.text);
          expect(whole.slice(at, passage.start).trim()).toBe('');
          at = passage.end;
        }
        expect(whole.slice(at).trim()).toBe('');
      }),
    );
  });

  it('come with their sentences, which leave out only white space', () => {
    fc.assert(
      fc.property(text, (whole) => {
        for (const { passage, sentences } of splitWithSentences(article(whole))) {
          const words = sentences.map(({ start, end }) => passage.text.slice(start, end)).join('');
          expect(words.replaceAll(/\s/gu, '')).toBe(passage.text.replaceAll(/\s/gu, ''));
        }
      }),
    );
  });

  it('hold whole sentences, and have ids of their own', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 6 }), (paragraphs) => {
        const whole = paragraphs.join('\n\n');
        const passages = splitIntoPassages(article(whole));
        expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
        let offset = 0;
        const ends = paragraphs.flatMap((words) => {
          const spans = sentenceSpans(words).map(({ end }) => offset + end);
          offset += words.length + 2;
          return spans;
        });
        expect(passages.filter(({ end }) => !ends.includes(end))).toEqual([]);
      }),
    );
  });

  it('keep to about 900 characters and never run across a heading', async () => {
    const line = 'The army moved its forces to the eastern border on Tuesday. ';
    const body = `${line.repeat(40)}\n\n## Why\n\n${line.repeat(3)}`;
    const read = await readArticle('a.md', Buffer.from(`# Title\n\n${body}`));
    if (!read.ok) throw new Error(read.reason);
    const passages = splitIntoPassages({ id: 'a', ...read.content });
    expect(Math.max(...passages.map(({ text: words }) => words.length))).toBeLessThanOrEqual(900);
    expect(passages.filter(({ heading }) => heading === 'Why').map(({ text: words }) => words)).toEqual([
      line.repeat(3).trim(),
    ]);
    expect(passages.some(({ text: words }) => words.includes('Why'))).toBe(false);
  });

  it('keep their ids where their words stay, wherever the words move to', () => {
    const paragraphs = Array.from({ length: 12 }, (_, n) => `Paragraph ${n} tells of event ${n}. `.repeat(25).trim());
    const ids = (all: string[]): string[] => splitIntoPassages(article(all.join('\n\n'))).map(({ id }) => id);
    const before = ids(paragraphs);
    const after = ids(paragraphs.with(5, 'Something else entirely happened here.'));
    expect(before.filter((id) => !after.includes(id)).length).toBeLessThanOrEqual(2);
  });

  it('cut a text without full stops, rather than growing without end', () => {
    const passages = splitIntoPassages(article('word '.repeat(2000)));
    expect(passages.length).toBeGreaterThan(4);
    expect(Math.max(...passages.map(({ text: words }) => words.length))).toBeLessThanOrEqual(1800);
  });

  it('come soon and whole from a long text without blank lines', async () => {
    const whole = Array.from({ length: 150_000 }, (_, n) => `No ${n} fell.`).join(' ');
    let passages: ReturnType<typeof splitIntoPassages> = [];
    const taken = await processorSeconds(() => {
      passages = splitIntoPassages(article(whole));
    });
    expect(taken).toBeLessThan(4);
    expect(passages.map(({ text: words }) => words).join(' ')).toBe(whole);
  });
});
