/** The folder is followed while the server runs: what is dropped in is answered from, what is taken out falls silent. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import type { ArticleSummary, IndexState } from '../../src/store/index-report.ts';
import {
  eventsOf,
  type ReceivedEvent,
  type StartedFootnote,
  startFootnote,
  within,
} from '../fixtures/start-footnote.ts';

let footnote: StartedFootnote;
const heard: ReceivedEvent[] = [];
const listening = new AbortController();

beforeAll(async () => {
  footnote = await startFootnote({ 'bridge.md': '# The bridge\n\nThe old bridge at Arle was closed in May 2019.' });
  const response = await fetch(`${footnote.url}/api/events`, { signal: listening.signal });
  void (async () => {
    try {
      for await (const event of eventsOf(response)) heard.push(event);
    } catch {
      // Aborted at the end.
    }
  })();
});
afterAll(async () => {
  listening.abort();
  await footnote.close();
});

const ask = async (question: string): Promise<AnswerData> => {
  const response = await fetch(`${footnote.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });
  return response.json() as Promise<AnswerData>;
};
const articlesOf = async (): Promise<ArticleSummary[]> =>
  ((await (await fetch(`${footnote.url}/api/articles`)).json()) as { articles: ArticleSummary[] }).articles;
const changes = () => heard.filter(({ event }) => event === 'change').map(({ data }) => data);
/** As a user would wait: the issue is a second. */
const second = 1000;

it('answers from a new file within a second, and says so to everyone who listens', async () => {
  expect((await ask('How tall is the lighthouse of Torvik?')).kind).not.toBe('answered');
  footnote.write('lighthouse.txt', 'The lighthouse\n\nThe lighthouse of Torvik is 41 metres tall.');
  await within(second, async () => {
    const answer = await ask('How tall is the lighthouse of Torvik?');
    expect(answer.text).toContain('41 metres');
    expect(changes().at(-1)).toMatchObject({ added: [{ path: 'lighthouse.txt', title: 'The lighthouse' }] });
  });
});

it('answers from an edited file within a second', async () => {
  footnote.write('lighthouse.txt', 'The lighthouse\n\nThe lighthouse of Torvik is 52 metres tall.');
  await within(second, async () => {
    const answer = await ask('How tall is the lighthouse of Torvik?');
    expect(answer.text).toContain('52 metres');
    expect(JSON.stringify(answer)).not.toContain('41 metres');
    expect(changes().at(-1)).toMatchObject({ updated: [{ path: 'lighthouse.txt' }] });
  });
});

it('keeps an article whose file becomes unreadable, and reports it', async () => {
  footnote.write('lighthouse.txt', '');
  await within(second, async () => {
    const state = (await (await fetch(`${footnote.url}/api/index`)).json()) as IndexState;
    expect(state.failed).toMatchObject([{ path: 'lighthouse.txt' }]);
  });
  expect((await ask('How tall is the lighthouse of Torvik?')).text).toContain('52 metres');
});

it('says nothing of a removed file within a second, in no answer, search, article or file', async () => {
  const { id } = (await articlesOf()).find(({ path }) => path === 'lighthouse.txt')!;
  footnote.remove('lighthouse.txt');
  await within(second, async () => {
    const answer = await ask('How tall is the lighthouse of Torvik?');
    expect(answer.kind).not.toBe('answered');
    expect(JSON.stringify(answer.nearest)).not.toContain('Torvik');
    const search = await (await fetch(`${footnote.url}/api/search?q=lighthouse+of+Torvik`)).text();
    expect(search).not.toContain('metres');
    expect((await fetch(`${footnote.url}/api/articles/${id}`)).status).toBe(404);
    const holding = readdirSync(footnote.index).filter((file) =>
      /metres|Torvik/.test(readFileSync(join(footnote.index, file)).toString('latin1')),
    );
    expect(holding).toEqual([]);
    expect(changes().at(-1)).toMatchObject({ removed: [{ id, path: 'lighthouse.txt' }] });
  });
});

