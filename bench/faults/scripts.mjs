/**
 * A hundred forms of script and markup (tests/fixtures/hostile-forms.ts) in every place that an article, a question, a model
 * or a name can put them, and every view that shows them, in a real Chromium: nothing runs, no other host is asked.
 * A row for each view; its trials are the forms that were in it. Ends with 77 and says so where there is no Chromium.
 *
 *     npm run build && node bench/faults/scripts.mjs [FORMS] [SEED]
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { loadConfig } from '../../dist/config.js';
import { startServer } from '../../dist/server/start-server.js';
import { chanceOf, drawn, Rows, runAlone } from './fault-rows.mjs';

/** @param {string} name */
const fixture = async (name) =>
  (await runnerImport(fileURLToPath(new URL(`../../tests/fixtures/${name}`, import.meta.url)))).module;

/** What sees a form run, in every frame of every page: the variable that it sets, and a dialog. */
const watch = `Object.defineProperty(window, '__ran', { set: () => window.__report?.('ran'), get: () => undefined });`;

/** @param {import('./fault-rows.mjs').Options} options */
export async function scripts({ trials = 100, seed = 1, folder = mkdtempSync(join(tmpdir(), 'footnote-bench-')) }) {
  const { hostileForms } = await fixture('hostile-forms.ts');
  const { launchBrowser } = await fixture('browser.ts');
  /** @type {string[]} */
  const forms = drawn(hostileForms, trials, chanceOf(seed)).map((form) => String(form).replaceAll('\0', ''));
  const rows = new Rows();
  const corpus = join(folder, 'scripts');
  mkdirSync(corpus, { recursive: true });
  for (const [at, form] of forms.entries()) {
    const quoted = JSON.stringify(form);
    const text =
      `---\ntitle: ${JSON.stringify(`Number ${at} ${form}`)}\nauthor: ${quoted}\npublisher: ${quoted}\npublished: 2021-03-${String(1 + (at % 28)).padStart(2, '0')}\n` +
      `tags: [${quoted}]\n---\n\n## Part ${form}\n\nOn 4 March 2021, the bridge number ${at} was closed by ${form}.\n\n\`${form}\`\n\n| town | note |\n| --- | --- |\n| Ahausen | ${form.replaceAll('|', '')} |\n`;
    writeFileSync(join(corpus, `${at}.md`), text);
  }
  writeFileSync(
    join(corpus, 'all.txt'),
    `All forms\n\n${forms.map((form, at) => `Line ${at} reads ${form} on 5 May 2020.`).join('\n\n')}\n`,
  );
  // Writes back what it was asked, as words that hold nothing, and the title of each article.
  const model = createServer((request, reply) => {
    void (async () => {
      const { messages = [] } =
        request.headers['content-length'] === undefined ? {} : /** @type {any} */ (await json(request));
      const said = messages.at(-1)?.content ?? '';
      const [, , key = '', text = ''] = /<<<([\da-f]+) key (\w+)\n([^]*?)\n\1>>>/.exec(said) ?? [];
      const content = JSON.stringify({ quotes: [{ key, text }], statement: `${text} ${forms[0]}` });
      reply.writeHead(200, { 'content-type': 'text/event-stream' });
      reply.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`);
      reply.end(
        `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`,
      );
    })().catch(() => reply.destroy());
  });
  await new Promise((resolve) => {
    model.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const settings = {
    FOOTNOTE_CORPUS: corpus,
    FOOTNOTE_INDEX: join(folder, 'scripts-index'),
    FOOTNOTE_EMBEDDER: 'subword',
    FOOTNOTE_READER: 'linear',
    FOOTNOTE_ANSWERER: 'openai:tiny',
    OPENAI_BASE_URL: `http://127.0.0.1:${/** @type {any} */ (model.address()).port}/v1`,
    FOOTNOTE_OFFLINE: '1',
    PORT: '0',
  };
  const server = await startServer(loadConfig(settings, {}, folder), { watch: false, notice: () => {} });
  await server.ready;
  const { url } = server;
  const send = (/** @type {string} */ path, /** @type {unknown} */ body, method = 'POST') => {
    const sent = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return fetch(url + path, sent);
  };
  /** @type {string[]} */
  const conversations = [];
  for (const [at, form] of forms.entries()) {
    if (at % 10 !== 0) continue;
    const { id } = await (await send('/api/conversations', {})).json();
    await (
      await send('/api/ask', { question: `By what was the bridge number ${at} closed? ${form}`, conversationId: id })
    ).text();
    await send(`/api/conversations/${id}`, { title: `${at} ${form}` }, 'PATCH');
    conversations.push(id);
  }
  const { articles } = await (await fetch(`${url}/api/articles`)).json();
  const all = articles.find((/** @type {any} */ { path }) => path === 'all.txt');
  const first = articles.find((/** @type {any} */ { path }) => path === '0.md');

  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  let ran = 0;
  let outside = 0;
  await context.exposeBinding('__report', () => {
    ran += 1;
  });
  await context.addInitScript(watch);
  context.on('request', (/** @type {any} */ request) => {
    if (!request.url().startsWith(url) && !/^(?:data|about|blob):/.test(request.url())) outside += 1;
  });
  const page = await context.newPage();
  page.on('dialog', (/** @type {any} */ dialog) => {
    ran += 1;
    void dialog.dismiss();
  });
  page.setDefaultTimeout(20_000);

  /** @param {string} view @param {() => Promise<unknown>} show */
  async function seen(view, show) {
    const before = ran + outside;
    const active = await show().then(
      async () => {
        // What the mouse and the keyboard would set off.
        await page.evaluate(
          `for (const each of document.querySelectorAll('[onclick], [onmouseover], [onfocus]')) each.click()`,
        );
        await page.waitForTimeout(200);
        return page.evaluate(
          `document.querySelectorAll('img[src*=elsewhere], iframe[src], object, embed, base, [onerror], [onload], [href^="javascript:" i]').length`,
        );
      },
      (/** @type {Error} */ error) => {
        console.error(`${view}: ${error.message.split('\n')[0]}`);
        return -1;
      },
    );
    const escapes = ran + outside - before + Math.max(0, Number(active));
    for (const [at] of forms.entries()) {
      const isFirst = at === 0;
      rows.add(view, { escapes: isFirst ? escapes : 0, deaths: isFirst && active === -1 ? 1 : 0 });
    }
  }

  for (const view of ['library', 'history', 'notes', 'timeline', 'unanswered'])
    await seen(view, async () => {
      await page.goto(`${url}/#${view}`);
      await page.waitForTimeout(500);
    });
  await seen('article', () =>
    page.goto(`${url}/articles/${all?.id}`).then(() => page.getByText('Line 0 reads').first().waitFor()),
  );
  await seen('article and guide', () =>
    page.goto(`${url}/articles/${first?.id}`).then(() =>
      page
        .getByRole('heading', { name: /^Number 0/ })
        .first()
        .waitFor(),
    ),
  );
  for (const id of conversations) {
    await seen('answer', async () => {
      await page.goto(`${url}/c/${id}`);
      await page.getByRole('log', { name: 'Conversation' }).getByText('bridge number').first().waitFor();
      for (const summary of await page.locator('.left-out summary').all()) await summary.click();
    });
    await seen('export to HTML', async () => {
      const html = await (await fetch(`${url}/api/conversations/${id}/export?format=html`)).text();
      await page.setContent(html);
    });
  }
  await seen('documentation', () => page.goto(`${url}/docs`));
  await seen('search as it comes', () => page.goto(`${url}/api/search?q=${encodeURIComponent(forms[0] ?? '')}`));
  await seen('article as it comes', () => page.goto(`${url}/api/articles/${all?.id}`));
  await seen('page of MCP', async () => {
    const reply = await fetch(`${url}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'resources/read',
        params: { uri: 'ui://footnote/answer.html' },
      }),
    });
    const html = /"text":("(?:[^"\\]|\\.)*")/.exec(await reply.text())?.[1];
    await page.setContent(html === undefined ? '' : JSON.parse(html));
    const answer = await (
      await send('/api/ask', { question: `By what was the bridge number 0 closed? ${forms[0]}` })
    ).json();
    await page.evaluate((/** @type {any} */ told) => {
      window.postMessage(
        { jsonrpc: '2.0', method: 'ui/notifications/tool-result', params: { structuredContent: told, content: [] } },
        '*',
      );
    }, answer);
  });
  // Word opens no script; what could fetch is a relation to elsewhere.
  const docx = Buffer.from(
    await (await fetch(`${url}/api/conversations/${conversations[0]}/export?format=docx`)).arrayBuffer(),
  );
  const { unzipped } = await fixture('unzipped.ts');
  /** @type {[string, string][]} */
  const parts = [...(await unzipped(docx))];
  const reaching = parts.filter(
    ([name, text]) => name.endsWith('.rels') && /elsewhere\.example|javascript:/i.test(text),
  );
  rows.add('export to Word', { escapes: reaching.length, deaths: docx.length < 1000 ? 1 : 0 });
  await browser.close();
  await server.close();
  model.close();
  return rows.all;
}

await runAlone(import.meta.url, scripts);
