import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuestion } from '../../src/query/parse-question.ts';
import { KeywordIndex } from '../../src/retrieval/keyword-index.ts';
import type { PassageToRank } from '../../src/retrieval/passage-features.ts';
import { rankPassages } from '../../src/retrieval/rank-passages.ts';
import { weightsOfStrong } from '../../src/retrieval/fitted-weights-of-strong.ts';
import { weightsOfWeak } from '../../src/retrieval/fitted-weights-of-weak.ts';
import { readingOf } from '../../src/retrieval/read-passage.ts';
import { sentenceSpans } from '../../src/text.ts';

/** Each text an article of its own unless it says otherwise, found equally well by both searches. */
function candidate(text: string, more: Partial<PassageToRank> = {}): PassageToRank {
  return {
    text,
    reading: readingOf(text, sentenceSpans(text)),
    language: 'en',
    articleId: text,
    about: '',
    articleLength: text.length,
    keywords: 1,
    vectors: 0.5,
    ...more,
  };
}

const queryOf = (text: string) => parseQuestion({ text, history: [], filters: {} });

function scores(question: string, ...candidates: (PassageToRank | string)[]): number[] {
  const read = candidates.map((each) => (typeof each === 'string' ? candidate(each) : each));
  const index = new KeywordIndex();
  read.forEach(({ text }, number) => index.add(number, { title: '', heading: '', body: text }));
  return rankPassages(queryOf(question), index, read, 'weak').map(({ score }) => score);
}

describe('rankPassages prefers', () => {
  it.each([
    [
      'a sentence that holds all of the question to two that share it',
      'Who bombed the Raqqa bridge?',
      'Jets bombed a bridge in Raqqa. It rained for hours.',
      'Jets bombed a village there. Raqqa rebuilt its bridge.',
    ],
    [
      'words in the order of the question',
      'Who led the Islamic State attack?',
      'An Islamic State attack was near.',
      'A state near an Islamic attack.',
    ],
    [
      'the very same small words',
      'What was the war on Iraq?',
      'They spoke of the war on Iraq.',
      'They spoke of the war in Iraq.',
    ],
    [
      'a date for "when"',
      'When did the bridge at Selm fall?',
      'The bridge at Selm fell on 3 May 2014, they said.',
      'The bridge at Selm fell to the ground, they said.',
    ],
    ['a synonym to nothing', 'How many soldiers were there?', 'Ten troops stood there.', 'Ten horses stood there.'],
    [
      'a word of the same root',
      'What exploded?',
      'There was an explosion at the gate.',
      'There was an election at the gate.',
    ],
    [
      'a near spelling of a word that no article holds',
      'Who is Gandhy?',
      'Gandhi walked to the sea.',
      'Nehru walked to the sea.',
    ],
  ])('%s', (_what, question, better, worse) => {
    const [first = 0, second = 0] = scores(question, better, worse);
    expect(first).toBeGreaterThan(second);
  });

  it('a passage whose article tells of the rest of the question, in its title or in the passage beside it', () => {
    const beside = { articleId: 'one', articleLength: 60 };
    const [inArticle = 0, , alone = 0] = scores(
      'How many died in Raqqa?',
      candidate('Ten died that day.', beside),
      candidate('Raqqa lies on the river.', beside),
      candidate('Ten died that day.', { articleId: 'two', articleLength: 60 }),
    );
    expect(inArticle).toBeGreaterThan(alone);
    const [titled = 0, untitled = 0] = scores(
      'How many died in Raqqa?',
      candidate('Ten died that day.', { about: 'Strike on Raqqa', articleId: 'one' }),
      candidate('Ten died that day.', { about: 'Strike on Homs', articleId: 'two' }),
    );
    expect(titled).toBeGreaterThan(untitled);
  });
});

describe('rankPassages', () => {
  it('gives 0 to about 1, and parts that add up to it, whatever is asked of whatever', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 120 });
    fc.assert(
      fc.property(
        text,
        fc.array(text, { maxLength: 4 }),
        fc.constantFrom('weak', 'strong'),
        (question, passages, family) => {
          const index = new KeywordIndex();
          const ranked = rankPassages(
            queryOf(question),
            index,
            passages.map((passage) => candidate(passage)),
            family,
          );
          expect(ranked).toHaveLength(passages.length);
          for (const { score, parts } of ranked) {
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1.0001);
            expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score);
          }
        },
      ),
    );
  });

  it.each([
    ['weak', weightsOfWeak],
    ['strong', weightsOfStrong],
  ])('has weights that are together 1, none below 0, where the embedder is %s', (_family, fitted) => {
    const weights: readonly number[] = Object.values(fitted);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 2);
  });

  it('takes questions of other languages, long and empty ones', () => {
    expect(scores('', 'It rained.')[0]).toBeGreaterThanOrEqual(0);
    expect(scores('كم قتل في الغارة؟', 'قتل عشرة في الغارة.', 'هطل المطر.')[0]).toBeGreaterThan(
      scores('كم قتل في الغارة؟', 'قتل عشرة في الغارة.', 'هطل المطر.')[1] ?? 0,
    );
    expect(() => scores('why '.repeat(3000) + 'word '.repeat(5000), 'It rained.')).not.toThrow();
  });
});
