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

  it('are as Prometheus reads them, with as many series as there are routes, whatever is asked', async () => {
    footnote = await startFootnote(briefs);
    await ask(strike);
    const { articles } = (await (await fetch(`${footnote.url}/api/articles`)).json()) as { articles: { id: string }[] };
    for (const { id } of articles) await fetch(`${footnote.url}/api/articles/${id}`);
    for (const word of ['troops', 'zorblax', 'x'.repeat(500)]) {
      await fetch(`${footnote.url}/api/${word}`);
      await fetch(`${footnote.url}/articles/${word}`);
      await fetch(`${footnote.url}/v1/models/${word}/${word}`);
      await fetch(`${footnote.url}/api/search?q=${word}`, { method: 'PROPFIND' }).catch(() => undefined);
    }
    const text = await (await fetch(`${footnote.url}/metrics`)).text();
    expect(faultsIn(text)).toEqual([]);
    const metrics = await metricsOf();
    const requests = (labels: string): number | undefined => metrics.get(`footnote_http_requests_total{${labels}}`);
    expect(requests('method="GET",route="/api/articles/{id}",code="200"')).toBe(articles.length);
    expect(requests('method="POST",route="/api/ask",code="200"')).toBe(1);
    expect(requests('method="GET",route="page",code="200"')).toBe(3);
    expect(requests('method="GET",route="/v1/models/{name}",code="404"')).toBe(3);
    expect(requests('method="GET",route="other",code="404"')).toBe(3);
    expect(metrics.get('footnote_http_request_duration_seconds_count{method="POST",route="/api/ask"}')).toBe(1);
    expect(metrics.get('footnote_ready')).toBe(1);
    expect([...metrics.keys()].some((name) => name.startsWith('footnote_build_info{version="'))).toBe(true);
    expect([...metrics.keys()].join('\n')).not.toMatch(/troops|zorblax|xxx/);
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

/** What is wrong with an exposition, by its format and by the conventions for names (prometheus.io/docs/practices/naming). */
function faultsIn(text: string): string[] {
  const faults: string[] = [];
  const types = new Map<string, string>();
  const helped = new Set<string>();
  const seen = new Set<string>();
  const buckets = new Map<string, { le: number; count: number }[]>();
  const values = new Map<string, number>();
  if (!text.endsWith('\n')) faults.push('the last line does not end');
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [, kind, name = '', rest = ''] = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/.exec(line) ?? [];
    if (kind === 'HELP') helped.add(name);
    else if (kind === 'TYPE') types.set(name, rest);
    else {
      const [, sample = '', , labels = '', value = ''] =
        /^([a-zA-Z_:][\w:]*)(\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (NaN|[+-]Inf|-?[\d.]+(?:e[+-]?\d+)?)$/.exec(
          line,
        ) ?? [];
      if (sample === '') {
        faults.push(`no sample: ${line}`);
        continue;
      }
      if (seen.has(`${sample}{${labels}}`)) faults.push(`twice: ${line}`);
      seen.add(`${sample}{${labels}}`);
      values.set(`${sample}{${labels}}`, Number(value));
      const family = types.has(sample) ? sample : sample.replace(/_(?:bucket|sum|count)$/, '');
      if (!types.has(family) || !helped.has(family)) faults.push(`without type or help: ${sample}`);
      if (sample.endsWith('_bucket')) {
        const le = /le="([^"]+)"/.exec(labels)?.[1] ?? '';
        const of = `${family}{${labels.replace(/,?le="[^"]*",?/, (found) => (found.startsWith(',') && found.endsWith(',') ? ',' : ''))}}`;
        buckets.set(of, [
          ...(buckets.get(of) ?? []),
          { le: le === '+Inf' ? Infinity : Number(le), count: Number(value) },
        ]);
      }
    }
  }
  for (const [of, list] of buckets) {
    const counts = list.toSorted((a, b) => a.le - b.le).map(({ count }) => count);
    if (list.at(-1)?.le !== Infinity) faults.push(`no +Inf: ${of}`);
    if (counts.some((count, at) => count < (counts[at - 1] ?? 0))) faults.push(`falls: ${of}`);
    if (values.get(of.replace('{', '_count{')) !== counts.at(-1)) faults.push(`does not add up: ${of}`);
  }
  for (const [name, type] of types) {
    if (!name.startsWith('footnote_')) continue;
    if ((type === 'counter') !== name.endsWith('_total')) faults.push(`${name} is a ${type}`);
    if (type === 'histogram' && !name.endsWith('_seconds')) faults.push(`${name} has no base unit`);
    if (/_(?:ms|milliseconds|minutes|kb|mb|percent)(?:_|$)/.test(name)) faults.push(`${name} is not of a base unit`);
  }
  return faults;
}
