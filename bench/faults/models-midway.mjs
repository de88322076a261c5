/**
 * An embedder that fails or changes while articles are indexed, and a reader that is killed while it reads. Held: it is said,
 * nothing wrong is kept of it, and once it serves again the same questions are answered as without the fault.
 *
 *     npm run build && node bench/faults/models-midway.mjs [--long]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EmbeddingEndpoint, failures } from './embedding-endpoint.mjs';
import { printTable, rowOf, withHeldIndex } from './held-index.mjs';

/** The first is to learn how long vectors are. */
const requestsBefore = [0, 1, 2, 3];

/** @param {{ long?: boolean, folder?: string | undefined }} options */
async function embedderMidway({ long, folder }) {
  const endpoint = await EmbeddingEndpoint.open();
  try {
    return await withHeldIndex(
      async (held) => {
        const row = rowOf('the embedder fails while indexing');
        for (const failure of Object.keys(failures).slice(0, long ? undefined : 3)) {
          for (const failsAfter of long ? requestsBefore : [1]) {
            const tried = held.copy('before');
            Object.assign(endpoint, { failure, failsAfter, failsForGood: true });
            const during = await held.look(tried);
            endpoint.failsAfter = undefined;
            const after = await held.look(tried);
            // Vectors of zeros find nothing, and keywords find all the same.
            row.count(
              ['said', 'same'].includes(during) && after === 'same' ? 'same' : during === 'said' ? 'lost' : during,
            );
            if (!['said', 'same'].includes(during) || after !== 'same')
              console.error(`${failure} after ${failsAfter}: ${during}, then ${after} ${JSON.stringify(held.last)}`);
            held.drop(tried);
          }
        }
        return row;
      },
      { folder, settings: endpoint.settings },
    );
  } finally {
    endpoint.close();
  }
}

/** Kills whatever process of the reader there is; tells how many. Of /proc, so on Linux only. @param {number | undefined} parent */
function killReaders(parent) {
  let killed = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
      if (Number(fields.split(' ')[1]) !== parent) continue;
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reader-child')) continue;
      process.kill(Number(pid), 'SIGKILL');
      killed += 1;
    } catch {
      // It has ended meanwhile.
    }
  }
  return killed;
}

/** Each question is answered as with the reader, or as by rules alone. @param {{ long?: boolean, folder?: string | undefined }} options */
async function readerMidway({ long, folder }) {
  return withHeldIndex(
    async (held) => {
      const row = rowOf('the reader is killed while reading');
      if (!existsSync('/proc/self/stat')) return { ...row, untried: 'no /proc' };
      let killed = 0;
      const asked = { ...held.after, questions: held.questions, update: false };
      const byRules = await held.asker.ask({ ...asked, settings: { FOOTNOTE_READER: 'linear' } });
      if (!('answers' in byRules)) throw new Error(`By rules alone: ${JSON.stringify(byRules)}`);
      const right = [JSON.parse(held.after.answers ?? '[]'), byRules.answers];
      for (let nth = 0; nth < (long ? 30 : 1); nth += 1) {
        const begun = held.asker.ask({ ...asked, settings: held.settings });
        await wait(200 + 150 * nth);
        const killing = setInterval(() => (killed += killReaders(held.asker.pid)), 300);
        const told = await begun.finally(() => clearInterval(killing));
        const isRight =
          'answers' in told &&
          told.answers.every((answer, at) =>
            right.some((known) => JSON.stringify(known[at]) === JSON.stringify(answer)),
          );
        row.count(
          'death' in told ? 'death' : 'hang' in told ? 'hang' : 'error' in told ? 'said' : isRight ? 'same' : 'wrong',
        );
        if (!isRight) console.error(`${row.fault}: ${JSON.stringify(told)}`);
      }
      if (killed === 0) return { ...rowOf(row.fault), untried: 'no reader in a process of its own' };
      return row;
    },
    { folder, settings: { FOOTNOTE_READER: 'auto' } },
  );
}

/** @param {{ long?: boolean, seed?: number, folder?: string }} options */
export async function modelsMidway({ long = false, folder } = {}) {
  return [await embedderMidway({ long, folder }), await readerMidway({ long, folder })];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { long: { type: 'boolean' } } });
  printTable(await modelsMidway({ long: values.long ?? false }));
}
