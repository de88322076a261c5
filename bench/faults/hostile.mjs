/**
 * Files that are made to harm, dropped at once into the folder of a running server that is asked questions meanwhile.
 * Reports what became of each file and how long that took to be known, the lag of the server's event loop, and the times
 * of the answers. Needs a system with mkfifo.
 *
 *     npm run build && node bench/faults/hostile.mjs
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { builtInOnly, startServer } from '../scale/start-server.mjs';

/** @param {string} name */
const fixture = async (name) =>
  (await runnerImport(fileURLToPath(new URL(`../../tests/fixtures/${name}`, import.meta.url)))).module;
const { makeLongPdf, makePdf, pdfLines } = await fixture('make-pdf.ts');
const { makeDocx, makeEpub, makeZip } = await fixture('make-zip.ts');

const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
const corpus = join(folder, 'corpus');
mkdirSync(corpus);
const paragraph = (/** @type {string} */ words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const sentence = 'The river rose by two metres in the night and the bridge was closed. ';
const noise = Array.from({ length: 180_000 }, (_, at) => `${at.toString(36)} ${(at * 7919) % 104_729} `);
const packed = makeZip([{ name: 'word/document.xml', data: Buffer.alloc(150_000_000, ' ') }]);

/** Made to harm. @type {Record<string, string | Uint8Array>} */
const hostile = {
  'nested, 5 kB.html': '<div>'.repeat(1000),
  'nested, 4 kB, open.html': `${'<div>'.repeat(800)}Deep words.`,
  'tiny paragraphs, 10 MB.docx': makeDocx(paragraph('a').repeat(250_000)),
  'bomb, 150 MB.docx': packed,
  'bomb in a bomb.epub': makeEpub({ 'a.xhtml': '<p>Words.</p>' }, '', [
    { name: 'inner.html', data: Buffer.alloc(190_000_000, 'a') },
  ]),
  'understated.docx': makeZip([{ name: 'word/document.xml', data: 'a'.repeat(50_000_000), declaredSize: 1000 }]),
  '3,000 pages.pdf': makeLongPdf(3000),
  'password.pdf': makePdf({ pages: [pdfLines(['Secret.'])], locked: true }),
  'scanned.pdf': makePdf({ pages: [[], []], drawing: '100 100 300 300 re f' }),
  'half.pdf': makeLongPdf(300).subarray(0, 40_000),
  'zero bytes.md': '',
  'NULs.txt': Buffer.alloc(1_000_000),
  'noise.txt': Uint8Array.from({ length: 100_000 }, (_, at) => (at * at * 7919) >> 8),
  'two bytes.txt': Uint8Array.of(0xff, 0xff),
  'polyglot.html': Buffer.concat([
    Buffer.from('%PDF-1.4\n<html><body><p>Words.</p></body></html>\n'),
    makeDocx(paragraph('Words.')),
  ]),
  'emphasis, 144 kB.md': '**a*'.repeat(36_000),
  'quotes, 50 kB.md': '>'.repeat(50_000),
  'deep.json': '['.repeat(5_000_000),
  'entities.xml': `<!DOCTYPE r [<!ENTITY a "aaaa">${Array.from({ length: 20 }, (_, at) => `<!ENTITY b${at} "&${at === 0 ? 'a' : `b${at - 1}`};&${at === 0 ? 'a' : `b${at - 1}`};">`).join('')}]><rss><item><title>x</title><description>&b19;</description></item></rss>`,
};

/** Only long: their text is kept, cut and embedded. @type {Record<string, string | Uint8Array>} */
const large = {
  'real paragraphs, 10 MB.docx': makeDocx(noise.map(paragraph).join('')),
  'one word, 20 MB.txt': 'a'.repeat(20_000_000),
  'one line, 20 MB.txt': sentence.repeat(290_000),
  'lines, 20 MB.txt': `${sentence}\n\n`.repeat(280_000),
};

const server = await startServer(folder, builtInOnly(corpus));
const get = async (/** @type {string} */ path) => (await fetch(`${server.url}${path}`)).json();
writeFileSync(join(corpus, 'lighthouse.md'), '# The lighthouse\n\nThe lighthouse of Torvik is 41 metres tall.\n');
while ((await get('/api/index')).articles === 0) await wait(50);
console.log(`load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);

await measured('hostile', hostile, () => {
  writeFileSync(join(corpus, 'sparse, 1 GB.txt'), '');
  truncateSync(join(corpus, 'sparse, 1 GB.txt'), 2 ** 30);
  writeFileSync(join(corpus, 'sparse, 24 MB.txt'), '');
  truncateSync(join(corpus, 'sparse, 24 MB.txt'), 24 * 2 ** 20);
  symlinkSync('/etc', join(corpus, 'link out.md'));
  execFileSync('mkfifo', [join(corpus, 'pipe.md')]);
  return ['sparse, 1 GB.txt', 'sparse, 24 MB.txt', 'link out.md', 'pipe.md'];
});
await measured('large', large, () => []);
await server.stop();
rmSync(folder, { recursive: true, force: true });

/** @param {string} what @param {Record<string, string | Uint8Array>} contents @param {() => string[]} more */
async function measured(what, contents, more) {
  for (const [name, bytes] of Object.entries(contents)) writeFileSync(join(corpus, `.${name}`), bytes);
  await server.lag();
  const began = performance.now();
  for (const name of Object.keys(contents)) renameSync(join(corpus, `.${name}`), join(corpus, name));
  const names = [...Object.keys(contents), ...more()];
  /** @type {Map<string, string>} */
  const outcomes = new Map();
  const over = new AbortController();
  const asking = ask(over.signal);
  for (;;) {
    const { failed, progress } = await get('/api/index');
    const { articles } = await get('/api/articles');
    const at = `${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`;
    for (const { path, reason } of failed) if (!outcomes.has(path)) outcomes.set(path, `${at}  ${reason}`);
    for (const { path, title } of articles) {
      // The article of a feed has a key behind the path of its file.
      const file = path.replace(/#[^#]*$/, '');
      if (!outcomes.has(file)) outcomes.set(file, `${at}  read: ${title.slice(0, 40)}`);
    }
    if (names.every((name) => outcomes.has(name)) && progress.stage === 'idle') break;
    if (performance.now() - began > 300_000) break;
    await wait(100);
  }
  over.abort();
  const { times, right } = await asking;
  const { p50, p99, max } = await server.lag();
  for (const name of names) console.log(`${name.padEnd(30)} ${outcomes.get(name) ?? 'NO OUTCOME'}`);
  const share = (/** @type {number} */ part) => times[Math.floor((times.length - 1) * part)]?.toFixed(0);
  console.log(
    `${what}: event loop lag p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(1)} ms; ${right} of ` +
      `${times.length} questions answered rightly, median ${share(0.5)}, p99 ${share(0.99)}, longest ${share(1)} ms`,
  );
}

/** Asks ten times a second at most; the times of the answers, shortest first. @param {AbortSignal} signal */
async function ask(signal) {
  /** @type {number[]} */
  const times = [];
  let right = 0;
  while (!signal.aborted) {
    const sent = performance.now();
    const response = await fetch(`${server.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: 'How tall is the lighthouse of Torvik?' }),
    });
    const { text } = await response.json();
    times.push(performance.now() - sent);
    if (String(text).includes('41 metres')) right += 1;
    await wait(Math.max(0, 100 - (performance.now() - sent)));
  }
  return { times: times.toSorted((a, b) => a - b), right };
}
