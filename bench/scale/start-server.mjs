/**
 * Starts the real server, built, as a process whose event loop is measured (lag.mjs). Its index and the figures lie in the
 * folder that is given.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Settings under which nothing but the built-in parts serves. @param {string} corpus */
export function builtInOnly(corpus) {
  return {
    ...process.env,
    FOOTNOTE_CORPUS: corpus,
    FOOTNOTE_EMBEDDER: 'subword',
    FOOTNOTE_ANSWERER: 'extractive',
    FOOTNOTE_OFFLINE: '1',
    PORT: '0',
  };
}

/** @param {string} folder @param {Record<string, string | undefined>} environment */
export async function startServer(folder, environment) {
  const lagFile = join(folder, 'lag.json');
  const child = spawn(
    process.execPath,
    [
      '--import',
      join(root, 'bench/scale/lag.mjs'),
      join(root, 'dist/cli.js'),
      'serve',
      '--index',
      join(folder, 'index'),
    ],
    { env: { ...environment, FOOTNOTE_BENCH_LAG: lagFile }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The server ended.')));
    child.stdout.on('data', (data) => {
      const found = /http:\/\/\S+/.exec(String(data))?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  child.removeAllListeners('exit');
  const lag = async () => {
    rmSync(lagFile, { force: true });
    child.kill('SIGUSR2');
    while (!existsSync(lagFile) || readFileSync(lagFile, 'utf8') === '') await wait(5);
    return JSON.parse(readFileSync(lagFile, 'utf8'));
  };
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    await ended;
  };
  return { url, lag, stop, pid: child.pid };
}
