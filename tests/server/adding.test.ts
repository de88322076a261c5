/** Adding and removing over HTTP: a real server, a real folder, files as browsers and programs send them. */
import { existsSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Values } from '../../src/config.ts';
import type { AnswerData, Article } from '../../src/domain.ts';
import type { Problem } from '../../src/errors.ts';
import type { AddReport, IndexChange, RemoveReport } from '../../src/store/index-report.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { eventsOf, type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

const bridge = { 'bridge.md': '# The bridge\n\nThe old bridge at Arle was closed in May 2019.' };
let footnote: StartedFootnote;
/** For each test of a group. */
function aServerForEach(): void {
  beforeEach(async () => {
    footnote = await startFootnote(bridge);
  });
  afterEach(() => footnote.close());
}
/** As somebody set it up, for one test. */
async function start(articles: Readonly<Record<string, string>>, settings: Values): Promise<void> {
  const started = await startFootnote(articles, settings);
  onTestFinished(started.close);
  footnote = started;
}

const lighthouse = 'The lighthouse\n\nThe lighthouse of Torvik is 41 metres tall.';
const pdf = new Uint8Array(
  makePdf({ pages: [[{ text: 'The lighthouse of Torvik is 41 metres tall.', bottom: 700 }]] }),
);
type Sent = readonly [name: string, content: string | Uint8Array<ArrayBuffer>];

