/** Suggested questions over HTTP and in refusals: each is answered when it is asked, and none outlives its article. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import type { ArticleSummary } from '../../src/store/index-report.ts';
import type { Conversation } from '../../src/store/stored-conversation.ts';
import { briefs, type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

let footnote: StartedFootnote;
beforeAll(async () => {
  footnote = await startFootnote(briefs);
});
afterAll(() => footnote.close());

const get = async <Shape>(path: string): Promise<Shape> => (await fetch(footnote.url + path)).json() as Promise<Shape>;
const post = async <Shape>(path: string, body: object): Promise<Shape> =>
  (await fetch(footnote.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then((response) => response.json())) as Shape;
const suggested = async (query = ''): Promise<string[]> =>
  (await get<{ questions: string[] }>(`/api/suggestions${query}`)).questions;
const answerTo = (question: string): Promise<AnswerData> => post('/api/ask', { question });

it('suggests questions that are answered, of different articles', async () => {
  const questions = await suggested();
  expect(questions).toHaveLength(4);
  const answers = await Promise.all(questions.map(answerTo));
  expect(answers.map(({ kind }) => kind)).toEqual(Array(4).fill('answered'));
  expect(new Set(answers.map(({ citations }) => citations[0]!.path)).size).toBeGreaterThanOrEqual(3);
});

it('suggests questions about the articles that are named', async () => {
  const { articles } = await get<{ articles: ArticleSummary[] }>('/api/articles');
  const { id } = articles.find(({ path }) => path.includes('media-line'))!;
  const questions = await suggested(`?articles=${id},no-such-article&limit=3`);
  expect(questions).toHaveLength(3);
  for (const { citations } of await Promise.all(questions.map(answerTo))) {
    expect(citations.map(({ articleId }) => articleId)).toContain(id);
  }
  expect(await suggested('?articles=no-such-article')).toEqual([]);
  expect((await fetch(`${footnote.url}/api/suggestions?limit=0`)).status).toBe(400);
});

it('names in a refusal two questions that are answered, and in an answer none', async () => {
  // Those of the start have been tried by now.
  await suggested();
  const refusal = await answerTo('How long should I boil an egg?');
  expect(refusal.kind).not.toBe('answered');
  expect(refusal.suggestions).toHaveLength(2);
  for (const question of refusal.suggestions!) {
    const { kind, suggestions } = await answerTo(question);
    expect({ kind, suggestions }).toEqual({ kind: 'answered', suggestions: undefined });
  }
});

it('keeps none of them, and suggests nothing of an article that is gone', async () => {
  const article =
    'published: 2026-01-01\n---\n\nThe harbour bridge of Lenn was closed on 4 May 2019, after cracks were found.\n';
  footnote.write('lenn.md', `---\ntitle: Bridge of Lenn\n${article}`);
  const bridge = 'When was the harbour bridge of Lenn closed?';
  await within(5000, async () => expect(await suggested()).toContain(bridge));
  const { id } = await post<Conversation>('/api/conversations', {});
  const question = 'How long should I boil an egg?';
  expect((await post<AnswerData>('/api/ask', { question, conversationId: id })).suggestions).toHaveLength(2);
  expect((await get<Conversation>(`/api/conversations/${id}`)).turns[0]!.answer).not.toHaveProperty('suggestions');
  footnote.remove('lenn.md');
  await within(5000, async () => expect(await suggested()).not.toContain(bridge));
});
