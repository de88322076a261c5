/**
 * An index on a disk that is full sooner or later: indexing, asking, adding and removing on tmpfs of many sizes, and then
 * with room again. Survived: afterwards the next command works, no article is lost, and questions are cited as ever; what
 * was added or removed is so wholly or not at all, as the command said. Needs the right to mount.
 *
 *     npm run build:server && node bench/faults/full-disk.mjs [trials of each]
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleOf, canMount, has, isRight, lookAt, makePlace, newRow, noteEnd, run, workFolder } from './commands.mjs';
import { Asker, printTable } from './held-index.mjs';

const articles = 6;
const operations = ['index', 'ask', 'add', 'remove'];
/** Bytes of the largest room that is left. */
const mostRoom = 600 * 1024;

/** @param {import('./commands.mjs').Options} [options] */
export async function fullDisk({ trials = 40, seed = 1, folder } = {}) {
  const root = workFolder(folder, 'full-disk');
  if (!canMount(root))
    return operations.map((operation) => ({ ...newRow(`full disk: ${operation}`), untried: 'no disk may be mounted' }));
  const place = makePlace(root, articles);
  const whole = join(root, 'whole');
  await run({ ...place, index: whole }, ['index']);
  const asker = new Asker();
  const rows = [];
  const disk = join(root, 'disk');
  mkdirSync(disk, { recursive: true });
  for (const operation of operations) {
    const row = newRow(`full disk: ${operation}`);
    for (let trial = 0; trial < trials; trial += 1) {
      makePlace(root, articles);
      const onDisk = { ...place, index: join(disk, 'index') };
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', disk]);
      try {
        if (operation !== 'index') cpSync(whole, onDisk.index, { recursive: true });
        const room = Math.round(((trial + ((seed / 7) % 1)) / trials) * mostRoom);
        const { bavail, bsize } = statfsSync(disk);
        writeFileSync(join(disk, 'filler'), new Uint8Array(Math.max(0, bavail * bsize - room)));
        const extra = join(root, 'bridge-9.md');
        writeFileSync(extra, articleOf(9));
        const args = {
          index: ['index', '--json'],
          ask: ['ask', 'When was the bridge of Torvik2 opened?', '--json'],
          add: ['add', extra],
          remove: ['remove', 'bridge-3.md'],
        }[operation];
        const ended = await run(onDisk, args ?? []);
        const isEnded = noteEnd(row, ended);
        const isDone = ended.code === 0;
        const isTold =
          operation === 'add'
            ? isDone === has(onDisk, 'bridge-9.md')
            : operation === 'remove'
              ? isDone !== has(onDisk, 'bridge-3.md')
              : true;
        if (isEnded && !isTold) row.silentWrong += 1;
        rmSync(join(disk, 'filler'));
        const { cited, said } = await lookAt(asker, onDisk, [2, 3]);
        const isThirdRight = !has(onDisk, 'bridge-3.md') || isRight(3, cited[1]);
        if (isEnded && isTold && isRight(2, cited[0]) && isThirdRight) row.survived += 1;
        else
          process.stderr.write(`${row.fault}, ${room} bytes: ${ended.code} ${ended.stderr}${said}${cited.join(' ')}\n`);
      } finally {
        execFileSync('umount', ['-l', disk]);
      }
    }
    rows.push(row);
  }
  asker.close();
  rmSync(root, { recursive: true, force: true });
  return rows;
}

if (import.meta.filename === process.argv[1]) printTable(await fullDisk({ trials: Number(process.argv[2] ?? 40) }));
