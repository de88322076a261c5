/** Filters by folder, tag, publisher, article and time, through every door; old clients and old indexes go on. */
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Database } from '../../src/store/database.ts';
import type { AnswerData } from '../../src/domain.ts';
import type { ArticleSummary } from '../../src/store/index-report.ts';
import type { Search } from '../../src/retrieval/search-result.ts';
import type { Conversation } from '../../src/store/stored-conversation.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const articles = {
  'towers/vell.md':
    '---\npublished: 2020-05\npublisher: The Vell Courier\ntags: [Height, "#stone"]\n---\n\n# The tower of Vell\n\nThe tower of Vell is 20 metres tall.',
  'towers/old/lenn.md':
    '---\npublished: 1999\ntags: stone, quay\n---\n\n# The tower of Lenn\n\nThe tower of Lenn is 30 metres tall.',
  'towers-elsewhere.md': '# The tower of Orm\n\nThe tower of Orm is 40 metres tall.',
};

let footnote: StartedFootnote;
afterEach(() => footnote.close());

const get = async <Shape>(path: string): Promise<Shape> => (await fetch(footnote.url + path)).json() as Promise<Shape>;
const send = async (path: string, body: object, method: 'POST' | 'PATCH' = 'POST'): Promise<Response> =>
  fetch(footnote.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const found = async (query: string): Promise<string[]> => {
  const { results } = await get<Search>(`/api/search?q=${encodeURIComponent('tall tower metres')}&${query}`);
  return [...new Set(results.map(({ path }) => path))].toSorted();
};
const ask = async (body: object): Promise<AnswerData> =>
  (await send('/api/ask', { question: 'How tall is the tower of Vell?', ...body })).json() as Promise<AnswerData>;

describe('filters', () => {
  it('keep a search to folders with all in them, tags in whatever case, publishers, articles and a time', async () => {
    footnote = await startFootnote(articles);
    const [lenn, orm, vell] = ['towers/old/lenn.md', 'towers-elsewhere.md', 'towers/vell.md'];
    expect(await found('')).toEqual([orm, lenn, vell]);
    expect(await found('folder=towers')).toEqual([lenn, vell]);
    expect(await found('folder=towers/old/')).toEqual([lenn]);
    expect(await found('folder=./')).toEqual([orm, lenn, vell]);
    expect(await found('tag=STONE')).toEqual([lenn, vell]);
    expect(await found('tag=height&tag=quay')).toEqual([lenn, vell]);
    expect(await found('tag=stone&from=2015-01-01')).toEqual([vell]);
    expect(await found(`publisher=${encodeURIComponent('The Vell Courier')}`)).toEqual([vell]);
    const { articles: listed } = await get<{ articles: ArticleSummary[] }>('/api/articles');
    expect(listed.find(({ path }) => path === vell)!.tags).toEqual(['Height', 'stone']);
    expect(await found(`article=${listed.find(({ path }) => path === orm)!.id}`)).toEqual([orm]);
    expect((await fetch(`${footnote.url}/api/search?q=tower&from=2015`)).status).toBe(400);
  });

  it('keep an answer to sources, and say in a refusal which', async () => {
    footnote = await startFootnote(articles);
    expect((await ask({ filters: { folders: ['towers'] } })).text).toContain('20 metres');
    const refused = await ask({ filters: { folders: ['nowhere'], tags: ['stone'] } });
    expect(refused).toMatchObject({ kind: 'not-found', filters: { folders: ['nowhere'], tags: ['stone'] } });
    expect(refused.text).toBe('There is no article in nowhere tagged stone about this.');
    expect((await ask({ filters: { articleIds: ['gone'] } })).kind).not.toBe('answered');
  });

  it('are kept with a conversation, for its next questions, unless a question brings its own', async () => {
    footnote = await startFootnote(articles);
    const sources = { folders: ['towers/old'] };
    const { id } = (await (await send('/api/conversations', { sources })).json()) as Conversation;
    expect((await ask({ conversationId: id })).kind).not.toBe('answered');
    expect((await ask({ conversationId: id, filters: {} })).kind).toBe('answered');
    expect((await get<Conversation>(`/api/conversations/${id}`)).sources).toEqual(sources);
    await send(`/api/conversations/${id}`, { sources: {} }, 'PATCH');
    expect(await get<Conversation>(`/api/conversations/${id}`)).not.toHaveProperty('sources');
    expect((await ask({ conversationId: id })).kind).toBe('answered');
  });

  it('know the tags of an index that was built before there were any', async () => {
    footnote = await startFootnote(articles);
    await footnote.restart(() => {
      const database = new Database(footnote.index);
      database.exec(
        `DROP TABLE tags; DROP TABLE untagged; DROP TABLE seals; UPDATE meta SET value = '7' WHERE key = 'format'; DELETE FROM meta WHERE key IN ('allSeals', 'metaSeal')`,
      );
      database.close();
    });
    expect(await found('tag=stone')).toEqual(['towers/old/lenn.md', 'towers/vell.md']);
    const database = new Database(join(footnote.index));
    expect(database.all('SELECT * FROM untagged')).toEqual([]);
    database.close();
  });
});
