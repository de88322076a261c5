/**
 * A server that is stopped (SIGTERM) while many ask, again and again: how long it takes to end, whether every answer that
 * was begun is finished or says that the server stops, and whether the index is whole afterwards.
 *
 *     npm run build:server && npm run bench stop-under-load [-- --times 50]
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DatabaseSync } from '@photostructure/sqlite';
import { PassageStore } from '../../dist/store/passage-store.js';
import { makeArticle } from '../scale/make-articles.mjs';
import { builtInOnly } from '../scale/start-server.mjs';
import { patient } from './fault-rows.mjs';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const articles = 60;
const clients = 16;
/** A server that has not ended by then is ended, and counts as one that hangs; longer where other work keeps the machine busy. */
const longest = 10_000;

/**
 * One question as a stream of events: "not begun" where no event came, then a refused connection says enough; "cut" where
 * one came, and neither an answer nor an error.
 * @param {string} url @param {{question: string, answer: string}} made
 */
function askStreaming(url, { question, answer }) {
  return new Promise((resolve) => {
    let text = '';
    const outcome = () => {
      const [, data] = /^event: answer\ndata: (.*)$/m.exec(text) ?? [];
      if (data !== undefined) {
        const { kind, text: said } = JSON.parse(data);
        return kind !== 'answered' || said.includes(answer) ? 'answered' : 'wrong';
      }
      const [, problem] = /^event: error\ndata: (.*)$/m.exec(text) ?? [];
      if (problem !== undefined) return JSON.parse(problem).code;
      return text === '' ? 'not begun' : 'cut';
    };
    const asked = request(
      `${url}/api/ask`,
      { method: 'POST', agent: false, headers: { 'content-type': 'application/json', accept: 'text/event-stream' } },
      (response) => {
        response.on('data', (part) => (text += part));
        for (const end of ['end', 'error'])
          response.once(end, () => resolve(response.statusCode === 503 ? 'stopping' : outcome()));
      },
    );
    asked.on('error', () => resolve(outcome()));
    asked.end(JSON.stringify({ question }));
  });
}

/** What is wrong with an index, if anything: SQLite's own check, and each text against the hash of what was indexed. @param {string} index */
function damageOf(index) {
  const database = new DatabaseSync(join(index, 'footnote.sqlite'));
  const told = Object.values(database.prepare('PRAGMA integrity_check').get() ?? {})[0];
  database.close();
  if (told !== 'ok') return String(told);
  const store = PassageStore.open(index);
  try {
    const numbers = store.passages.numbers();
    const read = store.passages.get(numbers).size;
    return read === numbers.length && read > 0 ? undefined : `${read} of ${numbers.length} passages can be read`;
  } catch (error) {
    return String(error);
  } finally {
    store.close();
  }
}

/** @param {{times?: number, folder?: string, tell?: (line: string) => void}} options */
export async function stopUnderLoad({ times = 5, folder, tell = () => undefined } = {}) {
  const own = mkdtempSync(join(folder ?? tmpdir(), 'stop-'));
  const corpus = join(own, 'corpus');
  for (let at = 0; at < articles; at += 1) {
    const { path, text } = makeArticle(at);
    mkdirSync(dirname(join(corpus, path)), { recursive: true });
    writeFileSync(join(corpus, path), text);
  }
  const index = join(own, 'index');
  const env = { ...builtInOnly(corpus), FOOTNOTE_READER: 'linear' };
  const row = { fault: 'stopped while many ask', trials: times, survived: 0, hangs: 0, silentWrong: 0, deaths: 0 };
  const outcomes = {};
  const took = [];
  for (let round = 0; round < times; round += 1) {
    const server = spawn(process.execPath, [cli, 'serve', '--index', index], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve({ code, signal })));
    const url = await new Promise((resolve) => {
      server.stdout.on('data', (data) => resolve(/http:\/\/\S+/.exec(String(data))?.[0] ?? ''));
    });
    const over = new AbortController();
    const client = async (/** @type {number} */ first) => {
      const asked = [];
      for (let at = first; !over.signal.aborted; at += clients)
        asked.push(await askStreaming(url, makeArticle(at % articles)));
      return asked;
    };
    const asking = Promise.all(Array.from({ length: clients }, (_, at) => client(at + round)));
    // An article is being taken in, too.
    await wait(300 + ((round * 137) % 900));
    writeFileSync(join(corpus, `added-${round}.md`), `# Added ${round}\n\nThe harbour of Zan${round} was opened.\n`);
    await wait((round * 53) % 200);
    const began = performance.now();
    server.kill('SIGTERM');
    over.abort();
    let isHung = false;
    const killer = setTimeout(() => {
      isHung = true;
      row.hangs += 1;
      server.kill('SIGKILL');
    }, patient(longest));
    const { code, signal } = await ended;
    clearTimeout(killer);
    took.push(performance.now() - began);
    const results = (await asking).flat();
    for (const outcome of results) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (results.includes('wrong')) row.silentWrong += 1;
    // 130: interrupted, and ended in order.
    const isInOrder = code === 130;
    if (!isInOrder) {
      if (!isHung) row.deaths += 1;
      tell(`ended with ${code ?? signal}`);
    }
    const damage = damageOf(index);
    if (damage !== undefined) tell(`the index is not whole: ${damage}`);
    if (isInOrder && damage === undefined && !results.includes('cut')) row.survived += 1;
  }
  took.sort((a, b) => a - b);
  tell(
    `stopped ${times} times, ${took.filter((time) => time <= longest).length} within 10 s: ended after ${(took[0] ?? 0).toFixed(0)} to ${(took.at(-1) ?? 0).toFixed(0)} ms; ` +
      `${JSON.stringify(outcomes)}; load ${loadavg()[0]?.toFixed(1)}`,
  );
  rmSync(own, { recursive: true, force: true });
  return [row];
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { times: { type: 'string', default: '50' } } });
  console.table(await stopUnderLoad({ times: Number(values.times), tell: console.log }));
}
