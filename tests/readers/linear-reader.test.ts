/**
 * The linear reader over a few passages: where it points, and how likely it says they are to answer.
 */
import { describe, expect, it } from 'vitest';
import type { Article, RankedPassage } from '../../src/domain.ts';
import { parseQuestion } from '../../src/query/parse-question.ts';
import { LinearReader } from '../../src/readers/linear/linear-reader.ts';
import type { Candidate } from '../../src/readers/reader.ts';
import { KeywordIndex } from '../../src/retrieval/keyword-index.ts';
import { bridgeArticle, bridgePassages, ranked } from '../contracts/answerer.ts';
import { expectInPlace, readerContract } from '../contracts/reader.ts';

function readerOf(passages: readonly RankedPassage[]): LinearReader {
  const keywords = new KeywordIndex();
  for (const [at, each] of passages.entries()) {
    keywords.add(at, { title: each.article.title, heading: '', body: each.passage.text });
  }
  return new LinearReader((term) => keywords.idf(term));
}

async function read(question: string, passages = bridgePassages): Promise<readonly Candidate[]> {
  const candidates = await readerOf(passages).read({ text: question }, passages, new AbortController().signal);
  expectInPlace(candidates, passages);
  return candidates;
}

/** An article of one passage. */
function passage(id: string, text: string, title = bridgeArticle.title): RankedPassage {
  const article: Article = { ...bridgeArticle, id, title, text: `🌉 ${text}` };
  return ranked(article, 3, article.text.length);
}

function words({ start, end }: Candidate, { article }: RankedPassage = bridgePassages[0]!): string {
  return article.text.slice(start, end);
}

readerContract('linear', () => readerOf(bridgePassages));

describe('what it points at', () => {
  it.each([
    [
      'When did the bridge at Holm open to traffic?',
      '3 May 1932',
      /^The bridge at Holm opened to traffic on .*people\.$/,
    ],
    ['For how many weeks was the bridge closed?', '14 weeks', /^Repairs in 1977 .* weeks\.$/],
    ['Who had drawn the bridge?', 'Clara Lindqvist', /^The engineer Clara Lindqvist.*"\.$/],
  ])('is the words that answer, in their sentence: %s', async (question, expected, sentence) => {
    const [best] = await read(question);
    expect(words(best!)).toContain(expected);
    expect(words(best!).length).toBeLessThan(40);
    expect(bridgeArticle.text.slice(best!.sentenceStart, best!.sentenceEnd)).toMatch(sentence);
  });

  it('is the whole sentence where yes or no is asked', async () => {
    const [best] = await read('Did Clara Lindqvist draw the bridge at Holm?');
    expect([best!.start, best!.end]).toEqual([best!.sentenceStart, best!.sentenceEnd]);
  });

  it('says what the score is made of', async () => {
    const [best] = await read('When did the bridge at Holm open to traffic?');
    expect(best!.why).toMatchObject({ typeHeld: 1, isElsewhere: 0 });
    expect(best!.why['own']).toBeGreaterThan(0.9);
  });

  it('is a few sentences of a passage, however many it has', async () => {
    const many = passage('many', Array.from({ length: 30 }, (_, at) => `The bridge opened to ${at} people.`).join(' '));
    expect(await read('When did the bridge open?', [many])).toHaveLength(3);
  });
});

describe('how likely it is that a passage answers', () => {
  it('is the confidence of the answerer for the best, and less for the others', async () => {
    const text = 'When did the bridge at Holm open to traffic?';
    const { confidence } = await readerOf(bridgePassages).score(
      parseQuestion({ text, history: [], filters: {} }),
      bridgePassages,
      new AbortController().signal,
    );
    const [best, ...others] = await read(text);
    expect(best!.answerable).toBe(confidence);
    expect(confidence).toBeGreaterThan(0.5);
    for (const other of others.filter(({ passageId }) => passageId !== best!.passageId)) {
      expect(other.answerable).toBeLessThan(best!.answerable);
    }
  });

  it('is the same for a copy, which is told of though its sentences count once', async () => {
    const text = 'The bridge at Holm opened to traffic on 3 May 1932.';
    const [first, second] = await read('When did the bridge at Holm open?', [passage('a', text), passage('b', text)]);
    expect(new Set([first!.passageId, second!.passageId]).size).toBe(2);
    expect(second).toEqual({ ...first, passageId: second!.passageId });
  });

  it('is none where the article leaves open what the question binds, and that comes last', async () => {
    const about = passage('about', 'The mill at Orre stands by a river. Nobody knows its age.', 'The mill at Orre');
    const passages = [...bridgePassages, about];
    const candidates = await read('When did the mill at Orre open to traffic?', passages);
    expect(candidates[0]!.passageId).toBe(about.passage.id);
    for (const { passageId, answerable, why } of candidates) {
      if (passageId === about.passage.id) continue;
      expect(answerable).toBe(0);
      expect(why['isElsewhere']).toBe(1);
    }
  });

  it('is none where the article is not of what the conversation is about', async () => {
    const mill = passage('mill', 'It opened in 1874 and closed in 1967.', 'A mill');
    const passages = [...bridgePassages, mill];
    const candidates = await read('When did it open (about: the bridge over the river Aven)?', passages);
    expect(candidates.at(-1)).toMatchObject({ passageId: mill.passage.id, answerable: 0 });
  });
});
