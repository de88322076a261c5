/**
 * The server on a large index, as a process, for scale.mjs: from its start to the first answers, and from an added file
 * to the search that finds it. Processor time is read from /proc, so on Linux only.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startServer, builtInOnly } from './start-server.mjs';

const ADDED = 20;
/** Milliseconds; the questions must not be what keeps the server busy. */
const PATIENCE = 50;
/** Of /proc. */
const TICKS_A_SECOND = 100;

/** `folder` holds the index. @param {string} folder @param {string} corpus */
export async function measureServer(folder, corpus) {
  const began = performance.now();
  const server = await startServer(folder, builtInOnly(corpus));
  const work = () => {
    const [, fields = ''] = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ');
    const [user, system] = fields.split(' ').slice(11, 13);
    return (Number(user) + Number(system)) / TICKS_A_SECOND;
  };
  const since = () => `${((performance.now() - began) / 1000).toFixed(2)} s (${work().toFixed(2)} s of the processor)`;
  const search = async (/** @type {string} */ text) => {
    const response = await fetch(`${server.url}/api/search?q=${encodeURIComponent(text)}`);
    return (await response.json()).results;
  };
  const ready = since();
  // Words of an article: their passage is near by vectors too, among however many.
  const [some = ''] = readdirSync(join(corpus, '0'));
  const words =
    readFileSync(join(corpus, '0', some), 'utf8')
      .split('---\n')
      .at(-1)
      ?.slice(0, 80) ?? '';
  while (!(await search(words)).some(isByVectors)) await wait(PATIENCE);
  console.log(
    `\nload ${loadavg()[0]?.toFixed(1)}; footnote serve, from the start of the process: ready after ${ready}, ` +
      `first hybrid answer after ${since()}`,
  );
  // The folder is being watched by then.
  await wait(10_000);
  const times = [];
  for (let round = 0; round < ADDED; round += 1) {
    const word = `zanzibarite${round}x${process.pid}`;
    const file = join(corpus, `${word}.txt`);
    const before = work();
    const added = performance.now();
    writeFileSync(file, `Opened\n\nThe harbour of ${word} was opened on Monday.\n`);
    const isThere = (/** @type {{ text: string }} */ { text }) => text.includes(word);
    while (!(await search(`What was opened of ${word}?`)).some(isThere)) await wait(PATIENCE);
    times.push(`${(performance.now() - added).toFixed(0)} ms (${((work() - before) * 1000).toFixed(0)})`);
    rmSync(file);
    await wait(2000);
  }
  console.log(`one file, until it is found (of the processor): ${times.join(', ')}; load ${loadavg()[0]?.toFixed(1)}`);
  await server.stop();
}

function isByVectors(/** @type {{ foundBy: string[] }} */ { foundBy }) {
  return foundBy.includes('vectors');
}
