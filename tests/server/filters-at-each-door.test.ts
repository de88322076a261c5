/** Each way to choose sources, at each door: the same articles everywhere. */
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnswerData, ChosenSources } from '../../src/domain.ts';
import { openFootnote, type OpenedFootnote } from '../../src/index.ts';
import type { ArticleSummary } from '../../src/store/index-report.ts';
import { articlesWithin } from '../../web/src/sources/chosen-sources.ts';
import { runFootnote } from '../fixtures/run-footnote.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const article = (head: string, name: string): string =>
  `---\n${head}\n---\n\n# The tower of ${name}\n\nThe tower of ${name} was finished on 4 May 2019, and is 20 metres tall.`;
const articles = {
  'towers/vell.md': article('published: 2020-05-02\npublisher: The Vell Courier\ntags: [Height, stone]', 'Vell'),
  'towers/old/lenn.md': article('published: 1999\nauthor: Ida Holm\ntags: stone, quay', 'Lenn'),
  'towers-elsewhere.md': article('published: 2021-03-01\npublisher: Ostrow Times', 'Orm'),
};
const question = 'When was the tower finished?';
const settings = { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear' };

let footnote: StartedFootnote;
let library: OpenedFootnote;
let agent: Client;
let all: readonly ArticleSummary[];
beforeAll(async () => {
  footnote = await startFootnote(articles);
  library = await openFootnote({ corpus: footnote.corpus, index: join(footnote.index, '../other'), settings });
  await library.index();
  all = library.articles();
  agent = new Client({ name: 'test', version: '1' });
  await agent.connect(new StreamableHTTPClientTransport(new URL(`${footnote.url}/mcp`)));
});
afterAll(async () => {
  await agent.close();
  await library.close();
  await footnote.close();
});

const idOf = (path: string): string => all.find((each) => each.path === path)!.id;
const [vell, lenn, orm] = ['towers/vell.md', 'towers/old/lenn.md', 'towers-elsewhere.md'];

/** What is chosen, and the articles that are then left. */
const chosen: readonly (readonly [string, () => ChosenSources, readonly string[]])[] = [
  ['an article', () => ({ articleIds: [idOf(orm)] }), [orm]],
  ['a folder with all in it', () => ({ folders: ['towers'] }), [lenn, vell]],
  ['a folder in a folder', () => ({ folders: ['towers/old'] }), [lenn]],
  ['a tag, in whatever case', () => ({ tags: ['STONE'] }), [lenn, vell]],
  ['one of two tags', () => ({ tags: ['height', 'quay'] }), [lenn, vell]],
  ['a publisher', () => ({ publishers: ['The Vell Courier'] }), [vell]],
  ['an author', () => ({ publishers: ['Ida Holm'] }), [lenn]],
  ['a first day', () => ({ publishedFrom: '2020-05-02' }), [orm, vell]],
  ['a last day', () => ({ publishedTo: '2020-05-02' }), [lenn, vell]],
  [
    'all at once',
    () => ({
      folders: ['towers'],
      tags: ['stone'],
      publishers: ['The Vell Courier', 'Ida Holm'],
      publishedFrom: '2000-01-01',
      publishedTo: '2020-12-31',
    }),
    [vell],
  ],
];

const inAddress = ({ articleIds, folders, tags, publishers, publishedFrom, publishedTo }: ChosenSources): string =>
  new URLSearchParams(
    (
      [
        ...(articleIds ?? []).map((each) => ['article', each]),
        ...(folders ?? []).map((each) => ['folder', each]),
        ...(tags ?? []).map((each) => ['tag', each]),
        ...(publishers ?? []).map((each) => ['publisher', each]),
        ...(publishedFrom === undefined ? [] : [['from', publishedFrom]]),
        ...(publishedTo === undefined ? [] : [['to', publishedTo]]),
      ] as string[][]
    ).map(([name = '', value = '']): [string, string] => [name, value]),
  ).toString();
const asFlags = ({ articleIds, folders, tags, publishers, publishedFrom, publishedTo }: ChosenSources): string[] => [
  ...(articleIds ?? []).flatMap((each) => ['--article', all.find(({ id }) => id === each)!.path]),
  ...(folders ?? []).flatMap((each) => ['--in', each]),
  ...(tags ?? []).flatMap((each) => ['--tag', each]),
  ...(publishers ?? []).flatMap((each) => ['--publisher', each]),
  ...(publishedFrom === undefined ? [] : ['--from', publishedFrom]),
  ...(publishedTo === undefined ? [] : ['--to', publishedTo]),
];

const get = async (path: string): Promise<unknown> => (await fetch(footnote.url + path)).json();
const post = async (path: string, body: object): Promise<unknown> =>
  (
    await fetch(footnote.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).json();
const run = async (args: readonly string[], input = ''): Promise<string> =>
  (await runFootnote(join(footnote.corpus, '..'), args, { environment: settings, input })).stdout;
const tool = async (name: string, parameters: Record<string, unknown>): Promise<unknown> =>
  (await agent.callTool({ name, arguments: parameters })).structuredContent;

const pathsOf = (found: unknown, member: string): string[] =>
  (found as Record<string, { path: string }[]>)[member]!.map(({ path }) => path);
const pathOfId = (found: unknown, member: string): string[] =>
  (found as Record<string, { id: string }[]>)[member]!.map(({ id }) => all.find((each) => each.id === id)!.path);
/** All that an answer rests on, or came near. */
const readBy = ({ citations, nearest, why }: AnswerData): string[] => [
  ...[...citations, ...nearest].flatMap(({ path, alsoIn }) => [
    path,
    ...alsoIn.map((id) => all.find((each) => each.id === id)!.path),
  ]),
  ...why.passages.map(({ passageId }) => all.find(({ id }) => passageId.startsWith(id))?.path ?? ''),
];
const whole = (reply: unknown): AnswerData => (reply as { footnote: AnswerData }).footnote;

/** The terminal, where each command takes a while, walks those rows that hold every flag between them. */
const inTerminal = ['an article', 'all at once'];
const doorsFor = <Door>(what: string, doors: Readonly<Record<string, Door>>): [string, Door][] =>
  Object.entries(doors).filter(([door]) => !door.startsWith('footnote ') || inTerminal.includes(what));

/** Each door that lists all that it is let through to. */
const listing: Readonly<Record<string, (sources: ChosenSources) => Promise<string[]>>> = {
  'GET /api/search': async (sources) =>
    pathsOf(await get(`/api/search?q=${encodeURIComponent(question)}&k=50&${inAddress(sources)}`), 'results'),
  'GET /api/articles': async (sources) => pathsOf(await get(`/api/articles?${inAddress(sources)}`), 'articles'),
  'footnote search': async (sources) =>
    pathsOf(JSON.parse(await run(['search', question, '--json', ...asFlags(sources)])), 'results'),
  'footnote list': async (sources) =>
    pathsOf(JSON.parse(await run(['list', '--json', ...asFlags(sources)])), 'articles'),
  'the tool search': async (filters) => pathOfId(await tool('search', { query: question, filters }), 'results'),
  'the tool list_articles': async (filters) => pathsOf(await tool('list_articles', { filters }), 'articles'),
  'the library’s search': async (filters) =>
    (await library.search(question, { filters, limit: 50 })).map(({ path }) => path),
  'the library’s articles': async (filters) => library.articles({ filters }).map(({ path }) => path),
  'the page': async (sources) => articlesWithin(all, sources).map(({ path }) => path),
};
/** Each door that answers: what it read, of what it was let through to. */
const asking: Readonly<Record<string, (sources: ChosenSources) => Promise<AnswerData>>> = {
  'POST /api/ask': async (filters) => (await post('/api/ask', { question, filters })) as AnswerData,
  'POST /v1/chat/completions': async (filters) =>
    whole(
      await post('/v1/chat/completions', {
        model: 'footnote',
        messages: [{ role: 'user', content: question }],
        footnote: { filters },
      }),
    ),
  'POST /v1/responses': async (filters) =>
    whole(await post('/v1/responses', { model: 'footnote', input: question, footnote: { filters } })),
  'footnote ask': async (sources) =>
    JSON.parse(await run(['ask', question, '--json', ...asFlags(sources)])) as AnswerData,
  'footnote chat': async (sources) =>
    JSON.parse(await run(['chat', '--ndjson', ...asFlags(sources)], `${question}\n`)) as AnswerData,
  'the library’s ask': async (filters) => library.ask(question, { filters }),
};

it.each(chosen)('%s leaves the same articles at each door', async (what, sourcesOf, left) => {
  const sources = sourcesOf();
  const found = await Promise.all(
    doorsFor(what, listing).map(async ([door, list]) => [door, [...new Set(await list(sources))].toSorted()]),
  );
  expect(found).toEqual(doorsFor(what, listing).map(([door]) => [door, left]));
  for (const [door, ask] of doorsFor(what, asking)) {
    const answer = await ask(sources);
    expect([door, answer.filters]).toEqual([door, sources]);
    const read = new Set(readBy(answer));
    expect([door, [...read].filter((path) => !left.includes(path))]).toEqual([door, []]);
    expect([door, read.size]).not.toEqual([door, 0]);
  }
  const asked = (await tool('ask', { question, filters: sources })) as {
    citations: { article: { path: string } }[];
    nearest: { article: { path: string } }[];
  };
  const cited = [...asked.citations, ...asked.nearest].map(({ article: { path } }) => path);
  expect(cited).not.toEqual([]);
  expect(cited.filter((path) => !left.includes(path))).toEqual([]);
});
