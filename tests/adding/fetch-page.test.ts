/** Pages are fetched from servers that misbehave, on this machine; the rules that are relaxed for that are named. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync, brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchPage, type FetchRules } from '../../src/adding/fetch-page.ts';
import { redirectedAddress } from '../../src/adding/page-address.ts';
import { isPublicAddress } from '../../src/adding/public-address.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let handler: Handler;
let asked: IncomingMessage[];
let base: string;
let port: number;
const server = createServer((request, response) => {
  asked.push(request);
  handler(request, response);
});

beforeEach(async () => {
  asked = [];
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
  base = `http://127.0.0.1:${port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

const megabyte = 1024 * 1024;
const html = { 'Content-Type': 'text/html; charset=utf-8' };
const loopback = (address: string): boolean => address === '127.0.0.1';
const never: FetchRules['lookup'] = (host) => Promise.reject(new Error(`nobody is to look up ${host}`));
/** Loopback is allowed, no name is looked up, and 20 s are all. */
const fetchHere = (path: string, rules: Partial<FetchRules> = {}) =>
  fetchPage(new URL(path, base).href, 1, { milliseconds: 20_000, isAllowed: loopback, lookup: never, ...rules });
const respond =
  (status: number, headers: Record<string, string>, body: string | Uint8Array = ''): Handler =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };

describe('a page', () => {
  it('comes with its final address, its type and its encoding', async () => {
    handler = (request, response) => {
      if (request.url === '/old') response.writeHead(301, { Location: '/new?a=1#part' }).end();
      else response.writeHead(200, { 'Content-Type': 'Text/HTML; charset="windows-1256"' }).end('<p>words');
    };
    const page = await fetchHere('/old#top');
    expect(page.url.href).toBe(`${base}/new?a=1`);
    expect(page).toMatchObject({ mediaType: 'text/html', charset: 'windows-1256' });
    expect(Buffer.from(page.bytes).toString()).toBe('<p>words');
  });

  it.each([
    ['gzip', gzipSync('words')],
    ['br', brotliCompressSync('words')],
  ])('is unpacked from %s', async (encoding, body) => {
    handler = respond(200, { ...html, 'Content-Encoding': encoding }, body);
    expect(Buffer.from((await fetchHere('/')).bytes).toString()).toBe('words');
  });

  it('is asked for with an honest name, and without cookies or secrets', async () => {
    handler = (request, response) => {
      if (request.url === '/') {
        response.writeHead(302, { Location: '/next', 'Set-Cookie': 'a=b' }).end();
      } else response.writeHead(200, html).end('words');
    };
    await fetchHere('/');
    expect(asked).toHaveLength(2);
    for (const { headers, method } of asked) {
      expect(method).toBe('GET');
      expect(headers['user-agent']).toMatch(/^Footnote\//);
      expect(headers.host).toBe(`127.0.0.1:${port}`);
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['cookie', 'authorization', 'referer']));
    }
  });

  it('is asked for at the host itself, whatever proxy the environment names', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      http_proxy: 'http://127.0.0.1:9',
      HTTP_PROXY: 'http://127.0.0.1:9',
      NODE_USE_ENV_PROXY: '1',
    });
    handler = respond(200, html, 'words');
    try {
      expect((await fetchHere('/')).bytes).toHaveLength(5);
    } finally {
      process.env = before;
    }
  });
});

