/** What many at once get: turns in a fair order, a clear word when there are too many, and nothing of those who left. */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskEvent } from '../../src/ask.ts';
import type { FootnoteError } from '../../src/errors.ts';
import { QuestionQueue } from '../../src/server/question-queue.ts';
import {
  briefs,
  eventsOf,
  type ReceivedEvent,
  type StartedFootnote,
  startFootnote,
  within,
} from '../fixtures/start-footnote.ts';

/** As many as are answered at once. */
const inHand = 4;
const mostWaiting = 256;

/** A queue, the questions that it has let in, in their order, and a hand that ends the first of them. */
function watched() {
  const queue = new QuestionQueue();
  const begun: string[] = [];
  const open = new Map<string, () => void>();
  const failed = new Map<string, FootnoteError>();
  const ask = (name: string, client: string, connection: object, signal = new AbortController().signal): void => {
    const begin = async function* (): AsyncGenerator<AskEvent, void> {
      begun.push(name);
      yield { event: 'status', data: { stage: 'searching' } };
      await new Promise<void>((resolve, reject) => {
        open.set(name, resolve);
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    };
    void (async () => {
      try {
        for await (const event of queue.inTurn({ client, connection }, signal, begin)) void event;
      } catch (error) {
        failed.set(name, error as FootnoteError);
      } finally {
        open.delete(name);
      }
    })();
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
  /** Ends those in hand, one after another, until so many have been let in. */
  const goOn = async (count: number): Promise<string[]> => {
    while (begun.length < count) {
      await settle();
      const [first] = open;
      if (first === undefined || begun.length >= count) continue;
      const [name, end] = first;
      open.delete(name);
      end();
    }
    return begun;
  };
  return { queue, ask, begun, failed, goOn, settle };
}

describe('the order of questions', () => {
  it('does not let a client with fifty questions stand before the one of another', async () => {
    const { ask, goOn } = watched();
    for (let at = 0; at < 50; at += 1) ask(`script ${at}`, 'script', {});
    ask('page', 'page', {});
    expect((await goOn(inHand + 2)).indexOf('page')).toBeLessThanOrEqual(inHand + 1);
  });

  it('lets the connections of one client take turns, whatever each has sent', async () => {
    const { ask, goOn } = watched();
    for (let at = 0; at < inHand; at += 1) ask(`first ${at}`, 'program', {});
    const [one, other] = [{}, {}];
    for (const name of ['a1', 'a2', 'a3']) ask(name, 'program', one);
    for (const name of ['b1', 'b2']) ask(name, 'program', other);
    expect((await goOn(inHand + 5)).slice(inHand)).toEqual(['a1', 'b1', 'a2', 'b2', 'a3']);
  });

  it('turns away the last of whoever has most waiting, with when to come back, once too many wait', async () => {
    const { queue, ask, failed, settle } = watched();
    for (let at = 0; at < inHand + mostWaiting; at += 1) ask(`script ${at}`, 'script', {});
    await settle();
    expect([queue.waiting, failed.size]).toEqual([mostWaiting, 0]);
    ask('page', 'page', {});
    await settle();
    expect([...failed.keys()]).toEqual([`script ${inHand + mostWaiting - 1}`]);
    expect([...failed.values()][0]).toMatchObject({ code: 'too-many-questions', status: 503 });
    expect([...failed.values()][0]!.retryAfter).toBeGreaterThanOrEqual(1);
    expect(queue.waiting).toBe(mostWaiting);
  });

  it('drops who has left at once, waiting or not, and begins nothing for them', async () => {
    const { queue, ask, begun, settle } = watched();
    const left = new AbortController();
    for (let at = 0; at < 200; at += 1) ask(`leaver ${at}`, 'leavers', {}, left.signal);
    ask('who stays', 'leavers', {});
    await settle();
    expect(queue.waiting).toBe(200 - inHand + 1);
    left.abort();
    while (!begun.includes('who stays')) await settle();
    // Those whose turn it was already, and nobody else.
    expect(begun.length).toBeLessThanOrEqual(inHand + 1);
    expect(queue.waiting).toBe(0);
  });

  it('tells those who wait when it is closed, and leaves alone those whose turn it is', async () => {
    const { queue, ask, begun, failed, settle } = watched();
    for (let at = 0; at < inHand + 3; at += 1) ask(`${at}`, 'client', {});
    await settle();
    queue.close({ code: 'stopping' } as FootnoteError);
    await settle();
    expect([...failed.values()].map(({ code }) => code)).toEqual(['stopping', 'stopping', 'stopping']);
    expect(begun).toHaveLength(inHand);
  });
});

describe('a server with many clients', () => {
  let footnote: StartedFootnote;
  beforeAll(async () => {
    footnote = await startFootnote(briefs);
  });
  afterAll(() => footnote.close());

  const ask = (accept: string): Promise<Response> =>
    fetch(`${footnote.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ question: 'How many troops were killed in the airstrike in eastern Syria?' }),
    });

  it('tells those who wait that they do, and answers all', async () => {
    const streams = await Promise.all(Array.from({ length: 12 }, () => ask('text/event-stream')));
    const told = await Promise.all(
      streams.map(async (stream) => {
        const events: ReceivedEvent[] = [];
        for await (const event of eventsOf(stream)) events.push(event);
        return events;
      }),
    );
    expect(told.map((events) => events.at(-1)!.event)).toEqual(Array(12).fill('answer'));
    const waited = told.filter(([first]) => first!.data.stage === 'waiting');
    expect(waited.length).toBeGreaterThan(0);
    expect(waited[0]![0]!.data.questions).toBeGreaterThan(0);
    // Waiting changes nothing of an answer.
    expect(new Set(told.map((events) => events.at(-1)!.data.text)).size).toBe(1);
  });

  it('refuses one more stream of a client that has five hundred open, but neither its questions nor others', async () => {
    const { hostname, port } = new URL(footnote.url);
    const sockets: Socket[] = [];
    const follow = (name: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect(Number(port), hostname);
        sockets.push(socket);
        socket.write(`GET /api/events HTTP/1.1\r\nHost: ${hostname}\r\nUser-Agent: ${name}\r\n\r\n`);
        socket.once('data', (data) => resolve(String(data)));
      });
    const held = await Promise.all(Array.from({ length: 512 }, () => follow('script')));
    expect(held.filter((head) => head.startsWith('HTTP/1.1 200'))).toHaveLength(512);
    const refused = await follow('script');
    expect(refused).toMatch(/^HTTP\/1\.1 503/);
    expect(refused).toMatch(/Retry-After: \d+/i);
    expect(refused).toContain('too-many-streams');
    expect(await follow('page')).toMatch(/^HTTP\/1\.1 200/);
    expect((await ask('text/event-stream')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    // Who has left makes room.
    await within(2000, async () => expect(await follow('script')).toMatch(/^HTTP\/1\.1 200/));
    sockets.at(-1)!.destroy();
  });

  it('finishes what was begun when it is stopped, and tells the others that it stops', async () => {
    const streams = await Promise.all(Array.from({ length: 30 }, () => ask('text/event-stream')));
    const ends = Promise.all(
      streams.map(async (stream) => {
        let last: ReceivedEvent | undefined;
        for await (const event of eventsOf(stream)) last = event;
        return last!;
      }),
    );
    const restarting = footnote.restart();
    const outcomes = (await ends).map(({ event, data }) => (event === 'answer' ? data.kind : data.code) as string);
    await restarting;
    expect([...new Set(outcomes)].filter((outcome) => outcome !== 'answered' && outcome !== 'stopping')).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === 'answered').length).toBeGreaterThan(0);
    expect((await ask('application/json')).status).toBe(200);
  });
});
