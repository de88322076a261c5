/** Why a source was found, as the page says it. */
import { describe, expect, it } from 'vitest';
import type { AnswerReasons } from '../../src/domain.ts';
import { surenessWords, whyWords } from '../../web/src/chat/why-words.ts';

const reason = (passageId: string, vectors: number, ...terms: string[]): AnswerReasons['passages'][number] => ({
  passageId,
  score: 1,
  foundBy: vectors > 0 ? ['keywords', 'vectors'] : ['keywords'],
  keywords: { score: 3, terms },
  vectors: { score: vectors },
  parts: vectors > 0 ? { vectors, date: vectors } : {},
  placeBefore: 4,
});
const two = [reason('a', 0.3, 'troops', 'killed'), reason('b', 0.5), reason('c', 0)];

describe('why a source was found', () => {
  it('tells its rank, the words that it holds, and how close it came', () => {
    expect(whyWords(two, 'a', 'subword-1024')).toEqual([
      'Ranked 1st of the 3 passages that were read.',
      'Holds these words of the question, or forms of them: troops, killed.',
      'By spelling the 2nd nearest to the question.',
      'Fits the time that the question names.',
      'Before its sentences were read closely, it was the 4th.',
    ]);
    expect(whyWords(two, 'b', 'transformers:mini').join(' ')).toMatch(
      /none of the question’s words.*By meaning the 1st/,
    );
    expect(whyWords(two, 'c', 'subword-1024')).toContain('Not found by spelling.');
  });

  it('tells what a model said that read it together with the question', () => {
    const read = [{ ...reason('a', 0.3), reranker: { score: 0.931, placeBefore: 2 } }];
    expect(whyWords(read, 'a', 'subword-1024').at(-1)).toBe(
      'A model then read it together with the question; before, it was the 2nd.',
    );
  });

  it('says nothing of what was not read', () => {
    expect(whyWords(two, 'd', 'subword-1024')).toEqual([]);
  });

  it('counts as one speaks', () => {
    const many = Array.from({ length: 112 }, (_, index) => reason(String(index + 1), 0));
    const ranks = [1, 2, 3, 4, 11, 12, 21, 111, 112].map((rank) => whyWords(many, String(rank), 'subword')[0]);
    expect(ranks.map((line) => line!.split(' ')[1])).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '21st',
      '111th',
      '112th',
    ]);
  });
});

it('tells who read, and how sure they were', () => {
  expect(surenessWords({ confidence: 0.874, least: 0.25, readers: ['linear', 'neural'] })).toEqual([
    'Rules and a small model read it, and it was 87 % sure to answer; below 25 % nothing is answered.',
  ]);
  expect(surenessWords({ confidence: 1, least: 0.2, readers: ['linear'] })[0]).toMatch(/^Rules alone read it/);
  expect(surenessWords(undefined)).toEqual([]);
});
