/** One story in several articles, as a reader meets it: cited once, the other copies named; newer versions by choice. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Values } from '../../src/config.ts';
import type { AnswerData } from '../../src/domain.ts';
import type { SearchResult } from '../../src/retrieval/search-result.ts';
import type { ArticleSummary } from '../../src/store/index-report.ts';
import { olderStory, ownReport, shortened, updated, wire } from '../fixtures/dam-stories.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

let footnote: StartedFootnote;
afterEach(() => footnote.close());

const page = (text: string, facts: Readonly<Record<string, string>>): string =>
  `---\n${Object.entries(facts)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')}---\n\n${text}\n`;
const title = 'Gates of Karsk dam opened';
const lemPost = { title, publisher: 'Lem Post', published: '2021-05-04' };
const avenTimes = { title, publisher: 'Aven Times', published: '2021-05-05' };

const start = async (articles: Readonly<Record<string, string>>, settings: Values = {}): Promise<void> => {
  footnote = await startFootnote(articles, settings);
};
const get = async <Shape>(path: string): Promise<Shape> => (await fetch(footnote.url + path)).json() as Promise<Shape>;
const ask = async (question: string, filters: object = {}): Promise<AnswerData> => {
  const response = await fetch(`${footnote.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question, filters }),
  });
  return response.json() as Promise<AnswerData>;
};
const search = async (query: string, k = 10): Promise<SearchResult[]> =>
  (await get<{ results: SearchResult[] }>(`/api/search?k=${k}&q=${encodeURIComponent(query)}`)).results;
const articles = async (): Promise<Record<string, ArticleSummary>> => {
  const list = await get<{ articles: ArticleSummary[] }>('/api/articles');
  return Object.fromEntries(list.articles.map((article) => [article.path, article]));
};

describe('one story in several copies', () => {
  const question = 'How many people spent the night with relatives or in the sports hall of Orre?';

  it('is cited once, from the earliest, and names the others that hold the same words', async () => {
    await start({
      'a.md': page(shortened, avenTimes),
      'b.md': page(wire, lemPost),
      'c.md': page(ownReport, { title: 'A night in Orre', publisher: 'Tolm Herald', published: '2021-05-04' }),
    });
    const { 'a.md': copy, 'b.md': original, 'c.md': other } = await articles();
    expect([copy!.alsoIn, original!.alsoIn]).toEqual([[original!.id], [copy!.id]]);
    expect(other).not.toHaveProperty('alsoIn');
    expect(await get(`/api/articles/${copy!.id}`)).toMatchObject({ alsoIn: [original!.id] });

    const { statements, citations } = await ask(question);
    expect(citations[0]).toMatchObject({ articleId: original!.id, alsoIn: [copy!.id] });
    expect(citations[0]!.quote).toContain('1,300');
    expect(statements.filter(({ text }) => text.includes('1,300'))).toHaveLength(1);
    expect(citations.filter(({ articleId }) => articleId === copy!.id)).toEqual([]);
  });

  it('names no copy that does not hold the words', async () => {
    await start({ 'a.md': page(shortened, avenTimes), 'b.md': page(updated, lemPost), 'c.md': page(wire, lemPost) });
    const { 'b.md': newer } = await articles();
    const { citations } = await ask('How far had the reservoir fallen by Wednesday evening?');
    expect(citations[0]).toMatchObject({ articleId: newer!.id, alsoIn: [] });
    expect(citations[0]!.quote).toContain('by a metre');
    const cost = await ask('How many crowns will the repairs of the dam cost?');
    expect(cost.text).toMatch(/(?:nine|eleven) million/);
    for (const { alsoIn } of cost.citations) expect(alsoIn).toEqual([]);
  });

  it('is cited from the copy that is found better, where the question speaks of its paper', async () => {
    await start({
      'a.md': page(shortened, { ...avenTimes, publisher: 'Orre Times' }),
      'b.md': page(shortened, lemPost),
    });
    const { 'a.md': copy, 'b.md': original } = await articles();
    const { citations } = await ask(question);
    expect(citations[0]).toMatchObject({ articleId: copy!.id, alsoIn: [original!.id] });
  });

  it('leaves room for other articles, and comes behind them where there is room left', async () => {
    const copies = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`copy${n}.md`, page(wire, { title, publisher: `Paper ${n}` })]),
    );
    await start({ ...copies, 'drill.md': page(olderStory, { title: 'Sirens at Karsk' }), 'own.txt': ownReport });
    const results = await search('gates of the Karsk dam', 5);
    expect(results.map(({ path }) => path)).toEqual(expect.arrayContaining(['drill.md', 'own.txt']));
    const all = await search('gates of the Karsk dam', 50);
    const firstCopy = all.findIndex(({ copyOf }) => copyOf !== undefined);
    expect(all.slice(firstCopy).every(({ copyOf }) => copyOf !== undefined)).toBe(true);
    expect(all.slice(0, firstCopy).map(({ passageId }) => passageId)).toContain(all[firstCopy]!.copyOf);
    expect(all.length).toBeGreaterThan(30);
  });

  it('is told of an article that is added while the server runs', async () => {
    await start({ 'b.md': page(wire, lemPost) });
    footnote.write('a.md', page(shortened, avenTimes));
    await expect.poll(async () => (await articles())['b.md']!.alsoIn).toHaveLength(1);
    footnote.remove('a.md');
    await expect.poll(async () => (await articles())['b.md']!.alsoIn).toBeUndefined();
    expect((await ask(question)).citations[0]!.alsoIn).toEqual([]);
  });
});

describe('versions of one page', () => {
  const url = 'https://lem-post.example/dam';
  const pages = {
    'old.md': page(wire, { ...lemPost, url }),
    'new.md': page(updated, { ...lemPost, published: '2021-05-06', url: `${url}/?utm_source=mail` }),
    'elsewhere.md': page(shortened, avenTimes),
  };
  const question = 'How many crowns will the repairs of the dam cost?';

  it('all answer, unless otherwise wished', async () => {
    await start(pages);
    expect((await ask(question)).text).toMatch(/nine million/);
    for (const article of Object.values(await articles())) expect(article).not.toHaveProperty('supersededBy');
  });

  it('make way for the newest where that is wished, and stay in the library', async () => {
    await start(pages, { FOOTNOTE_VERSIONS: 'newest' });
    const { 'old.md': old, 'new.md': newest, 'elsewhere.md': elsewhere } = await articles();
    expect(old!.supersededBy).toBe(newest!.id);
    expect(newest).not.toHaveProperty('supersededBy');
    expect(elsewhere).not.toHaveProperty('supersededBy');
    expect(elsewhere!.alsoIn).toEqual([newest!.id]);
    const { text, citations } = await ask(question);
    expect(text).toContain('eleven million');
    expect(text).not.toContain('nine million');
    expect([...citations, ...citations.flatMap(({ alsoIn }) => alsoIn)]).not.toContain(old!.id);
    expect((await search('Karsk dam')).map(({ articleId }) => articleId)).not.toContain(old!.id);
    expect((await ask(question, { articleIds: [old!.id] })).text).toContain('nine million');

    footnote.remove('new.md');
    await expect.poll(async () => (await articles())['old.md']).not.toHaveProperty('supersededBy');
    expect((await ask(question)).text).toContain('nine million');
  });

  it.each([
    ['their dates do not tell which is newer', { published: '2021-05' }, updated],
    ['the words of the page are others', { published: '2021-05-06' }, ownReport],
    ['the address is another', { published: '2021-05-06', url: `${url}/2` }, updated],
  ])('all stay when %s', async (_why, facts, text) => {
    await start(
      { 'old.md': page(wire, { ...lemPost, url }), 'new.md': page(text, { ...lemPost, url, ...facts }) },
      { FOOTNOTE_VERSIONS: 'newest' },
    );
    for (const article of Object.values(await articles())) expect(article).not.toHaveProperty('supersededBy');
  });
});
