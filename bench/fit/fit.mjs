/**
 * Fits weights that the product holds and writes them into the sources; run again, it gives the same files, byte by byte:
 *
 *   npm run fit -- DATA_FOLDER [ranking spans]
 *
 * DATA_FOLDER holds squadshifts-reddit.json and squadshifts-amazon.json. The weights of sentences, of the confidence and of the joined
 * readers have scripts of their own (bench/answers/fit-*.mjs); fitted anew with today's ranking they were no better (bench/LOG.md).
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const order = ['ranking', 'spans'];
const [folder, ...names] = process.argv.slice(2);
const unknown = names.find((name) => !order.includes(name));
if (folder === undefined || unknown !== undefined) {
  console.error(`npm run fit -- DATA_FOLDER [${order.join(' ')}]`);
  process.exit(2);
}
for (const name of order.filter((each) => names.length === 0 || names.includes(each))) {
  run('npm', ['run', '--silent', 'build:server']);
  run('node', [fileURLToPath(new URL(`${name}.mjs`, import.meta.url)), folder]);
}
run('npm', ['run', '--silent', 'build:server']);

function run(command, given) {
  const { status } = spawnSync(command, given, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
