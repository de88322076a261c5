/**
 * Questions to a server while another process builds the index anew again and again, three times at least. Survived: each
 * question is answered rightly, cites an article that there is, and is of one of the whole revisions. The 95th percentile of
 * the time that an answer takes is shown, beside that of a server at rest.
 *
 *     npm run build:server && node bench/faults/rebuild-while-asking.mjs [questions]
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { isRight, makePlace, newRow, questionOf, run, workFolder } from './commands.mjs';
import { cli, printTable } from './held-index.mjs';

const articles = 300;
const atOnce = 4;

/** @param {import('./commands.mjs').Options} [options] */
export async function rebuildWhileAsking({ trials = 10_000, folder } = {}) {
  const root = workFolder(folder, 'rebuild');
  const place = makePlace(root, trials < 1000 ? 60 : articles);
  const count = trials < 1000 ? 60 : articles;
  await run(place, ['index']);
  const server = spawn(
    process.execPath,
    [cli, 'serve', '--port', '0', '--corpus', place.corpus, '--index', place.index],
    {
      env: { PATH: process.env['PATH'], HOME: root, FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  /** @type {string} */
  const url = await new Promise((resolve, reject) => {
    server.stdout.on('data', (line) => resolve(/http:\S+/.exec(String(line))?.[0] ?? ''));
    server.once('exit', () => reject(new Error('The server ended.')));
  });
  const row = newRow('the index is built anew by another process');
  const revisions = new Set();
  /** @param {number} nth @returns {Promise<number>} milliseconds */
  const ask = async (nth) => {
    const began = performance.now();
    const response = await fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: questionOf(nth) }),
      signal: AbortSignal.timeout(30_000),
    });
    /** @type {any} */
    const answer = await response.json();
    const took = performance.now() - began;
    row.trials += 1;
    const [cited] = answer.citations ?? [];
    const isThere = cited !== undefined && (await fetch(`${url}/api/articles/${cited.articleId}`)).status === 200;
    if (isThere && isRight(nth, `${cited.path}: ${cited.quote}`)) row.survived += 1;
    else if (response.status === 200) row.silentWrong += 1;
    revisions.add(answer.revision);
    return took;
  };
  /** @param {() => boolean} goesOn @returns {Promise<number>} the 95th percentile */
  const askWhile = async (goesOn) => {
    /** @type {number[]} */
    const took = [];
    let asked = 0;
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (goesOn()) {
          asked += 1;
          await ask((asked % count) + 1).then(
            (milliseconds) => took.push(milliseconds),
            () => (row.hangs += 1),
          );
        }
      }),
    );
    return took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? 0;
  };
  try {
    const idleUntil = Math.ceil(trials / 10);
    const idle = await askWhile(() => row.trials < idleUntil);
    let times = 0;
    const building = (async () => {
      for (; times < 3 || row.trials < trials; times += 1) {
        if ((await run(place, ['index', '--rebuild'])).code !== 0) row.deaths += 1;
      }
    })();
    const busy = await askWhile(() => times < 3 || row.trials < trials);
    await building;
    process.stderr.write(
      `95th percentile: ${idle.toFixed(0)} ms at rest, ${busy.toFixed(0)} ms while it was built anew ${times} times; ` +
        `${revisions.size} revisions\n`,
    );
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(root, { recursive: true, force: true });
  }
  return [row];
}

if (import.meta.filename === process.argv[1])
  printTable(await rebuildWhileAsking({ trials: Number(process.argv[2] ?? 10_000) }));
