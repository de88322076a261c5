/**
 * Runs a measurement by its name: `npm run bench NAME [-- ARGUMENTS]`; without a name, tells which there are. What they ask
 * for, each says at its head.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [name, ...rest] = process.argv.slice(2);
const rooms = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const files = rooms.flatMap((room) =>
  readdirSync(join(import.meta.dirname, room.name))
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => join(import.meta.dirname, room.name, file)),
);
const found = files.filter((file) =>
  [basename(file, '.mjs'), file.slice(import.meta.dirname.length + 1, -4)].includes(name),
);
const [file] = found;
if (found.length === 1) process.exitCode = spawnSync('node', [file, ...rest], { stdio: 'inherit' }).status ?? 1;
else {
  if (name !== undefined)
    console.error(found.length === 0 ? `Nothing is called ${name}.` : `Which ${name}? Put the room before it.`);
  console.log(readFileSync(join(import.meta.dirname, 'README.md'), 'utf8'));
  process.exitCode = name === undefined ? 0 : 2;
}
