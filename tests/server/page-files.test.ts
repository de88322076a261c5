/** The page's own files over HTTP: compressed for whoever takes that, and the same bytes for everybody. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

let footnote: StartedFootnote;
beforeAll(async () => {
  footnote = await startFootnote({});
});
afterAll(() => footnote.close());

const get = (path: string, encoding: string): Promise<Response> =>
  fetch(footnote.url + path, { headers: { 'accept-encoding': encoding } });

it('sends script and style compressed or not, with their types, to be kept for ever', async () => {
  const page = await (await get('/', 'identity')).text();
  const assets = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
  const compressed = assets.filter((path) => /\.(?:js|css)$/.test(path));
  expect(compressed.length).toBeGreaterThanOrEqual(2);
  for (const path of compressed) {
    const plain = await get(path, 'identity');
    const packed = await get(path, 'gzip, deflate');
    const smallest = await get(path, 'gzip, deflate, br');
    const sent = [plain, packed, smallest];
    expect(sent.map(({ headers }) => headers.get('content-encoding'))).toEqual([null, 'gzip', 'br']);
    for (const { headers } of sent) {
      expect(headers.get('content-type')).toMatch(path.endsWith('.js') ? /^text\/javascript/ : /^text\/css/);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('vary')).toContain('Accept-Encoding');
    }
    const [all = 0, gzip = 0, brotli = 0] = sent.map(({ headers }) => Number(headers.get('content-length')));
    expect(gzip).toBeLessThan(all / 2);
    expect(brotli).toBeLessThan(gzip);
    const text = await plain.text();
    expect([await packed.text(), await smallest.text()]).toEqual([text, text]);
  }
});

it('says in plain words that an asset is not there', async () => {
  const response = await get('/assets/none.js', 'gzip');
  expect(response.status).toBe(404);
  expect(response.headers.get('content-encoding')).toBe(null);
  expect(response.headers.get('content-type')).toMatch(/problem\+json/);
});

it('has a browser fetch the conversation or article of an address ahead of the script, where it needs no token', async () => {
  const ahead = async (path: string): Promise<string | null> => (await get(path, 'gzip')).headers.get('link');
  expect(await ahead('/c/one%22two')).toBe('</api/conversations/one%22two>; rel=preload; as=fetch; crossorigin');
  expect(await ahead('/articles/one')).toBe('</api/articles/one>; rel=preload; as=fetch; crossorigin');
  expect(await ahead('/')).toBe(null);
  const closed = await startFootnote({}, { FOOTNOTE_TOKEN: 'a token of some length' });
  expect((await fetch(`${closed.url}/c/one`)).headers.get('link')).toBe(null);
  await closed.close();
});
