/**
 * Packages made to harm, each read as the indexer reads it: bombs of ZIP, XML and PDF, archives in archives, parts that
 * point elsewhere, locked ones, ones cut at chance places and with bytes changed by chance, and files of another kind than
 * their name says. Each ends in time, with its words or a reason, nothing of this machine is read, and nothing is written to disk.
 *
 *     npm run build && node bench/faults/packages.mjs [TRIALS] [SEED]
 */
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { readArticle } from '../../dist/articles/read-article.js';
import { defaultLimits, ReadingProcesses } from '../../dist/articles/reading-process.js';
import { chanceOf, inTime, Rows, runAlone } from './fault-rows.mjs';

/** @param {string} name */
const fixture = async (name) =>
  (await runnerImport(fileURLToPath(new URL(`../../tests/fixtures/${name}`, import.meta.url)))).module;

const seconds = 5;

/** @param {import('./fault-rows.mjs').Options} options */
export async function packages({
  trials = 60,
  seed = 1,
  folder = mkdtempSync(join(tmpdir(), 'footnote-bench-')),
} = {}) {
  const { makePdf, makeLongPdf, pdfLines } = await fixture('make-pdf.ts');
  const { makeDocx, makeEpub, makeOdt, makeZip } = await fixture('make-zip.ts');
  const chance = chanceOf(seed);
  const rows = new Rows();
  const processes = new ReadingProcesses({ ...defaultLimits, seconds });
  const paragraph = (/** @type {string} */ words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
  const doctype = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 12 }, (_, at) => `<!ENTITY b${at} "${`&${at === 0 ? 'a' : `b${at - 1}`};`.repeat(10)}">`).join('')}<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "http://127.0.0.1:1/">]>`;
  const whole = {
    'a.docx': makeDocx(paragraph('The river rose in the night.').repeat(50)),
    'a.odt': makeOdt('<text:p>The river rose in the night.</text:p>'.repeat(50)),
    'a.epub': makeEpub({ 'a.xhtml': '<p>The river rose in the night.</p>' }, ''),
    'a.pdf': makePdf({ pages: [pdfLines(['The river rose in the night.'])] }),
  };
  let nested = makeZip([{ name: 'a.txt', data: 'The river rose.' }]);
  for (let depth = 0; depth < 20; depth += 1) nested = makeZip([{ name: `${depth}.zip`, data: nested }]);

  /** @type {[fault: string, path: string, bytes: Uint8Array][]} */
  const files = [
    ['bomb of ZIP', 'a.docx', makeZip([{ name: 'word/document.xml', data: Buffer.alloc(60_000_000, ' ') }])],
    [
      'bomb of ZIP',
      'a.epub',
      makeEpub({ 'a.xhtml': '<p>Words.</p>' }, '', [{ name: 'b.html', data: Buffer.alloc(60_000_000, 'a') }]),
    ],
    [
      'understated size',
      'a.docx',
      makeZip([{ name: 'word/document.xml', data: 'a'.repeat(20_000_000), declaredSize: 1000 }]),
    ],
    [
      'many parts',
      'a.zip',
      makeZip(
        Array.from({ length: 12_000 }, (_, at) => ({ name: `${at}.txt`, data: 'The river rose.', stored: true })),
      ),
    ],
    ['archive in archive', 'a.zip', nested],
    [
      'path out of the archive',
      'a.zip',
      makeZip([
        { name: '../../out.txt', data: 'The river rose.' },
        { name: '/etc/out.txt', data: 'The lock was shut.' },
      ]),
    ],
    [
      'two parts of one name',
      'a.docx',
      makeZip([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'word/document.xml', data: paragraph('One.') },
        { name: 'word/document.xml', data: paragraph('Two.') },
      ]),
    ],
    [
      'entities in entities',
      'a.xml',
      Buffer.from(`${doctype}<rss><item><title>x</title><description>&b11; &x; &y;</description></item></rss>`),
    ],
    [
      'entities in entities',
      'a.docx',
      makeDocx('', '', [
        {
          name: 'word/document.xml',
          data: `${doctype}<w:document><w:body>${paragraph('&b11; &x;')}</w:body></w:document>`,
        },
      ]),
    ],
    ['entities in entities', 'a.odt', makeOdt(`<text:p>&b11; &x;</text:p>`)],
    ['deep XML', 'a.docx', makeDocx('<w:sdt>'.repeat(200_000))],
    ['deep XML', 'a.odt', makeOdt('<text:list><text:list-item>'.repeat(100_000))],
    ['deep XML', 'a.xml', Buffer.from(`<rss><item><description>${'<a>'.repeat(300_000)}`)],
    ['deep JSON', 'a.json', Buffer.from('['.repeat(3_000_000))],
    [
      'many attributes',
      'a.xml',
      Buffer.from(`<rss ${Array.from({ length: 300_000 }, (_, at) => `a${at}=""`).join(' ')}><item/></rss>`),
    ],
    ['bomb of PDF', 'a.pdf', makeLongPdf(3000)],
    ['locked', 'a.pdf', makePdf({ pages: [pdfLines(['Secret.'])], locked: true })],
    [
      'locked',
      'a.odt',
      makeOdt('<text:p>Words.</text:p>', '', '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'),
    ],
    ['other kind than its name', 'a.docx', Buffer.from('%PDF-1.4 words')],
    ['other kind than its name', 'a.pdf', Buffer.from('PK\u0003\u0004 words')],
    ['other kind than its name', 'a.html', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
    ['other kind than its name', 'a.txt', Buffer.from('{\\rtf1 words}')],
    ['other kind than its name', 'a.epub', Buffer.from('\u00D0\u00CF\u0011\u00E0', 'latin1')],
  ];
  const kinds = Object.entries(whole);
  for (let trial = 0; trial < trials; trial += 1) {
    const [path, bytes] = kinds[trial % kinds.length] ?? ['a.docx', new Uint8Array()];
    if (trial % 2 === 0) files.push(['cut', path, bytes.subarray(0, Math.floor(chance() * bytes.length))]);
    else {
      const changed = Buffer.from(bytes);
      for (let at = 0; at < 8; at += 1) changed[Math.floor(chance() * changed.length)] = Math.floor(chance() * 256);
      files.push(['changed bytes', path, changed]);
    }
  }
  const before = readdirSync(folder).length;
  for (const [fault, path, bytes] of files) {
    const outcome = await inTime(
      readArticle(path, bytes, processes).then(
        (read) => (read.ok ? read.content.text : { reason: read.reason }),
        () => undefined,
      ),
      4 * seconds,
    );
    if (!outcome.done) rows.add(fault, { hangs: 1 });
    else if (outcome.value === undefined || (typeof outcome.value === 'object' && outcome.value.reason === ''))
      rows.add(fault, { deaths: 1 });
    else {
      const text = typeof outcome.value === 'string' ? outcome.value : '';
      rows.add(fault, {
        escapes: /root:x?:0/.test(text) || readdirSync(folder).length !== before ? 1 : 0,
        silentWrong: /a{200}/.test(text) && fault.startsWith('entities') ? 1 : 0,
      });
    }
  }
  processes.close();
  return rows.all;
}

await runAlone(import.meta.url, packages);
