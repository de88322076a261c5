/**
 * Whether another program reads the Word file of a conversation as it is meant: LibreOffice opens it and writes it as
 * OpenDocument, and its footnotes, their words and links are counted there. Says so where there is no LibreOffice.
 * Needs: soffice (on Debian: apt-get install libreoffice-writer-nogui). `npm run bench word`
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { open } from 'yauzl';
import { loadConfig } from '../../dist/config.js';
import { exported } from '../../dist/conversations/export-file.js';
import { Footnote } from '../../dist/footnote.js';

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
if (office === undefined) {
  console.log('There is no LibreOffice here: nothing was checked. On Debian: apt-get install libreoffice-writer-nogui');
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'footnote-word-'));
const corpus = join(folder, 'corpus');
mkdirSync(corpus);
const address = 'https://news.example/mill?a=1&b=2';
writeFileSync(
  join(corpus, 'mill.md'),
  `---\ntitle: Fire & water 🌉\npublisher: Tarn Courier\npublished: 2011-04-09\nurl: ${address}\n---\n\nThe mill at Tarn burnt down in 1911 after a lightning strike.\n`,
);
writeFileSync(
  join(corpus, 'library.md'),
  '---\ntitle: مكتبة المدينة\nlanguage: ar\n---\n\nافتتحت مكتبة المدينة أبوابها عام 1987. وتضم المكتبة 40000 كتاب.\n',
);
const footnote = await Footnote.open(
  loadConfig({
    FOOTNOTE_CORPUS: corpus,
    FOOTNOTE_INDEX: join(folder, 'index'),
    FOOTNOTE_EMBEDDER: 'subword',
    FOOTNOTE_READER: 'linear',
  }),
);
await footnote.update();
const { id } = footnote.conversations.create('The mill');
let parentId;
for (const question of ['When did the mill at Tarn burn down?', 'متى افتتحت مكتبة المدينة أبوابها؟']) {
  const events = footnote.ask({ text: question, history: [], filters: {} }, new AbortController().signal);
  const turn = { id: question, question, ...(parentId !== undefined && { parentId }) };
  for await (const event of footnote.conversations.record(id, turn, events, () => undefined)) void event;
  parentId = question;
}
const conversation = footnote.conversations.get(id);
const { content } = await exported(conversation, 'docx', { addressOf: () => '', textOf: () => undefined });
await footnote.close();
writeFileSync(join(folder, 'conversation.docx'), content);

const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
const began = performance.now();
for (const kind of ['odt', 'pdf'])
  execFileSync(office, [profile, '--headless', '--convert-to', kind, '--outdir', folder, 'conversation.docx'], {
    cwd: folder,
    stdio: 'ignore',
  });
const seconds = (performance.now() - began) / 1000;
const odt = await part(join(folder, 'conversation.odt'), 'content.xml');
const notes = [...odt.matchAll(/<text:note [\s\S]*?<\/text:note>/g)].map(([note]) => note);
const links = [...odt.matchAll(/xlink:href="([^"]+)"/g)].map(([, link]) => link.replaceAll('&amp;', '&'));
const citations = conversation.turns.flatMap(({ answer }) => answer.citations);
const wordsOf = (xml) => xml.replaceAll(/<[^>]+>/g, '').replaceAll('&amp;', '&');
const rows = [
  ['footnotes', notes.length, citations.length],
  [
    'footnotes with their quote',
    citations.filter(({ quote }, at) => wordsOf(notes[at] ?? '').includes(quote)).length,
    citations.length,
  ],
  ['links', links.filter((link) => link === address).length, citations.filter(({ url }) => url === address).length],
  ['questions as headings', [...odt.matchAll(/<text:h /g)].length, conversation.turns.length],
  ['pages as PDF', statSync(join(folder, 'conversation.pdf')).size > 1000 ? 1 : 0, 1],
];
console.log(`${execFileSync(office, ['--version'], { encoding: 'utf8' }).trim()}, ${seconds.toFixed(1)} s`);
for (const [what, found, wanted] of rows) {
  console.log(`${what.padEnd(28)} ${found} of ${wanted}`);
  if (found !== wanted) process.exitCode = 1;
}
rmSync(folder, { recursive: true, force: true });

function part(file, name) {
  return new Promise((resolve, reject) => {
    open(file, { lazyEntries: true }, (problem, zip) => {
      if (problem !== null) {
        reject(problem);
        return;
      }
      zip.on('entry', (entry) => {
        if (entry.fileName !== name) zip.readEntry();
        else
          zip.openReadStream(entry, (fault, stream) => {
            if (fault === null) text(stream).then(resolve, reject);
            else reject(fault);
          });
      });
      zip.on('end', () => reject(new Error(`No ${name} in ${file}.`)));
      zip.readEntry();
    });
  });
}
