/**
 * What every reader must keep, whatever is behind it: the promises of `Reader` that answers rest on.
 * `make` gives a reader; what it points at in the passages about a bridge is its own matter.
 * Does not know which words answer: only that whatever is pointed at stands where it is said to stand.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article, RankedPassage } from '../../src/domain.ts';
import type { Candidate, Reader } from '../../src/readers/reader.ts';
import { sentenceSpans } from '../../src/text.ts';
import { bridgeArticle, bridgePassages, ranked } from './answerer.ts';

/** "Soon", after an abort. Far above what any machine needs, far below what a reader waits. */
const soonMilliseconds = 10_000;

export function readerContract(name: string, make: () => Reader | Promise<Reader>): void {
  describe(`the contract of a reader: ${name}`, () => {
    const opened = 'When did the bridge at Holm open to traffic?';
    let reader: Reader;
    beforeAll(async () => {
      reader = await make();
    });
    afterAll(async () => reader.close?.());

    async function read(text: string, passages = bridgePassages): Promise<readonly Candidate[]> {
      const candidates = await reader.read({ text }, passages, new AbortController().signal);
      expectInPlace(candidates, passages);
      return candidates;
    }

    it('has a name without white space', () => {
      expect(reader.id).toMatch(/^\S+$/);
    });

    it('points at words of the passages, each in a whole sentence', async () => {
      expect(await read(opened)).not.toEqual([]);
    });

    it('tells of each passage, from the best on, unless one is sure to answer', async () => {
      const many = storyPassages(40);
      const candidates = await read('When did Clara Lindqvist draw the bridge?', many);
      const told = new Set(candidates.map(({ passageId }) => passageId));
      expect(told).toEqual(new Set(many.slice(0, told.size).map(({ passage }) => passage.id)));
      const surest = Math.max(...candidates.map(({ answerable }) => answerable));
      if (surest < 0.5) expect(told.size).toBe(many.length);
    });

    it('points at nothing where there are no passages', async () => {
      expect(await read(opened, [])).toEqual([]);
    });

    it('gives the same for the same question', async () => {
      expect(await read(opened)).toEqual(await read(opened));
    });

    it('gives each of several who ask at once what it gives them alone', async () => {
      const asking = bridgePassages.map((passage, at): [string, RankedPassage[]] => [
        ['When did it open?', 'For how many weeks was it closed?', 'What is sold on the market?'][at]!,
        [passage],
      ]);
      const alone = [];
      for (const [question, passages] of asking) alone.push(await read(question, passages));
      expect(await Promise.all(asking.map(async ([question, passages]) => read(question, passages)))).toEqual(alone);
    });

    it('leaves question and passages as they are', async () => {
      const question = Object.freeze({ text: opened });
      const before = structuredClone(bridgePassages);
      await reader.read(question, bridgePassages, new AbortController().signal);
      expect(bridgePassages).toEqual(before);
    });

    it.each([
      ['an empty question', ''],
      ['a blank question', ' \n\t'],
      ['only punctuation', '?!… —'],
      ['emoji', '👩‍👩‍👧‍👦 🛶 1️⃣ ?'],
      ['another script', 'متى افتتح الجسر؟'],
      ['a script without spaces', '桥是什么时候开通的?'],
      ['half of a surrogate pair', 'the \uD83D bridge?'],
      ['control characters', 'When\u0000 did\u0007 the\u200B bridge open?'],
      ['a very long question', 'When did the bridge open? '.repeat(2000)],
      ['a very long word', 'a'.repeat(100_000)],
      ['what looks like a pattern', 'When (did [the bridge* open\\?'],
      ['names of objects', 'constructor __proto__ toString'],
    ])('takes %s', async (_, question) => {
      expect(await read(question)).not.toEqual([]);
    });

    it.each([
      ['hard line breaks', 'The bridge at Holm was\nopened to traffic on 3 May\n1932. It is 212\nmetres long.'],
      ['emoji', '🛶🛶 The bridge 👩‍👩‍👧‍👦 opened in 1932 🎉! 🎉 It is 212 metres long 🌉'],
      ['accents as characters of their own', 'Le pont fut cre\u0301e\u0301 en 1932. Zu\u0308rich le financ\u0327a.'],
      ['another script', 'افتتح الجسر عام 1932. طوله 212 مترا.'],
      ['a script without spaces', '大桥于1932年通车。全长212米。'],
      ['letters that are made of several', '다리는 1932년에 개통되었다. 길이는 212미터이다.'],
      ['half of a surrogate pair', 'The bridge \uD83D opened in 1932.'],
      ['control characters', 'The bridge\u0000 opened\u200B in \u0007 1932.'],
      ['a single word', '1932'],
      ['no sentence at all', '* 1932; 212 m; 14 weeks --'],
      ['a sentence that is very long', `In 1932 the bridge ${'and the market of Holm '.repeat(400)} opened.`],
      ['very many sentences', 'The bridge opened in 1932. It is 212 metres long. '.repeat(150).trim()],
      ['a very long word', `The bridge ${'a'.repeat(50_000)} opened in 1932.`],
    ])('points into a passage with %s', async (_, text) => {
      // Not at the beginning of its article.
      const article = { ...bridgeArticle, id: 'odd', text: `🌉 ${text}` };
      expect(await read(opened, [ranked(article, 3, article.text.length)])).not.toEqual([]);
    });

    it('takes a passage without a single letter', async () => {
      for (const text of ['…', '—!?', '🎉', '\u0000\u200B', '\u0301']) {
        const odd = ranked({ ...bridgeArticle, id: 'odd', text }, 0, text.length);
        expect(await read(opened, [odd, bridgePassages[0]!])).not.toEqual([]);
      }
    });

    it('does not begin when it is already told to stop', async () => {
      const reason = new DOMException('the reader has left', 'AbortError');
      await expect(reader.read({ text: opened }, bridgePassages, AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    it('stops soon when it is told to, with the reason it was given, unless it is done', async () => {
      const reason = new DOMException('the reader has left', 'AbortError');
      const stop = new AbortController();
      const reading = reader.read({ text: opened }, storyPassages(200), stop.signal).then(
        () => 'done',
        (error: unknown) => error,
      );
      stop.abort(reason);
      const outcome = await Promise.race([reading, sleep(soonMilliseconds, 'still at work')]);
      expect([reason, 'done']).toContain(outcome);
      await read(opened);
    });
  });
}

/** That all offsets are where `Candidate` says, and that the best come first. */
export function expectInPlace(candidates: readonly Candidate[], passages: readonly RankedPassage[]): void {
  for (const { passageId, start, end, sentenceStart, sentenceEnd, score, answerable, why } of candidates) {
    const found = passages.find(({ passage }) => passage.id === passageId);
    if (found === undefined) throw new Error(`no passage ${passageId} was given`);
    const { article, passage } = found;
    for (const offset of [start, end, sentenceStart, sentenceEnd]) expect(Number.isSafeInteger(offset)).toBe(true);
    expect(start).toBeGreaterThanOrEqual(sentenceStart);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(sentenceEnd);
    expect(article.text.slice(start, end)).toBe(article.text.slice(start, end).trim());
    const sentences = sentenceSpans(passage.text, article.language);
    expect(sentences.map((sentence) => passage.start + sentence.start)).toContain(sentenceStart);
    expect(sentences.map((sentence) => passage.start + sentence.end)).toContain(sentenceEnd);
    expect(answerable).toBeGreaterThanOrEqual(0);
    expect(answerable).toBeLessThanOrEqual(1);
    for (const part of [score, ...Object.values(why)]) expect(Number.isFinite(part)).toBe(true);
  }
  const scores = candidates.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
}

/** Passages of as many articles, none of which says when anything happened. */
function storyPassages(count: number): RankedPassage[] {
  return Array.from({ length: count }, (_, at) => {
    const text = `Story ${at + 1} tells of a river.\nNobody knows who built the bridge over it.`;
    const article: Article = { ...bridgeArticle, id: `story-${at}`, title: `Story ${at + 1}`, text };
    return ranked(article, 0, text.length, at);
  });
}
