/**
 * What reading dangerous files costs, and whether this process stays free meanwhile: the lag of the event loop is
 * measured while each file is read as the indexer reads it.
 *
 *     npm run build && node bench/faults/dangerous-files.mjs
 */
import { loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { readArticle } from '../../dist/articles/read-article.js';
import { ReadingProcesses } from '../../dist/articles/reading-process.js';

/** @param {string} name */
const fixture = async (name) =>
  (await runnerImport(fileURLToPath(new URL(`../../tests/fixtures/${name}`, import.meta.url)))).module;
const { makeLongPdf, makePdf, pdfLines } = await fixture('make-pdf.ts');
const { makeDocx, makeEpub } = await fixture('make-zip.ts');

const paragraph = (/** @type {string} */ words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const sentence = 'The river rose by two metres in the night and the bridge was closed. ';
const noise = Array.from({ length: 60_000 }, (_, at) => `${at.toString(36)} ${(at * 7919) % 104_729} `);

/** @type {[string, Uint8Array, number?][]} */
const files = [
  ['PDF of one page', makePdf({ pages: [pdfLines(Array(40).fill(sentence))] })],
  ['the same, process warm', makePdf({ pages: [pdfLines(Array(40).fill(sentence))] })],
  ['PDF of 300 pages', makeLongPdf(300)],
  ['PDF of 3,000 pages', makeLongPdf(3000)],
  ['PDF of 3,000 pages, 1 s allowed', makeLongPdf(3000), 1],
  ['two PDFs of 3,000 pages at once', makeLongPdf(3000)],
  ['DOCX of 500 paragraphs', makeDocx(noise.slice(0, 500).map(paragraph).join(''))],
  ['DOCX bomb: 10 MB of tiny paragraphs', makeDocx(paragraph('a').repeat(250_000))],
  ['DOCX of 10 MB, no bomb', makeDocx([...noise, ...noise, ...noise].map(paragraph).join(''))],
  [
    'EPUB of 200 chapters',
    makeEpub(
      Object.fromEntries(
        noise.slice(0, 200).map((_, at) => [`${at}.xhtml`, `<body><p>${sentence.repeat(200)}</p></body>`]),
      ),
      '',
    ),
  ],
];

console.log(`load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);
console.log('file'.padEnd(38), 'kB'.padStart(7), 's'.padStart(6), 'lag p50', '    p99', ' max ms', ' outcome');
const shared = new ReadingProcesses();
for (const [name, bytes, seconds] of files) {
  const processes = seconds === undefined ? shared : new ReadingProcesses({ ...shared.limits, seconds });
  const lag = monitorEventLoopDelay({ resolution: 1 });
  lag.enable();
  const began = performance.now();
  const reads = name.startsWith('two') ? 2 : 1;
  const [outcome] = await Promise.all(Array.from({ length: reads }, () => readArticle('file', bytes, processes)));
  const took = (performance.now() - began) / 1000;
  lag.disable();
  if (processes !== shared) processes.close();
  const shown = outcome?.ok ? `${outcome.content.text.length} characters` : outcome?.reason;
  const milliseconds = [lag.percentile(50), lag.percentile(99), lag.max].map((each) =>
    (each / 1e6).toFixed(1).padStart(7),
  );
  console.log(
    name.padEnd(38),
    (bytes.length / 1000).toFixed(0).padStart(7),
    took.toFixed(2).padStart(6),
    ...milliseconds,
    ` ${shown}`,
  );
}
shared.close();
