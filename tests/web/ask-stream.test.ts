/**
 * Reading the events of a question, however the network cuts them: in the middle of a line, of a word, of a character.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAskEvents } from '../../web/src/state/ask-stream.ts';
import type { AskEvent } from '../../web/src/state/ask-stream.ts';
import { answer } from './page-data.ts';

const stream = [
  ': hello\n\n',
  event('status', { stage: 'reading', articles: 3 }),
  event('sources', { standalone: 'Was ist los, Zürich?', passages: [] }),
  ': still here\n\n',
  event('draft', { text: 'Füße 😀 مرحبا' }),
  event('later', { something: 'new' }),
  'event: draft\ndata: {"text": 7}\n\n',
  'event: statement\ndata: {broken\n\n',
  event('statement', { statement: answer.statements[0], citations: [answer.citations[0]] }),
  event('answer', answer),
  event('draft', { text: 'after the end' }),
].join('');

const expected: AskEvent[] = [
  { event: 'status', stage: 'reading', articles: 3 },
  { event: 'sources', standalone: 'Was ist los, Zürich?', passages: [] },
  { event: 'draft', text: 'Füße 😀 مرحبا' },
  { event: 'statement', statement: answer.statements[0]!, citations: [answer.citations[0]!] },
  { event: 'answer', answer },
];

describe('readAskEvents', () => {
  it('gives the same events however the bytes are cut', async () => {
    const bytes = new TextEncoder().encode(stream);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 60 }), async (cuts) => {
        expect(await all(cut(bytes, cuts))).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same events one byte at a time', async () => {
    const bytes = new TextEncoder().encode(stream);
    expect(await all(cut(bytes, Array.from(bytes.keys())))).toEqual(expected);
  });

  it('ends with an error when the stream ends early', async () => {
    const events = await all(cut(new TextEncoder().encode(stream.slice(0, 200)), [50]));
    expect(events.at(-1)).toMatchObject({ event: 'error', problem: { code: 'cut-off' } });
  });

  it('passes on the problem that the server tells', async () => {
    const problem = { type: 'about:blank', title: 'No', status: 502, detail: 'Down.', code: 'down', requestId: 'r1' };
    const events = await all(cut(new TextEncoder().encode(event('error', problem)), []));
    expect(events).toEqual([{ event: 'error', problem }]);
  });
});

function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function cut(bytes: Uint8Array, cuts: readonly number[]): ReadableStream<Uint8Array> {
  const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
  return new ReadableStream({
    start: (controller) => {
      for (const [place, start] of places.entries()) {
        const end = places[place + 1] ?? start;
        if (end > start) controller.enqueue(bytes.slice(start, end));
      }
      controller.close();
    },
  });
}

async function all(body: ReadableStream<Uint8Array>): Promise<AskEvent[]> {
  const events: AskEvent[] = [];
  for await (const read of readAskEvents(body)) events.push(read);
  return events;
}
