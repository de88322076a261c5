/**
 * Lists in pages, tags of what is told, and requests that are sent twice: what a program that is not alone can rely on.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from 'node:net';
import type { AddReport, ArticleSummary } from '../../src/store/index-report.ts';
import { type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

let footnote: StartedFootnote;
beforeAll(async () => {
  footnote = await startFootnote({});
});
afterAll(() => footnote.close());

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(footnote.url + path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const read = async <Shape>(response: Promise<Response>): Promise<Shape> => (await response).json() as Promise<Shape>;
interface Page {
  readonly next?: string;
  readonly [list: string]: unknown;
}
/** All of a list, page by page; `between` is called before each. */
async function walk<Item>(
  path: string,
  name: string,
  limit: number,
  between = async (): Promise<void> => undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const at: string = `${path}?limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`;
    const page = await read<Page>(call('GET', at));
    const part = page[name] as Item[];
    expect(part.length).toBeLessThanOrEqual(limit);
    items.push(...part);
    cursor = page.next;
    if (cursor !== undefined) await between();
  } while (cursor !== undefined);
  return items;
}

let made = 0;
const add = async (title: string, published?: string): Promise<string> => {
  made += 1;
  const report = await read<AddReport>(
    call('POST', '/api/articles', {
      title,
      text: `The ferry number ${made} carried people.`,
      ...(published !== undefined && { published }),
    }),
  );
  expect(report.failed).toEqual([]);
  return report.articles[0]!.id;
};

describe('a list in pages', () => {
  it('tells every article that was there throughout exactly once, whatever comes and goes between two pages', async () => {
    // Few titles and days: the order is full of ties.
    const article = fc.record({
      title: fc.constantFrom('A', 'B', 'Ä 😀', 'x'.repeat(300)),
      published: fc.constantFrom(undefined, '2017', '2017-04', '2017-04-12', '2024-01-01'),
    });
    const step = fc.oneof(fc.record({ add: article }), fc.record({ remove: fc.nat({ max: 100 }) }));
    const ids: string[] = [];
    for (const { title, published } of fc.sample(article, 12)) ids.push(await add(title, published));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(step, { maxLength: 6 }), async (limit, steps) => {
        const throughout = new Set(ids);
        const left = [...steps];
        const listed = await walk<ArticleSummary>('/api/articles', 'articles', limit, async () => {
          const next = left.shift();
          if (next === undefined) return;
          if ('add' in next) ids.push(await add(next.add.title, next.add.published));
          else if (ids.length > 4) {
            const [id] = ids.splice(next.remove % ids.length, 1);
            throughout.delete(id!);
            expect((await call('DELETE', `/api/articles/${id}`)).status).toBe(200);
          }
        });
        const times = new Map<string, number>();
        for (const { id } of listed) times.set(id, (times.get(id) ?? 0) + 1);
        expect([...times.values()].every((count) => count === 1)).toBe(true);
        expect([...throughout].filter((id) => !times.has(id))).toEqual([]);
      }),
      { numRuns: 12 },
    );
    const all = await read<{ articles: ArticleSummary[] }>(call('GET', '/api/articles'));
    expect((await walk<ArticleSummary>('/api/articles', 'articles', 2)).map(({ id }) => id)).toEqual(
      all.articles.map(({ id }) => id),
    );
    const days = all.articles.map(({ published = '' }) => published);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it('tells conversations, notes, what was not answered and the timeline in the order of the whole list', async () => {
    footnote.write(
      'mill.md',
      '# The mill\n\nThe mill at Tarn burnt down on 3 May 1911. It was built again on 4 June 1912. It was sold on 5 July 1913.\n',
    );
    footnote.write('fair.md', '# The fair\n\nThe fair of Lohne had 40 stalls in 1954.\n');
    await call('POST', '/api/index');
    for (let at = 0; at < 5; at += 1) {
      const { id } = await read<{ id: string }>(call('POST', '/api/conversations', {}));
      const ask = { conversationId: id, question: 'When did the mill at Tarn burn down?', turnId: `t${at}` };
      await call('POST', '/api/ask', ask);
      await call('POST', '/api/ask', {
        ...ask,
        question: `Who owned the zeppelin Xanthippe ${'IVX'[at % 3]}${at}?`,
        turnId: `u${at}`,
        parentId: `t${at}`,
      });
      expect((await call('POST', '/api/notes', { conversationId: id, turnId: `t${at}` })).status).toBe(201);
      if (at === 1) await call('PATCH', `/api/conversations/${id}`, { pinned: true });
    }
    for (const [path, name] of [
      ['/api/conversations', 'conversations'],
      ['/api/notes', 'notes'],
      ['/api/unanswered', 'questions'],
      ['/api/timeline', 'events'],
    ] as const) {
      const whole = (await read<Page>(call('GET', path)))[name] as unknown[];
      expect(whole.length, path).toBeGreaterThan(2);
      expect(await walk(path, name, 2), path).toEqual(whole);
    }
    const [first] = (await read<{ conversations: { pinned?: true }[] }>(call('GET', '/api/conversations')))
      .conversations;
    expect(first!.pinned).toBe(true);
  });
});

