/** What an agent gets: the official client against a real server, over HTTP and over stdin, in all three protocols. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { citationRecords, citationRecordSchema } from '../../src/citations/citation-record.ts';
import type { AnswerData } from '../../src/domain.ts';
import { briefs, type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

const token = 'a-token-of-more-than-16';
const question = 'How many troops were killed in the airstrike in eastern Syria attributed to Israel?';
const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
let footnote: StartedFootnote;
let client: Client | undefined;
beforeAll(async () => {
  footnote = await startFootnote(briefs, { FOOTNOTE_TOKEN: token });
  cpSync(briefs, join(folder, 'corpus'), { recursive: true });
});
afterEach(async () => client?.close());
afterAll(async () => {
  await footnote.close();
  rmSync(folder, { recursive: true, force: true });
});

const overHttp = (): Transport =>
  new StreamableHTTPClientTransport(new URL(`${footnote.url}/mcp`), {
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  });
const overStdin = (): Transport =>
  new StdioClientTransport({
    command: process.execPath,
    args: [
      join(import.meta.dirname, '../../dist/cli.js'),
      'mcp',
      '--corpus',
      join(folder, 'corpus'),
      '--index',
      join(folder, 'index'),
    ],
    env: { PATH: process.env['PATH'] ?? '', FOOTNOTE_OFFLINE: '1', FOOTNOTE_READER: 'linear' },
    stderr: 'ignore',
  });
const versions = ['2026-07-28', '2025-11-25', '2025-06-18'];

async function connect(transport: Transport, version: string): Promise<Client> {
  client = new Client(
    { name: 'test', version: '1' },
    version === '2026-07-28'
      ? { versionNegotiation: { mode: { pin: version } } }
      : { supportedProtocolVersions: [version] },
  );
  await client.connect(transport);
  return client;
}

/** Once the index is there. */
async function answered(agent: Client): Promise<Awaited<ReturnType<Client['callTool']>>> {
  let result = await agent.callTool({ name: 'ask', arguments: { question } });
  await within(20_000, async () => {
    if (result.isError === true) result = await agent.callTool({ name: 'ask', arguments: { question } });
    expect(result.isError).not.toBe(true);
  });
  return result;
}

const textOf = ({ content }: Awaited<ReturnType<Client['callTool']>>): string => {
  const [first] = content;
  return first?.type === 'text' ? first.text : '';
};

describe.each([
  ['HTTP', overHttp],
  ['stdin', overStdin],
])('over %s', (_name, transport) => {
  it.each(versions)('lists, asks, searches, fetches and reads by the protocol of %s', async (version) => {
    const agent = await connect(transport(), version);
    expect(agent.getNegotiatedProtocolVersion()).toBe(version);

    const { tools } = await agent.listTools();
    expect(tools.map(({ name }) => name).toSorted()).toEqual(['ask', 'fetch', 'list_articles', 'search']);
    for (const { annotations, outputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(outputSchema).toMatchObject({ type: 'object' });
    }

    const asked = await answered(agent);
    const answer = asked.structuredContent as { kind: string; text: string; citations: unknown[] };
    expect(answer).toMatchObject({ kind: 'answered', text: expect.stringContaining('57') as unknown });
    expect(JSON.parse(textOf(asked))).toEqual(answer);
    const [record] = z.array(citationRecordSchema).min(1).parse(answer.citations);

    // The two shapes that ChatGPT's connectors want, and nothing beside them.
    const searched = await agent.callTool({ name: 'search', arguments: { query: 'airstrike Deir Ezzor' } });
    expect(searched.content).toHaveLength(1);
    const { results } = z
      .strictObject({ results: z.array(z.strictObject({ id: z.string(), title: z.string(), url: z.string() })).min(1) })
      .parse(JSON.parse(textOf(searched)));
    const fetched = await agent.callTool({ name: 'fetch', arguments: { id: results[0]!.id } });
    expect(fetched.content).toHaveLength(1);
    const document = z
      .strictObject({
        id: z.string(),
        title: z.string(),
        text: z.string().min(100),
        url: z.string(),
        metadata: z.record(z.string(), z.string()),
      })
      .parse(JSON.parse(textOf(fetched)));
    expect(document).toMatchObject({ id: results[0]!.id, title: results[0]!.title });

    const { contents } = await agent.readResource({ uri: `footnote://article/${record!.article.id}` });
    const [read] = contents;
    const text = read !== undefined && 'text' in read ? read.text : '';
    expect(text.slice(record!.quote.start, record!.quote.end)).toBe(record!.quote.exact);
    expect((await agent.listResources()).resources.length).toBeGreaterThan(5);
  });
});

it('tells of what goes wrong, and goes on', async () => {
  const agent = await connect(overHttp(), '2026-07-28');
  const missing = await agent.callTool({ name: 'fetch', arguments: { id: 'nothing' } });
  expect(missing.isError).toBe(true);
  expect(textOf(missing)).toMatch(/There is no article nothing\. .list_articles. gives/);
  const refused = await agent.callTool({ name: 'ask', arguments: { question: 'How long did Schmidt boil an egg?' } });
  expect(refused.structuredContent).toMatchObject({ kind: 'not-found', citations: [] });
});

it('is closed to strangers and to the pages of other sites', async () => {
  const send = async (headers: Record<string, string>): Promise<number> =>
    (
      await fetch(`${footnote.url}/mcp`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      })
    ).status;
  expect(await send({})).toBe(401);
  expect(await send({ authorization: `Bearer ${token}`, origin: 'https://evil.example' })).toBe(403);
});

it('gives the same records as the HTTP API', async () => {
  const agent = await connect(overHttp(), '2026-07-28');
  const { citations } = (await answered(agent)).structuredContent as { citations: unknown };
  const response = await fetch(`${footnote.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ question }),
  });
  const answer = (await response.json()) as AnswerData;
  expect(JSON.stringify(citations)).toBe(JSON.stringify(citationRecords(answer)));
});

it('ends when its client goes', async () => {
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, '../../dist/cli.js'),
      'mcp',
      '--corpus',
      join(folder, 'corpus'),
      '--index',
      join(folder, 'index'),
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], env: { ...process.env, FOOTNOTE_OFFLINE: '1', FOOTNOTE_READER: 'linear' } },
  );
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  let printed = '';
  child.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString();
  });
  child.stdin.end();
  expect(await ended).toBe(0);
  expect(printed).toBe('');
});
