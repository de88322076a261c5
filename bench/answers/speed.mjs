/**
 * How fast the main job is on the articles that come with the project: indexing, starting again, answering.
 * Usage, after `npm ci`: node bench/answers/speed.mjs [QUESTIONS.jsonl]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'dist/cli.js');
const questionsFile = process.argv[2] ?? join(root, 'tests/fixtures/questions.jsonl');
const index = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
const environment = {
  ...process.env,
  FOOTNOTE_INDEX: index,
  FOOTNOTE_EMBEDDER: 'subword',
  FOOTNOTE_ANSWERER: 'extractive',
  PORT: '0',
};

/** @param {string[]} args */
const run = (...args) => {
  const began = performance.now();
  const { stdout } = spawnSync(process.execPath, [cli, ...args], { cwd: root, env: environment, encoding: 'utf8' });
  return { stdout, seconds: (performance.now() - began) / 1000 };
};

const first = run('index', '--json');
const again = run('index', '--json');
console.log(`load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);
console.log(
  `index 5 articles: ${JSON.parse(first.stdout).seconds.toFixed(3)} s of work, ${first.seconds.toFixed(2)} s as a process`,
);
console.log(
  `nothing to do:    ${JSON.parse(again.stdout).seconds.toFixed(3)} s of work, ${again.seconds.toFixed(2)} s as a process`,
);

const starts = [];
for (let n = 0; n < 5; n += 1) starts.push(await timeToReady());
console.log(
  `restart until ready to answer: median ${median(starts.map(({ seconds }) => seconds)).toFixed(2)} s of ${starts.length}`,
);

const server = await timeToReady(true);
const times = [];
for (const line of readFileSync(questionsFile, 'utf8').trim().split('\n')) {
  const { question } = JSON.parse(line);
  const began = performance.now();
  const response = await fetch(`${server.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });
  await response.json();
  times.push(performance.now() - began);
}
await server.stop();
times.sort((a, b) => a - b);
console.log(
  `answers over HTTP: median ${median(times).toFixed(1)} ms, p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(1)} ms, of ${times.length}`,
);
rmSync(index, { recursive: true, force: true });

/** From the start of the process to the line that says that questions can be answered. */
async function timeToReady(keep = false) {
  const began = performance.now();
  const child = spawn(process.execPath, [cli, 'serve'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The server ended.')));
    child.stdout.on('data', (bytes) => {
      const found = /http:\/\/\S+/.exec(String(bytes))?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  const seconds = (performance.now() - began) / 1000;
  child.removeAllListeners('exit');
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    await ended;
  };
  if (!keep) await stop();
  return { seconds, url, stop };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
