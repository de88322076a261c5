/**
 * What the terminal does for whoever begins, pipes or looks for a fault: init, lines of JSON, links, suggestions, doctor.
 * The built command; all tests share one folder that `init` made.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showsLinks } from '../../src/cli/terminal-links.ts';
import { loadConfig } from '../../src/config.ts';
import type { AnswerData, Article } from '../../src/domain.ts';
import { findFaults, type Surroundings } from '../../src/inspection/find-faults.ts';
import { builtCli, type Ended, runFootnote } from '../fixtures/run-footnote.ts';

const settings = { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear', PORT: '0' };
const question = 'When did printers begin to set notes?';
const root = mkdtempSync(join(tmpdir(), 'footnote-'));
const folder = join(root, 'begun');
const footnote = (args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  runFootnote(folder, args, { environment: { ...settings, ...more } });
const linesOf = <Line>({ stdout }: Ended): Line[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

let begun: Ended;
let indexed: Ended;
beforeAll(async () => {
  begun = await runFootnote(root, ['init', 'begun']);
  indexed = await footnote(['index', '--ndjson']);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('footnote init', () => {
  it('makes an article and settings that change nothing, says what comes next, and overwrites nothing', async () => {
    expect(begun).toMatchObject({ code: 0, stderr: '' });
    expect(begun.stdout).toContain(`cd ${folder} && footnote serve`);
    const written = readFileSync(join(folder, '.env'), 'utf8');
    expect(written).toContain('#FOOTNOTE_CORPUS=corpus\n');
    expect(written.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
    // Each of them, when the # is taken away, is a setting that is taken.
    writeFileSync(join(root, '.env'), written.replaceAll(/^#(?! )/gm, ''));
    expect(loadConfig({}, {}, root)).toEqual(loadConfig({}, { XDG_CACHE_HOME: '' }, join(root, 'nowhere', '..')));
    rmSync(join(root, '.env'));

    writeFileSync(join(folder, '.env'), 'PORT=0\n');
    const again = await runFootnote(folder, ['init']);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout.match(/^Left as it is: /gm)).toHaveLength(2);
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('PORT=0\n');
  });
});

describe('--ndjson', () => {
  it('tells what is indexed as it goes on, and the report last', () => {
    const lines = linesOf<{ event: string; data: { done?: number; articles?: object } }>(indexed);
    expect(lines.filter(({ event }) => event === 'progress').length).toBeGreaterThan(0);
    expect(lines.at(-1)).toMatchObject({ event: 'report', data: { articles: { added: 1, failed: [] } } });
  });

  it('gives the events of an answer, the whole of it last, and the exit code of a refusal', async () => {
    const [answered, refused] = await Promise.all([
      footnote(['ask', question, '--ndjson']),
      footnote(['ask', 'Who owned the ferry Xanthippe?', '--ndjson']),
    ]);
    const events = linesOf<{ event: string; data: AnswerData }>(answered);
    expect(events.map(({ event }) => event)).toEqual(expect.arrayContaining(['status', 'sources', 'statement']));
    expect(events.at(-1)).toMatchObject({ event: 'answer', data: { kind: 'answered' } });
    expect(events.at(-1)!.data.text).toContain('sixteenth century');
    expect(refused.code).toBe(3);
    expect(linesOf(refused).at(-1)).toMatchObject({ event: 'answer', data: { nearest: expect.any(Array) as unknown } });
  });

  it('gives each article, and each passage that was found', async () => {
    const [articles, found] = await Promise.all([
      footnote(['list', '--ndjson']),
      footnote(['search', 'notes', '--ndjson']),
    ]);
    expect(linesOf<Article>(articles)).toMatchObject([{ title: 'Where footnotes come from' }]);
    expect(linesOf(found)[0]).toMatchObject({ rank: 1, title: 'Where footnotes come from' });
  });
});

describe('links', () => {
  /** In a terminal of its own, which `script` of util-linux makes. */
  const inTerminal = (environment: Readonly<Record<string, string>>): Promise<string> =>
    new Promise((resolve) => {
      const command = `'${process.execPath}' '${builtCli}' ask '${question}'`;
      const env = { PATH: process.env['PATH'], ...settings, ...environment };
      execFile('script', ['-qec', command, '/dev/null'], { cwd: folder, env }, (_error, stdout) => resolve(stdout));
    });

  it.skipIf(process.platform !== 'linux')('lead to the article where the terminal shows them', async () => {
    const [shown, dumb] = await Promise.all([
      inTerminal({ TERM: 'xterm-256color', TERM_PROGRAM: 'vscode' }),
      inTerminal({ TERM: 'dumb', TERM_PROGRAM: 'vscode' }),
    ]);
    // oxlint-disable-next-line no-control-regex -- the terminal's own sign for a link
    const [, address, words] = /\u001B\]8;;([^\u001B]+)\u001B\\([^\u001B]+)\u001B\]8;;\u001B\\/.exec(shown) ?? [];
    expect(words).toBe('where-footnotes-come-from.md');
    expect(existsSync(new URL(address!))).toBe(true);
    expect(dumb).toContain('where-footnotes-come-from.md');
    expect(dumb).not.toContain(']8;;');
  });

  it.each([
    [true, { TERM_PROGRAM: 'iTerm.app' }, true],
    [true, { VTE_VERSION: '6800' }, true],
    [true, { VTE_VERSION: '3000' }, false],
    [true, { TERM: 'xterm-kitty' }, true],
    [true, { TERM: 'xterm' }, false],
    [true, { FORCE_HYPERLINK: '1' }, true],
    [true, { TERM_PROGRAM: 'iTerm.app', FORCE_HYPERLINK: '0' }, false],
    [true, { TERM_PROGRAM: 'iTerm.app', NO_COLOR: '1' }, false],
    [true, { FORCE_HYPERLINK: '1', TERM: 'dumb' }, false],
    [false, { FORCE_HYPERLINK: '1', TERM_PROGRAM: 'iTerm.app' }, false],
  ])('terminal: %s, %j: %s', (isTerminal, environment, expected) => {
    expect(showsLinks(isTerminal, environment)).toBe(expected);
  });
});

