/**
 * The three ways in that docs/doors.md shows, run as they are printed: the blocks are taken from the page, and nothing of them
 * is changed but the port and the folders of whoever reads it.
 */
import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtCli } from './fixtures/run-footnote.ts';
import { briefs, type StartedFootnote, startFootnote, within } from './fixtures/start-footnote.ts';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/doors.md'), 'utf8');
/** The first block of a language that holds these words. */
function block(language: string, words: string): string {
  const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code]) => code!,
  );
  const found = blocks.find((code) => code.includes(words));
  if (found === undefined) throw new Error(`docs/doors.md has no ${language} with ${words}`);
  return found;
}

const environment = {
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  FOOTNOTE_OFFLINE: '1',
  FOOTNOTE_EMBEDDER: 'subword',
  FOOTNOTE_READER: 'linear',
};
const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
let footnote: StartedFootnote;
beforeAll(async () => {
  footnote = await startFootnote(briefs);
  cpSync(briefs, join(folder, 'articles'), { recursive: true });
  // As npm leaves a folder in which Footnote and the client of OpenAI were installed.
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(root, join(folder, 'node_modules/footnote'));
  symlinkSync(join(root, 'node_modules/openai'), join(folder, 'node_modules/openai'));
  const bin = join(folder, 'node_modules/.bin/footnote');
  writeFileSync(bin, `#!/bin/sh\nexec '${process.execPath}' '${builtCli}' "$@"\n`);
  chmodSync(bin, 0o755);
  writeFileSync(join(folder, 'package.json'), '{}');
});
afterAll(async () => {
  await footnote.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(name: string, code: string): Promise<string> {
  writeFileSync(join(folder, name), code);
  const { stdout } = await promisify(execFile)(process.execPath, [name], { cwd: folder, env: environment });
  return stdout;
}

it('a client of OpenAI’s APIs, by its base URL', async () => {
  const code = block('js', 'new OpenAI');
  expect(code).toContain('http://127.0.0.1:3000');
  const said = await run(
    'client.mjs',
    `${code.replace('http://127.0.0.1:3000', footnote.url)}\nconsole.log(reply.choices[0].message.content);`,
  );
  expect(said).toContain('57');
});

it('a program that imports the library', async () => {
  const said = await run('library.mjs', block('js', 'openFootnote'));
  expect(said).toContain('57');
  expect(said).toContain('contentHash');
});

it('an agent, by the configuration of its host', async () => {
  const { mcpServers } = JSON.parse(block('json', 'mcpServers')) as {
    mcpServers: Record<string, { command: string; args: string[] }>;
  };
  const { command, args } = mcpServers['footnote']!;
  const own = args.map((each) =>
    each === '/home/me/articles' ? join(folder, 'articles') : each.replace('/home/me', folder),
  );
  const agent = new Client({ name: 'test', version: '1' });
  await agent.connect(
    new StdioClientTransport({ command, args: own, cwd: folder, env: environment, stderr: 'ignore' }),
  );
  try {
    const question = 'How many troops were killed in the airstrike?';
    await within(30_000, async () => {
      const asked = await agent.callTool({ name: 'ask', arguments: { question } });
      expect(asked.isError).not.toBe(true);
      expect(asked.structuredContent).toMatchObject({
        kind: 'answered',
        text: expect.stringContaining('57') as unknown,
      });
    });
  } finally {
    await agent.close();
  }
});
