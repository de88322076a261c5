/**
 * Search of other libraries on the same passages, questions and vectors: MRR@10 and hit@1 on XQuAD-en, then how long a
 * question takes among so many passages, and what building and holding them costs. Each in a process of its own.
 *
 *     npm run build && node bench/peers/peers.mjs DATA_FOLDER [PASSAGES [PEERS_FOLDER [NAME…]]]
 *
 * The libraries are installed for this run alone, into PEERS_FOLDER, or into one that is deleted afterwards. A peer that
 * has not ended after TIME_LIMIT is ended, and said to be. Vectors are those of subword, the same for all.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peerNames } from './peer-libraries.mjs';

const TIME_LIMIT = 600_000;
const LIBRARIES = [
  'minisearch',
  '@orama/orama',
  '@lancedb/lancedb',
  'apache-arrow',
  '@langchain/core',
  '@langchain/community',
  'hnswlib-node',
];

const [data, passages = '10000', kept, ...wanted] = process.argv.slice(2);
if (data === undefined) {
  console.error('usage: node bench/peers/peers.mjs DATA_FOLDER [PASSAGES [PEERS_FOLDER [NAME…]]]');
  process.exit(2);
}
const folder = kept ?? mkdtempSync(join(tmpdir(), 'footnote-peers-'));
if (!existsSync(join(folder, 'node_modules'))) {
  // Without what the libraries would like to have beside them; one is compiled.
  const quiet = ['--silent', '--no-audit', '--no-fund', '--prefix', folder];
  execFileSync('npm', ['i', ...quiet, '--legacy-peer-deps', '--ignore-scripts', ...LIBRARIES]);
  execFileSync('npm', ['rebuild', ...quiet, 'hnswlib-node']);
}
for (const name of wanted.length > 0 ? wanted : peerNames) {
  const load = loadavg()[0]?.toFixed(1);
  const peer = fileURLToPath(new URL('peer.mjs', import.meta.url));
  const command = ['--max-old-space-size=8192', peer, data, passages, folder, name];
  const { stdout, stderr, status, error } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    timeout: TIME_LIMIT,
    killSignal: 'SIGKILL',
  });
  if (status === 0) console.log(`${name.padEnd(18)} ${stdout.trim()}; load ${load}`);
  else if (error === undefined) console.log(`${name.padEnd(18)} failed: ${stderr.trim().split('\n').at(-1)}`);
  else console.log(`${name.padEnd(18)} had not ended after ${TIME_LIMIT / 1000} s; ${stdout.trim()}; load ${load}`);
}
if (kept === undefined) rmSync(folder, { recursive: true, force: true });
