/**
 * One set of citations, whichever door a question comes in by: twenty questions, over the articles of corpus/ and a few with
 * emoji, Arabic, a table and pages, asked through all of them and exported in every form. One index, one server.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cite } from '@citation-js/core';
import { Client, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { parseHTML } from 'linkedom';
import MarkdownIt from 'markdown-it';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CitationRecord, citationRecords } from '../src/citations/citation-record.ts';
import { loadConfig } from '../src/config.ts';
import type { AnswerData } from '../src/domain.ts';
import { openFootnote, type OpenedFootnote } from '../src/index.ts';
import { type RunningServer, startServer } from '../src/server/start-server.ts';
import type { Conversation } from '../src/store/stored-conversation.ts';
import { cellsOfRow } from '../src/tables.ts';
import { makePdf } from './fixtures/make-pdf.ts';
import { builtCli, runFootnote } from './fixtures/run-footnote.ts';
import { briefs, eventsOf, within } from './fixtures/start-footnote.ts';
import { unzipped } from './fixtures/unzipped.ts';

await Promise.all([
  import('@citation-js/plugin-bibtex'),
  import('@citation-js/plugin-csl'),
  import('@citation-js/plugin-ris'),
]);
vi.setConfig({ testTimeout: 240_000 });

const questions = [
  'How many troops were killed in the airstrike in eastern Syria attributed to Israel?',
  "Who's Eyal Zisser?",
  'Where is the Syrian Observatory for Human Rights based?',
  'Was Russia told about the Israeli raid ahead of time?',
  'When did US and Iranian special forces break the siege of Amerli?',
  'how long was amerli under siege',
  'Who was the Islamic State commander killed when American jets bombed Tal Afar?',
  'Did Obama say he had a strategy against ISIS?',
  'What happened in Syria and Iraq in 2014?',
  'When did the bridge over the Ems open to traffic?',
  'How much did the repairs of the bridge cost?',
  'For how long was the bridge closed, and what did the repairs cost?',
  'متى افتتحت مكتبة المدينة أبوابها؟',
  'How many visitors did the museum of Lohne have in 2023?',
  'How many visitors did the museum of Tarn have in 2022?',
  'How tall is the lighthouse of Torvik?',
  'Who painted the lighthouse of Torvik?',
  'What is the capital of Australia?',
  'How long should I boil an egg?',
  'Who owned the ferry Xanthippe?',
];
const own: Readonly<Record<string, string | Buffer>> = {
  'bridge.md':
    '---\ntitle: "The old bridge 🌉 reopens, 50% & {more}"\nauthor: Lea Ohm\npublished: 2024-05-03\nurl: https://news.example/bridge?a=1&b=2\n---\n\n🌉🌉 The bridge over the Ems 🌉🌉 opened to traffic in May 1932. It was closed for 14 weeks in 2023 for repairs.\n\nRepairs of the bridge cost 3 million euros.\n',
  'library.md':
    '---\ntitle: مكتبة المدينة\nlanguage: ar\n---\n\nافتتحت مكتبة المدينة أبوابها عام 1987. وتضم المكتبة 40000 كتاب.\n',
  'museums.md':
    '# Museums\n\nVisitors of the museums.\n\n| Museum | Visitors in 2022 | Visitors in 2023 |\n| --- | --- | --- |\n| Museum of Lohne | 1,204 | 1,377 |\n| Museum of Tarn | 88,310 | 91,555 |\n',
  'lighthouse.pdf': makePdf({
    pages: [
      [{ text: 'Of lighthouses at large, and of those who keep them.', bottom: 700 }],
      [{ text: 'The lighthouse of Torvik is 41 metres tall.', bottom: 700 }],
    ],
  }),
};

const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
const corpus = join(folder, 'corpus');
const settings = { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear', FOOTNOTE_CORPUS: corpus };
const indexFor = (door: string): string => join(folder, `index-${door}`);

/** What all doors have to agree on, byte by byte. */
interface Given {
  readonly kind: string;
  readonly text: string;
  readonly citations: readonly CitationRecord[];
  readonly nearest: readonly CitationRecord[];
}
const given = (answer: AnswerData): Given => ({
  kind: answer.kind,
  text: answer.text,
  citations: citationRecords(answer),
  nearest: citationRecords({ ...answer, citations: answer.nearest, statements: [] }),
});
const bytes = (each: readonly Given[]): string[] => each.map((one) => JSON.stringify(one));

