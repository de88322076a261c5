/** The rules joined with another reader, here one that points where it is told and keeps what it was asked. */
import { describe, expect, it } from 'vitest';
import { ExtractiveAnswerer } from '../../src/answerers/extractive.ts';
import type { DraftPart, RankedPassage, Sureness } from '../../src/domain.ts';
import type { Query } from '../../src/query/query.ts';
import type { Candidate, Reader } from '../../src/readers/reader.ts';
import { asked, bridgeArticle, bridgePassages, ranked } from '../contracts/answerer.ts';

class Pointer implements Reader {
  readonly id = 'pointer';
  readonly questions: string[] = [];
  readonly #words: string;

  constructor(words: string) {
    this.#words = words;
  }

  async read({ text }: Pick<Query, 'text'>, passages: readonly RankedPassage[]): Promise<readonly Candidate[]> {
    this.questions.push(text);
    return passages.flatMap(({ passage }): Candidate[] => {
      const at = passage.text.indexOf(this.#words);
      if (at < 0) return [];
      const [start, end] = [passage.start + at, passage.start + at + this.#words.length];
      const why = { span: 6, answerable: 4 };
      return [
        { passageId: passage.id, start, end, sentenceStart: start, sentenceEnd: end, score: 6, answerable: 0.98, why },
      ];
    });
  }
}

async function read(query: Query, reader: Reader, passages = bridgePassages): Promise<Sureness> {
  const answerer = new ExtractiveAnswerer(
    () => 1,
    async () => reader,
  );
  const parts: DraftPart[] = [];
  for await (const part of answerer.draft(query, passages, new AbortController().signal)) parts.push(part);
  return parts.find((part) => part.kind === 'sureness')!.sureness;
}

describe('an answer of two readers', () => {
  it('is no surer for words that only repeat the question', async () => {
    const query = asked('Who besides Tom Brandt spoke of the toll of the bridge?');
    const repeated = await read(query, new Pointer('Tom Brandt'));
    const told = await read(query, new Pointer('the mayor'));
    expect(repeated.confidence).toBeLessThan(told.confidence / 2);
  });

  it('is read by what a turn asks now, in the article that was spoken of', async () => {
    const history = [
      { question: 'When did the bridge at Holm open?', answer: 'The bridge at Holm opened on 3 May 1932. [1]' },
    ];
    const reader = new Pointer('14 weeks');
    const query = { ...asked('and for how long was it closed', history), spokenOf: bridgeArticle.id };
    await read(query, reader);
    expect(new Set(reader.questions)).toEqual(new Set(['and for how long was it closed']));
  });

  it('asks which is meant where articles answer each about something else, but not where one is named', async () => {
    const of = (title: string, fee: string): RankedPassage => {
      const text = `A licence is needed for ${title.toLowerCase()}. It costs ${fee} crowns a year.`;
      return ranked({ ...bridgeArticle, id: title, title, text }, 0, text.length);
    };
    const passages = [of('Dogs', '12'), of('Boats', '40')];
    const pointer = new Pointer('crowns a year');
    pointer.read = async (_question, given) =>
      given.map(({ passage, article }): Candidate => {
        const span = { start: article.text.indexOf('costs') + 6, end: article.text.length - 1 };
        return {
          ...span,
          passageId: passage.id,
          sentenceStart: span.start,
          sentenceEnd: span.end,
          score: 6,
          answerable: 0.98,
          why: { span: 6, answerable: 4 },
        };
      });
    expect((await read(asked('How much does the licence cost?'), pointer, passages)).rivals).toEqual(['Dogs', 'Boats']);
    expect((await read(asked('How much does a licence for dogs cost?'), pointer, passages)).rivals).toEqual([]);
  });
});