const send = (files: readonly Sent[], headers: Record<string, string> = {}): Promise<Response> => {
  const form = new FormData();
  for (const [name, content] of files) form.append('files', new Blob([content]), name);
  return fetch(`${footnote.url}/api/articles`, { method: 'POST', body: form, headers });
};
const add = async (...files: readonly Sent[]): Promise<AddReport> => {
  const response = await send(files);
  expect(response.status).toBe(200);
  return response.json() as Promise<AddReport>;
};
const post = (path: string, body: unknown): Promise<Response> =>
  fetch(footnote.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const paste = async (body: unknown): Promise<AddReport> =>
  (await post('/api/articles', body)).json() as Promise<AddReport>;
const remove = (id: string): Promise<Response> => fetch(`${footnote.url}/api/articles/${id}`, { method: 'DELETE' });
const answerTo = async (question: string): Promise<AnswerData> =>
  (await post('/api/ask', { question })).json() as Promise<AnswerData>;
const article = async (id: string): Promise<Article> =>
  (await fetch(`${footnote.url}/api/articles/${id}`)).json() as Promise<Article>;
const inFolder = (): string[] => readdirSync(footnote.corpus).toSorted();

describe('the name of a file that is sent', () => {
  beforeAll(async () => {
    footnote = await startFootnote(bridge);
  });
  afterAll(() => footnote.close());

  it.each([
    ['../../escape.txt', 'escape.txt'],
    ['..\\..\\escape.txt', 'escape.txt'],
    ['.hidden.txt', 'hidden.txt'],
    ['CON.txt', '_CON.txt'],
    ['Cafe\u0301: "a?".txt', 'Café- -a--.txt'],
    ['جسر أرل.txt', 'جسر أرل.txt'],
    ['notes', 'notes.txt'],
    [
      'page.php',
      'page.html',
      '<!doctype html><html><body><p>The lighthouse of Torvik is 41 metres tall.</p></body></html>',
    ],
    ['paper.txt', 'paper.pdf', pdf],
    [`${'ä'.repeat(200)}.txt`, `${'ä'.repeat(54)}.txt`],
  ] as const)('keeps %s as %s', async (sent, kept, content: Sent[1] = `${lighthouse}\n\nIt came as ${sent}.`) => {
    const { articles, failed } = await add([sent, content]);
    expect(failed).toEqual([]);
    expect(articles.map(({ path }) => path)).toEqual([kept]);
    expect(inFolder()).toContain(kept);
    // The next may be kept under the same name.
    await remove(articles[0]!.id);
  });
});

describe('a server that was set up in its own way', () => {
  it('refuses a file that is too large while it arrives, and takes the one after it', async () => {
    await start(bridge, { FOOTNOTE_READ_MB: '1' });
    const { articles, failed } = await add(['long.txt', 'word '.repeat(300_000)], ['lighthouse.txt', lighthouse]);
    expect(failed).toEqual([{ path: 'long.txt', reason: 'It is larger than 1 MB.' }]);
    expect(articles.map(({ path }) => path)).toEqual(['lighthouse.txt']);
  });

  it('refuses the form of another site, and one without the token', async () => {
    await start(bridge, {});
    expect((await send([['a.txt', lighthouse]], { origin: 'https://evil.example' })).status).toBe(403);
    expect((await send([['a.txt', lighthouse]], { origin: 'null' })).status).toBe(403);
    expect((await send([['a.txt', lighthouse]], { origin: footnote.url })).status).toBe(200);
    await start({}, { FOOTNOTE_TOKEN: 'a-long-enough-token' });
    expect((await send([['a.txt', lighthouse]])).status).toBe(401);
    expect((await send([['a.txt', lighthouse]], { authorization: 'Bearer a-long-enough-token' })).status).toBe(200);
  });
});

describe('uploading files', () => {
  aServerForEach();

  it('answers from them at once, and gives the articles back', async () => {
    const { articles, failed, revision } = await add(
      ['lighthouse.txt', lighthouse],
      ['mill.md', '# The mill\n\nSold in 1907.'],
    );
    expect(failed).toEqual([]);
    expect(revision).toBeGreaterThan(1);
    expect(new Map(articles.map(({ path, title }) => [path, title]))).toEqual(
      new Map([
        ['lighthouse.txt', 'The lighthouse'],
        ['mill.md', 'The mill'],
      ]),
    );
    expect((await answerTo('How tall is the lighthouse of Torvik?')).text).toContain('41 metres');
    expect(inFolder()).toEqual(['bridge.md', 'lighthouse.txt', 'mill.md']);
  });

  it('tells everyone once, though the folder is watched too', async () => {
    const listening = new AbortController();
    const response = await fetch(`${footnote.url}/api/events`, { signal: listening.signal });
    const added: string[] = [];
    const heard = (async () => {
      for await (const { event, data } of eventsOf(response)) {
        if (event === 'change') added.push(...(data as IndexChange).added.map(({ path }) => path));
      }
    })().catch(() => undefined);
    await add(['lighthouse.txt', lighthouse]);
    // The watch looks after 120 ms of quiet; the next file shows that it has.
    footnote.write('mill.md', '# The mill\n\nSold in 1907.');
    await within(3000, async () => expect(added).toContain('mill.md'));
    expect(added).toEqual(['lighthouse.txt', 'mill.md']);
    listening.abort();
    await heard;
  });

  it('names what cannot be read, writes nothing of it, and goes on with the others', async () => {
    const { articles, failed } = await add(
      ['empty.txt', ''],
      ['picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
      ['broken.pdf', '%PDF-1.7\nnothing'],
      ['lighthouse.txt', lighthouse],
    );
    expect(articles.map(({ path }) => path)).toEqual(['lighthouse.txt']);
    expect(failed.map(({ path }) => path)).toEqual(['empty.txt', 'picture.png', 'broken.pdf']);
    for (const { reason } of failed) expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(inFolder()).toEqual(['bridge.md', 'lighthouse.txt']);
  });

  it('never writes over a file, and does not write the same file twice', async () => {
    const other = '# Another bridge\n\nThe bridge at Velden fell in 1888.';
    const { articles } = await add(['bridge.md', other]);
    expect(articles.map(({ path }) => path)).toEqual(['bridge (2).md']);
    expect(readFileSync(join(footnote.corpus, 'bridge.md'), 'utf8')).toContain('Arle');
    const again = await add(['renamed.md', other], ['bridge.md', other]);
    expect(again.articles).toEqual(articles);
    expect(inFolder()).toEqual(['bridge (2).md', 'bridge.md']);
  });

  it('takes 100 files at once, and names those that are too many', async () => {
    const files = Array.from({ length: 102 }, (_, n): Sent => [`mill${n}.md`, `# Mill ${n}\n\nMill ${n} was sold.`]);
    const { articles, failed } = await add(...files);
    expect(articles).toHaveLength(100);
    expect(failed.map(({ path }) => path)).toEqual(['mill100.md', 'mill101.md']);
  });

  /** Writes a request by hand; gives the head of the answer, or nothing when there is to be none. */
  const sendRaw = async (body: string, length = Buffer.byteLength(body)): Promise<string> => {
    const { hostname, port } = new URL(footnote.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /api/articles HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: multipart/form-data; boundary=cut\r\n` +
        `Content-Length: ${length}\r\n\r\n${body}`,
    );
    const isWhole = length === Buffer.byteLength(body);
    const answer = await new Promise<string>((resolve) => {
      if (isWhole) socket.once('data', (bytes) => resolve(String(bytes)));
      else setTimeout(() => resolve(''), 100);
    });
    socket.destroy();
    return answer;
  };
  const head = '--cut\r\nContent-Disposition: form-data; name="f"; filename="cut.txt"\r\n\r\n';

  it('leaves nothing of a file that was cut off, or of a form that has no end', async () => {
    await sendRaw(`${head}The lighthouse of Torvik`, 1000);
    expect(await sendRaw(`${head}${lighthouse}\r\n`)).toMatch(/^HTTP\/1.1 400 /);
    expect((await answerTo('How tall is the lighthouse of Torvik?')).kind).not.toBe('answered');
    expect(inFolder()).toEqual(['bridge.md']);
  });

  it('answers a form whose end comes before its files', async () => {
    expect(await sendRaw(`\r\n--cut--cut\r\n${head}${lighthouse}\r\n--cut--\r\n`)).toMatch(/^HTTP\/1.1 400 /);
    expect(await sendRaw('--cut--\r\n')).toMatch(/^HTTP\/1.1 400 /);
    expect((await send([])).status).toBe(400);
    expect((await add(['lighthouse.txt', lighthouse])).articles).toHaveLength(1);
  });

  it('keeps files of one name that are sent at the same time apart', async () => {
    const sent = [1, 2, 3, 4, 5, 6].map((n) => `# Mill ${n}\n\nMill ${n} was sold.`);
    const reports = await Promise.all(sent.map((text) => add(['mill.md', text])));
    expect(reports.map(({ articles }) => articles.map(({ title }) => title))).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => [`Mill ${n}`]),
    );
    const kept = inFolder().filter((name) => name.startsWith('mill'));
    expect(kept.map((name) => readFileSync(join(footnote.corpus, name), 'utf8')).toSorted()).toEqual(sent);
  });

  it('takes away what an interrupted write left long ago, and nothing else', async () => {
    const left = (name: string, hours: number): void => {
      const file = join(footnote.corpus, name);
      writeFileSync(file, 'half');
      utimesSync(file, Date.now() / 1000, Date.now() / 1000 - hours * 3600);
    };
    left('.footnote-old.part', 2);
    left('.footnote-young.part', 0);
    left('.other.part', 2);
    await add(['lighthouse.txt', lighthouse]);
    expect(inFolder()).toEqual(['.footnote-young.part', '.other.part', 'bridge.md', 'lighthouse.txt']);
  });

  it('says what it takes when it is sent something else', async () => {
    const text = await fetch(`${footnote.url}/api/articles`, { method: 'POST', body: 'hello' });
    expect(text.status).toBe(415);
    expect(((await text.json()) as Problem).detail).toContain('multipart/form-data');
    const form = { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: 'hello' };
    expect((await fetch(`${footnote.url}/api/articles`, form)).status).toBe(400);
    expect((await post('/api/articles', { text: '  ' })).status).toBe(400);
    expect((await post('/api/articles', { words: 'x' })).status).toBe(400);
  });

  it('says so when the folder cannot be written to', async () => {
    renameSync(footnote.corpus, `${footnote.corpus}-away`);
    const { articles, failed } = await add(['lighthouse.txt', lighthouse]);
    expect(articles).toEqual([]);
    expect(failed).toMatchObject([{ path: 'lighthouse.txt', reason: expect.stringContaining('cannot be written') }]);
    expect(JSON.stringify(failed)).not.toContain(footnote.corpus);
    renameSync(`${footnote.corpus}-away`, footnote.corpus);
  });
});

