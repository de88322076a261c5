import { describe, expect, it } from 'vitest';
import { namedOpening } from '../../src/answerers/picked-sentence.ts';
import { sentenceWords } from '../../src/language/terms.ts';
import { sentenceSpans } from '../../src/text.ts';

/** What becomes of the last sentence of a text. */
function last(text: string): string | undefined {
  const sentences = sentenceSpans(text).map((span) => {
    const said = text.slice(span.start, span.end);
    return { span, text: said, words: sentenceWords(said, 'en') };
  });
  return namedOpening(sentences, sentences.length - 1)?.text;
}

describe('a pronoun that opens a sentence', () => {
  it.each([
    [
      'General Issam Zahreddine held out in Deir Ezzor. He was killed by a mine.',
      '[General Issam Zahreddine] was killed by a mine.',
    ],
    ['Eyal Zisser, an expert on Syria, told reporters so. His book is out.', '[Eyal Zisser’s] book is out.'],
    ['“It is rare,” Carmit Valensi said. She heads a program.', '[Carmit Valensi] heads a program.'],
    ['Eyal Zisser said so. He was sure. He had read it.', '[Eyal Zisser] had read it.'],
    [
      'The Syrian Observatory for Human Rights said that 57 were killed. It added that more were hurt.',
      '[The Syrian Observatory for Human Rights] added that more were hurt.',
    ],
  ])('%j', (text, expected) => {
    expect(last(text)).toBe(expected);
  });

  it.each([
    // Two people, a place, a thing that may be meant, or nobody.
    'Haider Al Abadi met Nouri Al Maliki in Baghdad. He was pleased.',
    'Eyal Zisser said that Mike Pompeo had called. He was pleased.',
    'In Deir Ezzor the army held out. He was killed there.',
    'Hezbollah attacked the base. It was destroyed.',
    'The Syrian Observatory for Human Rights said that 57 were killed. It was the largest strike in years.',
    'The talks went on for days. They were held in Washington.',
    'He was killed.',
    'Eyal Zisser spoke. The weather was fine.',
  ])('%j stays as it is', (text) => {
    expect(last(text)).toBeUndefined();
  });
});
