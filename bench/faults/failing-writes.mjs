/**
 * The k-th write, sync or rename below the index or the articles fails, for k from 1 on, with EIO or ENOSPC: of ours and of
 * SQLite's own, because a small library (failing-writes.c) stands before the system's. Adding, removing and building anew take
 * turns; one that makes fewer than k calls drops out, so that each trial is of a call that failed. Needs Linux and a C compiler.
 * Survived: afterwards the next command works, no article is lost, and questions are cited as ever.
 *
 *     npm run build:server && node bench/faults/failing-writes.mjs [highest k]
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { articleOf, has, isRight, lookAt, makePlace, newRow, noteEnd, run, workFolder } from './commands.mjs';
import { chanceOf } from './fault-rows.mjs';
import { Asker, printTable } from './held-index.mjs';

const articles = 6;
const faults = ['write', 'fsync', 'rename'].flatMap((kind) => ['EIO', 'ENOSPC'].map((error) => ({ kind, error })));
/** So many writes and syncs each makes at the least, of which the short form draws one; of renames some make one. */
const surelyMade = 4;

/** Undefined where it cannot be made. @param {string} root */
function makeLibrary(root) {
  const library = join(root, 'failing-writes.so');
  const source = fileURLToPath(new URL('failing-writes.c', import.meta.url));
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], { stdio: 'pipe' });
    return library;
  } catch {
    return undefined;
  }
}

/** `trials`: the highest k; of 1, one call is drawn of each kind. @param {import('./commands.mjs').Options} [options] */
export async function failingWrites({ trials = 100, seed = 1, folder } = {}) {
  const root = workFolder(folder, 'failing-writes');
  const rows = faults.map(({ kind, error }) => newRow(`${kind} fails with ${error}`));
  const library = makeLibrary(root);
  if (library === undefined) return rows.map((row) => ({ ...row, untried: 'no C compiler for Linux' }));
  const next = chanceOf(seed);
  const place = makePlace(root, articles);
  const whole = join(root, 'whole');
  await run({ ...place, index: whole }, ['index']);
  const asker = new Asker();
  const extra = join(root, 'bridge-9.md');
  const told = join(root, 'told');
  const commands = [
    ['index', '--rebuild'],
    ['add', extra],
    ['remove', 'bridge-3.md'],
  ];
  for (const [which, { kind, error }] of faults.entries()) {
    const row = rows[which] ?? newRow('');
    /** Whether it came to a call that failed. @param {readonly string[]} args @param {number} at */
    const trial = async (args, at) => {
      makePlace(root, articles);
      rmSync(place.index, { recursive: true, force: true });
      cpSync(whole, place.index, { recursive: true });
      writeFileSync(extra, articleOf(9));
      rmSync(told, { force: true });
      const env = {
        LD_PRELOAD: library,
        FAULT_FOLDER: root,
        FAULT_KIND: kind,
        FAULT_AT: String(at),
        FAULT_ERROR: error,
        FAULT_TOLD: told,
      };
      const ended = await run(place, args, { env });
      if (!existsSync(told)) return false;
      const isEnded = noteEnd(row, ended);
      const { cited, said } = await lookAt(asker, place, [2, 3]);
      const isThirdRight = !has(place, 'bridge-3.md') || isRight(3, cited[1]);
      const isLost = args[0] !== 'remove' && !has(place, 'bridge-3.md');
      const isFalse = ended.code === 0 && args[0] === 'add' && !has(place, 'bridge-9.md');
      if (isFalse) row.silentWrong += 1;
      if (isEnded && !isFalse && isRight(2, cited[0]) && isThirdRight && !isLost) row.survived += 1;
      else
        process.stderr.write(
          `${row.fault}, number ${at}, ${args[0]}: ${ended.code} ${ended.stderr}${said}${cited.join(' ')}\n`,
        );
      return true;
    };
    if (trials === 1) {
      const turn = (which + seed) % commands.length;
      const order = [...commands.slice(turn), ...commands.slice(0, turn)];
      const drawn = kind === 'rename' ? 1 : 1 + Math.floor(next() * surelyMade);
      for (const args of order) if (await trial(args, drawn)) break;
      continue;
    }
    const left = [...commands];
    for (let at = 1; at <= trials && left.length > 0; at += 1) {
      while (left.length > 0) {
        const args = left.shift() ?? [];
        if (!(await trial(args, at))) continue;
        left.push(args);
        break;
      }
    }
  }
  asker.close();
  rmSync(root, { recursive: true, force: true });
  return rows;
}

if (import.meta.filename === process.argv[1])
  printTable(await failingWrites({ trials: Number(process.argv[2] ?? 100) }));
