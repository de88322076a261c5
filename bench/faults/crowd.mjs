/**
 * Many at once: how long a new connection and a new question wait while 64 and 256 clients ask without a pause, while
 * thousands of streams are open, while clients do not read or leave; and, as a soak, whether memory stays flat.
 *
 *     npm run build:server && npm run bench crowd [-- --reader linear|neural --articles 1500 --seconds 20 --streams 1000,5000]
 *     npm run bench crowd -- --minutes 30        the soak
 *
 * Needs so many open files: ulimit -n. Load of the machine is told; the ratio to idle is what compares between machines.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeArticle } from '../scale/make-articles.mjs';
import { builtInOnly, startServer } from '../scale/start-server.mjs';
import { askOne } from './crowd-askers.mjs';
import { patient } from './fault-rows.mjs';

const askersFile = fileURLToPath(new URL('crowd-askers.mjs', import.meta.url));
/** On Linux. */
const hasProcesses = existsSync('/proc/self/stat');
/** A new connection and a new question are tried so often, in milliseconds. */
const probeEvery = 100;

/** @param {number[]} times @param {number} part */
const share = (times, part) => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * part)] ?? Number.NaN;

/** Milliseconds until a new connection is told that the server lives; infinite when it is not, within 30 s of a quiet machine. @param {string} url */
function livez(url) {
  return new Promise((resolve) => {
    const began = performance.now();
    const asked = request(`${url}/livez`, { agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(performance.now() - began));
    });
    asked.setTimeout(patient(30_000), () => asked.destroy());
    asked.on('error', () => resolve(Infinity));
    asked.end();
  });
}

