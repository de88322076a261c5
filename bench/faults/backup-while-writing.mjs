/**
 * Backups of a server that takes in articles and answers without a pause, each restored elsewhere. Survived: the backup is
 * made, what is restored is whole (`footnote verify`), answers rightly and holds the conversation; and restoring over the
 * server's own folder is refused and changes nothing.
 *
 *     npm run build:server && node bench/faults/backup-while-writing.mjs [times]
 */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { articleOf, isRight, makePlace, newRow, noteEnd, questionOf, run, workFolder } from './commands.mjs';
import { Asker, cli, printTable } from './held-index.mjs';

const articles = 6;
/** Milliseconds between two articles that are written. */
const writesEvery = 150;
/** The same between two questions of the conversation. */
const asksEvery = 300;
/** So many names are written again and again, so that articles are changed, too. */
const written = 200;

/** @param {number} nth @param {{ path: string, quote: string } | undefined} cites */
const isCitedRight = (nth, cites) => isRight(nth, `${cites?.path}: ${cites?.quote}`);

/** @param {import('./commands.mjs').Options} [options] */
export async function backupWhileWriting({ trials = 20, folder } = {}) {
  const root = workFolder(folder, 'backup');
  const place = makePlace(root, articles);
  await run(place, ['index']);
  const args = [cli, 'serve', '--port', '0', '--corpus', place.corpus, '--index', place.index];
  const server = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], HOME: root, FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  /** @type {string} */
  const url = await new Promise((resolve, reject) => {
    server.stdout.on('data', (line) => resolve(/http:\S+/.exec(String(line))?.[0] ?? ''));
    server.once('exit', () => reject(new Error('The server ended.')));
  });
  /** @param {string} path @param {object} body */
  const post = async (path, body) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  const { id: conversationId } = await post('/api/conversations', {});
  const over = new AbortController();
  const writing = (async () => {
    for (let nth = 0; !over.signal.aborted; nth += 1) {
      const number = 100 + (nth % written);
      writeFileSync(join(place.corpus, `bridge-${number}.md`), `${articleOf(number)}\nIt was painted ${nth} times.\n`);
      await wait(writesEvery);
    }
  })();
  const asking = (async () => {
    for (let nth = 0; !over.signal.aborted; nth += 1) {
      await post('/api/ask', { question: questionOf((nth % articles) + 1), conversationId }).catch(() => undefined);
      await wait(asksEvery);
    }
  })();
  const row = newRow('backup, and restoring it, while articles and conversations are written');
  const asker = new Asker();
  try {
    for (let trial = 0; trial < trials; trial += 1) {
      const file = join(root, `saved-${trial}`);
      const there = { root, corpus: join(root, `corpus-${trial}`), index: join(root, `index-${trial}`) };
      const made = await run(place, ['backup', file]);
      const isEnded = noteEnd(row, made);
      const replacing = await run(place, ['restore', file, '--force']);
      const questions = [2, 5].map(questionOf);
      const outcome = await asker.ask({ ...there, questions, update: true, settings: {}, backup: file });
      const [second, fifth] = 'answers' in outcome ? outcome.answers.map(({ citations: [cites] }) => cites) : [];
      const answersRight = isCitedRight(2, second) && isCitedRight(5, fifth);
      const { ok, checked } = ('verified' in outcome && outcome.verified) || { ok: false };
      const isWhole = ok && checked?.conversations === 1;
      const isRefused = replacing.code !== 0 && replacing.stderr.includes('is in use');
      const { citations = [] } = await post('/api/ask', { question: questionOf(3) });
      const isUnchanged = isCitedRight(3, citations[0]);
      if (isEnded && made.code === 0 && isWhole && answersRight && isRefused && isUnchanged) row.survived += 1;
      else {
        const told = [made, replacing].map(({ code, stderr }) => `${code} ${stderr}`).join(' | ');
        process.stderr.write(`${row.fault}, ${trial}: ${told}${JSON.stringify(outcome).slice(0, 500)}\n`);
      }
      if ('hang' in outcome) row.hangs += 1;
      else if ('answers' in outcome && !answersRight) row.silentWrong += 1;
      for (const path of [file, there.corpus, there.index]) rmSync(path, { recursive: true, force: true });
    }
  } finally {
    over.abort();
    await Promise.all([writing, asking]);
    asker.close();
    server.kill('SIGTERM');
    await ended;
    rmSync(root, { recursive: true, force: true });
  }
  return [row];
}

if (import.meta.filename === process.argv[1])
  printTable(await backupWhileWriting({ trials: Number(process.argv[2] ?? 20) }));
