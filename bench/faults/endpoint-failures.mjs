/**
 * What a reader gets when the endpoint of a model fails: each failure (failing-endpoints.mjs) five times at once, through
 * the server, in a conversation. Told are the code of the reason, how often the built-in answerer answered in the model's
 * place and the question was kept with that answer, and the longest time. Ends with 1 where any did not.
 *
 *     npm run build && node bench/faults/endpoint-failures.mjs [SECONDS]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../dist/config.js';
import { startServer } from '../../dist/server/start-server.js';
import { goodLine, played, unreachable } from './failing-endpoints.mjs';

const times = 5;
const question = 'How many troops were killed in the airstrike in eastern Syria attributed to Israel?';
/** The time that a reply may take, and what may come on top: asking for the window, searching, this busy machine. */
const seconds = Number(process.argv[2] ?? 6);
const deadline = seconds + 3;

let play = played[0]?.play;
const endpoint = createServer((request, reply) => {
  void (async () => {
    if (request.url !== '/v1/chat/completions') {
      const listed = request.url === '/v1/models';
      reply.writeHead(listed ? 200 : 404, { 'content-type': 'application/json' });
      reply.end(listed ? '{"data":[{"id":"tiny"}]}' : '{}');
      return;
    }
    const { messages } = /** @type {{ messages: { content: string }[] }} */ (await json(request));
    await play?.(reply, goodLine(messages.at(-1)?.content ?? ''));
  })().catch(() => reply.destroy());
});
await new Promise((resolve) => {
  endpoint.listen(0, '127.0.0.1', () => resolve(undefined));
});
const address = endpoint.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));

/** @param {string} baseURL */
async function serve(baseURL) {
  const config = loadConfig(
    {
      FOOTNOTE_CORPUS: fileURLToPath(new URL('../../corpus', import.meta.url)),
      FOOTNOTE_INDEX: join(folder, 'index'),
      FOOTNOTE_EMBEDDER: 'subword',
      FOOTNOTE_ANSWERER: 'openai:tiny',
      FOOTNOTE_MODEL_SECONDS: String(seconds),
      OPENAI_BASE_URL: baseURL,
      PORT: '0',
    },
    {},
    folder,
  );
  const server = await startServer(config, { watch: false, notice: () => {} });
  await server.ready;
  return server;
}

/** One question of a conversation of its own, as the page asks it. @param {string} url */
async function askOnce(url) {
  const post = (/** @type {string} */ path, /** @type {unknown} */ body) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10 * deadline * 1000),
    });
  const { id } = await (await post('/api/conversations', {})).json();
  const began = performance.now();
  const events = await (await post('/api/ask', { question, conversationId: id })).text();
  const took = (performance.now() - began) / 1000;
  const last = /event: answer\ndata: (.*)\n/.exec(events)?.[1];
  const answer = last === undefined ? undefined : JSON.parse(last);
  const { turns } = await (await fetch(`${url}/api/conversations/${id}`)).json();
  const [turn] = turns;
  const kept = turn?.question === question && answer !== undefined && turn.answer?.text === answer.text;
  return { answer, kept, took };
}

let failures = 0;
/** @param {string} name @param {string} url @param {boolean} [fine] */
async function tell(name, url, fine = false) {
  const runs = await Promise.all(Array.from({ length: times }, () => askOnce(url)));
  const longest = Math.max(...runs.map(({ took }) => took));
  const count = (/** @type {(run: Awaited<ReturnType<typeof askOnce>>) => boolean} */ is) => runs.filter(is).length;
  const named = count(({ answer }) => /\S+ \S+.*\.$/.test(answer?.why.fallback ?? ''));
  const answered = count(
    ({ answer }) => answer?.answerer === (fine ? 'openai:tiny' : 'extractive') && answer.text.includes('57'),
  );
  const kept = count((run) => run.kept);
  const codes = [...new Set(runs.map(({ answer }) => answer?.why.fallbackCode ?? '–'))].join(', ');
  const isGood = (fine ? named === 0 : named === times) && answered === times && kept === times && longest <= deadline;
  if (!isGood) failures += 1;
  console.log(
    `| ${name.padEnd(34)} | ${codes.padEnd(17)} | ${named} of ${times} | ${fine ? 'by the model, ' : ''}${answered} of ${times} | ${kept} of ${times} | ${longest.toFixed(1)} s${isGood ? '' : ' !'} |`,
  );
}

console.log(`A reply may take ${seconds} s, the whole question ${deadline} s.\n`);
console.log('| failure | reason | named | answered | kept | longest |\n| --- | --- | --- | --- | --- | --- |');
const { addresses, close } = await unreachable();
for (const { name, url } of addresses) {
  const server = await serve(url);
  await tell(name, server.url);
  await server.close();
}
close();
const server = await serve(`http://127.0.0.1:${port}/v1`);
for (const { name, play: handler, fine } of played) {
  play = handler;
  await tell(name, server.url, fine);
}
await server.close();
endpoint.closeAllConnections();
endpoint.close();
rmSync(folder, { recursive: true, force: true });
process.exitCode = failures === 0 ? 0 : 1;
