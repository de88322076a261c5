/**
 * The folder of articles comes and goes: one file for a moment, the whole, a drive that is unmounted and mounted again, a
 * folder that may not be written to or read, and a clock that is set by a day while a file is away. Survived: once all is
 * back, no article is lost, nothing is embedded anew, and questions are cited as ever. Some need the right to mount.
 *
 *     npm run build:server && node bench/faults/folder-comes-and-goes.mjs [trials of each]
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleOf, canMount, isRight, lookAt, makePlace, newRow, noteEnd, run, workFolder } from './commands.mjs';
import { Asker, printTable } from './held-index.mjs';

const articles = 6;
const clock = new URL('moved-clock.mjs', import.meta.url).href;

/** @typedef {import('./commands.mjs').Place} Place */
/** @type {Record<string, (place: Place) => Promise<import('./commands.mjs').Ended>>} Each ends with all as it was. */
const faults = {
  'a file is away for one run': async (place) => {
    renameSync(join(place.corpus, 'bridge-2.md'), join(place.root, 'away.md'));
    const ended = await run(place, ['index']);
    renameSync(join(place.root, 'away.md'), join(place.corpus, 'bridge-2.md'));
    return ended;
  },
  'the folder is empty for one run': async (place) => {
    renameSync(place.corpus, `${place.corpus}-away`);
    mkdirSync(place.corpus);
    const ended = await run(place, ['index']);
    rmSync(place.corpus, { recursive: true });
    renameSync(`${place.corpus}-away`, place.corpus);
    return ended;
  },
  'the folder is gone for one run': async (place) => {
    renameSync(place.corpus, `${place.corpus}-away`);
    const ended = await run(place, ['index']);
    renameSync(`${place.corpus}-away`, place.corpus);
    return ended;
  },
  'the drive is unmounted for one run': async (place) => {
    const own = readdirSync(place.corpus);
    rmSync(place.corpus, { recursive: true });
    mkdirSync(place.corpus);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', place.corpus]);
    for (const name of own) writeFileSync(join(place.corpus, name), articleOf(Number(/\d+/.exec(name)?.[0])));
    await run(place, ['index']);
    execFileSync('umount', ['-l', place.corpus]);
    const ended = await run(place, ['index']);
    makePlace(place.root, articles);
    return ended;
  },
  'the folder may only be read': async (place) => {
    execFileSync('mount', ['--bind', place.corpus, place.corpus]);
    execFileSync('mount', ['-o', 'remount,ro,bind', place.corpus]);
    const ended = await run(place, ['remove', 'bridge-2.md']);
    execFileSync('umount', ['-l', place.corpus]);
    return ended;
  },
  'the folder belongs to another': async (place) => {
    chmodSync(place.root, 0o711);
    chmodSync(place.corpus, 0o700);
    execFileSync('chown', ['-R', '65534', place.index]);
    const ended = await run(place, ['index'], { as: 65_534 });
    execFileSync('chown', ['-R', '0', place.index]);
    return ended;
  },
  'the clock is set by a day while a file is away': async (place) => {
    renameSync(join(place.corpus, 'bridge-2.md'), join(place.root, 'away.md'));
    await run(place, ['index']);
    await run(place, ['index'], { node: ['--import', clock], env: { CLOCK_OFF_HOURS: '24' } });
    const ended = await run(place, ['index'], { node: ['--import', clock], env: { CLOCK_OFF_HOURS: '-24' } });
    renameSync(join(place.root, 'away.md'), join(place.corpus, 'bridge-2.md'));
    return ended;
  },
};

const mounting = ['the drive is unmounted for one run', 'the folder may only be read'];

/** @param {import('./commands.mjs').Options} [options] */
export async function folderComesAndGoes({ trials = 5, folder } = {}) {
  const root = workFolder(folder, 'comes-and-goes');
  const mounts = canMount(root);
  const whole = join(root, 'whole');
  await run({ ...makePlace(root, articles), index: whole }, ['index']);
  const asker = new Asker();
  const rows = [];
  for (const [fault, happen] of Object.entries(faults)) {
    const row = newRow(fault);
    rows.push(row);
    if (mounting.includes(fault) && !mounts) row.untried = 'no disk may be mounted';
    else if (fault === 'the folder belongs to another' && process.getuid?.() !== 0) row.untried = 'only root may give';
    if (row.untried !== undefined) continue;
    for (let trial = 0; trial < trials; trial += 1) {
      const place = makePlace(root, articles);
      rmSync(place.index, { recursive: true, force: true });
      cpSync(whole, place.index, { recursive: true });
      const isEnded = noteEnd(row, await happen(place));
      const { cited, embedded, said } = await lookAt(asker, place, [2]);
      if (isEnded && embedded === 0 && isRight(2, cited[0])) row.survived += 1;
      else process.stderr.write(`${fault}: ${embedded} ${said}${cited.join(' ')}\n`);
      if (said === '' && !isRight(2, cited[0])) row.silentWrong += 1;
    }
  }
  asker.close();
  rmSync(root, { recursive: true, force: true });
  return rows;
}

if (import.meta.filename === process.argv[1])
  printTable(await folderComesAndGoes({ trials: Number(process.argv[2] ?? 5) }));
