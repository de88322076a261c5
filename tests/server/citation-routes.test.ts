/** A citation looked up by its id: while its words stand, after they changed, after they went. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { citationRecordSchema, citationRecords } from '../../src/citations/citation-record.ts';
import type { AnswerData } from '../../src/domain.ts';
import { type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

let footnote: StartedFootnote;
beforeAll(async () => {
  footnote = await startFootnote({
    'mill.md': '# The mill\n\nThe mill at Tarn burnt down in 1911 after a lightning strike. It was never rebuilt.\n',
    'ferry.md': '# The ferry\n\nThe ferry over the Ems carried 900 people a day in 1932.\n',
  });
});
afterAll(() => footnote.close());

const post = async (path: string, body: object): Promise<Response> =>
  fetch(footnote.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const lookUp = async (id: string): Promise<Response> => fetch(`${footnote.url}/api/citations/${id}`);

it('is the same record as in the answer, says that its words changed, then that they were withdrawn, and keeps none of them', async () => {
  const { id: conversationId } = (await (await post('/api/conversations', {})).json()) as { id: string };
  const answer = (await (
    await post('/api/ask', { question: 'When did the mill at Tarn burn down?', conversationId })
  ).json()) as AnswerData;
  const [record] = citationRecords(answer);
  expect(record!.quote.exact).toContain('1911');
  const ask = async () => citationRecordSchema.parse(await (await lookUp(record!.id)).json());

  // Without an answer there are no statements of one.
  expect(await ask()).toEqual({ ...record, number: 1, statements: [] });

  footnote.write('mill.md', '# The mill\n\nThe mill at Tarn burnt down in 1912 after a lightning strike.\n');
  await within(5000, async () => {
    expect(await ask()).toMatchObject({ standing: 'changed', quote: record!.quote, statements: record!.statements });
  });

  footnote.remove('mill.md');
  await within(5000, async () => {
    expect(await ask()).toMatchObject({ standing: 'withdrawn', article: { title: 'The mill' } });
  });
  expect(JSON.stringify(await ask())).not.toMatch(/burnt|Tarn|lightning|1911/);
});

it('is found again when the article lies elsewhere, and the index is another', async () => {
  const answer = (await (
    await post('/api/ask', { question: 'How many people did the ferry over the Ems carry?' })
  ).json()) as AnswerData;
  const [record] = citationRecords(answer);
  footnote.remove('ferry.md');
  footnote.write('old/boats.md', '# The ferry\n\nThe ferry over the Ems carried 900 people a day in 1932.\n');
  await within(5000, async () => {
    expect(await (await lookUp(record!.id)).json()).toMatchObject({
      standing: 'current',
      quote: { exact: record!.quote.exact },
      article: { path: 'old/boats.md' },
    });
  });
});

it.each(['nothing', '0'.repeat(64), `${'0'.repeat(64)}-3-9-00000000`, `${'0'.repeat(64)}-9-3-00000000`])(
  'of %s, is not there',
  async (id) => {
    const response = await lookUp(id);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'citation-not-found' });
  },
);
