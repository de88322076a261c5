/** An article that is away for a moment, beside a running server: stored answers say so, and lose no word. */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startFootnote, within } from '../fixtures/start-footnote.ts';

const articles = {
  'tower.md': '# The tower of Vell\n\nThe tower of Vell was built in 1887 by Anna Brandt.',
  'mill.md': '# The mill of Torvik\n\nThe mill of Torvik was sold in 1907 to a baker.',
};
const question = 'Who built the tower of Vell?';

/** What clients and readers see of it all. */
async function start(graceSeconds: string) {
  const footnote = await startFootnote(articles, { FOOTNOTE_GRACE: graceSeconds });
  const get = async (path: string) => {
    const response = await fetch(`${footnote.url}${path}`);
    // oxlint-disable-next-line typescript/no-explicit-any -- each address answers in another shape
    const body: any = await response.json();
    return { status: response.status, body };
  };
  const send = async (path: string, sent: object) => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${footnote.url}${path}`, { method: 'POST', headers, body: JSON.stringify(sent) });
    // oxlint-disable-next-line typescript/no-explicit-any -- each address answers in another shape
    const body: any = await response.json();
    return body;
  };
  const { id } = await send('/api/conversations', {});
  const { citations } = await send('/api/ask', { question, conversationId: id });
  const [turn] = (await get(`/api/conversations/${id}`)).body.turns;
  await send('/api/notes', { conversationId: id, turnId: turn.id });
  const away = join(footnote.corpus, '..', 'tower.md');
  return {
    ...footnote,
    get,
    send,
    conversation: async () => (await get(`/api/conversations/${id}`)).body,
    notes: async () => (await get('/api/notes')).body.notes,
    articleId: citations[0].articleId as string,
    takeAway: () => renameSync(join(footnote.corpus, 'tower.md'), away),
    putBack: () => renameSync(away, join(footnote.corpus, 'tower.md')),
    stored: () => readFileSync(join(footnote.index, 'conversations.sqlite')),
    close: () => footnote.close(),
  };
}

it('says since when it is missing, answers nothing from it, and is as before when it is back', async () => {
  const footnote = await start('900');
  try {
    const before = {
      conversation: await footnote.conversation(),
      notes: await footnote.notes(),
      articles: (await footnote.get('/api/articles')).body,
      answer: (await footnote.send('/api/ask', { question })).citations,
    };
    footnote.takeAway();
    await within(5000, async () => {
      expect((await footnote.get('/api/articles')).body).toMatchObject({
        articles: [{ path: 'mill.md' }],
        missing: [{ id: footnote.articleId, path: 'tower.md', since: expect.stringContaining('T') }],
      });
    });
    expect((await footnote.get('/api/index')).body.missing).toHaveLength(1);
    expect(await footnote.get(`/api/articles/${footnote.articleId}`)).toMatchObject({
      status: 404,
      body: { code: 'article-missing', title: expect.stringContaining('missing since') },
    });
    expect((await footnote.send('/api/ask', { question })).kind).not.toBe('answered');
    const { answer } = (await footnote.conversation()).turns[0];
    expect(answer.text).toBe(before.conversation.turns[0].answer.text);
    expect(answer.citations[0]).toMatchObject({
      standing: 'missing',
      since: expect.stringContaining('T'),
      quote: before.conversation.turns[0].answer.citations[0].quote,
    });
    expect((await footnote.get(`/api/citations/${answer.citations[0].id}`)).body).toMatchObject({
      standing: 'missing',
    });
    expect((await footnote.notes())[0].saved.citations[0]).toMatchObject({ standing: 'missing' });
    footnote.putBack();
    await within(5000, async () => {
      expect((await footnote.get('/api/articles')).body).toEqual(before.articles);
    });
    expect({ conversation: await footnote.conversation(), notes: await footnote.notes() }).toEqual({
      conversation: before.conversation,
      notes: before.notes,
    });
    expect((await footnote.send('/api/ask', { question })).citations).toEqual(before.answer);
  } finally {
    await footnote.close();
  }
});

it('withdraws the words after the time of grace, and at once when it is removed while it is missing', async () => {
  const short = await start('1');
  try {
    short.takeAway();
    await within(8000, async () => {
      expect((await short.conversation()).turns[0].answer.citations[0]).toMatchObject({
        standing: 'withdrawn',
        quote: '',
      });
    });
    await within(8000, async () => expect(short.stored().includes('Anna Brandt')).toBe(false));
  } finally {
    await short.close();
  }
  const long = await start('900');
  try {
    long.takeAway();
    await within(5000, async () => expect((await long.get('/api/articles')).body.missing).toHaveLength(1));
    const removed = await fetch(`${long.url}/api/articles/${long.articleId}`, { method: 'DELETE' });
    expect(await removed.json()).toMatchObject({ removed: [{ id: long.articleId }] });
    expect((await long.conversation()).turns[0].answer.citations[0]).toMatchObject({ standing: 'withdrawn' });
    expect((await long.notes())[0].saved.citations[0]).toMatchObject({ standing: 'withdrawn', quote: '' });
  } finally {
    await long.close();
  }
});
