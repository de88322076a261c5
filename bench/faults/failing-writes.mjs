/**
 * The k-th write, sync or rename below the index or the articles fails, for k from 1 on, with EIO or ENOSPC: of ours and of
 * SQLite's own, because a small library (failing-writes.c) stands before the system's. Needs Linux and a C compiler.
 * Survived: afterwards the next command works, no article is lost, and questions are cited as ever.
 *
 *     npm run build:server && node bench/faults/failing-writes.mjs [highest k]
 */
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { articleOf, citedFor, has, isRight, makePlace, newRow, noteEnd, run, show, workFolder } from './commands.mjs';

const articles = 6;

/** @param {import('./commands.mjs').Options} [options] */
export async function failingWrites({ trials = 100, seed = 1, folder } = {}) {
  const root = workFolder(folder);
  const library = join(root, 'failing-writes.so');
  const source = fileURLToPath(new URL('failing-writes.c', import.meta.url));
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
  const place = makePlace(root, articles);
  const whole = join(root, 'whole');
  await run({ ...place, index: whole }, ['index']);
  const rows = [];
  for (const kind of ['write', 'fsync', 'rename']) {
    for (const error of ['EIO', 'ENOSPC']) {
      const row = newRow(`${kind} fails with ${error}`);
      for (let at = 1; at <= trials; at += 1) {
        makePlace(root, articles);
        rmSync(place.index, { recursive: true, force: true });
        cpSync(whole, place.index, { recursive: true });
        const extra = join(root, 'bridge-9.md');
        writeFileSync(extra, articleOf(9));
        const args =
          [
            ['add', extra],
            ['remove', 'bridge-3.md'],
            ['index', '--rebuild'],
          ][(at + seed) % 3] ?? [];
        const env = {
          LD_PRELOAD: library,
          FAULT_FOLDER: root,
          FAULT_KIND: kind,
          FAULT_AT: String(at),
          FAULT_ERROR: error,
        };
        const ended = await run(place, args, { env });
        const isEnded = noteEnd(row, ended);
        const next = await run(place, ['index', '--json']);
        const cited = await citedFor(place, 2);
        const third = !has(place, 'bridge-3.md') || isRight(3, await citedFor(place, 3));
        const isLost = args[0] !== 'remove' && !has(place, 'bridge-3.md');
        if (ended.code === 0 && args[0] === 'add' && !has(place, 'bridge-9.md')) row.silentWrong += 1;
        if (isEnded && next.code === 0 && isRight(2, cited) && third && !isLost) row.survived += 1;
        else
          process.stderr.write(
            `${row.fault}, number ${at}, ${args[0]}: ${ended.code} ${ended.stderr}${next.stderr}${cited}\n`,
          );
      }
      rows.push(row);
    }
  }
  if (folder === undefined) rmSync(root, { recursive: true, force: true });
  return rows;
}

if (import.meta.filename === process.argv[1]) show(await failingWrites({ trials: Number(process.argv[2] ?? 100) }));