describe('pasting a text', () => {
  aServerForEach();

  it('keeps what was given with it, and wins over what the text says', async () => {
    const given = {
      title: 'The: "lighthouse" #1',
      url: 'https://example.org/light?a=1&b=2',
      published: '2017-04',
      publisher: 'The Torvik Post',
      author: 'Ann Lee',
    };
    const { articles, failed } = await paste({ text: `Another title\n\nBy Bob Ray\n\n${lighthouse}`, ...given });
    expect(failed).toEqual([]);
    expect(articles).toMatchObject([given]);
    expect((await answerTo('How tall is the lighthouse of Torvik?')).citations[0]).toMatchObject({
      published: '2017-04',
    });
  });

  it('takes title and date from the text where nothing is given, without what stands beside the article', async () => {
    const text =
      'The lighthouse of Torvik\n\nThursday, October 15, 2015\n\nPrint Friendly\n\nThe lighthouse is 41 metres tall, as the keeper told us on his last day at work.\n\nPost a Comment\n';
    const { articles } = await paste({ text });
    expect(articles).toMatchObject([
      { title: 'The lighthouse of Torvik', published: '2015-10-15', path: 'The lighthouse of Torvik.txt' },
    ]);
    expect((await article(articles[0]!.id)).text).toBe(
      'The lighthouse is 41 metres tall, as the keeper told us on his last day at work.',
    );
  });

  it('reads Markdown as Markdown', async () => {
    const { articles } = await paste({ text: '# The mill\n\n## Its **end**\n\nSold in 1907.', publisher: 'The Post' });
    expect(articles).toMatchObject([{ title: 'The mill', publisher: 'The Post', path: 'The mill.md' }]);
    expect((await article(articles[0]!.id)).text).toBe('Its end\n\nSold in 1907.');
  });

  it('keeps pasted front matter, word for word where nothing else is given', async () => {
    const text = '---\ntitle: The mill\ntags: [old]\npublished: 1907-05\n---\n\nThe mill was sold.';
    const { articles } = await paste({ text });
    expect(articles).toMatchObject([{ title: 'The mill', published: '1907-05', path: 'The mill.md' }]);
    expect(readFileSync(join(footnote.corpus, 'The mill.md'), 'utf8')).toBe(`${text}\n`);
    const again = await paste({ text, author: 'Ann Lee' });
    expect(again.articles).toMatchObject([{ title: 'The mill', published: '1907-05', author: 'Ann Lee' }]);
  });

  it('says what is wrong with what was given', async () => {
    const { articles, failed } = await paste({ text: lighthouse, title: 'Light', published: 'last week' });
    expect(articles).toEqual([]);
    expect(failed).toMatchObject([{ path: 'Light', reason: expect.stringContaining('published') }]);
    expect(inFolder()).toEqual(['bridge.md']);
  });
});