describe('two windows', () => {
  it('do not write over each other what they have not seen, in a conversation', async () => {
    const { id } = await read<{ id: string }>(call('POST', '/api/conversations', { title: 'First' }));
    const seen = (await call('GET', `/api/conversations/${id}`)).headers.get('etag')!;
    const here = await call('PATCH', `/api/conversations/${id}`, { title: 'Here' }, { 'if-match': seen });
    expect(here.status).toBe(200);
    const there = await call('PATCH', `/api/conversations/${id}`, { title: 'There' }, { 'if-match': seen });
    expect([there.status, await there.json()]).toEqual([412, expect.objectContaining({ code: 'changed-meanwhile' })]);
    expect((await call('DELETE', `/api/conversations/${id}`, undefined, { 'if-match': seen })).status).toBe(412);
    // A change of the articles is none of it, though how its citations stand is told anew.
    const now = here.headers.get('etag')!;
    await add('Another');
    expect((await call('GET', `/api/conversations/${id}`, undefined, { 'if-none-match': now })).status).toBe(200);
    expect((await call('PATCH', `/api/conversations/${id}`, { title: 'Now' }, { 'if-match': `W/${now}` })).status).toBe(
      200,
    );
    expect((await read<{ title: string }>(call('GET', `/api/conversations/${id}`))).title).toBe('Now');
    expect((await call('DELETE', `/api/conversations/${id}`, undefined, { 'if-match': '*' })).status).toBe(204);
  });

  it('nor in a note', async () => {
    const [note] = (await read<{ notes: { id: string; etag: string }[] }>(call('GET', '/api/notes'))).notes;
    const { id, etag } = note!;
    const here = await call('PATCH', `/api/notes/${id}`, { text: 'Here.' }, { 'if-match': etag });
    expect(here.status).toBe(200);
    expect((await call('PATCH', `/api/notes/${id}`, { text: 'There.' }, { 'if-match': etag })).status).toBe(412);
    expect((await call('DELETE', `/api/notes/${id}`, undefined, { 'if-match': etag })).status).toBe(412);
    expect(
      (await call('DELETE', `/api/notes/${id}`, undefined, { 'if-match': here.headers.get('etag')! })).status,
    ).toBe(204);
  });

  it('are told of the same article again when it, or its copies, changed', async () => {
    const id = await add('The dam', '2020-01-01');
    const before = (await call('GET', `/api/articles/${id}`)).headers.get('etag')!;
    expect((await call('GET', `/api/articles/${id}`, undefined, { 'if-none-match': `"x", W/${before}` })).status).toBe(
      304,
    );
    await add('The dam breaks');
    expect((await call('GET', `/api/articles/${id}`, undefined, { 'if-none-match': before })).status).toBe(200);
  });
});

