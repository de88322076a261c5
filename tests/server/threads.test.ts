/** Questions that wait for each other are answered in threads: the same answers, of what there is, while that changes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import type { AddReport } from '../../src/store/index-report.ts';
import { runFootnote } from '../fixtures/run-footnote.ts';
import { briefs, eventsOf, type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

const questions = readFileSync(join(import.meta.dirname, '../fixtures/questions.jsonl'), 'utf8')
  .split('\n')
  .slice(0, 18)
  .map((line) => (JSON.parse(line) as { question: string }).question);
const refused = 'Which colour has the zorblax of Torvik?';
const twenty = [...questions, refused, 'What is there about Syria, newest first?'];

const lights = 40;
const nameOf = (nth: number): string => `lighthouse Skarvo${nth}`;
const yearOf = (nth: number): string => String(1500 + nth);

let footnote: StartedFootnote;
const post = (path: string, body: unknown, accept = 'application/json'): Promise<Response> =>
  fetch(footnote.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
  });
const ask = async (question: string): Promise<AnswerData> => {
  const response = await post('/api/ask', { question });
  expect(response.status).toBe(200);
  return (await response.json()) as AnswerData;
};
const threads = async (): Promise<number> =>
  Number(/^footnote_answering_threads (\d+)$/m.exec(await (await fetch(`${footnote.url}/metrics`)).text())?.[1]);
/** The time that it took, and what was tried to be offered until then, are of the moment. */
const lasting = ({ milliseconds, suggestions, ...rest }: AnswerData): string => {
  void [milliseconds, suggestions];
  return JSON.stringify(rest);
};

let alone: readonly string[];
beforeAll(async () => {
  footnote = await startFootnote(briefs, { FOOTNOTE_THREADS: '2' });
  for (let nth = 0; nth < lights; nth += 1) {
    footnote.write(
      `light-${nth}.md`,
      `# The ${nameOf(nth)}\n\nThe ${nameOf(nth)} was built in ${yearOf(nth)}, at a cost of ${nth} crowns.\n`,
    );
  }
  await footnote.restart();
  const answers: AnswerData[] = [];
  for (const question of twenty) answers.push(await ask(question));
  alone = answers.map(lasting);
});
afterAll(() => footnote.close());

it('start when questions wait and not before, and answer the same to the byte', async () => {
  expect(await threads()).toBe(0);
  await within(60_000, async () => {
    await Promise.all(twenty.map(ask));
    expect(await threads()).toBe(2);
  });
  // From now on none is answered where the server speaks HTTP.
  const together = await Promise.all(twenty.map(ask));
  expect(together.map(lasting)).toEqual(alone);
  await within(5000, async () => expect((await ask(refused)).suggestions?.length).toBeGreaterThan(0));
});

it('tell a stream what they are at, step by step', async () => {
  const told: string[] = [];
  for await (const { event } of eventsOf(await post('/api/ask', { question: questions[0] }, 'text/event-stream')))
    told.push(event);
  expect([...new Set(told)]).toEqual(['status', 'sources', 'statement', 'answer']);
});

it('answer from what was just added, and with no word of what was just removed', async () => {
  const asking = { isOver: false };
  const others = Array.from({ length: 6 }, async (_, at) => {
    while (!asking.isOver) await ask(twenty[at]!);
  });
  for (const name of ['Quorvane', 'Brelsundet', 'Tamkirra']) {
    const text = `# The ferry ${name}\n\nThe ferry ${name} sank off Marholm in 1938 with a cargo of pianos.\n`;
    const added = (await (await post('/api/articles', { text })).json()) as AddReport;
    const [article] = added.articles;
    const asked = await Promise.all([1, 2, 3].map(() => ask(`When did the ferry ${name} sink?`)));
    for (const { text: said, revision } of asked) {
      expect(said).toContain('1938');
      expect(revision).toBeGreaterThanOrEqual(added.revision);
    }
    expect((await fetch(`${footnote.url}/api/articles/${article!.id}`, { method: 'DELETE' })).status).toBe(200);
    const after = await Promise.all([1, 2, 3].map(() => ask(`When did the ferry ${name} sink?`)));
    for (const answer of after) expect(JSON.stringify(answer)).not.toMatch(/1938|pianos|Marholm/);
  }
  asking.isOver = true;
  await Promise.all(others);
  const holding = (): string[] =>
    readdirSync(footnote.index, { recursive: true, encoding: 'utf8' }).filter((file) => {
      try {
        return readFileSync(join(footnote.index, file)).includes('Tamkirra sank');
      } catch {
        return false;
      }
    });
  await within(20_000, async () => expect(holding()).toEqual([]));
  expect(await threads()).toBe(2);
});

it('answer each question from one revision while another process builds the index anew', async () => {
  const before = (await ask(twenty[0]!)).revision;
  const building = { isDone: false };
  const built = runFootnote(
    footnote.corpus,
    ['index', '--rebuild', '--json', '--corpus', footnote.corpus, '--index', footnote.index],
    { environment: { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear' } },
  ).finally(() => {
    building.isDone = true;
  });
  const revisions = new Set<number>();
  const asker = async (first: number): Promise<void> => {
    for (let nth = first; !building.isDone || nth < first + 10; nth += 1) {
      const answer = await ask(`When was the ${nameOf(nth % lights)} built?`);
      expect(answer).toMatchObject({ kind: 'answered', text: expect.stringContaining(yearOf(nth % lights)) });
      revisions.add(answer.revision);
    }
  };
  await Promise.all([0, 7, 14, 21, 28, 35].map(asker));
  expect(await built).toMatchObject({ code: 0 });
  expect([...revisions].filter((each) => each !== before && each !== before + 1)).toEqual([]);
  expect((await ask(twenty[0]!)).revision).toBe(before + 1);
  expect(await threads()).toBe(2);
});
