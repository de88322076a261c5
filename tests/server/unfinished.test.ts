/** What is kept of an answer that did not come to its end: stopped in the middle, or its article edited meanwhile. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Conversation, ConversationSummary } from '../../src/store/stored-conversation.ts';
import { type ChatHandler, ChatStream, type FakeChat, shownPassages, startFakeChat } from '../fixtures/fake-chat.ts';
import { eventsOf, type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

const quote = 'The tower of Vell is 20 metres tall.';

let handler: ChatHandler;
let model: FakeChat;
let footnote: StartedFootnote;
beforeEach(async () => {
  model = await startFakeChat((request, reply) => handler(request, reply));
  footnote = await startFootnote(
    { 'tower.md': `# The tower of Vell\n\n${quote}` },
    { FOOTNOTE_ANSWERER: 'openai:tiny', OPENAI_BASE_URL: model.url, FOOTNOTE_OFFLINE: '1' },
  );
});
afterEach(async () => {
  await footnote.close();
  await model.close();
});

const post = (path: string, body: unknown, signal?: AbortSignal): Promise<Response> =>
  fetch(footnote.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream, application/json' },
    body: JSON.stringify(body),
    ...(signal !== undefined && { signal }),
  });
const begin = async (): Promise<string> =>
  ((await (await post('/api/conversations', {})).json()) as ConversationSummary).id;
const read = async (id: string): Promise<Conversation> =>
  (await (await fetch(`${footnote.url}/api/conversations/${id}`)).json()) as Conversation;

/** The article edited, and the edit taken over. */
const edited = async (): Promise<void> => {
  const revision = async (): Promise<number> =>
    ((await (await fetch(`${footnote.url}/api/index`)).json()) as { revision: number }).revision;
  const before = await revision();
  footnote.write('tower.md', `# The tower of Vell\n\n${quote} It leans.`);
  await within(5000, async () => expect(await revision()).toBeGreaterThan(before));
};

/** One statement that holds; what comes then is the test's. */
const one =
  (then: (stream: ChatStream) => void): ChatHandler =>
  (request, reply) => {
    const stream = new ChatStream(reply);
    const key = shownPassages(request).find(({ text }) => text.includes(quote))!.key;
    stream.words(`${JSON.stringify({ statement: quote, quotes: [{ key, text: quote }] })}\n`);
    then(stream);
  };

describe('an answer that did not come to its end', () => {
  it('keeps its verified part when it is stopped', async () => {
    handler = one((stream) => stream.words('{"statement":"The unfin'));
    const conversationId = await begin();
    const abort = new AbortController();
    const response = await post(
      '/api/ask',
      { question: 'Who built the tower of Vell?', conversationId, turnId: 'a' },
      abort.signal,
    );
    // The built-in answerer has none to this, which would be kept instead.
    for await (const { event } of eventsOf(response)) if (event === 'statement') break;
    abort.abort();
    await within(2000, async () => {
      const [turn] = (await read(conversationId)).turns;
      expect(turn!.part!.statements.map(({ text, verdict }) => [text, verdict])).toEqual([[quote, 'supported']]);
      expect(turn!.part!.citations[0]).toMatchObject({ quote, standing: 'current' });
      expect(turn!.part!.failure).toBeUndefined();
      expect(turn!.answer).toBeUndefined();
      expect(JSON.stringify(turn)).not.toContain('The unfin');
    });
    expect(await model.requests[0]!.left).toBe(true);
  });

  it('keeps the reason when it failed, over a restart and into the export, and loses it when asked again', async () => {
    // Its article is edited while the model writes: no answer can be given out.
    handler = one((stream) => void edited().then(() => stream.finish()));
    const conversationId = await begin();
    const asked = { question: 'How tall is it?', conversationId, turnId: 'a' };
    let told: unknown;
    for await (const { event, data } of eventsOf(await post('/api/ask', asked))) if (event === 'error') told = data;
    expect(told).toMatchObject({ title: expect.stringMatching(/\w/), requestId: expect.stringMatching(/^[\w-]{36}$/) });
    await footnote.restart();
    const [turn] = (await read(conversationId)).turns;
    expect(turn!.part!.failure).toEqual(told);
    expect(turn!.answer).toBeUndefined();
    const exported = await fetch(`${footnote.url}/api/conversations/${conversationId}/export`);
    expect(await exported.text()).toContain('Not answered:');

    handler = one((stream) => stream.finish());
    for await (const { event } of eventsOf(await post('/api/ask', asked))) if (event === 'answer') break;
    await within(2000, async () => {
      const [again] = (await read(conversationId)).turns;
      expect(again!.part).toBeUndefined();
      expect(again!.answer!.text).toContain('20 metres');
    });
  });
});
