/** What a reader thinks of an answer, from the request to the run that asks it again. */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import { type Case, isRight } from '../../src/evaluation/case.ts';
import { parseCases } from '../../src/evaluation/cases.ts';
import { readFeedback } from '../../src/conversations/feedback.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

let footnote: StartedFootnote;
beforeAll(async () => {
  footnote = await startFootnote({ 'bridge.md': '# Bridge\n\nThe harbour bridge of Lenn was closed on 4 May 2019.\n' });
});
afterEach(() => rmSync(join(footnote.index, 'feedback.jsonl'), { force: true }));
afterAll(() => footnote.close());

const post = (path: string, body: object): Promise<Response> =>
  fetch(footnote.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const answerTo = async (question: string): Promise<AnswerData> =>
  (await post('/api/ask', { question })).json() as Promise<AnswerData>;
const cases = (): Case[] => parseCases(readFeedback(footnote.index));

const closed = 'When was the harbour bridge of Lenn closed?';

it('keeps a good answer as a case, without the words of the article, for the owner alone', async () => {
  const answer = await answerTo(closed);
  const response = await post('/api/feedback', { question: closed, verdict: 'up', answer, reason: 'Just so.' });
  expect(response.status).toBe(201);
  const { id } = (await response.json()) as { id: string };
  expect(cases()).toEqual([
    { id, turns: [closed], must: [], articles: ['bridge.md'], expects: 'answer', kind: 'feedback' },
  ]);
  expect(isRight(cases()[0]!, answer as never)).toBe(true);
  const file = join(footnote.index, 'feedback.jsonl');
  expect(readFileSync(file, 'utf8')).toContain('"reason":"Just so."');
  expect(readFileSync(file, 'utf8')).not.toContain('4 May');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('makes of each verdict what it says about a right answer', async () => {
  const answer = await answerTo(closed);
  const refusal = await answerTo('How long should I boil an egg?');
  const history = [{ question: closed, answer: answer.text }];
  for (const body of [
    { question: 'good refusal', verdict: 'up', answer: refusal },
    { question: 'bad refusal', verdict: 'down', answer: refusal },
    { question: 'bad answer, known words', verdict: 'down', answer, expected: ['5 May'], history },
    { question: 'bad answer', verdict: 'down', answer },
  ]) {
    expect((await post('/api/feedback', body)).status).toBe(201);
  }
  expect(cases().map(({ turns, must, articles, expects }) => ({ turns, must, articles, expects }))).toEqual([
    { turns: ['good refusal'], must: [], articles: [], expects: 'refusal' },
    { turns: ['bad refusal'], must: [], articles: [], expects: 'answer' },
    { turns: [closed, 'bad answer, known words'], must: [['5 May']], articles: [], expects: 'answer' },
  ]);
});

it.each([
  ['no question', { verdict: 'up' }],
  ['an empty question', { question: '', verdict: 'up' }],
  ['another verdict', { question: 'x', verdict: 'good' }],
  ['a reason as long as an article', { question: 'x', verdict: 'up', reason: 'x'.repeat(2001) }],
  ['citations of nothing', { question: 'x', verdict: 'up', answer: { kind: 'answered', citations: [{}] } }],
])('refuses %s', async (_what, body) => {
  expect((await post('/api/feedback', body)).status).toBe(400);
  expect(existsSync(join(footnote.index, 'feedback.jsonl'))).toBe(false);
});