describe('an upload that is sent twice', () => {
  const form = (...files: readonly (readonly [string, string])[]): FormData => {
    const sent = new FormData();
    for (const [name, text] of files) sent.append('files', new Blob([text]), name);
    return sent;
  };
  const upload = (body: FormData, key?: string): Promise<Response> =>
    fetch(`${footnote.url}/api/articles`, {
      method: 'POST',
      body,
      headers: key === undefined ? {} : { 'idempotency-key': key },
    });
  const having = async (words: string): Promise<ArticleSummary[]> =>
    (await walk<ArticleSummary>('/api/articles', 'articles', 500)).filter(({ title }) => title === words);

  it('without a key is one article and one answer, one after the other and at once', async () => {
    const file = ['pier.md', '# The pier\n\nThe pier of Selm is 200 metres long.\n'] as const;
    const all = await Promise.all([upload(form(file)), upload(form(file)), upload(form(file))]);
    const again = await upload(form(file));
    const reports = await Promise.all([...all, again].map(async (response) => (await response.json()) as AddReport));
    expect(new Set(reports.map(({ articles }) => articles.map(({ id }) => id).join()))).toHaveProperty('size', 1);
    expect(await having('The pier')).toHaveLength(1);
    const under = await Promise.all([
      upload(form(['a.md', `${file[1]}It is old.\n`])),
      upload(form(['b.md', `${file[1]}It is old.\n`])),
    ]);
    expect(under.map(({ status }) => status)).toEqual([200, 200]);
    expect(await having('The pier')).toHaveLength(2);
  });

  it('by a key has the answer of the first time; another request by it is refused', async () => {
    const files = form(['lock.md', '# The lock\n\nThe lock of Selm was built in 1888.\n']);
    const first = await upload(files, '"key-1"');
    const report = (await first.json()) as AddReport;
    await add('Between');
    const again = await upload(files, 'key-1');
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    // The very answer, of the revision of then.
    expect(await again.json()).toEqual(report);
    const other = await upload(form(['lock.md', '# The lock\n\nThe lock of Selm was built in 1889.\n']), 'key-1');
    expect([other.status, await other.json()]).toEqual([422, expect.objectContaining({ code: 'key-reused' })]);
    expect(await having('The lock')).toHaveLength(1);
    for (const key of [' ', 'ä', 'x'.repeat(300)]) expect((await upload(files, key)).status).toBe(400);
  });

  it('by a key while the first is being done is told so', async () => {
    const files = form(['sluice.md', '# The sluice\n\nThe sluice of Selm was built in 1890.\n']);
    const both = await Promise.all([upload(files, 'key-2'), upload(files, 'key-2')]);
    const statuses = both.map(({ status }) => status).toSorted((a, b) => a - b);
    expect([
      [200, 200],
      [200, 409],
    ]).toContainEqual(statuses);
    await within(5000, async () => expect((await upload(files, 'key-2')).status).toBe(200));
    expect(await having('The sluice')).toHaveLength(1);
  });

  it('by a key after its connection was cut is done then', async () => {
    const { port, host } = new URL(footnote.url);
    const [name, text] = ['weir.md', '# The weir\n\nThe weir of Selm was built in 1892.\n'];
    const whole = `--b\r\nContent-Disposition: form-data; name="f"; filename="${name}"\r\n\r\n${text}\r\n--b--\r\n`;
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `POST /api/articles HTTP/1.1\r\nHost: ${host}\r\nIdempotency-Key: key-3\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${whole.length}\r\n\r\n${whole.slice(0, -20)}`,
          () => setTimeout(() => socket.destroy(), 50),
        );
      });
      socket.on('close', () => resolve());
    });
    await within(5000, async () => {
      const again = await upload(form([name, text]), 'key-3');
      expect(again.status).toBe(200);
      expect(((await again.json()) as AddReport).articles).toHaveLength(1);
    });
    expect(await having('The weir')).toHaveLength(1);
  });
});
