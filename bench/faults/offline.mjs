/**
 * Footnote on a machine without a network: in a network namespace that has nothing but loopback, everything but a remote
 * model works (index, serve, ask, the page in Chromium, adding a file, export, MCP), and no connection to elsewhere is tried.
 * What is tried is seen by a hook on Node's own sockets and names (offline-hook.mjs, loaded by --import): what the
 * namespace refuses would otherwise go unseen. Needs Linux, `unshare` and root; elsewhere the namespace is left out, and said.
 *
 *     npm run build && node bench/faults/offline.mjs
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Rows, runAlone } from './fault-rows.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Why there is no namespace here; undefined where there is one. */
export function noNamespace() {
  if (process.platform !== 'linux') return 'Network namespaces are of Linux.';
  try {
    execFileSync('unshare', ['-n', 'true'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'unshare is missing, or may not be used here (it needs root).';
  }
}

/** Run inside the namespace: one step after another, told on the standard output. @param {string} folder @param {boolean} withPage */
async function steps(folder, withPage) {
  const hook = join(root, 'bench/faults/offline-hook.mjs');
  const tried = join(folder, 'tried.txt');
  writeFileSync(tried, '');
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    FOOTNOTE_CORPUS: join(folder, 'corpus'),
    FOOTNOTE_INDEX: join(folder, 'index'),
    FOOTNOTE_MODELS: join(folder, 'models'),
    FOOTNOTE_TRIED: tried,
    NODE_OPTIONS: `--import=${hook}`,
    PORT: '0',
  };
  mkdirSync(env.FOOTNOTE_CORPUS, { recursive: true });
  writeFileSync(join(env.FOOTNOTE_CORPUS, 'torvik.md'), '# Torvik\n\nThe lighthouse of Torvik is 41 metres tall.\n');
  const cli = (/** @type {string[]} */ ...words) =>
    execFileSync(process.execPath, [join(root, 'dist/cli.js'), ...words], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    });
  const tell = (/** @type {string} */ step, /** @type {boolean} */ held) => console.log(JSON.stringify({ step, held }));
  const attempt = async (/** @type {string} */ step, /** @type {() => unknown} */ work) => {
    try {
      tell(step, (await work()) !== false);
    } catch (error) {
      console.error(`${step}: ${error instanceof Error ? error.message : String(error)}`);
      tell(step, false);
    }
  };
  const question = 'How tall is the lighthouse of Torvik?';
  const isRight = (/** @type {unknown} */ said) => String(said).includes('41 metres');
  const elsewhere = () =>
    readFileSync(tried, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  await attempt('index', () => cli('index', '--json').includes('"added"'));
  // As the settings say: for the default embedder, once, and never where FOOTNOTE_OFFLINE=1 is set.
  await attempt('a first index asks the model hub alone', () =>
    elsewhere().every((line) => line.endsWith(' huggingface.co')),
  );
  writeFileSync(tried, '');
  await attempt('a first index told to be offline asks nobody', () => {
    const own = { ...env, FOOTNOTE_OFFLINE: '1', FOOTNOTE_INDEX: join(folder, 'other-index') };
    execFileSync(process.execPath, [join(root, 'dist/cli.js'), 'index'], {
      env: own,
      stdio: 'ignore',
      timeout: 60_000,
    });
    return elsewhere().length === 0;
  });
  await attempt('ask', () => isRight(cli('ask', question, '--json')));
  await attempt('doctor', () => cli('doctor').length > 100);
  const server = spawn(process.execPath, [join(root, 'dist/cli.js'), 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  /** @type {string} */
  const url = await new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error('The server ended.')));
    server.stdout.on('data', (data) => {
      const found = /http:\/\/\S+/.exec(String(data))?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  const send = (/** @type {string} */ path, /** @type {unknown} */ body, more = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...more },
      body: JSON.stringify(body),
    });
  for (let left = 200; left > 0 && !(await fetch(`${url}/readyz`)).ok; left -= 1)
    await new Promise((done) => setTimeout(done, 100));
  await attempt('ask the server', async () => isRight(await (await send('/api/ask', { question })).text()));
  await attempt('add a file', async () => {
    const form = new FormData();
    form.append('files', new File(['The lock of Ahausen was opened in 1901.\n'], 'lock.txt'));
    const reply = await fetch(`${url}/api/articles`, { method: 'POST', body: form });
    return (
      reply.ok &&
      (await (await send('/api/ask', { question: 'When was the lock of Ahausen opened?' })).text()).includes('1901')
    );
  });
  await attempt('export', async () => {
    const { id } = await (await send('/api/conversations', {})).json();
    await (await send('/api/ask', { question, conversationId: id })).text();
    return isRight(await (await fetch(`${url}/api/conversations/${id}/export?format=html`)).text());
  });
  await attempt('MCP', async () => {
    const body = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
    return (await (await send('/mcp', body, { accept: 'application/json, text/event-stream' })).text()).includes(
      '"tools"',
    );
  });
  if (withPage)
    await attempt('the page', async () => {
      const { chromium } = await import('playwright-core');
      const quiet = ['background-networking', 'component-update', 'sync'].map((what) => `--disable-${what}`);
      const browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run', ...quiet],
      });
      const page = await browser.newPage();
      /** @type {string[]} */
      const outside = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(url)) outside.push(request.url());
      });
      await page.goto(url);
      await page.getByRole('textbox', { name: 'Question' }).fill(question);
      await page.keyboard.press('Enter');
      await page.getByRole('log', { name: 'Conversation' }).getByText('41 metres').first().waitFor();
      await browser.close();
      return outside.length === 0;
    });
  server.removeAllListeners('exit');
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
  for (const line of elsewhere()) console.error(`tried: ${line}`);
  tell('no connection to elsewhere is tried', elsewhere().length === 0);
}

/** `withPage`: also in Chromium. @param {import('./fault-rows.mjs').Options & { withPage?: boolean }} options */
export async function offline({
  folder = mkdtempSync(join(tmpdir(), 'footnote-bench-')),
  withPage = existsSync('/usr/bin/chromium'),
}) {
  const rows = new Rows();
  const without = noNamespace();
  if (without !== undefined) console.error(`Without a namespace of its own: ${without}`);
  const own = [process.execPath, fileURLToPath(import.meta.url), '--inside', folder, ...(withPage ? ['--page'] : [])];
  const script = 'ip link set lo up 2>/dev/null || ifconfig lo up 2>/dev/null; exec "$@"';
  const [command = '', ...words] = without === undefined ? ['unshare', '-n', 'sh', '-c', script, 'sh', ...own] : own;
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (data) => {
    said += String(data);
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), 180_000);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
  for (const line of said.split('\n').filter((each) => each.startsWith('{'))) {
    const { step, held } = JSON.parse(line);
    rows.add(step, held ? {} : /nobody|alone|no connection/.test(step) ? { escapes: 1 } : { silentWrong: 1 });
  }
  if (code !== 0) rows.add('to the end', code === null ? { hangs: 1 } : { deaths: 1 });
  return rows.all;
}

if (process.argv[2] === '--inside') await steps(process.argv[3] ?? '', process.argv.includes('--page'));
else await runAlone(import.meta.url, offline);
