/**
 * Addresses by which a stranger could make Footnote reach this machine or its network: forms of one address, redirects,
 * and names that lead elsewhere the second time they are looked up. A real server on loopback counts who comes.
 *
 *     npm run build && node bench/faults/addresses.mjs
 */
import { createServer } from 'node:http';
import { fetchPage } from '../../dist/adding/fetch-page.js';
import { isPublicAddress } from '../../dist/adding/public-address.js';
import { inTime, Rows, runAlone } from './fault-rows.mjs';

/** @param {number} port */
const forms = (port) => ({
  decimal: [`http://2130706433:${port}/`, `http://02130706433:${port}/`],
  octal: [`http://0177.0.0.1:${port}/`, `http://0177.0.0.01:${port}/`, `http://017700000001:${port}/`],
  hexadecimal: [`http://0x7f.0.0.1:${port}/`, `http://0x7f000001:${port}/`, `http://0x7f.1:${port}/`],
  short: [`http://127.1:${port}/`, `http://127.0.1:${port}/`, `http://0:${port}/`, `http://0.0.0.0:${port}/`],
  'of this machine': [
    `http://127.0.0.1:${port}/`,
    `http://127.255.255.254:${port}/`,
    `http://localhost:${port}/`,
    `http://a.localhost:${port}/`,
  ],
  'of IPv6': [`http://[::1]:${port}/`, `http://[::]:${port}/`, `http://[0:0:0:0:0:0:0:1]:${port}/`],
  'IPv4 in IPv6': [
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://[::ffff:7f00:1]:${port}/`,
    `http://[::127.0.0.1]:${port}/`,
    `http://[64:ff9b::7f00:1]:${port}/`,
    `http://[2002:7f00:1::]:${port}/`,
  ],
  'with a zone': [`http://[fe80::1%25eth0]:${port}/`, `http://[fe80::1]:${port}/`],
  'of a private network': ['http://10.0.0.1/', 'http://192.168.0.1/', 'http://172.16.0.1/', 'http://[fc00::1]/'],
  'of a cloud': ['http://169.254.169.254/latest/meta-data/', 'http://[fd00:ec2::254]/', 'http://100.100.100.200/'],
  'with a user': [
    `http://example.org@127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}@example.org/`,
    `http://a:b@127.0.0.1:${port}/`,
  ],
  'with a trailing dot': [`http://127.0.0.1.:${port}/`, `http://localhost.:${port}/`],
  'in other letters': [
    `http://①②⑦.⓪.⓪.①:${port}/`,
    `http://１２７.０.０.１:${port}/`,
    `http://ⓛocalhost:${port}/`,
    `http://127。0。0。1:${port}/`,
  ],
  'of other kinds': [
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'gopher://127.0.0.1/',
    'data:text/html,words',
    'javascript:1',
    'http:127.0.0.1',
    `//127.0.0.1:${port}/`,
  ],
  'of other ports': ['http://93.184.215.14:22/', 'http://93.184.215.14:25/'],
});

/** @param {import('./fault-rows.mjs').Options} _options */
export async function addresses(_options = {}) {
  const rows = new Rows();
  let came = 0;
  let location = '';
  const server = createServer((request, reply) => {
    if (request.url === '/start') {
      reply.writeHead(302, { location }).end();
      return;
    }
    came += 1;
    reply.writeHead(200, { 'content-type': 'text/html' }).end('<p>A secret of this machine.</p>');
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

  /** Whoever is let through, or comes to the server, got out. @param {string} fault @param {() => Promise<unknown>} work */
  async function refused(fault, work) {
    const before = came;
    const outcome = await inTime(
      work().then(
        () => 'fetched',
        () => 'refused',
      ),
      30,
    );
    if (!outcome.done) rows.add(fault, { hangs: 1 });
    else rows.add(fault, { escapes: came - before + (outcome.value === 'fetched' ? 1 : 0) });
  }

  for (const [fault, all] of Object.entries(forms(port)))
    for (const address of all) await refused(`address ${fault}`, () => fetchPage(address, 1));

  // Only the first step of each chain is let through, as a page on the internet that redirects.
  const first = 'start.example';
  /** @param {(host: string, times: number) => string} find */
  const rules = (find) => {
    /** @type {Map<string, number>} */
    const times = new Map();
    let isFirst = true;
    return {
      milliseconds: 10_000,
      isAllowed: (/** @type {string} */ address) => {
        const isStart = isFirst && address === '127.0.0.1';
        isFirst = false;
        return isStart || isPublicAddress(address);
      },
      lookup: async (/** @type {string} */ host) => {
        times.set(host, (times.get(host) ?? 0) + 1);
        return [{ address: find(host, times.get(host) ?? 1), family: 4 }];
      },
    };
  };
  const targets = [
    `http://127.0.0.1:${port}/in`,
    `http://localhost:${port}/in`,
    `http://2130706433:${port}/in`,
    `http://[::1]:${port}/in`,
    `http://[::ffff:7f00:1]:${port}/in`,
    'http://169.254.169.254/latest',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    `http://user:word@127.0.0.1:${port}/in`,
    `//127.0.0.1:${port}/in`,
    'http://other.example:22/in',
    `http://inner.example:${port}/in`,
  ];
  for (const target of targets) {
    location = target;
    await refused('redirect', () =>
      fetchPage(
        `http://${first}:${port}/start`,
        1,
        rules(() => '127.0.0.1'),
      ),
    );
  }
  location = '/start';
  await refused('redirects for ever', () =>
    fetchPage(`http://${first}:${port}/start`, 1, { ...rules(() => '127.0.0.1'), isAllowed: () => true }),
  );

  // A name is public when it is looked at, and this machine when it is looked up again: the connection goes where the look went.
  for (const [host, answers] of Object.entries({
    'rebinding.example': ['192.0.2.1', '127.0.0.1'],
    'both.example': ['127.0.0.1', '93.184.215.14'],
  })) {
    await refused('a name that changes', () =>
      fetchPage(`http://${host}:${port}/in`, 1, {
        milliseconds: 2000,
        isAllowed: (/** @type {string} */ address) => address === '192.0.2.1' || isPublicAddress(address),
        lookup: async (/** @type {string} */ asked) =>
          asked === 'both.example'
            ? answers.map((address) => ({ address, family: 4 }))
            : [{ address: answers.shift() ?? '127.0.0.1', family: 4 }],
      }),
    );
  }
  server.close();
  return rows.all;
}

await runAlone(import.meta.url, addresses);
