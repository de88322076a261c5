/**
 * Endpoints of a model that fail in every way that we know of, each a real server on this machine; and three that are
 * odd but fine. Each is a handler of a chat completion, or an address of its own.
 */
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';

export const quote = '57 troops were killed';

/** @typedef {import('node:http').ServerResponse} Reply */

/** A good line, with the key under which the passage was shown. @param {string} shown */
export function goodLine(shown) {
  const fence = [...shown.matchAll(/<<<(\S+) key (\S+)\n([^]*?)\n\1>>>/g)].find(([, , , text = '']) =>
    text.includes(quote),
  );
  const quotes = [{ key: fence?.[2] ?? '', text: quote }];
  return JSON.stringify({ note: 'é—…', statement: 'Some 57 troops were reportedly killed.', quotes });
}

/** @param {number} status @param {Record<string, string>} [headers] */
const refuse =
  (status, headers = {}) =>
  (/** @type {Reply} */ reply) => {
    reply.writeHead(status, { 'content-type': 'application/json', ...headers });
    reply.end('{"error":{"message":"as the bench says"}}');
  };
const stream = (/** @type {Reply} */ reply) => {
  reply.writeHead(200, { 'content-type': 'text/event-stream' });
  reply.flushHeaders();
};
const event = (/** @type {unknown} */ data) => `data: ${JSON.stringify(data)}\n\n`;
const words = (/** @type {string | null} */ content) => event({ choices: [{ index: 0, delta: { content } }] });
const finish = (/** @type {string} */ reason) =>
  `${event({ choices: [{ index: 0, delta: {}, finish_reason: reason }] })}data: [DONE]\n\n`;
const streamed =
  (/** @type {(reply: Reply, line: string) => void | Promise<void>} */ work) =>
  (/** @type {Reply} */ reply, /** @type {string} */ line) => {
    stream(reply);
    return work(reply, line);
  };
/** @param {number} milliseconds @param {string} piece */
const forever = (milliseconds, piece) =>
  streamed(async (reply) => {
    while (!reply.destroyed) {
      reply.write(piece);
      await sleep(milliseconds);
    }
  });
const whole =
  (/** @type {unknown} */ body, type = 'application/json') =>
  (/** @type {Reply} */ reply) => {
    reply.writeHead(200, { 'content-type': type });
    reply.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** @type {readonly { name: string, play: (reply: Reply, line: string) => void | Promise<void>, fine?: boolean }[]} */
export const played = [
  { name: '401', play: refuse(401) },
  { name: '404', play: refuse(404) },
  { name: '429', play: refuse(429) },
  { name: '429, Retry-After: 1', play: refuse(429, { 'retry-after': '1' }) },
  { name: '429, Retry-After: 86400', play: refuse(429, { 'retry-after': '86400' }) },
  { name: '500', play: refuse(500) },
  { name: '503', play: refuse(503) },
  { name: 'stall before the headers', play: () => {} },
  { name: 'stall before the first token', play: streamed(() => {}) },
  { name: 'stall in mid-stream', play: streamed((reply) => void reply.write(words('{"statement":"It'))) },
  { name: 'stall behind a whole statement', play: streamed((reply, line) => void reply.write(words(`${line}\n`))) },
  { name: 'reset before the headers', play: (reply) => void reply.socket?.resetAndDestroy() },
  {
    name: 'reset in mid-stream',
    play: streamed(async (reply, line) => {
      reply.write(words(line));
      await sleep(50);
      reply.socket?.resetAndDestroy();
    }),
  },
  { name: 'end without [DONE]', play: streamed((reply, line) => void reply.end(words(line))) },
  { name: 'bad JSON', play: streamed((reply) => void reply.end('data: {"choices":\n\n')) },
  { name: 'HTML with 200', play: whole('<html>Log in</html>', 'text/html') },
  {
    name: 'an error object in mid-stream',
    play: streamed((reply, line) => void reply.end(words(line) + event({ error: { message: 'overloaded' } }))),
  },
  { name: 'empty choices', play: streamed((reply) => void reply.end(event({ choices: [] }))) },
  { name: 'null content', play: streamed((reply) => void reply.end(words(null) + finish('stop'))) },
  { name: 'a tool call', play: streamed((reply) => void reply.end(finish('tool_calls'))) },
  { name: 'length stop before a word', play: streamed((reply) => void reply.end(finish('length'))) },
  { name: 'content filter', play: streamed((reply, line) => void reply.end(words(line) + finish('content_filter'))) },
  { name: 'one byte a second', play: forever(1000, 'd') },
  { name: 'one word now and then, without end', play: forever(200, words('a ')) },
  { name: 'endless text', play: forever(0, words('a '.repeat(500))) },
  { name: 'a line without end', play: forever(0, 'a'.repeat(100_000)) },
  {
    name: 'a reply that is not streamed',
    fine: true,
    play: (reply, line) => whole({ choices: [{ message: { content: line } }] })(reply),
  },
  {
    name: 'UTF-8 split between pieces',
    fine: true,
    play: streamed(async (reply, line) => {
      for (const byte of Buffer.from(words(line))) {
        reply.write(new Uint8Array([byte]));
        if (byte > 127) await sleep(2);
      }
      reply.end(finish('stop'));
    }),
  },
  {
    name: 'length stop behind a statement',
    fine: true,
    play: streamed((reply, line) => void reply.end(words(`${line}\n{"statement":"Tw`) + finish('length'))),
  },
];

/** Addresses at which no server ever speaks HTTP. `close` ends what was started for them. */
export async function unreachable() {
  const plain = createServer((socket) => socket.on('error', () => {}).end('220 hello\r\n'));
  const bare = createTlsServer({}, () => {});
  bare.on('tlsClientError', () => {});
  const closed = createServer();
  const ports = await Promise.all(
    [plain, bare, closed].map(async (server) => {
      await new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve(undefined));
      });
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : 0;
    }),
  );
  closed.close();
  return {
    addresses: [
      { name: 'refused', url: `http://127.0.0.1:${ports[2]}/v1` },
      { name: 'DNS', url: 'http://nowhere.invalid/v1' },
      { name: 'TLS: none spoken', url: `https://127.0.0.1:${ports[0]}/v1` },
      { name: 'TLS: no certificate', url: `https://127.0.0.1:${ports[1]}/v1` },
    ],
    close: () => {
      plain.close();
      bare.close();
    },
  };
}