it('answers from what was not touched all the while', async () => {
  expect((await ask('When was the bridge at Arle closed?')).text).toContain('May 2019');
});

it('follows the folder while something writes into it without a pause', async () => {
  const writing = setInterval(() => footnote.write('download.bin', String(Math.random())), 50);
  footnote.write('mill.txt', 'The mill\n\nThe mill of Torvik was sold in 1907.');
  await within(second, async () => {
    expect((await ask('When was the mill of Torvik sold?')).text).toContain('1907');
  });
  clearInterval(writing);
});

it('takes what an editor wrote beside and renamed for an edit of the same article', async () => {
  const idOf = async (path: string): Promise<string | undefined> =>
    (await articlesOf()).find((article) => article.path === path)?.id;
  const before = await idOf('mill.txt');
  footnote.write('.mill.txt.swp', 'half a sen');
  footnote.write('mill.txt~', 'The mill\n\nThe mill of Torvik was sold in 1907.');
  footnote.write('mill.new', 'The mill\n\nThe mill of Torvik was sold in 1911.');
  renameSync(join(footnote.corpus, 'mill.new'), join(footnote.corpus, 'mill.txt'));
  await within(second, async () => {
    expect((await ask('When was the mill of Torvik sold?')).text).toContain('1911');
  });
  expect(await idOf('mill.txt')).toBe(before);
});

it('follows a whole folder that is moved in, renamed and moved out', async () => {
  const outside = `${footnote.corpus}-outside`;
  mkdirSync(join(outside, 'deep'), { recursive: true });
  for (let at = 0; at < 40; at += 1) {
    writeFileSync(join(outside, 'deep', `${at}.md`), `# Well ${at}\n\nThe well number ${at} is ${at + 60} feet deep.`);
  }
  const answer = () => ask('How deep is the well number 17?');
  const wells = async (): Promise<ArticleSummary[]> =>
    (await articlesOf())
      .filter(({ title }) => title.startsWith('Well '))
      .toSorted((a, b) => (a.title < b.title ? -1 : 1));
  renameSync(outside, join(footnote.corpus, 'wells'));
  await within(2 * second, async () => {
    expect((await answer()).citations[0]).toMatchObject({ path: 'wells/deep/17.md' });
  });
  const ids = async (): Promise<string[]> => (await wells()).map(({ id }) => id);
  await within(second, async () => expect(await ids()).toHaveLength(40));
  const before = await ids();
  renameSync(join(footnote.corpus, 'wells'), join(footnote.corpus, 'shafts'));
  await within(2 * second, async () => {
    expect((await answer()).citations[0]).toMatchObject({ path: 'shafts/deep/17.md' });
    // Ids are made from the path of a new article: these were taken for none.
    expect(await ids()).toEqual(before);
    expect((await wells()).filter(({ path }) => !path.startsWith('shafts/'))).toEqual([]);
  });
  renameSync(join(footnote.corpus, 'shafts'), outside);
  await within(2 * second, async () => {
    expect((await answer()).kind).not.toBe('answered');
  });
});

it('goes on following a folder that was taken away and put back', async () => {
  renameSync(footnote.corpus, `${footnote.corpus}-away`);
  await within(2 * second, async () => {
    expect(footnote.notices.join()).toContain('cannot be read');
  });
  expect((await ask('When was the bridge at Arle closed?')).text).toContain('May 2019');
  mkdirSync(footnote.corpus);
  footnote.write('tower.txt', 'The tower\n\nThe tower of Torvik fell in 1888.');
  await within(2 * second, async () => {
    expect((await ask('When did the tower of Torvik fall?')).text).toContain('1888');
    expect((await ask('When was the bridge at Arle closed?')).kind).not.toBe('answered');
  });
  footnote.write('tower.txt', 'The tower\n\nThe tower of Torvik fell in 1899.');
  await within(second, async () => {
    expect((await ask('When did the tower of Torvik fall?')).text).toContain('1899');
  });
});