it('says what was meant by a command or an option that there is not', async () => {
  const [command, option] = await Promise.all([footnote(['serch', 'x']), footnote(['ask', 'x', '--jsn'])]);
  expect(command.stderr).toContain('Did you mean search?');
  expect(option.stderr).toContain('Did you mean --json?');
  expect([command.code, option.code]).toEqual([2, 2]);
});

describe('footnote doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const { code, stdout } = await footnote(['doctor']);
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing wrong was found.');
  });

  it('finds the port taken, the endpoint silent, a folder missing, the clock wrong, and says what to do', async () => {
    const other = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const { port } = other.address() as { port: number };
    const database = join(folder, 'index/footnote.sqlite');
    const tomorrow = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000);
    utimesSync(database, tomorrow, tomorrow);
    const { code, stdout } = await footnote(['doctor', '--port', String(port), '--corpus', 'none'], {
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    });
    other.close();
    utimesSync(database, new Date(), new Date());
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Wrong: The folder of articles \S+none does not exist\. .*"footnote init".*--corpus/m);
    expect(stdout).toMatch(/^Wrong: Port \d+ of 127\.0\.0\.1 is taken by another program\. .*--port/m);
    expect(stdout).toMatch(/^Wrong: The clock says \S+, and the index was written on \S+\. Set the clock/m);
    expect(stdout).toMatch(/^Answerer: .*127\.0\.0\.1:9 (?:cannot be reached|does not answer)/m);
  });

  it('finds an index of another format', async () => {
    mkdirSync(join(root, 'old'), { recursive: true });
    writeFileSync(join(root, 'old/footnote.sqlite'), readFileSync(join(folder, 'index/footnote.sqlite')));
    const database = new DatabaseSync(join(root, 'old/footnote.sqlite'));
    database.exec("UPDATE meta SET value = '1' WHERE key = 'format'");
    database.close();
    const { code, stdout } = await footnote(['doctor', '--index', join(root, 'old')]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Wrong: The index in \S+ has format 1; .*"footnote index --rebuild"/m);
  });

  it.each<[string, Partial<Surroundings>, RegExp]>([
    ['node-too-old', { nodeVersion: '18.20.4' }, /Node is 18\.20\.4, and Footnote needs 20\.19 or newer\./],
    ['node-too-old', { nodeVersion: '20.9.0' }, /20\.9\.0/],
    ['disk-nearly-full', { freeBytes: () => 12_345_678 }, /12 MB are left/],
    ['clock-wrong', { now: () => Date.UTC(1970, 0, 2) }, /1970-01-02/],
  ])('finds %s, and says what to do', async (code, own, sentence) => {
    const config = loadConfig({}, { PORT: '0', FOOTNOTE_CORPUS: root, FOOTNOTE_INDEX: join(root, 'no/index') }, root);
    const sound = { nodeVersion: '22.1.0', freeBytes: () => 1e12, now: () => Date.now() };
    expect(await findFaults(config, sound)).toEqual([]);
    const faults = await findFaults(config, { ...sound, ...own });
    expect(faults.map((fault) => fault.code)).toEqual([code]);
    expect(faults[0]!.sentence).toMatch(sentence);
    expect(faults[0]!.nextStep).not.toBe('');
  });
});