let library: OpenedFootnote;
let server: RunningServer;
let answers: AnswerData[];
let expected: Given[];
let failed: readonly object[];
beforeAll(async () => {
  cpSync(briefs, corpus, { recursive: true });
  mkdirSync(join(corpus, 'own'));
  for (const [name, content] of Object.entries(own)) writeFileSync(join(corpus, 'own', name), content);
  const first = await openFootnote({ index: indexFor('library'), settings });
  ({ failed } = (await first.index()).articles);
  await first.close();
  // Each door has a copy of the one index, as one process writes to each.
  for (const door of ['server', 'cli', 'mcp']) cpSync(indexFor('library'), indexFor(door), { recursive: true });
  library = await openFootnote({ index: indexFor('library'), settings });
  await library.index();
  server = await startServer(loadConfig({ ...settings, FOOTNOTE_INDEX: indexFor('server'), PORT: '0' }), {
    watch: false,
    notice: () => undefined,
  });
  await server.ready;
  answers = [];
  for (const question of questions) answers.push(await library.ask(question));
  expected = answers.map(given);
}, 240_000);
afterAll(async () => {
  await library.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const post = (path: string, body: object, accept = 'application/json'): Promise<Response> =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
  });

async function ofEach<Value>(ask: (question: string, at: number) => Promise<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for (const [at, question] of questions.entries()) all.push(await ask(question, at));
  return all;
}

it('asks what is answered and what is refused, in words of every kind', () => {
  expect(failed).toEqual([]);
  const kinds = answers.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'answered').length).toBeGreaterThanOrEqual(12);
  expect(kinds.filter((kind) => kind !== 'answered').length).toBeGreaterThanOrEqual(4);
  const cited = answers.flatMap(({ citations }) => citations);
  expect(cited.some(({ quote }) => quote.includes('🌉🌉'))).toBe(true);
  expect(cited.some(({ language }) => language === 'ar')).toBe(true);
  expect(cited.some(({ head }) => head !== undefined)).toBe(true);
  expect(cited.some(({ page }) => page === 2)).toBe(true);
  for (const { citations } of expected) {
    for (const { article, quote } of citations)
      expect(library.article(article.id)!.text.slice(quote.start, quote.end)).toBe(quote.exact);
  }
});

