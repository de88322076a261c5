/**
 * Sources that stay current, against a server that behaves as servers do: well, badly, and maliciously. The folder of
 * articles, the index and the parsing process are real; that this machine may be asked is the one rule that is relaxed.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/adding/public-address.ts';
import { ReadingProcesses, defaultLimits } from '../../src/articles/reading-process.ts';
import { loadConfig } from '../../src/config.ts';
import { Footnote } from '../../src/footnote.ts';
import { Refresher } from '../../src/subscriptions/refresher.ts';
import { Subscriptions, type SubscriptionParts } from '../../src/subscriptions/subscriptions.ts';
import type { SubscriptionState } from '../../src/subscriptions/subscription.ts';
import { type FeedServer, rss, sends, startFeedServer } from '../fixtures/feed-server.ts';

let server: FeedServer;
let folder: string;
let corpus: string;
let footnote: Footnote;
let subscriptions: Subscriptions;
const processes = new ReadingProcesses({ ...defaultLimits, fileMegabytes: 1 });

const rules = {
  milliseconds: 2000,
  isAllowed: (address: string) => address === '127.0.0.1' || isPublicAddress(address),
  lookup: (host: string) => Promise.reject(new Error(`nobody is to look up ${host}`)),
};
const settings = (more: Readonly<Record<string, string>> = {}) =>
  loadConfig(
    {
      FOOTNOTE_CORPUS: corpus,
      FOOTNOTE_INDEX: join(folder, 'index'),
      FOOTNOTE_EMBEDDER: 'subword',
      FOOTNOTE_READER: 'linear',
      FOOTNOTE_IMPORTS: '1',
      ...more,
    },
    {},
    folder,
  );
const opened = (more: Partial<SubscriptionParts> = {}): Subscriptions =>
  new Subscriptions({
    config: settings(),
    processes,
    update: (paths) => footnote.update(paths),
    remove: (paths) => footnote.remove(paths),
    rules,
    pause: 0,
    ...more,
  });

beforeAll(async () => {
  server = await startFeedServer();
  folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  corpus = join(folder, 'corpus');
  mkdirSync(corpus);
  footnote = await Footnote.open(settings());
});
afterAll(async () => {
  processes.close();
  await footnote.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  server.forget();
  subscriptions = opened();
});
afterEach(async () => {
  await subscriptions.close();
  for (const name of readdirSync(corpus)) rmSync(join(corpus, name), { recursive: true, force: true });
});

const torvik = { id: 'torvik', title: 'The lighthouse', text: '<p>The lighthouse of Torvik is 41 metres tall.</p>' };
const arle = { id: 'arle', title: 'The bridge', text: '<p>The old bridge at Arle was closed in May 2019.</p>' };
const paper = (...items: readonly Parameters<typeof rss>[1][number][]): string => rss('The Paper', items);
const filesOf = (): string[] =>
  readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('/') && !path.includes('.footnote'))
    .toSorted();
const wordsAt = (path: string): string => readFileSync(join(corpus, path), 'utf8');
const subscribe = (path: string, wishes: Parameters<Subscriptions['add']>[1] = {}): Promise<SubscriptionState> =>
  subscriptions.add(server.base + path, wishes);
const secondsUntil = ({ next }: SubscriptionState): number => (Date.parse(next) - Date.now()) / 1000;

describe('a feed', () => {
  it('becomes a file for each entry, in a folder of its own, and is answered from', async () => {
    server.at('/feed', sends(paper(torvik, arle)));
    const state = await subscribe('/feed');
    expect(state).toMatchObject({ kind: 'feed', title: 'The Paper', articles: 2, failures: 0, every: 3600 });
    expect(state).not.toHaveProperty('problem');
    expect(filesOf()).toEqual(['The Paper/The bridge.md', 'The Paper/The lighthouse.md']);
    const article = footnote.articles().find(({ title }) => title === 'The lighthouse')!;
    expect(article).toMatchObject({
      path: 'The Paper/The lighthouse.md',
      publisher: 'The Paper',
      published: '2017-04-12',
      url: 'https://news.example/torvik',
    });
    expect(wordsAt('The Paper/The lighthouse.md')).toContain('guid: torvik');
    const answer = await footnote.askOnce(
      { text: 'How tall is the lighthouse of Torvik?', history: [], filters: {} },
      AbortSignal.timeout(20_000),
    );
    expect(answer.text).toContain('41 metres');
  });

  it('that has not changed (304) is asked with what it said, and sends nothing again', async () => {
    server.at('/feed', (request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else sends(paper(torvik), { ETag: '"v1"', 'Last-Modified': 'Wed, 12 Apr 2017 09:30:00 GMT' })(request, response);
    });
    const { id, lastChanged } = await subscribe('/feed');
    const again = await subscriptions.refresh(id);
    expect(server.asked[1]!.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Wed, 12 Apr 2017 09:30:00 GMT',
    });
    expect(again).toMatchObject({ articles: 1, failures: 0, lastChanged });
    expect(again).not.toHaveProperty('problem');
  });

  it('that moved for good (301) is asked at its new address from then on; for now (302), at the old one', async () => {
    server.at('/old', (_request, response) => void response.writeHead(301, { Location: '/new' }).end());
    server.at('/detour', (_request, response) => void response.writeHead(302, { Location: '/new' }).end());
    server.at('/new', sends(paper(torvik)));
    const moved = await subscribe('/old');
    expect(moved.url).toBe(`${server.base}/new`);
    await subscriptions.refresh(moved.id);
    expect(server.asked.map(({ url }) => url)).toEqual(['/old', '/new', '/new']);
    expect((await subscribe('/detour')).url).toBe(`${server.base}/detour`);
  });

  it('that is gone for good (410) is not asked again, and its articles stay', async () => {
    server.at('/feed', sends(paper(torvik)));
    const { id } = await subscribe('/feed');
    server.at('/feed', (_request, response) => void response.writeHead(410).end());
    const state = await subscriptions.refresh(id);
    expect(state).toMatchObject({ problem: { code: 'gone' }, ended: expect.any(String) });
    expect(filesOf()).toHaveLength(1);
    const kept = subscriptions.kept.get(id)!;
    subscriptions.kept.change(id, { next: kept.added });
    const before = server.asked.length;
    const refresher = new Refresher(subscriptions, () => undefined);
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    refresher.close();
    expect(server.asked).toHaveLength(before);
  });

  it('that asks for patience (429, Retry-After) is not asked before', async () => {
    server.at('/feed', (_request, response) => void response.writeHead(429, { 'Retry-After': '9000' }).end());
    const state = await subscribe('/feed');
    expect(state).toMatchObject({ failures: 1, problem: { code: 'told-to-wait' } });
    expect(secondsUntil(state)).toBeGreaterThan(8990);
  });

  it('that an entry leaves keeps the article, unless it is to be withdrawn', async () => {
    for (const withdraw of [false, true]) {
      server.at('/feed', sends(paper(torvik, arle)));
      const { id } = await subscribe('/feed', { withdraw });
      server.at('/feed', sends(paper(arle)));
      const state = await subscriptions.refresh(id);
      expect(state.articles).toBe(withdraw ? 1 : 2);
      expect(existsSync(join(corpus, 'The Paper/The lighthouse.md'))).toBe(!withdraw);
      expect(footnote.articles().some(({ title }) => title === 'The lighthouse')).toBe(!withdraw);
    }
    // One that names nothing at all has rather gone wrong.
    server.at('/feed', sends(paper()));
    const [{ id }] = subscriptions.list() as [SubscriptionState];
    expect(await subscriptions.refresh(id)).toMatchObject({ articles: 1, failures: 0 });
  });

  it('whose entry was edited gives the same article with other words: old answers say "changed since"', async () => {
    server.at('/feed', sends(paper(torvik)));
    const { id } = await subscribe('/feed');
    const before = footnote.articles().find(({ title }) => title === 'The lighthouse')!;
    server.at('/feed', sends(paper({ ...torvik, text: '<p>The lighthouse of Torvik is 43 metres tall.</p>' })));
    await subscriptions.refresh(id);
    const after = footnote.articles().find(({ title }) => title === 'The lighthouse')!;
    expect(after.id).toBe(before.id);
    expect(after.contentHash).not.toBe(before.contentHash);
    expect(footnote.article(after.id)!.text).toContain('43 metres');
    expect(filesOf()).toEqual(['The Paper/The lighthouse.md']);
  });

  it('that names one entry twice, or again under another GUID, has it once', async () => {
    server.at('/feed', sends(paper(torvik, { ...torvik, title: 'The lighthouse, again' }, arle)));
    const { id } = await subscribe('/feed');
    expect(filesOf()).toEqual(['The Paper/The bridge.md', 'The Paper/The lighthouse.md']);
    const renamed = { ...torvik, id: 'other', link: 'https://news.example/torvik/?utm_source=rss#top' };
    server.at('/feed', sends(paper(renamed, { ...renamed, id: 'third' }, arle)));
    expect(await subscriptions.refresh(id)).toMatchObject({ articles: 2 });
    expect(filesOf()).toHaveLength(2);
  });

  it.each([
    ['broken off in the middle', paper(torvik, arle).slice(0, 300)],
    ['a page of an error instead', '<!doctype html><html><body><p>Something went wrong on our side.</p></body></html>'],
  ])('that is bad (%s) takes nothing away, and says so', async (_what, body) => {
    server.at('/feed', sends(paper(torvik, arle)));
    const { id } = await subscribe('/feed', { withdraw: true });
    server.at('/feed', sends(body));
    const state = await subscriptions.refresh(id);
    expect(state).toMatchObject({ articles: 2, failures: 1, problem: { sentence: expect.stringContaining('feed') } });
    expect(filesOf()).toHaveLength(2);
    server.at('/feed', sends(paper(torvik)));
    expect(await subscriptions.refresh(id)).not.toHaveProperty('problem');
  });

  it('is left to others by a server that only answers from a shared store', async () => {
    const following = opened({ config: { ...settings(), follows: true } });
    expect(following.isAllowed).toBe(false);
    await expect(following.add(`${server.base}/feed.xml`, {})).rejects.toMatchObject({ code: 'follows' });
    expect(() => following.remove('any')).toThrow('only answers');
    expect(following.list()).toEqual([]);
  });

  it('that is too slow, or too large, is broken off, and asked less and less often', async () => {
    server.at('/slow', (_request, response) => void response.writeHead(200).write('<rss>'));
    const slow = await subscribe('/slow');
    expect(slow.problem!.sentence).toBe('It took longer than 2 s to fetch.');
    server.at('/huge', sends(Buffer.alloc(3_000_000, 'x')));
    const huge = await subscribe('/huge', { every: 600 });
    expect(huge.problem!.sentence).toBe('It is larger than 1 MB.');
    expect(secondsUntil(huge)).toBeGreaterThan(1000);
    const later = await subscriptions.refresh(huge.id);
    expect(secondsUntil(later)).toBeGreaterThan(2000);
  });

  it.each([
    ['neither says so', 'utf-8', 'application/rss+xml'],
    ['the host says another', 'iso-8859-1', 'application/rss+xml; charset=utf-8'],
  ])('in another encoding is read right where %s', async (_what, encoding, type) => {
    const feed = rss(
      'Köln',
      [{ id: 'a', title: 'Brücke', text: '<p>Die Brücke über die Weiße Elster ist 90 Jahre alt.</p>' }],
      encoding,
    );
    server.at('/feed', sends(Buffer.from(feed, 'latin1'), { 'Content-Type': type }));
    await subscribe('/feed');
    expect(filesOf()).toEqual(['Köln/Brücke.md']);
    expect(wordsAt('Köln/Brücke.md')).toContain('über die Weiße Elster');
  });

  it('that leads to this network is not followed there, and not moved', async () => {
    server.at('/feed', (_request, response) => void response.writeHead(301, { Location: 'http://10.0.0.1/' }).end());
    const state = await subscribe('/feed');
    expect(state.problem!.sentence).toContain('not on the public internet');
    expect(state.url).toBe(`${server.base}/feed`);
  });
});

describe('what is in the folder', () => {
  it('is the reader’s: what was changed by hand or taken away is left so', async () => {
    server.at('/feed', sends(paper(torvik, arle)));
    const { id } = await subscribe('/feed');
    writeFileSync(join(corpus, 'The Paper/The lighthouse.md'), 'My own notes on it.\n');
    rmSync(join(corpus, 'The Paper/The bridge.md'));
    const longer = (item: typeof torvik) => ({ ...item, text: `${item.text}<p>And more was written.</p>` });
    server.at('/feed', sends(paper(longer(torvik), longer(arle))));
    await subscriptions.refresh(id);
    expect(filesOf()).toEqual(['The Paper/The lighthouse.md']);
    expect(wordsAt('The Paper/The lighthouse.md')).toBe('My own notes on it.\n');
  });

  it('stays when the subscription ends, and is known again when it begins anew', async () => {
    server.at('/feed', sends(paper(torvik)));
    const { id } = await subscribe('/feed');
    subscriptions.remove(id);
    expect(subscriptions.list()).toEqual([]);
    await subscribe('/feed');
    expect(filesOf()).toEqual(['The Paper/The lighthouse.md']);
  });

  it('is not written to where what is kept of subscriptions cannot be read', async () => {
    writeFileSync(join(corpus, '.footnote-subscriptions.json'), '{"version":1,"subscriptions":[{"id":');
    server.at('/feed', sends(paper(torvik)));
    await expect(subscribe('/feed')).rejects.toThrow('cannot be read');
    expect(server.asked).toEqual([]);
    expect(readFileSync(join(corpus, '.footnote-subscriptions.json'), 'utf8')).toContain('"id":');
  });
});

describe('entries with a summary alone', () => {
  const short = { id: 's', title: 'The mill', summary: 'The mill of Tarn, in short.' };

  it('are kept as that, and tagged', async () => {
    server.at('/feed', sends(paper({ ...short, link: `${server.base}/mill` })));
    await subscribe('/feed');
    expect(wordsAt('The Paper/The mill.md')).toMatch(/tags:\n +- summary[^]+The mill of Tarn, in short\./);
    expect(server.asked).toHaveLength(1);
  });

  it('are fetched where that is wanted; one whose page cannot be had stays a summary', async () => {
    const words = 'The mill of Tarn burnt down in 1911 after a lightning strike, and was never built again.';
    server.at(
      '/feed',
      sends(
        paper(
          { ...short, link: `${server.base}/mill` },
          { ...short, id: 't', title: 'The inn', link: `${server.base}/inn` },
        ),
      ),
    );
    server.at('/mill', sends(`<!doctype html><title>The mill</title><p>${words}</p>`, { 'Content-Type': 'text/html' }));
    await subscribe('/feed', { pages: true });
    expect(filesOf()).toEqual(['The Paper/The inn.md', 'The Paper/The mill.html']);
    expect(wordsAt('The Paper/The mill.html')).toContain('burnt down in 1911');
  });
});

it('a single page is a file that changes with its words, not with what is new in its marks each time', async () => {
  const page = (height: number, nonce: number): string =>
    `<!doctype html><title>The lighthouse</title><meta name="n" content="${nonce}"><h1>The lighthouse</h1><p>The lighthouse of Torvik is ${height} metres tall.</p>`;
  server.at('/light', sends(page(41, 1), { 'Content-Type': 'text/html' }));
  const state = await subscribe('/light');
  expect(state).toMatchObject({ kind: 'page', title: 'The lighthouse', articles: 1 });
  expect(filesOf()).toEqual(['127.0.0.1/light.html']);
  server.at('/light', sends(page(41, 2), { 'Content-Type': 'text/html' }));
  expect((await subscriptions.refresh(state.id)).lastChanged).toBe(state.lastChanged);
  server.at('/light', sends(page(43, 3), { 'Content-Type': 'text/html' }));
  await subscriptions.refresh(state.id);
  expect(wordsAt('127.0.0.1/light.html')).toContain('43 metres');
});

describe('asking', () => {
  it('is done by turns: one thing at a time of each host, with a pause', async () => {
    subscriptions = opened({ pause: 60 });
    const held = (_request: unknown, response: Parameters<ReturnType<typeof sends>>[1]): void => {
      setTimeout(() => response.writeHead(200, { 'Content-Type': 'application/rss+xml' }).end(paper(torvik)), 30);
    };
    for (const path of ['/a', '/b', '/c']) server.at(path, held);
    const begun = performance.now();
    await Promise.all(['/a', '/b', '/c'].map((path) => subscribe(path)));
    expect(server.mostAtOnce).toBe(1);
    expect(performance.now() - begun).toBeGreaterThan(2 * 60);
  });

  it('is done for what is due, and not for what is not', async () => {
    server.at('/due', sends(paper(torvik)));
    server.at('/later', sends(paper(arle)));
    const due = await subscribe('/due');
    await subscribe('/later');
    subscriptions.kept.change(due.id, { next: due.added });
    server.forget();
    server.at('/due', sends(paper(torvik)));
    const refresher = new Refresher(subscriptions, () => undefined);
    await expect.poll(() => Date.parse(subscriptions.kept.get(due.id)!.next)).toBeGreaterThan(Date.now());
    refresher.close();
    expect(server.asked.map(({ url }) => url)).toEqual(['/due']);
  });

  it.each([{ FOOTNOTE_IMPORTS: '0' }, { FOOTNOTE_OFFLINE: '1' }])('is not done at all with %o', async (off) => {
    server.at('/feed', sends(paper(torvik)));
    const { id, added } = await subscribe('/feed');
    subscriptions.kept.change(id, { next: added });
    server.forget();
    const closed = opened({ config: settings(off) });
    const refresher = new Refresher(closed, () => undefined);
    await expect(closed.refresh(id)).rejects.toThrow('off');
    await expect(closed.add(`${server.base}/feed`, {})).rejects.toThrow('off');
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    refresher.close();
    await closed.close();
    expect(server.asked).toEqual([]);
    // What is there can be looked at, and let go.
    expect(closed.list()).toHaveLength(1);
    closed.remove(id);
  });
});
