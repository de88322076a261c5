/** Conversations that are kept: answers come back whole, and follow what happens to their articles. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import type { IndexState } from '../../src/store/index-report.ts';
import type { Conversation, ConversationSummary } from '../../src/store/stored-conversation.ts';
import { eventsOf, type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

const articles = {
  'tower.md': '# The tower of Vell\n\nThe tower of Vell is 20 metres tall. It was built by Marguerite Quillfeather.',
  'harbour.md': '# The harbour of Ostrow\n\nThe harbour of Ostrow is 9 metres deep.',
};
const howTall = 'How tall is the tower of Vell?';
const howDeep = 'How deep is the harbour of Ostrow?';

let footnote: StartedFootnote;
afterEach(() => footnote.close());

const call = (path: string, method = 'GET', body?: unknown): Promise<Response> =>
  fetch(footnote.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const begin = async (): Promise<string> =>
  ((await (await call('/api/conversations', 'POST', {})).json()) as ConversationSummary).id;
const ask = async (conversationId: string, question: string, more: object = {}): Promise<AnswerData> =>
  (await call('/api/ask', 'POST', { question, conversationId, ...more })).json() as Promise<AnswerData>;
const read = async (id: string): Promise<Conversation> =>
  (await call(`/api/conversations/${id}`)).json() as Promise<Conversation>;
const list = async (query = ''): Promise<readonly ConversationSummary[]> =>
  (
    (await (await call(`/api/conversations?q=${encodeURIComponent(query)}`)).json()) as {
      conversations: ConversationSummary[];
    }
  ).conversations;
/** Every byte that is kept. */
const kept = (): string =>
  readdirSync(footnote.index)
    .map((file) => readFileSync(join(footnote.index, file), 'latin1'))
    .join('\n');

