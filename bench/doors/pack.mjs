/**
 * The package as a stranger gets it: packed, installed into an empty folder by npm alone, then asked by the terminal, over HTTP,
 * as an agent and as a library, and its types compiled. One table; ends with 1 where something fails.
 * Needs: a build, and a registry for npm. `npm run pack:check`
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const root = join(import.meta.dirname, '../..');
const mostMegabytes = 40;
const question = 'How many troops were killed in the airstrike?';
const expected = '57';

if (!existsSync(join(root, 'dist/cli.js')) || !existsSync(join(root, 'dist/web'))) {
  console.error('There is no build. Run "npm run build" first.');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'footnote-pack-'));
const home = join(folder, 'home');
const environment = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  FOOTNOTE_OFFLINE: '1',
  ...(process.env.npm_config_registry !== undefined && { npm_config_registry: process.env.npm_config_registry }),
};
const run = (command, args, cwd = home) =>
  execFileSync(command, args, { cwd, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const holds = (text) => {
  if (!text.includes(expected)) throw new Error(`No ${expected} in: ${text.slice(0, 200)}`);
};

let tarball = '';
const steps = [
  [
    'packs',
    () => {
      // The build is there already.
      const [{ filename, files }] = JSON.parse(
        run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root),
      );
      tarball = join(folder, filename);
      const megabytes = statSync(tarball).size / 1e6;
      if (megabytes > mostMegabytes) throw new Error(`${megabytes.toFixed(1)} MB, more than ${mostMegabytes}`);
      return `${megabytes.toFixed(1)} MB, ${files.length} files`;
    },
  ],
  [
    'installs',
    () => {
      mkdirSync(home);
      writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }');
      // Where npm may not fetch from GitHub, the reader's runtime must be told not to (docs/doors.md).
      run('npm', ['install', tarball, '--onnxruntime-node-install=skip', '--no-audit', '--no-fund']);
      cpSync(join(root, 'corpus'), join(home, 'articles'), { recursive: true });
      return `${run('du', ['-sm', 'node_modules']).split('\t')[0]} MB on the disk`;
    },
  ],
  ['answers in the terminal', () => holds(run('npx', ['footnote', 'ask', question, '--corpus', 'articles']))],
  [
    'serves the page and answers over HTTP',
    async () => {
      const server = spawn(join(home, 'node_modules/.bin/footnote'), ['serve', '--corpus', 'articles', '--port', '0'], {
        cwd: home,
        env: environment,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      try {
        let said = '';
        for await (const bytes of server.stdout) if ((said += bytes).includes('ready at')) break;
        const [url] = /http:\S+/.exec(said);
        const page = await (await fetch(url)).text();
        if (!page.includes('<script')) throw new Error('There is no page.');
        const asked = await fetch(`${url}/api/ask`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ question }),
        });
        holds((await asked.json()).text);
      } finally {
        server.kill('SIGTERM');
      }
    },
  ],
  [
    'speaks with agents',
    async () => {
      const agent = new Client({ name: 'pack', version: '1' });
      const command = join(home, 'node_modules/.bin/footnote');
      const args = ['mcp', '--corpus', 'articles'];
      await agent.connect(new StdioClientTransport({ command, args, cwd: home, env: environment, stderr: 'ignore' }));
      try {
        for (let left = 100; ; left -= 1) {
          const asked = await agent.callTool({ name: 'ask', arguments: { question } });
          if (asked.isError !== true) return holds(asked.structuredContent.text);
          if (left === 0) throw new Error('It is never ready.');
          await new Promise((resolve) => {
            setTimeout(resolve, 200);
          });
        }
      } finally {
        await agent.close();
      }
    },
  ],
  [
    'is imported',
    () => {
      writeFileSync(
        join(home, 'ask.js'),
        `import { openFootnote } from 'footnote';
const footnote = await openFootnote({ corpus: 'articles' });
await footnote.index();
console.log((await footnote.ask(${JSON.stringify(question)})).text);
await footnote.close();`,
      );
      holds(run(process.execPath, ['ask.js']));
    },
  ],
  [
    'has types that compile, strictly',
    () => {
      writeFileSync(
        join(home, 'typed.ts'),
        `import { openFootnote, type CitationRecord } from 'footnote';
const footnote = await openFootnote({ corpus: 'articles' });
const records: CitationRecord[] = footnote.citations(await footnote.ask('What?'));
// @ts-expect-error -- it is a string: the types are not lost
const wrong: number = records[0]!.quote.exact;
export { wrong };`,
      );
      const options = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext', '--types', 'node'];
      const types = ['--typeRoots', join(root, 'node_modules/@types')];
      run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, ...types, 'typed.ts']);
    },
  ],
];

const rows = [];
for (const [what, check] of steps) {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  try {
    const more = (await check()) ?? '';
    rows.push([what, 'yes', seconds(), more]);
  } catch (error) {
    process.exitCode = 1;
    const said = [error.message, error.stdout, error.stderr].filter(Boolean).join('\n').trim();
    rows.push([what, 'NO', seconds(), said.split('\n').slice(0, 12).join('\n')]);
    // What is not installed answers nothing.
    if (rows.length < 3) break;
  }
}
for (const [what, isSo, seconds, more] of rows)
  console.log(`${what.padEnd(40)} ${isSo.padEnd(4)} ${seconds.padStart(8)}  ${more}`);
rmSync(folder, { recursive: true, force: true });