describe('addresses that are not of the public web are not asked', () => {
  it.each([
    ['loopback', 'http://127.0.0.1:PORT/'],
    ['loopback in decimal', 'http://2130706433:PORT/'],
    ['loopback in octal', 'http://0177.0.0.1:PORT/'],
    ['loopback in hexadecimal', 'http://0x7f000001:PORT/'],
    ['loopback cut short', 'http://127.1:PORT/'],
    ['loopback in fullwidth digits', 'http://１２７.０.０.１:PORT/'],
    ['IPv6 loopback', 'http://[::1]:PORT/'],
    ['mapped IPv4', 'http://[::ffff:7f00:1]:PORT/'],
    ['mapped IPv4 in dots', 'http://[::ffff:127.0.0.1]:PORT/'],
    ['NAT64', 'http://[64:ff9b::7f00:1]:PORT/'],
    ['any address', 'http://0.0.0.0:PORT/'],
    ['a private network', 'http://10.0.0.1/'],
    ['the metadata of a cloud machine', 'http://169.254.169.254/latest/meta-data/'],
    ['a unique local address', 'http://[fd00::1]/'],
    ['a name for this machine', 'http://localhost:PORT/'],
  ])('%s', async (_what, address) => {
    handler = respond(200, html, 'secret');
    await expect(fetchPage(address.replace('PORT', String(port)), 1)).rejects.toThrow('not on the public internet');
    expect(asked).toEqual([]);
  });

  it.each([
    ['file:///etc/passwd', 'Only http and https'],
    ['data:text/html,words', 'Only http and https'],
    ['ftp://example.org/', 'Only http and https'],
    ['javascript:alert(1)', 'Only http and https'],
    ['https://user:secret@example.org/', 'user name or a password'],
    ['http://example.org:22/', 'Port 22'],
    ['http://example.org:25/', 'Port 25'],
    ['example.org/page', 'not an address'],
    ['http://', 'not an address'],
    [`https://example.org/${'a'.repeat(3000)}`, 'longer than'],
  ])('%s', async (address, reason) => {
    await expect(fetchPage(address, 1, { milliseconds: 20_000, isAllowed: () => true, lookup: never })).rejects.toThrow(
      reason,
    );
  });

  it('a name that leads to a private address, alone or among public ones', async () => {
    for (const addresses of [['127.0.0.1'], ['93.184.215.14', '127.0.0.1'], ['::ffff:10.0.0.1'], ['fe80::1%eth0']]) {
      const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      const rules = { milliseconds: 20_000, lookup: () => Promise.resolve(found) };
      await expect(
        fetchPage(`http://news.example:${port}/`, 1, { ...rules, isAllowed: isPublicAddress }),
      ).rejects.toThrow('not on the public internet');
    }
    expect(asked).toEqual([]);
  });

  it('a name that leads elsewhere when it is looked up again: it is looked up once', async () => {
    handler = respond(200, html, 'words');
    let lookups = 0;
    const lookup: FetchRules['lookup'] = () => {
      lookups += 1;
      // The connection goes to the first answer; a second would lead to a port where nobody listens.
      return Promise.resolve([{ address: lookups === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]);
    };
    const page = await fetchPage(`http://news.example:${port}/`, 1, {
      milliseconds: 20_000,
      isAllowed: loopback,
      lookup,
    });
    expect(page.url.href).toBe(`http://news.example:${port}/`);
    expect(asked.map(({ headers }) => headers.host)).toEqual([`news.example:${port}`]);
    expect(lookups).toBe(1);
  });

  it('a name that cannot be found', async () => {
    await expect(
      fetchPage('http://news.example/', 1, { milliseconds: 20_000, isAllowed: loopback, lookup: never }),
    ).rejects.toThrow('news.example cannot be found');
  });
});

describe('redirects', () => {
  const redirectTo = (location: string): Handler => respond(302, { Location: location });

  it('to a private address are not followed', async () => {
    // The first host stands for a public one.
    const rules: Partial<FetchRules> = {
      lookup: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
      isAllowed: loopback,
    };
    for (const target of ['http://10.0.0.1/', 'http://[::1]/', 'http://169.254.169.254/', 'http://0x7f.2/']) {
      handler = redirectTo(target);
      await expect(fetchHere('/', rules)).rejects.toThrow('not on the public internet');
    }
  });

  it.each(['file:///etc/passwd', 'data:text/html,words', 'http://user:secret@127.0.0.1/', 'http://127.0.0.1:22/'])(
    'to %s are not followed',
    async (target) => {
      handler = redirectTo(target);
      await expect(fetchHere('/')).rejects.toThrow('It redirects to where it may not');
    },
  );

  it('from https to http are not followed, others are', () => {
    const to = (location: string, from: string): string => redirectedAddress(location, new URL(from)).href;
    expect(() => to('http://example.org/', 'https://example.org/')).toThrow('from https to http');
    expect(to('//example.org/a#b', 'https://news.example/')).toBe('https://example.org/a');
    expect(to('https://example.org/', 'http://example.org/')).toBe('https://example.org/');
  });

  it('are followed five times, and not in a circle', async () => {
    handler = ({ url = '/' }, response) => {
      const left = Number(url.slice(1));
      if (left > 0) response.writeHead(307, { Location: `/${left - 1}` }).end();
      else response.writeHead(200, html).end('words');
    };
    expect((await fetchHere('/5')).url.pathname).toBe('/0');
    await expect(fetchHere('/6')).rejects.toThrow('more than 5 times');
    handler = redirectTo('/');
    await expect(fetchHere('/')).rejects.toThrow('more than 5 times');
  });
});

describe('answers that are no page, or no end', () => {
  it.each([
    ['404', respond(404, html, 'gone'), 'answered 404'],
    ['500', respond(500, html, 'broken'), 'answered 500'],
    ['a redirect to nowhere', respond(302, {}), 'answered 302'],
    ['a picture', respond(200, { 'Content-Type': 'image/png' }, 'x'), 'image/png'],
    ['another packing', respond(200, { ...html, 'Content-Encoding': 'zstd' }, 'x'), 'packed as zstd'],
    ['a broken packing', respond(200, { ...html, 'Content-Encoding': 'gzip' }, 'x'.repeat(100)), 'broke off'],
    ['more than is read', respond(200, html, 'x'.repeat(megabyte + 1)), 'larger than 1 MB'],
    [
      'a small file that unpacks to a large one',
      respond(200, { ...html, 'Content-Encoding': 'gzip' }, gzipSync(Buffer.alloc(50 * megabyte))),
      'larger than 1 MB',
    ],
    [
      'the same in brotli',
      respond(200, { ...html, 'Content-Encoding': 'br' }, brotliCompressSync(Buffer.alloc(20 * megabyte))),
      'larger than 1 MB',
    ],
  ])('%s', async (_what, misbehaves, reason) => {
    handler = misbehaves;
    await expect(fetchHere('/')).rejects.toThrow(reason);
  });

  it('a body without an end', async () => {
    let closed = false;
    handler = (_request, response) => {
      response.writeHead(200, html);
      const more = (): void => {
        if (response.write('x'.repeat(16_384))) setImmediate(more);
      };
      response.on('drain', more).on('error', () => undefined);
      response.on('close', () => (closed = true));
      more();
    };
    await expect(fetchHere('/')).rejects.toThrow('larger than 1 MB');
    await expect.poll(() => closed).toBe(true);
  });

  it('packed bytes without an end that unpack to nothing', async () => {
    const nothing = gzipSync('');
    handler = (_request, response) => {
      response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' });
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.concat(Array.from({ length: 1000 }, () => nothing))));
      };
      response.on('drain', more);
      more();
    };
    await expect(fetchHere('/')).rejects.toThrow(/larger than 1 MB|longer than/);
  });

  it.each<[string, Handler]>([
    ['no answer', () => undefined],
    [
      'a body that trickles',
      (_request, response) => {
        response.writeHead(200, html);
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
    [
      'redirects that take their time',
      (_request, response) => {
        setTimeout(() => response.writeHead(302, { Location: '/' }).end(), 150);
      },
    ],
  ])('%s: one deadline holds for all', async (_what, misbehaves) => {
    handler = misbehaves;
    await expect(fetchHere('/', { milliseconds: 400 })).rejects.toThrow('longer than 0.4 s');
  });

  it('a name server that does not answer', async () => {
    const rules = { milliseconds: 200, isAllowed: loopback, lookup: () => new Promise<never>(() => undefined) };
    await expect(fetchPage('http://news.example/', 1, rules)).rejects.toThrow('longer than 0.2 s');
  });

  it('a body that is cut off', async () => {
    handler = (_request, response) => {
      response.writeHead(200, { ...html, 'Content-Length': '1000' });
      response.write('words');
      setTimeout(() => response.destroy(), 20);
    };
    await expect(fetchHere('/')).rejects.toThrow('broke off');
  });

  it('nobody there', async () => {
    server.close();
    await expect(fetchHere('/')).rejects.toThrow(`127.0.0.1:${port} does not answer`);
  });
});