describe('a conversation', () => {
  it('is kept with its whole answers, named after its first question', async () => {
    footnote = await startFootnote(articles);
    const id = await begin();
    expect(await list()).toEqual([]);
    const answer = await ask(id, howTall);
    await ask(id, howDeep, { parentId: (await read(id)).turns[0]!.id });
    const { title, turns, questions } = await read(id);
    expect({ title, questions }).toEqual({ title: howTall, questions: 2 });
    const citations = answer.citations.map((citation) => ({ ...citation, standing: 'current' }));
    expect(citations[0]?.quote).toContain('20 metres');
    expect(turns[0]!.answer).toEqual({ ...answer, citations });
    expect(turns[1]!.parentId).toBe(turns[0]!.id);
  });

  it.each([
    ['cut between words', 'Why did the tower of Vell fall? '.repeat(4).trim(), /^Why .{60,75}[ \w?]…$/],
    ['cut anywhere in a script without spaces', '塔は何メートルですか'.repeat(20), /^塔.{79}…$/],
  ])('has a title that fits in a list: %s', async (_how, question, shown) => {
    footnote = await startFootnote(articles);
    const id = await begin();
    await ask(id, question);
    expect((await read(id)).title).toMatch(shown);
  });

  it('understands a follow-up by the turns that it follows, and by no others', async () => {
    footnote = await startFootnote(articles);
    const id = await begin();
    await ask(id, howTall, { turnId: 'a' });
    await ask(id, howDeep, { turnId: 'b' });
    expect((await ask(id, 'Who built it?', { turnId: 'c', parentId: 'a' })).standalone).toContain('Vell');
    expect((await ask(id, 'Who built it?', { turnId: 'd', parentId: 'b' })).standalone).toContain('Ostrow');
    expect((await call('/api/ask', 'POST', { question: howTall, conversationId: id, turnId: 'a' })).status).toBe(409);
    expect((await call('/api/ask', 'POST', { question: howTall, conversationId: 'none' })).status).toBe(404);
  });

  it('is listed, the latest first, found by its words, renamed and deleted with all its words', async () => {
    footnote = await startFootnote(articles);
    const [tower, harbour] = [await begin(), await begin()];
    await ask(tower, howTall);
    await ask(tower, 'What is a Zanzibarium?');
    await ask(harbour, howDeep);
    expect((await list()).map(({ id }) => id)).toEqual([harbour, tower]);
    expect((await list('20 metres')).map(({ id }) => id)).toEqual([tower]);
    expect(await list('100 %')).toEqual([]);
    await call(`/api/conversations/${tower}`, 'PATCH', { title: 'About towers' });
    expect((await list('about')).map(({ title }) => title)).toEqual(['About towers']);
    expect((await call(`/api/conversations/${tower}`, 'PATCH', { title: ' ' })).status).toBe(400);
    expect((await call(`/api/conversations/${tower}`, 'DELETE')).status).toBe(204);
    expect((await call(`/api/conversations/${tower}`)).status).toBe(404);
    await within(2000, async () => expect(kept()).not.toContain('Zanzibarium'));
  });

  it('never keeps questions from being answered: a file that cannot be read is left as it is, and named', async () => {
    footnote = await startFootnote(articles);
    const junk = 'not a database '.repeat(500);
    await footnote.restart(() => writeFileSync(join(footnote.index, 'conversations.sqlite'), junk));
    const id = await begin();
    expect((await ask(id, howTall)).text).toContain('20 metres');
    expect(await ask(id, howDeep, { parentId: 'a' })).toMatchObject({ kind: 'answered' });
    const problem = await call('/api/conversations');
    expect(problem.headers.get('content-type')).toContain('application/problem+json');
    expect(await problem.json()).toMatchObject({
      code: 'conversations-damaged',
      title: expect.stringMatching(/^conversations\.sqlite is damaged .* notes cannot be read/) as string,
      detail: expect.stringContaining('footnote repair') as string,
    });
    const { damage } = (await (await call('/api/index')).json()) as IndexState;
    expect(damage!.join()).toMatch(/^conversations\.sqlite is damaged .*footnote repair/);
    expect(footnote.notices).toEqual(damage);
    expect(await (await call('/readyz')).json()).toMatchObject({ ready: true, damaged: ['conversations.sqlite'] });
    expect(readFileSync(join(footnote.index, 'conversations.sqlite'), 'utf8')).toBe(junk);
  });

  it('keeps a question that was stopped', async () => {
    footnote = await startFootnote(articles);
    const id = await begin();
    const abort = new AbortController();
    const response = await fetch(`${footnote.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ question: howTall, conversationId: id, turnId: 'a' }),
      signal: abort.signal,
    });
    for await (const { event } of eventsOf(response)) if (event === 'status') break;
    abort.abort();
    await within(2000, async () => expect((await read(id)).turns.map(({ question }) => question)).toEqual([howTall]));
  });
});

describe('a stored answer', () => {
  it('says when its article has changed, and keeps the old quote', async () => {
    footnote = await startFootnote(articles);
    const id = await begin();
    await ask(id, howTall);
    footnote.write('tower.md', articles['tower.md'].replace('20 metres', '22 metres'));
    await within(2000, async () => {
      const [citation] = (await read(id)).turns[0]!.answer!.citations;
      expect(citation).toMatchObject({ standing: 'changed' });
      expect(citation?.quote).toContain('20 metres');
    });
  });

  it('loses every word of an article that is removed, down to the bytes, and keeps its title', async () => {
    footnote = await startFootnote(articles);
    const id = await begin();
    await ask(id, howTall, { turnId: 'a' });
    await ask(id, 'Who built it?', { turnId: 'b', parentId: 'a' });
    await ask(id, 'How long is the beard of the builder?', { turnId: 'c', parentId: 'b' });
    const other = await begin();
    await ask(other, howDeep);
    expect(kept()).toContain('Quillfeather');
    footnote.remove('tower.md');
    await within(2000, async () => {
      const { turns } = await read(id);
      expect(JSON.stringify(turns)).not.toMatch(/Quillfeather|20 metres/);
      expect(turns[0]!.answer!.citations[0]).toMatchObject({
        standing: 'withdrawn',
        title: 'The tower of Vell',
        quote: '',
      });
      expect(turns[0]!.answer!.statements[0]!.text).toBe('[withdrawn since: The tower of Vell]');
      expect(kept()).not.toContain('Quillfeather');
    });
    expect((await read(other)).turns[0]!.answer!.text).toContain('9 metres');
  });

  it('follows what happened while nothing ran, and an index that is built anew', async () => {
    footnote = await startFootnote(articles);
    const id = await begin();
    await ask(id, howTall, { turnId: 'a' });
    await ask(id, howDeep, { turnId: 'b', parentId: 'a' });
    await footnote.restart(() => {
      footnote.remove('tower.md');
      footnote.remove('harbour.md');
      footnote.write('port.md', articles['harbour.md']);
      for (const file of readdirSync(footnote.index)) {
        if (!file.startsWith('conversations')) rmSync(join(footnote.index, file), { recursive: true });
      }
    });
    const { turns } = await read(id);
    expect(turns[0]!.answer!.citations[0]).toMatchObject({ standing: 'withdrawn' });
    expect(turns[1]!.answer!.citations[0]).toMatchObject({ standing: 'current' });
    expect(turns[1]!.answer!.text).toContain('9 metres');
    expect(kept()).not.toContain('Quillfeather');
  });
});
