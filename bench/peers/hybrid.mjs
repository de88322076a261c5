/**
 * Search by words and vectors at once, of other libraries and of Footnote, over the same texts with the same vectors: the
 * paragraphs of XQuAD-en among made ones. Which is right, what it costs to build and to hold, how long a question takes,
 * when an added article is found, and what a search gives once it is removed. Each in a process of its own; one table.
 *
 *     npm run build:server && node bench/peers/hybrid.mjs DATA_FOLDER [PASSAGES [PEERS_FOLDER [NAME…]]]
 *
 * The libraries are installed for this run alone, into PEERS_FOLDER, or into one that is deleted afterwards.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hybridNames } from './hybrid-libraries.mjs';

const TIME_LIMIT = 900_000;
const LIBRARIES = [
  '@orama/orama',
  '@lancedb/lancedb',
  'apache-arrow',
  '@langchain/core',
  '@langchain/classic',
  '@langchain/community',
  'llamaindex',
];

const [data, passages = '10000', kept, ...wanted] = process.argv.slice(2);
if (data === undefined) {
  console.error('usage: node bench/peers/hybrid.mjs DATA_FOLDER [PASSAGES [PEERS_FOLDER [NAME…]]]');
  process.exit(2);
}
const folder = kept ?? mkdtempSync(join(tmpdir(), 'footnote-peers-'));
if (!existsSync(join(folder, 'node_modules'))) {
  const quiet = ['--silent', '--no-audit', '--no-fund', '--prefix', folder];
  execFileSync('npm', ['i', ...quiet, '--legacy-peer-deps', '--ignore-scripts', ...LIBRARIES]);
}
console.log(`load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);
console.log(
  '| | hit@1 | hit@5 | MRR@10 | built, s (of the processor) | memory, MB | p50 / p95, ms | of the processor | added, found after | removed, gone after |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const name of wanted.length > 0 ? wanted : hybridNames) {
  const peer = fileURLToPath(new URL('hybrid-peer.mjs', import.meta.url));
  const command = ['--expose-gc', '--max-old-space-size=4096', peer, data, passages, folder, name];
  const { stdout, stderr, status, error } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    timeout: TIME_LIMIT,
    killSignal: 'SIGKILL',
  });
  if (status === 0) console.log(rowOf(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')));
  else if (error === undefined) console.log(`| ${name} | failed: ${stderr.trim().split('\n').slice(-6).join(' ')} |`);
  else console.log(`| ${name} | had not ended after ${TIME_LIMIT / 1000} s |`);
}
console.log(`load ${loadavg()[0]?.toFixed(1)}`);
if (kept === undefined) rmSync(folder, { recursive: true, force: true });

/** @param {any} measured */
function rowOf(measured) {
  const { name, hit1, hit5, mrr, builtSeconds, builtProcessorSeconds, megabytes, clock, processor } = measured;
  const { untilFound, untilGone, stillFound } = measured;
  const gone = stillFound > 0 ? `still found, ${stillFound} of 5` : `${untilGone.toFixed(0)} ms`;
  return `| ${[
    name,
    hit1.toFixed(3),
    hit5.toFixed(3),
    mrr.toFixed(3),
    `${builtSeconds.toFixed(1)} (${builtProcessorSeconds.toFixed(1)})`,
    megabytes.toFixed(0),
    `${clock.p50.toFixed(1)} / ${clock.p95.toFixed(1)}`,
    `${processor.p50.toFixed(1)} / ${processor.p95.toFixed(1)}`,
    untilFound > 30_000 ? 'not within 30 s' : `${untilFound.toFixed(0)} ms`,
    gone,
  ].join(' | ')} |`;
}
