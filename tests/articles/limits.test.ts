/** Each limit of the settings refuses what goes beyond it, with the reason; within it the same file is read. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig, type Values } from '../../src/config.ts';
import { readArticle } from '../../src/articles/read-article.ts';
import { ReadingProcesses } from '../../src/articles/reading-process.ts';
import { makeDocx } from '../fixtures/make-zip.ts';
import { processorSeconds } from '../fixtures/processor-time.ts';

async function reasonFor(path: string, bytes: Uint8Array, settings: Values): Promise<string> {
  const processes = new ReadingProcesses(loadConfig(settings, {}, '/nowhere').reading);
  onTestFinished(() => processes.close());
  const outcome = await processes.read(path, bytes);
  return outcome.ok ? '' : outcome.reason;
}

const words = Array.from({ length: 60_000 }, (_, at) => `${at.toString(36)}${(at * 7919) % 104_729}`).join(' ');
const paragraphs = (text: string): Uint8Array => makeDocx(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`);
const nested = (depth: number): string => `${'<div>'.repeat(depth)}The river rose.${'</div>'.repeat(depth)}`;
const boundary = (depth: number): string =>
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`).join('');
const letter = (depth: number): string =>
  `From: ann@example.org\nSubject: Floods\nMIME-Version: 1.0\n${boundary(depth)}Content-Type: text/plain\n\nThe river rose.\n`;
const lines = Array.from({ length: 12 }, (_, at) => JSON.stringify({ title: `Day ${at}`, text: 'The river rose.' }));

describe('a lowered limit refuses', () => {
  it.each([
    [
      'what unpacks to more',
      'a.docx',
      paragraphs(words.repeat(3)),
      'FOOTNOTE_READ_UNPACKED_MB',
      '1',
      'It unpacks to more than 1 MB.',
    ],
    [
      'what unpacks to too many times its size',
      'a.docx',
      paragraphs('a b '.repeat(800_000)),
      'FOOTNOTE_READ_RATIO',
      '20',
      /^It unpacks to \d+ times its size/,
    ],
    ['too many parts', 'a.docx', paragraphs('One.'), 'FOOTNOTE_READ_ENTRIES', '4', 'It holds 5 files, more than 4.'],
    [
      'too many articles',
      'a.jsonl',
      Buffer.from(lines.join('\n')),
      'FOOTNOTE_READ_ENTRIES',
      '11',
      'It holds 12 articles, more than 11.',
    ],
    [
      'a page nested too deep',
      'a.html',
      Buffer.from(nested(50)),
      'FOOTNOTE_READ_DEPTH',
      '20',
      'Its elements are nested more than 20 deep.',
    ],
    ['a letter nested too deep', 'a.eml', Buffer.from(letter(15)), 'FOOTNOTE_READ_DEPTH', '12', /nesting/i],
  ] as const)('%s', async (_what, path, bytes, name, value, reason) => {
    expect(await reasonFor(path, bytes, { [name]: value })).toMatch(reason);
    expect(await reasonFor(path, bytes, { FOOTNOTE_READ_RATIO: '1000' })).toBe('');
  });

  it.each([
    ['of emphasis in emphasis', '**a*'.repeat(36_000)],
    ['of quotes in quotes', '>'.repeat(50_000)],
    ['of brackets in brackets', '!['.repeat(70_000)],
  ])('Markdown %s ends inside its time, and not in this process', async (_what, text) => {
    const processes = new ReadingProcesses(loadConfig({ FOOTNOTE_READ_SECONDS: '2' }, {}, '/nowhere').reading);
    onTestFinished(() => processes.close());
    expect(await processorSeconds(() => readArticle('a.md', Buffer.from(text), processes))).toBeLessThan(1);
  });

  it('also at the deepest that may be set, where the page is read', async () => {
    const settings = { FOOTNOTE_READ_DEPTH: '2000' };
    expect(await reasonFor('a.html', Buffer.from(nested(1900)), settings)).toBe('');
    expect(await reasonFor('a.html', Buffer.from(nested(2100)), settings)).toBe(
      'Its elements are nested more than 2000 deep.',
    );
  });
});
