/**
 * How long a reader waits for the first verified sentence while a model says nothing: over HTTP (the first `statement` event), in the
 * terminal (the first words on stdout, and those of `--quick` until it ends; the start of the program included), and in the page.
 *
 *     npm run build && node bench/models/silent.mjs [TIMES]
 *
 * The articles are those that come with the project. The page needs Chromium (/usr/bin/chromium, or CHROMIUM).
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { loadConfig } from '../../dist/config.js';
import { startServer } from '../../dist/server/start-server.js';

const times = Number(process.argv[2] ?? 5);
const root = fileURLToPath(new URL('../..', import.meta.url));
const question = 'How many troops were killed in the airstrike in eastern Syria attributed to Israel?';

// It takes every request, and never says a word.
const endpoint = createServer((request, reply) => {
  if (request.url !== '/v1/models') return;
  reply.setHeader('content-type', 'application/json');
  reply.end('{"data":[{"id":"silent"}]}');
});
const port = await new Promise((resolve) => {
  endpoint.listen(0, '127.0.0.1', () => resolve(endpoint.address().port));
});
const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
const settings = {
  FOOTNOTE_CORPUS: join(root, 'corpus'),
  FOOTNOTE_INDEX: join(folder, 'index'),
  FOOTNOTE_EMBEDDER: 'subword',
  FOOTNOTE_ANSWERER: 'openai:silent',
  OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
  FOOTNOTE_OFFLINE: '1',
};
const server = await startServer(loadConfig({ ...settings, PORT: '0' }, {}, folder), {
  watch: false,
  notice: () => {},
});
await server.ready;

/** Milliseconds until the first statement. */
async function overHttp() {
  const left = new AbortController();
  const began = performance.now();
  const response = await fetch(`${server.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ question }),
    signal: left.signal,
  });
  let text = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    if (/event: statement\ndata: .*"supported".*\n/.test(text)) break;
  }
  const took = performance.now() - began;
  left.abort();
  return took;
}

/** Milliseconds until the first words, or until it ends. */
function inTerminal(quick) {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'ask', ...(quick ? ['--quick'] : []), question], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve) => {
    if (quick) child.on('close', () => resolve(performance.now() - began));
    else
      child.stdout.once('data', () => {
        resolve(performance.now() - began);
        child.kill('SIGKILL');
      });
  });
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
});
async function inPage() {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.getByRole('textbox', { name: 'Question' }).fill(question);
  // On the page's own clock: what waits for it from outside looks only now and then.
  await page.evaluate(() => {
    addEventListener('keydown', () => (globalThis.pressed ??= performance.now()), true);
    const look = () => {
      if (document.querySelector('.statement') !== null) globalThis.stated ??= performance.now();
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
  await page.keyboard.press('Enter');
  await page.locator('.statement').first().waitFor();
  const took = await page.evaluate(() => globalThis.stated - globalThis.pressed);
  await page.close();
  return took;
}

const measured = {
  'over HTTP, the first statement': [],
  'in the page': [],
  'in the terminal': [],
  'with --quick, to its end': [],
};
for (let at = 0; at < times; at++) {
  measured['over HTTP, the first statement'].push(await overHttp());
  measured['in the page'].push(await inPage());
  measured['in the terminal'].push(await inTerminal(false));
  measured['with --quick, to its end'].push(await inTerminal(true));
}
console.log('| milliseconds to the first verified sentence | median | longest |\n| --- | --- | --- |');
for (const [where, each] of Object.entries(measured)) {
  const sorted = each.toSorted((a, b) => a - b);
  console.log(`| ${where} | ${Math.round(sorted[Math.floor(times / 2)])} | ${Math.round(sorted.at(-1))} |`);
}
await browser.close();
await server.close();
endpoint.closeAllConnections();
endpoint.close();
rmSync(folder, { recursive: true, force: true });