/** On a connection of its own: one that is kept may be closed just when it is used again. @param {string} address @returns {Promise<string>} */
function textOf(address) {
  return new Promise((resolve, reject) => {
    const asked = request(address, { agent: false }, (response) => {
      let text = '';
      response.on('data', (part) => (text += part));
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** @param {string} url @param {number} seconds @param {number} articles @param {string} name */
async function probes(url, seconds, articles, name) {
  const lives = [];
  const answers = [];
  const outcomes = {};
  const end = performance.now() + seconds * 1000;
  const living = async () => {
    while (performance.now() < end) {
      lives.push(await livez(url));
      await wait(probeEvery);
    }
  };
  const asking = async () => {
    for (let at = 0; performance.now() < end; at += 1) {
      const { outcome, milliseconds } = await askOne(url, makeArticle((at * 104_729 + 13) % articles), false, name);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      answers.push(milliseconds);
      await wait(probeEvery);
    }
  };
  await Promise.all([living(), asking()]);
  return { lives, answers, outcomes };
}

/** Clients that ask one question after another, in a process of their own. */
async function askers(url, clients, seconds, articles, first = 0) {
  const child = spawn(process.execPath, [askersFile, url, clients, seconds, articles, first].map(String), {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (data) => (out += data));
  await new Promise((resolve) => child.once('close', resolve));
  return JSON.parse(out);
}

/** Follows the index without end. @param {string} url @param {boolean} reads */
function follow(url, reads = true) {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET /api/events HTTP/1.1\r\nHost: ${hostname}\r\nUser-Agent: follower\r\n\r\n`);
    });
    socket.once('data', (data) => {
      if (!reads) socket.pause();
      resolve({ socket, status: String(data).slice(9, 12) });
    });
    socket.on('error', () => resolve({ socket, status: 'reset' }));
  });
}

/** @param {number | undefined} pid */
function megabytes(pid) {
  if (!hasProcesses) return Number.NaN;
  const found = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(found) / 1024;
}

/** Milliseconds of the processor that it has had; `part`: of its first thread. Of /proc, so on Linux only. @param {number | undefined} pid */
function processor(pid, part = '') {
  if (!hasProcesses) return Number.NaN;
  const [, fields = ''] = readFileSync(`/proc/${pid}${part}/stat`, 'utf8').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

/** A folder of articles, and a server over them. */
async function served(folder, articles, reader) {
  const corpus = join(folder, 'corpus');
  for (let at = 0; at < articles; at += 1) {
    const { path, text } = makeArticle(at);
    mkdirSync(dirname(join(corpus, path)), { recursive: true });
    writeFileSync(join(corpus, path), text);
  }
  const server = await startServer(folder, { ...builtInOnly(corpus), FOOTNOTE_READER: reader });
  while (JSON.parse(await textOf(`${server.url}/api/index`)).articles < articles) await wait(100);
  return { ...server, corpus };
}

const isClear = (/** @type {string} */ outcome) => /^(?:right|refused|\d{3} [a-z-]+$)/.test(outcome);
/** A row of the fault run. @param {string} fault @param {Record<string, number>} outcomes */
function row(fault, outcomes, deaths = 0) {
  const count = (/** @type {(outcome: string) => boolean} */ which) =>
    Object.entries(outcomes).reduce((sum, [outcome, times]) => sum + (which(outcome) ? times : 0), 0);
  return {
    fault,
    trials: count(() => true),
    survived: count(isClear),
    hangs: count((outcome) => outcome === 'hang'),
    silentWrong: count((outcome) => outcome === 'wrong'),
    deaths,
  };
}

/**
 * What a crowd does, as rows of the fault run; `tell` gets a line for each measurement. The short form takes some 20 s.
 * @param {{seconds?: number, folder?: string, articles?: number, reader?: string, crowds?: number[], streams?: number[], tell?: (line: string) => void}} options
 */
export async function crowd({
  seconds = 2,
  folder,
  articles = 150,
  reader = 'linear',
  crowds = [64],
  streams = [300],
  tell = () => undefined,
} = {}) {
  const own = mkdtempSync(join(folder ?? tmpdir(), 'crowd-'));
  const server = await served(own, articles, reader);
  const { url, pid } = server;
  const rows = [];
  const isAlive = async () => Number.isFinite(await livez(url));
  const finish = async (/** @type {string} */ fault, /** @type {Record<string, number>} */ outcomes) =>
    rows.push(row(fault, outcomes, (await isAlive()) ? 0 : 1));
  let idle;
  const shown = (/** @type {number[]} */ times, /** @type {number[] | undefined} */ of) => {
    const ratio = of === undefined ? '' : `, ${(share(times, 0.99) / share(of, 0.99)).toFixed(1)} of idle`;
    return `p50 ${share(times, 0.5).toFixed(0)}, p95 ${share(times, 0.95).toFixed(0)}, p99 ${share(times, 0.99).toFixed(0)} ms${ratio}`;
  };
  const report = (/** @type {string} */ what, probed, /** @type {string} */ more = '') => {
    tell(
      `${what}: /livez ${shown(probed.lives, idle?.lives)}; a question ${shown(probed.answers, idle?.answers)}; ${more}` +
        `${JSON.stringify(probed.outcomes)}; RSS ${megabytes(pid).toFixed(0)} MB; load ${loadavg()[0]?.toFixed(1)}`,
    );
  };
  try {
    // What is compiled once, and the questions of the start page.
    await askers(url, 4, Math.min(seconds, 5), articles);
    idle = await probes(url, seconds, articles, 'page');
    report('idle', idle);

    for (const clients of crowds) {
      for (const name of ['crowd', 'page']) {
        await server.lag();
        const before = [processor(pid), processor(pid, `/task/${pid}`)];
        const asking = askers(url, clients, seconds + 1, articles, clients);
        await wait(1000);
        const probed = await probes(url, seconds, articles, name);
        const { outcomes, times, seconds: took } = await asking;
        const lag = await server.lag();
        const answered = [outcomes, probed.outcomes].flatMap(Object.values).reduce((sum, count) => sum + count, 0);
        const [whole, first] = [processor(pid) - before[0], processor(pid, `/task/${pid}`) - before[1]];
        const each = `${(whole / answered).toFixed(0)} ms of the processor each, ${(first / answered).toFixed(1)} of them in the first thread`;
        const late = `event loop late p99 ${lag.p99.toFixed(0)}, at most ${lag.max.toFixed(0)} ms`;
        report(
          `${clients} askers, beside ${name === 'crowd' ? 'one more of them' : 'another program'}`,
          probed,
          `${(answered / took).toFixed(1)} questions a second, ${each}, ${late}; theirs ${shown(times)} ${JSON.stringify(outcomes)}; `,
        );
        await finish(`${clients} ask without a pause`, merged(outcomes, probed.outcomes));
      }
    }

    for (const count of streams) {
      const opened = await inGroups(count, 100, () => follow(url));
      const held = opened.filter(({ status }) => status === '200').length;
      const statuses = counted(opened.map(({ status }) => status));
      const probed = await probes(url, seconds, articles, 'page');
      report(`${count} streams, ${held} held`, probed, `${JSON.stringify(statuses)}; `);
      for (const { socket } of opened) socket.destroy();
      await finish(`${count} streams are opened`, probed.outcomes);
    }

    // They get whatever happens to the index, and read none of it.
    const deaf = await inGroups(64, 64, () => follow(url, false));
    for (let at = 0; at < 20; at += 1) {
      writeFileSync(join(server.corpus, `added-${at}.md`), `# Added ${at}\n\n${'Nothing was told. '.repeat(50)}\n`);
      await wait((seconds * 500) / 20);
    }
    const beside = await probes(url, seconds, articles, 'page');
    report('64 do not read', beside);
    for (const { socket } of deaf) socket.destroy();
    await finish('clients do not read', beside.outcomes);

    // Each asks, and leaves before it is answered.
    const leave = async (/** @type {number} */ at) => {
      const { question } = makeArticle(at % articles);
      const { hostname, port } = new URL(url);
      const socket = connect(Number(port), hostname);
      const body = JSON.stringify({ question });
      socket.on('error', () => undefined);
      socket.write(
        `POST /api/ask HTTP/1.1\r\nHost: ${hostname}\r\nUser-Agent: leaver\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      await wait(20);
      socket.destroy();
    };
    const afterLeavers = { lives: [], answers: [], outcomes: {} };
    for (let round = 0; round < Math.max(3, seconds / 2); round += 1) {
      await Promise.all(Array.from({ length: 200 }, (_, at) => leave(at + round)));
      const { outcome, milliseconds } = await askOne(url, makeArticle((round * 31) % articles), false, 'leaver');
      afterLeavers.answers.push(milliseconds);
      afterLeavers.lives.push(await livez(url));
      afterLeavers.outcomes[outcome] = (afterLeavers.outcomes[outcome] ?? 0) + 1;
    }
    report('after 200 that left', afterLeavers);
    await finish('200 leave at once', afterLeavers.outcomes);
  } finally {
    await server.stop();
    rmSync(own, { recursive: true, force: true });
  }
  return rows;
}

/** Memory over time while people ask, leave and follow. @param {{minutes: number, articles: number, reader: string}} options */
async function soak({ minutes, articles, reader }) {
  const folder = mkdtempSync(join(tmpdir(), 'crowd-'));
  const server = await served(folder, articles, reader);
  const { url, pid } = server;
  /** @type {{minute: number, rss: number, heap: number}[]} */
  const samples = [];
  let outcomes = {};
  const began = performance.now();
  const minute = () => (performance.now() - began) / 60_000;
  const sampling = (async () => {
    while (minute() < minutes) {
      const metrics = await textOf(`${url}/metrics`);
      const heap = Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(metrics)?.[1]) / 2 ** 20;
      samples.push({ minute: minute(), rss: megabytes(pid), heap });
      await wait(5000);
    }
  })();
  for (let round = 0; minute() < minutes; round += 1) {
    const opened = await inGroups(100, 50, () => follow(url));
    const left = Math.min(20, (minutes - minute()) * 60);
    const asked = await askers(url, 16, left, articles, round * 1000);
    outcomes = merged(outcomes, asked.outcomes);
    for (const { socket } of opened) socket.destroy();
  }
  await sampling;
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  // What is loaded, compiled and kept for later has been by then.
  const later = samples.filter((sample) => sample.minute > minutes / 3);
  const [rss, heap] = [slopeOf(later, 'rss'), slopeOf(later, 'heap')];
  // Each minute; of fewer minutes than one can see a course in, more often.
  const told = samples.filter(({ minute: at }, nth) =>
    minutes < 12
      ? nth % Math.ceil(samples.length / 12) === 0
      : Math.floor(at) !== Math.floor(samples[nth - 1]?.minute ?? -1),
  );
  for (const sample of told)
    console.log(
      `minute ${sample.minute.toFixed(1)}: RSS ${sample.rss.toFixed(0)} MB, heap ${sample.heap.toFixed(0)} MB`,
    );
  const last = later.at(-1)?.rss ?? 0;
  // In an hour.
  const isFlat = rss * 60 < 0.2 * last;
  console.log(
    `${minutes} minutes, ${JSON.stringify(outcomes)}; from minute ${(minutes / 3).toFixed(0)} on RSS ${rss.toFixed(2)} MB a minute, ` +
      `heap ${heap.toFixed(2)} MB a minute: ${isFlat ? 'flat' : 'GROWS'}; load ${loadavg()[0]?.toFixed(1)}`,
  );
}

/** Least squares. @param {{minute: number, rss: number, heap: number}[]} samples @param {'rss' | 'heap'} of */
function slopeOf(samples, of) {
  const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map((sample) => sample[of]))];
  const over = samples.reduce((sum, sample) => sum + (sample.minute - x) * (sample[of] - y), 0);
  return over / samples.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0);
}

async function inGroups(count, size, make) {
  const made = [];
  for (let at = 0; at < count; at += size)
    made.push(...(await Promise.all(Array.from({ length: Math.min(size, count - at) }, make))));
  return made;
}

/** @param {string[]} values */
function counted(values) {
  const counts = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** @param {Record<string, number>} one @param {Record<string, number>} other */
function merged(one, other) {
  const sum = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

if (process.argv[1] === import.meta.filename) {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    options: {
      reader: { ...text, default: 'linear' },
      articles: { ...text, default: '1500' },
      seconds: { ...text, default: '20' },
      crowds: { ...text, default: '64,256' },
      streams: { ...text, default: '1000,5000' },
      minutes: text,
    },
  });
  const [articles, reader] = [Number(values.articles), values.reader];
  const numbers = (/** @type {string} */ list) => list.split(',').filter(Boolean).map(Number);
  console.log(`load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, ${articles} articles, reader ${reader}`);
  if (values.minutes !== undefined) await soak({ minutes: Number(values.minutes), articles, reader });
  else {
    const rows = await crowd({
      seconds: Number(values.seconds),
      articles,
      reader,
      crowds: numbers(values.crowds),
      streams: numbers(values.streams),
      tell: console.log,
    });
    console.table(rows);
  }
}
