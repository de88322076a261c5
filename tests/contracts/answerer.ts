/**
 * What every answerer must keep, whatever is behind it: the promises of `Answerer` that ask.ts rests on.
 * The passages are about a bridge; `make` gives an answerer that is able to answer when it opened, and before how many people.
 * Does not know how an answer is found, nor whether it is a good one: only that it holds against its own quotes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { isSureEnough } from '../../src/abstain.ts';
import type { Answerer } from '../../src/answerers/answerer.ts';
import { Verification } from '../../src/citations/citations.ts';
import type { Article, DraftPart, DraftStatement, Question, RankedPassage } from '../../src/domain.ts';
import { parseQuestion } from '../../src/query/parse-question.ts';
import type { Query } from '../../src/query/query.ts';
import { blockSpans } from '../../src/text.ts';

/** "Soon", after an abort. Far above what any machine needs, far below what a reader waits. */
const soonMilliseconds = 5000;

export const bridgeArticle: Article = {
  id: 'bridge',
  path: 'bridge.md',
  title: 'The bridge at Holm',
  publisher: 'Holm Courier',
  published: '1992-05-04',
  language: 'en',
  contentHash: '0'.repeat(64),
  headings: [],
  text:
    'The bridge at Holm opened to traffic on 3 May 1932, in the presence of about 4,000 people. It is 212 metres long ' +
    'and crosses the river Aven. The engineer Clara Lindqvist, who had drawn it, called it "a plain answer to a plain ' +
    'question".\n\nRepairs in 1977 closed the bridge for 14 weeks. According to the mayor, Tom Brandt, the toll was ' +
    'never raised again.\n\nThe market of Holm sells apples, wool and clocks on every second Saturday.',
};

/** One for each paragraph. */
export const bridgePassages: readonly RankedPassage[] = blockSpans(bridgeArticle.text).map(({ start, end }, at) =>
  ranked(bridgeArticle, start, end, at),
);

export function ranked(article: Article, start: number, end: number, at = 0): RankedPassage {
  return {
    passage: { id: `${article.id}-${start}`, articleId: article.id, text: article.text.slice(start, end), start, end },
    article,
    score: 1.5 - at / 10,
    foundBy: ['keywords', 'vectors'],
    why: { keywords: { score: 5, terms: ['bridge'] }, vectors: { score: 0.7 }, parts: {}, placeBefore: 1 },
  };
}

export function asked(text: string, history: Question['history'] = []): Query {
  return parseQuestion({ text, history, filters: {} });
}

export async function partsOf(
  answerer: Answerer,
  question: string,
  passages: readonly RankedPassage[],
  signal: AbortSignal = new AbortController().signal,
): Promise<DraftPart[]> {
  const parts: DraftPart[] = [];
  for await (const part of answerer.draft(asked(question), passages, signal)) parts.push(part);
  return parts;
}

/** What may be said of what was drafted. */
export function statementsOf(parts: readonly DraftPart[]): DraftStatement[] {
  if (parts.some((part) => part.kind === 'sureness' && !isSureEnough(part.sureness))) return [];
  return parts.flatMap((part) => (part.kind === 'statement' ? [part.statement] : []));
}

export function answererContract(name: string, make: () => Answerer | Promise<Answerer>): void {
  describe(`the contract of an answerer: ${name}`, () => {
    const opened = 'When did the bridge at Holm open to traffic?';
    let answerer: Answerer;
    beforeAll(async () => {
      answerer = await make();
    });

    it('has a name without white space', () => {
      expect(answerer.id).toMatch(/^\S+$/);
    });

    it.each([opened, 'How many people were present when the bridge at Holm opened?'])(
      'drafts statements that hold: %s',
      async (question) => {
        const statements = statementsOf(await partsOf(answerer, question, bridgePassages));
        expect(statements).not.toEqual([]);
        const verification = new Verification(bridgePassages);
        expect(statements.map((statement) => verification.add(statement).statement.verdict)).toContain('supported');
      },
    );

    it('quotes given passages only, in statements that say something', async () => {
      const ids = bridgePassages.map(({ passage }) => passage.id);
      for (const { text, quotes } of statementsOf(await partsOf(answerer, opened, bridgePassages))) {
        expect(text.trim()).not.toBe('');
        for (const { passageId } of quotes) expect(ids).toContain(passageId);
      }
    });

    it('says nothing where there are no passages', async () => {
      expect(statementsOf(await partsOf(answerer, opened, []))).toEqual([]);
    });

    it('gives the same statements for the same question', async () => {
      const first = statementsOf(await partsOf(answerer, opened, bridgePassages));
      expect(statementsOf(await partsOf(answerer, opened, bridgePassages))).toEqual(first);
    });

    it('answers several at once', async () => {
      const alone = statementsOf(await partsOf(answerer, opened, bridgePassages));
      const together = await Promise.all([1, 2, 3].map(() => partsOf(answerer, opened, bridgePassages)));
      for (const parts of together) expect(statementsOf(parts)).toEqual(alone);
    });

    it('leaves question and passages as they are', async () => {
      const before = structuredClone(bridgePassages);
      await partsOf(answerer, opened, bridgePassages);
      expect(bridgePassages).toEqual(before);
    });

    it.each([
      ['an empty question', ''],
      ['a blank question', ' \n\t'],
      ['only punctuation', '?!… —'],
      ['another script', 'متى افتتح الجسر؟'],
      ['half of a surrogate pair', 'the \uD83D bridge?'],
      ['a very long question', 'When did the bridge open? '.repeat(320)],
      ['what looks like a pattern', 'When (did [the bridge* open\\?'],
    ])('takes %s', async (_, question) => {
      const ids = bridgePassages.map(({ passage }) => passage.id);
      for (const { quotes } of statementsOf(await partsOf(answerer, question, bridgePassages))) {
        for (const { passageId } of quotes) expect(ids).toContain(passageId);
      }
    });

    it('does not begin when it is already told to stop', async () => {
      const reason = new DOMException('the reader has left', 'AbortError');
      await expect(partsOf(answerer, opened, bridgePassages, AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    it('stops soon when it is told to, with the reason it was given, unless it is done', async () => {
      const reason = new DOMException('the reader has left', 'AbortError');
      const stop = new AbortController();
      const parts = answerer.draft(asked(opened), bridgePassages, stop.signal)[Symbol.asyncIterator]();
      await parts.next();
      stop.abort(reason);
      const rest = (async () => {
        for (;;) if ((await parts.next()).done === true) return 'done';
      })().catch((error: unknown) => error);
      const outcome = await Promise.race([rest, sleep(soonMilliseconds, 'still at work')]);
      expect([reason, 'done']).toContain(outcome);
    });

    it('repeats a question that stands alone as there is no conversation', async () => {
      if (answerer.standalone === undefined) return;
      expect(await answerer.standalone(asked(opened), new AbortController().signal)).toBe(opened);
    });
  });
}
