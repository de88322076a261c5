/** More of the terminal: a conversation, exports, completion, a folder named in passing. The built command, as a user meets it. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openFootnote } from '../../src/index.ts';
import { loadConfig } from '../../src/config.ts';
import { Footnote } from '../../src/footnote.ts';
import { briefs } from '../fixtures/start-footnote.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const settings = { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear' };
let folder: string;
beforeEach(() => {
  folder = tempFolder();
  cpSync(briefs, join(folder, 'corpus'), { recursive: true });
});

const footnote = (args: readonly string[], input = '', environment: Record<string, string> = {}): string =>
  execFileSync(process.execPath, [cli, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], ...settings, ...environment },
  });

it('holds a conversation, line by line, until there are no more', () => {
  const said = footnote(
    ['chat'],
    'When did US and Iranian special forces break the siege of Amerli?\nhow long was it under siege\nnew\nhow long was it under siege\n',
  ).replaceAll(/\s+/g, ' ');
  expect(said).toContain('31 August 2014');
  expect(said).toContain('100 days');
  // Once: behind "new" there is nothing that "it" could be.
  expect(said.match(/Understood as/g)).toHaveLength(1);
});

it('reads a question from stdin where it is "-"', () => {
  expect(footnote(['search', '-', '--json'], 'siege of Amerli\n')).toContain('"Amerli');
});

describe('footnote export', () => {
  it('lists the conversations, and writes one in every form', async () => {
    const index = join(folder, 'index');
    const opened = await Footnote.open(
      loadConfig(settings, { FOOTNOTE_CORPUS: join(folder, 'corpus'), FOOTNOTE_INDEX: index }),
    );
    await opened.update();
    const question = 'When did US and Iranian special forces break the siege of Amerli?';
    const { id } = opened.conversations.create('Amerli');
    const events = opened.ask({ text: question, history: [], filters: {} }, new AbortController().signal);
    const recorded = opened.conversations.record(id, { id: 'turn', question }, events, () => undefined);
    for await (const { event } of recorded) void event;
    await opened.close();

    expect(footnote(['export'])).toContain(`${id}  `);
    expect(footnote(['export', 'latest'])).toMatch(/^# Amerli\n[\s\S]*\[\^1\]: “/);
    expect(footnote(['export', id, '--format', 'bibtex'])).toMatch(/@misc\{footnote2014/);
    const [record] = JSON.parse(footnote(['export', id, '--format', 'records'])) as { quote: { exact: string } }[];
    expect(record!.quote.exact).toContain('Amerli');
    const word = join(folder, 'out.docx');
    footnote(['export', id, '--format', 'docx', '--output', word]);
    expect(readFileSync(word).subarray(0, 2).toString()).toBe('PK');
    const file = join(folder, 'out.html');
    expect(footnote(['export', id, '--format', 'html', '--output', file])).toBe('');
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>/);
  });
});

it('completes commands and flags in bash', () => {
  const script = footnote(['completion', 'bash']);
  const complete = (line: string): string[] =>
    execFileSync(
      'bash',
      [
        '-c',
        `${script}\nCOMP_WORDS=(${line}); COMP_CWORD=$((\${#COMP_WORDS[@]}-1)); _footnote; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ],
      { encoding: 'utf8', cwd: tempFolder() },
    )
      .split('\n')
      .filter((word) => word !== '');
  expect(complete('footnote se')).toEqual(['serve', 'search']);
  expect(complete('footnote ask --q')).toEqual(['--quick']);
  for (const shell of ['zsh', 'fish']) expect(footnote(['completion', shell])).toContain('search');
});

it('serves a folder that is named in passing, and leaves nothing in the one where it was called', async () => {
  const data = tempFolder();
  const before = readdirSync(folder);
  const server = spawn(process.execPath, [cli, 'serve', join(folder, 'corpus'), '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], ...settings, XDG_DATA_HOME: data },
  });
  const ended = new Promise((resolve) => {
    server.once('exit', resolve);
  });
  for await (const bytes of server.stdout) if (String(bytes).includes('ready at')) break;
  server.kill('SIGTERM');
  await ended;
  expect(readdirSync(folder)).toEqual(before);
  const [kept] = readdirSync(join(data, 'footnote'));
  expect(kept).toMatch(/^corpus-[0-9a-f]{8}$/);
  expect(existsSync(join(data, 'footnote', kept!, 'footnote.sqlite'))).toBe(true);
  const again = await openFootnote({ corpus: join(folder, 'corpus'), index: join(data, 'footnote', kept!), settings });
  expect((await again.index()).articles.added).toBe(0);
  await again.close();
});
