/** A page that was fetched is an article like any other: in the folder, with its address, also after a new index. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addArticles } from '../../src/adding/add-articles.ts';
import { fetchPage } from '../../src/adding/fetch-page.ts';
import { readArticle } from '../../src/articles/read-article.ts';
import { ReadingProcesses } from '../../src/articles/reading-process.ts';
import { loadConfig } from '../../src/config.ts';
import type { Article } from '../../src/domain.ts';
import { Footnote } from '../../src/footnote.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { makeDocx } from '../fixtures/make-zip.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const words = 'The lighthouse of Torvik is 41 metres tall, and its keeper has counted the steps.';
const page = (head: string, body = `<h1>The lighthouse</h1><p>${words}</p>`): string =>
  `<!doctype html><html><head><title>The lighthouse</title>${head}</head><body>${body}</body></html>`;
const arabic = 'جسر أرل القديم أغلق في مايو بعد أن وجد المهندسون شقوقا في أعمدته الحجرية.';
/** In windows-1256, of which only the server tells. */
const windows1256 = new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const arabicBytes = Uint8Array.from(page('', `<p>${arabic}</p>`).split(''), (letter) => windows1256.indexOf(letter));

const files: Record<string, readonly [type: string, body: string | Uint8Array]> = {
  '/2021/the-lighthouse': ['text/html; charset=utf-8', page('')],
  '/canonical': ['text/html', page('<link rel="canonical" href="https://news.example/lighthouse">')],
  '/arabic.php?id=1': ['text/html; charset=windows-1256', arabicBytes],
  '/paper.pdf': ['application/pdf', makePdf({ pages: [[{ text: words, bottom: 700 }]] })],
  '/report': [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    makeDocx(`<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`),
  ],
  '/notes.txt': ['text/plain', `The lighthouse\n\n${words}\n`],
  '/notes.md': ['text/plain', `---\ntitle: Light\nown: kept\n---\n\n${words}\n`],
  '/signed.md': ['text/markdown', `---\nurl: https://news.example/own\n---\n\n${words}\n`],
  '/': ['text/html', page('')],
  '/bare': ['application/octet-stream', `%PDF-1.7\nnot whole`],
};
const server = createServer((request, response) => {
  const found = files[request.url ?? ''];
  if (found === undefined) response.writeHead(404).end();
  else
    response
      .writeHead(200, { 'Content-Type': found[0], 'Last-Modified': 'Wed, 21 Oct 2015 07:28:00 GMT' })
      .end(found[1]);
});
const processes = new ReadingProcesses();
let base: string;
let folder: string;
let corpus: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  processes.close();
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});
beforeEach(() => {
  folder = tempFolder();
  corpus = join(folder, 'corpus');
  mkdirSync(corpus);
});

/** Loopback is allowed, because the pages of the test are there. */
const importPages = (...paths: string[]) => {
  const rules = {
    milliseconds: 5000,
    isAllowed: (address: string) => address === '127.0.0.1',
    lookup: () => Promise.resolve([]),
  };
  return addArticles(
    paths.map((path) => ({ kind: 'address', url: base + path })),
    { folder: corpus, processes, known: new Map(), fetch: (address) => fetchPage(address, 1, rules) },
  );
};
const indexed = async (rebuild: boolean): Promise<Article[]> => {
  const values = { FOOTNOTE_CORPUS: corpus, FOOTNOTE_INDEX: join(folder, 'index'), FOOTNOTE_EMBEDDER: 'subword' };
  const footnote = await Footnote.open(loadConfig(values, {}, folder), {}, rebuild);
  await footnote.update();
  const articles = footnote.articles().map(({ id }) => footnote.article(id)!);
  await footnote.close();
  return articles;
};

describe('an article that was fetched', () => {
  it.each([
    ['/2021/the-lighthouse', 'the-lighthouse.html', undefined],
    ['/canonical', 'canonical.html', 'https://news.example/lighthouse'],
    ['/paper.pdf', 'paper.pdf', undefined],
    ['/report', 'report.docx', undefined],
    ['/notes.txt', 'notes.txt', undefined],
    ['/notes.md', 'notes.md', undefined],
    ['/signed.md', 'signed.md', 'https://news.example/own'],
    ['/', '127.0.0.1.html', undefined],
  ])('%s is kept as %s, and knows where it came from', async (path, kept, own) => {
    expect(await importPages(path)).toEqual({ paths: [kept], failed: [], written: [kept] });
    expect(readdirSync(corpus)).toEqual([kept]);
    for (const rebuild of [false, true]) {
      const [article] = await indexed(rebuild);
      expect(article).toMatchObject({ path: kept, url: own ?? base + path });
      expect(article!.text).toContain('41 metres');
      expect(article!.text).not.toContain('saved from');
      // Neither the day of fetching nor what the server says of the file is the article's date.
      expect(article).not.toHaveProperty('published');
    }
  });

  it('keeps its letters when only the server knew their encoding', async () => {
    const { paths } = await importPages('/arabic.php?id=1');
    expect(paths).toEqual(['arabic.html']);
    const outcome = await readArticle('arabic.html', readFileSync(join(corpus, 'arabic.html')), processes);
    expect(outcome).toMatchObject({ ok: true, content: { text: arabic, url: `${base}/arabic.php?id=1` } });
    expect(outcome).not.toHaveProperty('content.doubt');
  });

  it('keeps what its own front matter says', async () => {
    await importPages('/notes.md');
    expect(readFileSync(join(corpus, 'notes.md'), 'utf8')).toBe(
      `---\nurl: "${base}/notes.md"\ntitle: Light\nown: kept\n---\n\n${words}\n`,
    );
  });

  it('is not written twice', async () => {
    await importPages('/paper.pdf');
    expect(await importPages('/paper.pdf')).toEqual({ paths: ['paper.pdf'], failed: [], written: [] });
    expect(readdirSync(corpus)).toEqual(['paper.pdf']);
  });
});

it('names what cannot be had or read, and goes on with the others', async () => {
  const { paths, failed } = await importPages('/gone', '/bare', '/notes.txt');
  expect(paths).toEqual(['notes.txt']);
  expect(failed).toEqual([
    { path: `${base}/gone`, reason: expect.stringContaining('404') },
    { path: `${base}/bare`, reason: expect.stringContaining('PDF') },
  ]);
  expect(readdirSync(corpus)).toEqual(['notes.txt']);
});
