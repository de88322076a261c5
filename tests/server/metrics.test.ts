/** What the server counts, as Prometheus reads it: outcomes, times, verdicts and failures, and never a word. */
import { afterEach, describe, expect, it } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import { ChatStream, type FakeChat, sendJson, startFakeChat } from '../fixtures/fake-chat.ts';
import { briefs, type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

const strike = 'How many troops were killed in the airstrike in eastern Syria attributed to Israel?';

let footnote: StartedFootnote;
let chat: FakeChat | undefined;
afterEach(async () => {
  await footnote.close();
  await chat?.close();
  chat = undefined;
});

async function metricsOf(headers: Record<string, string> = {}): Promise<Map<string, number>> {
  const response = await fetch(`${footnote.url}/metrics`, { headers });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

async function ask(question: string, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<AnswerData> {
  const response = await fetch(`${footnote.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ question }),
    ...(signal !== undefined && { signal }),
  });
  return (await response.json()) as AnswerData;
}

describe('the metrics', () => {
  it('count questions by outcome, their time, and statements by verdict', async () => {
    footnote = await startFootnote(briefs);
    const { statements } = await ask(strike);
    await ask(strike);
    await ask('Which colour has the zorblax of Torvik?');
    const metrics = await metricsOf();
    expect(metrics.get('footnote_questions_total{outcome="answered"}')).toBe(2);
    expect(metrics.get('footnote_questions_total{outcome="not-found"}')).toBe(1);
    expect(metrics.get('footnote_question_seconds_count{outcome="answered"}')).toBe(2);
    expect(metrics.get('footnote_question_seconds_sum{outcome="answered"}')).toBeGreaterThan(0);
    expect(metrics.get('footnote_statements_total{verdict="supported"}')).toBe(2 * statements.length);
    expect(metrics.get('footnote_articles')).toBe(5);
    expect(metrics.get('footnote_revision')).toBeGreaterThan(0);
    expect(metrics.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
    expect([...metrics.keys()].join('\n')).not.toMatch(/troops|zorblax|Torvik/);
  });

  it('count what a model failed to do, by the reason, and who left', async () => {
    let hangs = false;
    chat = await startFakeChat((_request, reply) => {
      if (hangs) new ChatStream(reply).words('{"statement":"The');
      else sendJson(reply, 401, { error: { message: 'no' } });
    });
    footnote = await startFootnote(briefs, { FOOTNOTE_ANSWERER: 'openai:tiny', OPENAI_BASE_URL: chat.url });
    expect((await ask(strike)).answerer).toBe('extractive');
    hangs = true;
    const leaving = new AbortController();
    const asked = ask(strike, {}, leaving.signal);
    await within(5000, async () => expect(chat!.requests).toHaveLength(2));
    leaving.abort();
    await expect(asked).rejects.toThrow(/abort/i);
    await within(5000, async () => {
      const metrics = await metricsOf();
      expect(metrics.get('footnote_questions_total{outcome="stopped"}')).toBe(1);
      expect(metrics.get('footnote_questions_total{outcome="failed"}')).toBeUndefined();
      expect(metrics.get('footnote_model_failures_total{part="answerer",reason="model-refused-key"}')).toBe(1);
    });
  });

  it('are behind the token, where there is one', async () => {
    const token = 'a-token-of-more-than-16';
    footnote = await startFootnote({}, { FOOTNOTE_TOKEN: token });
    expect((await fetch(`${footnote.url}/metrics`)).status).toBe(401);
    expect((await fetch(`${footnote.url}/livez`)).status).toBe(200);
    expect((await fetch(`${footnote.url}/readyz`)).status).toBe(200);
    expect((await metricsOf({ authorization: `Bearer ${token}` })).get('footnote_articles')).toBe(0);
  });
});
