/** An index that is built anew by another process, beside a server that answers and a question from a terminal. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import { startFootnote } from '../fixtures/start-footnote.ts';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const lights = 150;
const keeperOf = (nth: number): string =>
  `Keeper Anders Holm${String.fromCharCode(97 + (nth % 26))}${'aeiou'[nth % 5]}${nth}`;
const nameOf = (nth: number): string => `lighthouse Skarvo${nth}`;
const articles = Object.fromEntries(
  Array.from({ length: lights }, (_, nth) => [
    `light-${nth}.md`,
    `# The ${nameOf(nth)}\n\nThe ${nameOf(nth)} was built in ${1500 + nth}. It was built by ${keeperOf(nth)}.\n\n` +
      Array.from(
        { length: 4 },
        (__, line) => `In winter ${line} the snow lay deep around tower ${nth}, and ${line + nth} ships passed by.`,
      ).join('\n\n'),
  ]),
);

it('answers each of 200 questions rightly from one revision, while the index is built anew twice', async () => {
  const footnote = await startFootnote(articles);
  const run = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const all = [cli, ...args, '--corpus', footnote.corpus, '--index', footnote.index];
      const env = { PATH: process.env['PATH'], FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear' };
      execFile(process.execPath, all, { env }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
      });
    });
  const ask = async (nth: number): Promise<AnswerData> => {
    const response = await fetch(`${footnote.url}/api/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ question: `When was the ${nameOf(nth)} built?` }),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as AnswerData;
  };
  const check = (nth: number, answer: AnswerData): void => {
    expect(answer).toMatchObject({ kind: 'answered', text: expect.stringContaining(String(1500 + nth)) });
    expect(answer.citations[0]?.path).toBe(`light-${nth}.md`);
  };
  try {
    const before = (await ask(1)).revision;
    const build = { isDone: false };
    const building = (async () => {
      const first = await run('index', '--rebuild', '--json');
      const second = await run('index', '--rebuild', '--json');
      build.isDone = true;
      return [first, second];
    })();
    const terminal = (async () => run('ask', `When was the ${nameOf(7)} built?`, '--json'))();
    const revisions = new Set<number>();
    let asked = 0;
    for (; !build.isDone || asked < 200; asked += 1) {
      const nth = (asked * 37) % lights;
      const answer = await ask(nth);
      check(nth, answer);
      revisions.add(answer.revision);
      const cited = await fetch(`${footnote.url}/api/articles/${answer.citations[0]!.articleId}`);
      expect(cited.status).toBe(200);
      const { text } = (await cited.json()) as { text: string };
      const { start, end, quote } = answer.citations[0]!;
      expect(text.slice(start, end)).toBe(quote);
    }
    for (const { code, stdout, stderr } of await building) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({ articles: { added: lights, failed: [] } });
    }
    check(7, JSON.parse((await terminal).stdout) as AnswerData);
    // The old, and the two new ones; none of what lies between.
    expect([...revisions]).toEqual([before, before + 1, before + 2].filter((each) => revisions.has(each)));
    expect((await ask(3)).revision).toBe(before + 2);
    const state = (await (await fetch(`${footnote.url}/api/index`)).json()) as { articles: number; passages: number };
    expect(state.articles).toBe(lights);
  } finally {
    await footnote.close();
  }
}, 240_000);
