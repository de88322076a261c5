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
    expect([plain, packed].map(({ headers }) => headers.get('content-encoding'))).toEqual([null, 'gzip']);
    for (const { headers } of [plain, packed]) {
      expect(headers.get('content-type')).toMatch(path.endsWith('.js') ? /^text\/javascript/ : /^text\/css/);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('vary')).toContain('Accept-Encoding');
    }
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')) / 2);
    expect(await packed.text()).toBe(await plain.text());
  }
});

it('says in plain words that an asset is not there', async () => {
  const response = await get('/assets/none.js', 'gzip');
  expect(response.status).toBe(404);
  expect(response.headers.get('content-encoding')).toBe(null);
  expect(response.headers.get('content-type')).toMatch(/problem\+json/);
});