describe('the same answers and citations come', () => {
  it('from the terminal', async () => {
    const run = (args: readonly string[], input = ''): ReturnType<typeof runFootnote> =>
      runFootnote(folder, args, { environment: { ...settings, FOOTNOTE_INDEX: indexFor('cli') }, input });
    // All of them by one process, and two by the command that asks once: one that is answered, one that is not.
    const all = await run(['chat', '--ndjson'], questions.map((question) => `new\n${question}\n`).join(''));
    const lines = all.stdout.trim().split('\n');
    expect(bytes(lines.map((line) => given(JSON.parse(line) as AnswerData)))).toEqual(bytes(expected));
    const once = await Promise.all([12, 19].map((at) => run(['ask', questions[at]!, '--json'])));
    expect(bytes(once.map(({ stdout }) => given(JSON.parse(stdout) as AnswerData)))).toEqual(
      bytes([expected[12]!, expected[19]!]),
    );
  });

  it('from the API', async () => {
    const asked = await ofEach(
      async (question) => (await post('/api/ask', { question })).json() as Promise<AnswerData>,
    );
    expect(bytes(asked.map(given))).toEqual(bytes(expected));
  });

  it('from clients of OpenAI, streamed and not, with the same places annotated', async () => {
    const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'none', maxRetries: 0 });
    const model = 'footnote';
    const whole = (reply: unknown): AnswerData => (reply as { footnote: AnswerData }).footnote;
    const places = (answer: AnswerData): object[] =>
      citationRecords(answer).flatMap(({ statements, article, quote }) =>
        statements.map(({ start, end }) => ({
          start_index: start,
          end_index: end,
          title: article.title,
          url: `${server.url}/articles/${article.id}#${quote.start}-${quote.end}`,
        })),
      );
    const got = await ofEach(async (question) => {
      const messages = [{ role: 'user' as const, content: question }];
      const reply = await client.chat.completions.create({ model, messages });
      const { content, annotations } = reply.choices[0]!.message;
      const chunks = [];
      for await (const chunk of await client.chat.completions.create({ model, messages, stream: true }))
        chunks.push(chunk);
      const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
      const response = await client.responses.create({ model, input: question });
      const stream = client.responses.stream({ model, input: question });
      for await (const event of stream) void event;
      const final = await stream.finalResponse();
      const annotated = (of: OpenAI.Responses.Response): unknown[] =>
        of.output.flatMap((item) =>
          item.type === 'message'
            ? item.content.flatMap((part) => (part.type === 'output_text' ? part.annotations : []))
            : [],
        );
      const streamed = chunks.map(whole).find((each) => each !== undefined)!;
      expect([content, deltas.map((delta) => delta.content ?? '').join('')]).toEqual([streamed.text, streamed.text]);
      expect([response.output_text, final.output_text]).toEqual([streamed.text, streamed.text]);
      const wanted = places(streamed);
      const nested = wanted.map((url_citation) => ({ type: 'url_citation', url_citation }));
      expect(annotations).toEqual(nested);
      // With each piece its own, and all of them once more at the end.
      const told = deltas.flatMap((delta) => ('annotations' in delta ? [delta.annotations as object[]] : []));
      expect(told.at(-1)).toEqual(nested);
      expect(told.slice(0, -1).flat()).toEqual(nested);
      const flat = wanted.map((place) => ({ type: 'url_citation', ...place }));
      expect([annotated(response), annotated(final)]).toEqual([flat, flat]);
      return [whole(reply), streamed, whole(response), whole(final)];
    });
    for (const way of [0, 1, 2, 3]) expect(bytes(got.map((each) => given(each[way]!)))).toEqual(bytes(expected));
  });

  it.each<[string, () => Transport]>([
    ['HTTP', () => new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`))],
    [
      'stdin',
      () =>
        new StdioClientTransport({
          command: process.execPath,
          args: [builtCli, 'mcp', '--index', indexFor('mcp')],
          env: { PATH: process.env['PATH'] ?? '', ...settings },
          stderr: 'ignore',
        }),
    ],
  ])('from an agent’s tool, over %s', async (_name, transport) => {
    const agent = new Client({ name: 'test', version: '1' });
    await agent.connect(transport());
    try {
      const ask = (question: string): ReturnType<Client['callTool']> =>
        agent.callTool({ name: 'ask', arguments: { question } });
      await within(20_000, async () => expect((await ask(questions[0]!)).isError).not.toBe(true));
      const asked = await ofEach(async (question) => (await ask(question)).structuredContent as Given);
      const same = asked.map(({ kind, text, citations, nearest }) => ({ kind, text, citations, nearest }));
      expect(bytes(same)).toEqual(bytes(expected));
    } finally {
      await agent.close();
    }
  });
});

describe('a conversation that was streamed and kept', () => {
  let ids: string[];
  let streamed: AnswerData[];
  beforeAll(async () => {
    ids = [];
    streamed = await ofEach(async (question) => {
      const created = (await (await post('/api/conversations', { title: question })).json()) as { id: string };
      ids.push(created.id);
      const response = await post('/api/ask', { question, conversationId: created.id }, 'text/event-stream');
      let answer: AnswerData | undefined;
      for await (const { event, data } of eventsOf(response)) if (event === 'answer') answer = data;
      return answer!;
    });
  }, 240_000);

  it('was told the same answers as they came', () => {
    expect(bytes(streamed.map(given))).toEqual(bytes(expected));
  });

  const exported = (at: number, format: string): Promise<Response> =>
    fetch(`${server.url}/api/conversations/${ids[at]!}/export?format=${format}`);
  const textOf = async (at: number, format: string): Promise<string> => (await exported(at, format)).text();
  /** Ids of the articles, each once. */
  const articlesOf = (records: readonly CitationRecord[]): CitationRecord['article'][] => [
    ...new Map(records.map(({ article }) => [article.id, article])).values(),
  ];
  const eachOf = async (check: (records: readonly CitationRecord[], at: number) => Promise<void>): Promise<void> => {
    for (const [at, { citations }] of expected.entries()) await check(citations, at);
  };
  const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
  /** What a reader finds of a quote in a note: its words, or the cells of its row. */
  const shown = ({ quote }: CitationRecord): string =>
    oneLine(
      quote.head === undefined
        ? quote.exact
        : cellsOfRow(quote.exact)
            .map(({ text }) => text)
            .join(' '),
    );

  it('holds the records byte by byte, as JSON and as records', () =>
    eachOf(async (records, at) => {
      const kept = JSON.parse(await textOf(at, 'json')) as Conversation;
      expect(bytes([given(kept.turns[0]!.answer!)])).toEqual(bytes([expected[at]!]));
      expect(await textOf(at, 'records')).toBe(`${JSON.stringify(records, null, 2)}\n`);
    }));

  it('names exactly the articles, in each bibliography', () =>
    eachOf(async (records, at) => {
      const articles = articlesOf(records);
      const csl = JSON.parse(await textOf(at, 'csl-json')) as { id: string; title: string }[];
      expect(csl.map(({ id, title }) => [id, title])).toEqual(articles.map(({ id, title }) => [id, title]));
      const keys = [...(await textOf(at, 'bibtex')).matchAll(/^@misc\{footnote(\d*?)([\da-f]{12}),$/gm)];
      expect(keys.map(([, year, id]) => [id, year])).toEqual(
        articles.map(({ id, published = '' }) => [id, published.slice(0, 4)]),
      );
      const ris = await textOf(at, 'ris');
      expect([...ris.matchAll(/^ID {2}- (.+)$/gm)].map(([, id]) => id!.trim())).toEqual(articles.map(({ id }) => id));
      if (records.length === 0) return;
      for (const format of ['bibtex', 'ris'])
        expect(new Cite(await textOf(at, format)).data).toHaveLength(articles.length);
    }));

  it('holds exactly the ids and quotes, as annotations and as sources', () =>
    eachOf(async (records, at) => {
      const wanted = records.map(({ id, quote }) => [id, quote.exact] as const);
      const annotations = JSON.parse(await textOf(at, 'web-annotation')) as {
        id: string;
        target: { selector: { exact: string }[] };
      }[];
      const found = annotations.map(({ id, target }) => [
        id.replace('urn:footnote:citation:', ''),
        target.selector[0]!.exact,
      ]);
      expect(found).toEqual(wanted);
      const sources = JSON.parse(await textOf(at, 'open-webui')) as {
        data: { document: string[]; metadata: { citation: string }[] };
      }[];
      const quoted = sources.flatMap(({ data }) =>
        data.metadata.map(({ citation }, index) => [citation, data.document[index]] as const),
      );
      expect(new Map(quoted)).toEqual(new Map(wanted));
      expect(quoted).toHaveLength(wanted.length);
    }));

  it('holds exactly the quotes, in each file to be read', () =>
    eachOf(async (records, at) => {
      const quotes = records.map(shown);
      const html = parseHTML(await textOf(at, 'html')).document;
      const ofHtml = [...html.querySelectorAll('li[id^=note-]')].map((note) =>
        oneLine([...note.querySelectorAll('q, td')].map(({ textContent }) => textContent?.trim() ?? '').join(' ')),
      );
      expect(ofHtml).toEqual(quotes);
      const site = parseHTML(await textOf(at, 'site')).document;
      expect([...site.querySelectorAll('.place mark')].map(({ textContent }) => textContent)).toEqual(
        records.map(({ quote }) => quote.exact),
      );
      const markdown = await textOf(at, 'markdown');
      const notes = markdown.split(/^\[\^\d+\]: /m).slice(1);
      expect(notes.map(quoteOfNote)).toEqual(quotes);
      const parts = await unzipped(new Uint8Array(await (await exported(at, 'docx')).arrayBuffer()));
      const { document } = parseHTML(parts.get('word/footnotes.xml') ?? '<x></x>');
      const ofWord = [...document.querySelectorAll('w\\:footnote')]
        .map((note) => [...note.querySelectorAll('w\\:t')].map(({ textContent }) => textContent).join(''))
        .filter((words) => words.startsWith('“'));
      expect(ofWord.map((words) => oneLine(/^“([\s\S]*)” /.exec(words)![1]!))).toEqual(
        records.map(({ quote }) => oneLine(quote.exact)),
      );
    }));
});

/** The words between the marks of quotation, or the last row of the table, as Markdown shows them. */
function quoteOfNote(note: string): string {
  const row = note.split('\n').findLast((line) => line.trim().startsWith('|'));
  const written = row === undefined ? /^“([\s\S]*?)” \*/.exec(note)![1]! : row.trim().replaceAll(/^\||\|$/g, '');
  const cells = row === undefined ? [written] : written.split(/(?<!\\)\|/);
  const [paragraph] = [cells.map((cell) => cell.trim()).join(' ')];
  return new MarkdownIt()
    .parseInline(paragraph, {})
    .flatMap(({ children }) => (children ?? []).map(({ type, content }) => (type === 'softbreak' ? ' ' : content)))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
