/** What other programs' pages make of an answer: the page for agents' hosts, and links that mark the words in a web page. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { citationRecords } from '../../src/citations/citation-record.ts';
import { textFragment } from '../../src/citations/forms/text-fragment.ts';
import type { AnswerData } from '../../src/domain.ts';
import { answerPage } from '../../src/server/mcp/answer-page.ts';
import { launchBrowser, skipBrowser } from '../fixtures/browser.ts';
import { startFootnote } from '../fixtures/start-footnote.ts';

const mill =
  'The mill at Tarn, which had ground the corn of nine villages for more than two hundred years, burnt down in 1911 after a lightning strike.';

/** On a free port of this machine; closed when the test is over. */
async function serve(page: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function answerTo(question: string, articles: Record<string, string>): Promise<AnswerData> {
  const footnote = await startFootnote(articles);
  onTestFinished(footnote.close);
  const response = await fetch(`${footnote.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });
  return response.json() as Promise<AnswerData>;
}

describe.skipIf(skipBrowser)('an answer elsewhere', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it("is shown by an agent's host with its footnotes and marked quotes, and asks nothing of anybody", async () => {
    const answer = await answerTo('When did the mill at Tarn burn down?', {
      'mill.md': `---\ntitle: 'The <b>mill</b> of <script>alert(1)</script>Tarn'\npublisher: Tarn Courier\n---\n\nIt stood by the river. ${mill} It was never rebuilt.\n`,
      'fair.md': '# The fair\n\nThe fair of Lohne had 40 stalls in 1954.\n',
    });
    const structuredContent = { kind: answer.kind, text: answer.text, citations: citationRecords(answer), nearest: [] };
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const host = await serve(`<!doctype html><iframe sandbox="allow-scripts"></iframe><script>
      const frame = document.querySelector('iframe');
      window.methods = [];
      addEventListener('message', ({ data }) => {
        window.methods.push(data.method);
        if (data.method === 'ui/initialize') frame.contentWindow.postMessage({ jsonrpc: '2.0', id: data.id, result: {} }, '*');
        if (data.method === 'ui/notifications/initialized')
          frame.contentWindow.postMessage({ jsonrpc: '2.0', method: 'ui/notifications/tool-result', params: { structuredContent: ${JSON.stringify(structuredContent).replaceAll('<', String.raw`\u003c`)} } }, '*');
      });
      frame.srcdoc = ${JSON.stringify(answerPage).replaceAll('<', String.raw`\u003c`)};
    </script>`);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(host);
    const shown = page.frameLocator('iframe');
    await expect.poll(() => shown.locator('mark').first().textContent()).toBe(answer.citations[0]!.quote);
    expect(await shown.locator('main p').first().textContent()).toContain('1911');
    expect(await shown.locator('cite').first().textContent()).toBe(
      'The <b>mill</b> of <script>alert(1)</script>Tarn, Tarn Courier',
    );
    expect(await shown.locator('script').count()).toBe(1);
    expect(await page.evaluate('window.methods')).toEqual([
      'ui/initialize',
      'ui/notifications/initialized',
      'ui/notifications/size-changed',
    ]);
    expect(
      requests.filter((url) => url !== host && !url.startsWith('about:') && !url.endsWith('/favicon.ico')),
    ).toEqual([]);
  });

  it.each([
    ['a long sentence', mill],
    ['a short one', 'It burnt in 1911.'],
    ['one with commas, hyphens and umlauts', 'Die Mühle, ein alter-neuer Bau & mehr, brannte 1911.'],
  ])('is found in the web page that it came from: %s', async (_name, sentence) => {
    const filler = Array.from({ length: 80 }, (_, at) => `<p>Line ${at} of other things.</p>`).join('\n');
    const address = await serve(
      `<!doctype html><title>x</title><body>${filler}<p id="there">${sentence.replaceAll('&', '&amp;')}</p>${filler}`,
    );
    const link = textFragment({
      id: '',
      number: 1,
      offsets: 'utf-16',
      statements: [],
      article: { id: '', path: '', title: '', url: address, language: 'en', contentHash: '', revision: 1 },
      quote: { exact: sentence, prefix: '', suffix: '', start: 0, end: sentence.length },
      alsoIn: [],
      standing: 'current',
    })!;
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(link);
    await expect
      .poll(() =>
        page.locator('#there').evaluate((place) => {
          const { top, bottom } = place.getBoundingClientRect();
          return top >= 0 && bottom <= place.ownerDocument.documentElement.clientHeight;
        }),
      )
      .toBe(true);
  });
});