describe('adding by address', () => {
  it('is off until it is asked for, and stays off offline', async () => {
    for (const settings of [{}, { FOOTNOTE_IMPORTS: '1', FOOTNOTE_OFFLINE: '1' }]) {
      await start({}, settings);
      const response = await post('/api/articles', { url: 'https://example.org/' });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({
        code: 'imports-off',
        detail: expect.stringContaining('FOOTNOTE_'),
      });
      expect(await (await fetch(`${footnote.url}/api/index`)).json()).toMatchObject({ imports: false });
    }
  });

  it('asks nothing of this machine or its network when it is on', async () => {
    await start({ 'a.txt': 'A\n\nText.' }, { FOOTNOTE_IMPORTS: '1' });
    expect(await (await fetch(`${footnote.url}/api/index`)).json()).toMatchObject({ imports: true });
    for (const url of [
      `${footnote.url}/api/articles`,
      'http://169.254.169.254/',
      'http://[::1]/',
      'file:///etc/passwd',
    ]) {
      const { articles, failed } = await paste({ url });
      expect(articles).toEqual([]);
      expect(failed).toMatchObject([
        { path: url, reason: expect.stringMatching(/not on the public internet|Only http/) },
      ]);
    }
    expect(inFolder()).toEqual(['a.txt']);
  });
});

describe('removing', () => {
  aServerForEach();

  it('deletes the file and every word of it', async () => {
    const { articles } = await add(['lighthouse.txt', lighthouse]);
    const { id, path, title } = articles[0]!;
    const response = await remove(id);
    expect(response.status).toBe(200);
    expect(((await response.json()) as RemoveReport).removed).toEqual([{ id, path, title }]);
    expect(inFolder()).toEqual(['bridge.md']);
    expect((await answerTo('How tall is the lighthouse of Torvik?')).kind).not.toBe('answered');
    const holding = readdirSync(footnote.index).filter((file) =>
      /metres|Torvik/.test(readFileSync(join(footnote.index, file)).toString('latin1')),
    );
    expect(holding).toEqual([]);
    expect((await remove(id)).status).toBe(404);
  });

  it('deletes every copy of an article, and gives out no other article', async () => {
    const { articles } = await add(['lighthouse.txt', lighthouse]);
    const { id, path, title } = articles[0]!;
    writeFileSync(join(footnote.corpus, 'copy.txt'), lighthouse);
    await within(2000, async () => expect(await article(id)).toMatchObject({ path: 'copy.txt', copies: [path] }));
    const again = await add(['third.txt', lighthouse]);
    expect(again.articles).toMatchObject([{ id, title }]);
    expect(await (await remove(id)).json()).toMatchObject({ removed: [{ id, path: 'copy.txt', title }] });
    expect(inFolder()).toEqual(['bridge.md']);
    expect((await remove(id)).status).toBe(404);
  });

  it('does not take one entry out of a feed, but takes a feed of one', async () => {
    const entry = (n: number): object => ({ id: String(n), title: `Mill ${n}`, content_text: `Mill ${n} was sold.` });
    const feed = (...items: object[]): string =>
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Mills', items });
    const { articles } = await add(['mills.json', feed(entry(1), entry(2))], ['one.json', feed(entry(3))]);
    expect(articles).toHaveLength(3);
    const refused = await remove(articles.find(({ title }) => title === 'Mill 1')!.id);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      code: 'part-of-a-file',
      title: expect.stringContaining('mills.json'),
    });
    expect((await remove(articles.find(({ title }) => title === 'Mill 3')!.id)).status).toBe(200);
    expect(inFolder()).toEqual(['bridge.md', 'mills.json']);
  });

  it('touches nothing outside the folder', async () => {
    const outside = join(footnote.corpus, '..', 'outside.txt');
    writeFileSync(outside, lighthouse);
    expect((await remove(encodeURIComponent('../outside.txt'))).status).toBe(404);
    expect(existsSync(outside)).toBe(true);
  });
});
