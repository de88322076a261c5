/** Guides and the timeline over HTTP, as docs/api.md tells them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import type { Guide, Timeline } from '../../src/guides/guide.ts';
import type { ArticleSummary } from '../../src/store/index-report.ts';
import { briefs, type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

let footnote: StartedFootnote;
beforeAll(async () => {
  footnote = await startFootnote(briefs);
});
afterAll(() => footnote.close());

const get = async <Shape>(path: string): Promise<Shape> => (await fetch(footnote.url + path)).json() as Promise<Shape>;

it('gives the guide to an article, with questions that the article answers', async () => {
  const { articles } = await get<{ articles: ArticleSummary[] }>('/api/articles');
  const { id } = articles.find(({ path }) => path.includes('media-line'))!;
  let guide!: Guide;
  await within(8000, async () => {
    guide = await get<Guide>(`/api/articles/${id}/guide`);
    expect(guide.trying).toBe(false);
  });
  expect(guide.questions.length).toBeGreaterThanOrEqual(3);
  expect(guide.questions.length).toBeLessThanOrEqual(5);
  for (const { question, citation } of guide.questions) {
    const response = await fetch(`${footnote.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question }),
    });
    const answer = (await response.json()) as AnswerData;
    expect(answer.citations.map(({ quote }) => quote)).toContain(citation.quote);
  }
});

it('says that there is no such article, for a guide too', async () => {
  const response = await fetch(`${footnote.url}/api/articles/none/guide`);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 'article-not-found' });
});

it('gives the timeline a page at a time, and refuses what is no date', async () => {
  const { events, next, total, revision } = await get<Timeline>('/api/timeline?limit=5&place=Syria');
  expect(events).toHaveLength(5);
  expect(total).toBeGreaterThan(5);
  expect(revision).toBeGreaterThan(0);
  expect(events.every(({ places }) => places.includes('Syria'))).toBe(true);
  const further = await get<Timeline>(`/api/timeline?limit=5&place=Syria&cursor=${encodeURIComponent(next!)}`);
  expect(further.events[0]!.date >= events[4]!.date).toBe(true);
  expect(further.events).not.toContainEqual(events[4]);
  for (const wrong of ['from=May', 'to=2017-4', 'limit=0'])
    expect((await fetch(`${footnote.url}/api/timeline?${wrong}`)).status).toBe(400);
});
