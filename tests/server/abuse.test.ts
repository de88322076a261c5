/**
 * Requests as nobody should send them, as bytes on a socket, to every route that there is: none is a fault, none is left
 * hanging, each is refused with a problem that has a code, or answered as if it were harmless.
 */
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/server/openapi/operations.ts';
import { type RawAnswer, rawRequest } from '../fixtures/raw-request.ts';
import { type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

/** Seconds: what takes minutes as a rule is to be seen here. */
const patience = { head: 1, whole: 2, look: 0.2 };
let footnote: StartedFootnote;
let host: string;
beforeAll(async () => {
  footnote = await startFootnote(
    {
      'mill.md': '# The mill\n\nThe mill at Tarn burnt down in 1911 after a lightning strike.\n',
      'fair.md': '# The fair\n\nThe fair of Lohne had 40 stalls in 1954.\n',
    },
    {},
    patience,
  );
  ({ host } = new URL(footnote.url));
});
afterAll(() => footnote.close());

const own = (): string => `Host: ${host}\r\nConnection: close\r\n`;
const send = (bytes: string | Buffer): Promise<RawAnswer> => rawRequest(footnote.url, bytes);
const withBody = (method: string, path: string, body: string | Buffer, more = 'Content-Type: application/json\r\n') =>
  Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${own()}${more}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`),
    Buffer.from(body),
  ]);

/** What is wrong with an answer to abuse; nothing, as a rule. */
function faultIn({ status, headers, body, hung }: RawAnswer): string | undefined {
  if (hung) return 'left open';
  if (status === 0) return 'closed without a word';
  if (status >= 500) return `${status} ${body}`;
  if (status < 400) return undefined;
  if (!/json/.test(headers.get('content-type') ?? '')) return `${status}, ${headers.get('content-type')}: ${body}`;
  // A chunked body is JSON between the lengths of its pieces.
  const text = body.replaceAll(/(?:^|\r\n)[\da-f]+\r\n/g, '');
  return /"code":(?:"[\w-]+"|-\d+)/.test(text) ? undefined : `no code: ${text}`;
}

async function faultsOf(
  cases: readonly (readonly [name: string, bytes: string | Buffer])[],
): Promise<Record<string, string>> {
  const faults: Record<string, string> = {};
  const left = [...cases];
  const next = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      const fault = faultIn(await send(one[1]));
      if (fault !== undefined) faults[one[0]] = fault;
    }
  };
  await Promise.all(Array.from({ length: 6 }, next));
  return faults;
}

const deep = '['.repeat(60_000) + ']'.repeat(60_000);
const nested = (at: string): string => `{"question":"x","input":"x","text":"x","verdict":"up",${at}:${deep}}`;
const jsonBodies: readonly (readonly [string, string | Buffer])[] = [
  ['nothing', ''],
  ['null', 'null'],
  ['a number', '1e400'],
  ['half of it', '{"question": "'],
  ['depth', deep],
  ['unclosed depth', '['.repeat(100_000)],
  ['depth in parameters', nested('"params"')],
  ['depth in what is passed on', nested('"tool_choice"')],
  [
    'a prototype',
    '{"__proto__":{"question":"x","title":"x"},"constructor":{"prototype":1},"question":"mill","text":"mill"}',
  ],
  ['huge numbers', '{"question":"mill","citation":1e400,"n":123456789012345678901234567890,"stream":1e999}'],
  [
    'half characters',
    '{"question":"\\ud800 mill","text":"\\udc00","title":"\\ud800","input":"\\ud800","reason":"\\ud800"}',
  ],
  [
    'NUL',
    '{"question":"mi\\u0000ll","text":"a\\u0000b","title":"\\u0000","input":"\\u0000","verdict":"up","reason":"\\u0000"}',
  ],
  ['broken UTF-8', Buffer.from('{"question":"mill \xff\xfe","text":"\xff","input":"\xc3\x28"}', 'latin1')],
  ['a member many times', `{${'"question":"x",'.repeat(5000)}"question":"mill"}`],
  ['many members', `{${Array.from({ length: 9000 }, (_, at) => `"m${at}":1`).join(',')}}`],
];
const json = 'Content-Type: application/json\r\n';
const otherBodies: readonly (readonly [string, string | Buffer, string])[] = [
  ['a bomb of gzip', gzipSync(Buffer.alloc(40_000_000, 32)), `${json}Content-Encoding: gzip\r\n`],
  ['no gzip', '{"question":"mill"}', `${json}Content-Encoding: gzip\r\n`],
  ['an unknown coding', '{"question":"mill"}', `${json}Content-Encoding: zip\r\n`],
  ['UTF-16', Buffer.from('\ufeff{"question":"mill"}', 'utf16le'), 'Content-Type: application/json; charset=utf-16\r\n'],
  ['another kind', '<question/>', 'Content-Type: text/xml\r\n'],
  ['no kind', '{"question":"mill"}', ''],
  ['a kind that is none', '{"question":"mill"}', 'Content-Type: ;;;\r\n'],
  ['a form', 'question=mill', 'Content-Type: application/x-www-form-urlencoded\r\n'],
  ['a form of files without bounds', 'x', 'Content-Type: multipart/form-data\r\n'],
  [
    'a bomb of a form',
    gzipSync(Buffer.alloc(4_000_000, 32)),
    'Content-Type: multipart/form-data; boundary=x\r\nContent-Encoding: gzip\r\n',
  ],
  ['too much', `{"question":"${'x'.repeat(300_000)}"}`, json],
];

const withIds = (path: string, id: string): string => path.replaceAll(/\{\w+\}/g, id);
const sending = operations.filter(({ method }) => method !== 'get');
const ids = ['%00', '%ff', '%', '%ed%a0%80', '..%2f..%2fpackage.json', '__proto__', 'x'.repeat(5000), '%E2%80%AE', '*'];

describe('no route comes to grief', () => {
  it.each(sending.map(({ method, path }) => [method.toUpperCase(), path] as const))(
    '%s %s, by what is sent to it',
    async (method, path) => {
      const at = withIds(path, 'none');
      const cases = [
        ...jsonBodies.map(([name, body]) => [name, withBody(method, at, body)] as const),
        ...otherBodies.map(([name, body, more]) => [name, withBody(method, at, body, more)] as const),
        [
          'length and chunks',
          `${method} ${at} HTTP/1.1\r\n${own()}${json}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
        ],
        ['a broken chunk', `${method} ${at} HTTP/1.1\r\n${own()}${json}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
        [
          'two lengths',
          `${method} ${at} HTTP/1.1\r\n${own()}${json}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`,
        ],
        ['a length below none', `${method} ${at} HTTP/1.1\r\n${own()}${json}Content-Length: -5\r\n\r\nhello`],
        [
          'a miracle expected',
          `${method} ${at} HTTP/1.1\r\n${own()}${json}Expect: miracle\r\nContent-Length: 0\r\n\r\n`,
        ],
      ] as const;
      expect(await faultsOf(cases)).toEqual({});
    },
  );

  it('by its address or its head, whichever route', async () => {
    const cases = operations
      // A stream of events stays open, as it should.
      .filter(({ type }) => type !== 'text/event-stream')
      .flatMap(({ method: name, path }) => {
        const method = name.toUpperCase();
        const at = withIds(path, 'none');
        const get = (target: string, more = ''): string => `${method} ${target} HTTP/1.1\r\n${own()}${more}\r\n`;
        const plain: [string, string][] = [
          [`${at}?`, get(`${at}?`)],
          [
            'a query of nonsense',
            get(`${at}?%&%ff=%&__proto__[x]=1&q[]=1&q=1&q=2&limit=1e999&cursor=%00&a=${'&a='.repeat(1500)}`),
          ],
          ['a long query', get(`${at}?q=${'x'.repeat(9000)}`)],
          ['a longer query', get(`${at}?q=${'x'.repeat(13_000)}`)],
          ['a whole address', get(`http://${host}${at}`)],
          ['a whole address elsewhere', get(`http://evil.example${at}`)],
          ['two slashes', get(`/${at}`)],
          ['a parent', get(`/../..${at}`)],
          ['a name twice', get(at, 'Host: evil.example\r\n')],
          ['two tokens', get(at, 'Authorization: Bearer a\r\nAuthorization: Bearer b\r\n')],
          ['two kinds', get(at, `${json}Content-Type: text/xml\r\nAccept: ;;;\r\nAccept: */*;q=x\r\n`)],
          ['many lines', get(at, 'X: y\r\n'.repeat(5000))],
          ['a long line', get(at, `X: ${'y'.repeat(20_000)}\r\n`)],
          [
            'odd conditions',
            get(at, 'If-None-Match: "\r\nIf-Match: W/,,"\r\nRange: bytes=9-1\r\nIf-Modified-Since: x\r\n'),
          ],
          [
            'odd traces',
            get(
              at,
              `traceparent: 00-x\r\ntracestate: ${'a=b,'.repeat(999)}\r\nX-Request-Id: <b>\r\nIdempotency-Key: "\r\n`,
            ),
          ],
          ['no name', `${method} ${at} HTTP/1.1\r\nConnection: close\r\n\r\n`],
          ['a name that is none', `${method} ${at} HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n`],
          ['a name with more', `${method} ${at} HTTP/1.1\r\nHost: a@b/c?d\r\nConnection: close\r\n\r\n`],
        ];
        const named = path.includes('{')
          ? ids.map((id): [string, string] => [id.slice(0, 9), get(withIds(path, id))])
          : [];
        return [...plain, ...named].map(([what, bytes]) => [`${method} ${path}, ${what}`, bytes] as const);
      });
    expect(cases.length).toBeGreaterThan(400);
    expect(await faultsOf(cases)).toEqual({});
  });

  it.each([
    ['GET //[', '//[', 404],
    ['two slashes and a name', '//evil.example/', 404],
    ['an address that is none', 'http://[/', 400],
    ['a folder of the page', '/assets', 404],
    ['the same by two slashes', '//assets', 404],
    ['out of a folder', '/assets/..%2f..%2fpackage.json', 404],
    ['NUL', '/%00', 400],
    ['half a percent', '/%', 400],
    ['a star', '*', 400],
    ['a word', 'x', 400],
    ['a very long path', `/${'a'.repeat(13_000)}`, 414],
    ['a longer one', `/${'a'.repeat(17_000)}`, 431],
  ])('takes %s for what it is', async (_what, target, status) => {
    const answer = await send(`GET ${target} HTTP/1.1\r\n${own()}\r\n`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(JSON.parse(answer.body)).toMatchObject({ status, code: expect.any(String) as unknown });
    expect(answer.headers.get('x-request-id')).toBe((JSON.parse(answer.body) as { requestId: string }).requestId);
  });

  it.each([
    ['what is not HTTP', '\u0016\u0003\u0001\u0002\u0000', 400],
    ['an unknown method', 'FOO / HTTP/1.1\r\n\r\n', 400],
    ['a proxy', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', 405],
    ['a later version', 'GET / HTTP/9.9\r\n\r\n', 400],
  ])('refuses %s in the words of every other problem', async (_what, bytes, status) => {
    const { body, hung, ...answer } = await send(bytes);
    expect([answer.status, hung]).toEqual([status, false]);
    expect(JSON.parse(body)).toMatchObject({ status, code: expect.any(String) as unknown });
  });

  it('goes on as if nothing had been', async () => {
    const response = await fetch(`${footnote.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: 'When did the mill at Tarn burn down?' }),
    });
    expect(await response.json()).toMatchObject({ kind: 'answered', text: expect.stringContaining('1911') as unknown });
    expect(({} as { question?: string }).question).toBeUndefined();
  });
});

it('answers requests that follow on one connection without waiting, each in its turn', async () => {
  const { body, status } = await send(
    `GET /livez HTTP/1.1\r\nHost: ${host}\r\n\r\nGET /api/nothing HTTP/1.1\r\nHost: ${host}\r\n\r\nGET /readyz HTTP/1.1\r\n${own()}\r\n`,
  );
  expect(status).toBe(200);
  expect([...body.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, code]) => code)).toEqual(['404', '200']);
  expect(body.indexOf('"alive":true')).toBeLessThan(body.indexOf('HTTP/1.1 404'));
});

describe('who is slow', () => {
  /** A byte now and then, for as long as the server listens. */
  const trickle = async (first: string): Promise<string> => {
    const { port, hostname } = new URL(footnote.url);
    const socket = connect(Number(port), hostname);
    let received = '';
    const timer = setInterval(() => socket.write(' '), 100);
    await new Promise<void>((resolve) => {
      socket.on('data', (chunk) => (received += chunk.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
      socket.write(first);
    });
    clearInterval(timer);
    return received;
  };

  it.each([
    ['in the head', () => `POST /api/ask HTTP/1.1\r\nHost: ${host}\r\nX: `],
    ['in the body', () => `POST /api/ask HTTP/1.1\r\nHost: ${host}\r\n${json}Content-Length: 9000\r\n\r\n`],
    [
      'in pieces of the body',
      () => `POST /api/ask HTTP/1.1\r\nHost: ${host}\r\n${json}Transfer-Encoding: chunked\r\n\r\n2328\r\n`,
    ],
    [
      'in a form',
      () =>
        `POST /api/articles HTTP/1.1\r\nHost: ${host}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000\r\n\r\n--x\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\n`,
    ],
    [
      'behind a refusal',
      () => `POST /api/nothing HTTP/1.1\r\nHost: ${host}\r\nContent-Type: text/xml\r\nContent-Length: 9000\r\n\r\n`,
    ],
  ])('%s is dropped after a while, and told so', async (_where, first) => {
    expect(await trickle(first())).toMatch(/^HTTP\/1\.1 4\d\d .*"code":"/s);
  });

  it('keeps nobody else waiting, nor is one who says nothing kept', async () => {
    const { port, hostname } = new URL(footnote.url);
    const silent = Array.from({ length: 20 }, () => connect(Number(port), hostname));
    for (const socket of silent) socket.on('error', () => undefined).resume();
    expect((await fetch(`${footnote.url}/readyz`)).status).toBe(200);
    await within(10_000, async () =>
      expect(silent.every(({ destroyed, readableEnded }) => destroyed || readableEnded)).toBe(true),
    );
  });
});
