/**
 * Names made to harm: of files that are sent (each must land in the folder, under a name that is safe on every system,
 * over no other file), and of files that lie in the folder (links, pipes, sockets, devices, bytes that are no letters; none
 * may be followed or waited for, and a good file beside them is read). Devices need root; where there is none they are left out.
 *
 *     npm run build && node bench/faults/names.mjs
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../dist/config.js';
import { startServer } from '../../dist/server/start-server.js';
import { inTime, Rows, runAlone } from './fault-rows.mjs';

/** @type {Record<string, string[]>} */
const sent = {
  traversal: [
    '../out.txt',
    '../../out.txt',
    '..\\..\\out.txt',
    '/etc/out.txt',
    'C:\\out.txt',
    './../out.txt',
    'a/../../out.txt',
    '..%2f..%2fout.txt',
    '%2e%2e/out.txt',
    '....//out.txt',
    '\\\\host\\share\\out.txt',
    'file:///out.txt',
    '..',
    '.',
    '/',
  ],
  reserved: [
    'con.txt',
    'CON',
    'nul.txt',
    'aux.md',
    'com1.txt',
    'lpt¹.txt',
    'prn.tar.txt',
    'CONIN$.txt',
    'a:b.txt',
    'a.txt::$DATA',
  ],
  control: ['a\u0007.txt', 'a\u001b[31m.txt', 'a\u0000.txt', 'a\u007f.txt', 'a\u0085.txt'],
  directions: ['a\u202Etxt.exe', '\u2066a\u2069.txt', '\u200Fa.txt', 'a\uFEFF.txt'],
  'look-alikes': ['pаypal.txt', 'ａ.txt', 'a․txt', 'a∕b.txt', 'a⁄b.txt', 'a／b.txt'],
  long: [
    'a'.repeat(255) + '.txt',
    'ü'.repeat(200) + '.txt',
    '👨‍👩‍👧'.repeat(60) + '.txt',
    `${'a'.repeat(4000)}.txt`,
    'a/'.repeat(500) + 'b.txt',
  ],
  'two forms of a letter': ['é.txt', 'e\u0301.txt', 'É.txt', 'Å.txt', 'A\u030A.txt'],
  'two cases': ['Same.txt', 'same.txt', 'SAME.TXT', 'ſame.txt'],
  dots: [
    '.hidden.txt',
    '...txt',
    'a..txt',
    'a.txt.',
    'a.txt ',
    ' .txt',
    '.',
    '.htaccess',
    'a.',
    '~',
    '~a.txt',
    'a.txt~',
    '-rf.txt',
    '--index.txt',
  ],
  'marks of a shell': [
    '$(id).txt',
    '`id`.txt',
    'a;b.txt',
    'a|b.txt',
    'a&b.txt',
    'a\nb.txt',
    'a\'b".txt',
    '*.txt',
    '?.txt',
    '#a.txt',
    'a%00.txt',
    '<a>.txt',
  ],
};

/** @param {import('./fault-rows.mjs').Options} options */
export async function names({ folder = mkdtempSync(join(tmpdir(), 'footnote-bench-')) } = {}) {
  const rows = new Rows();
  const corpus = join(folder, 'names', 'corpus');
  mkdirSync(corpus, { recursive: true });
  writeFileSync(join(corpus, 'good.md'), '# Torvik\n\nThe lighthouse of Torvik is 41 metres tall.\n');
  writeFileSync(join(folder, 'secret.md'), '# Secret\n\nThe secret of Torvik is a key below the stone.\n');
  const lying = lieDown(corpus, folder);
  const settings = {
    FOOTNOTE_CORPUS: corpus,
    FOOTNOTE_INDEX: join(folder, 'names', 'index'),
    FOOTNOTE_EMBEDDER: 'subword',
    FOOTNOTE_READER: 'linear',
    FOOTNOTE_ANSWERER: 'extractive',
    FOOTNOTE_OFFLINE: '1',
    PORT: '0',
  };
  const opened = await inTime(startServer(loadConfig(settings, {}, folder), { watch: false, notice: () => {} }), 60);
  if (!opened.done) {
    rows.add('what lies in the folder', { hangs: 1 });
    return rows.all;
  }
  const server = opened.value;
  const ready = await inTime(server.ready, 60);
  const { articles } = await (await fetch(`${server.url}/api/articles`)).json();
  const texts = await Promise.all(
    articles.map(
      async (/** @type {any} */ { id }) => (await (await fetch(`${server.url}/api/articles/${id}`)).json()).text,
    ),
  );
  for (const kind of lying.kinds)
    rows.add(kind, {
      hangs: ready.done ? 0 : 1,
      escapes: texts.some((text) => /key below the stone|root:/.test(text)) ? 1 : 0,
    });
  rows.add('a good file beside them', {
    silentWrong: articles.some((/** @type {any} */ { path }) => path === 'good.md') ? 0 : 1,
  });

  const outside = treeOf(folder).filter((path) => !path.startsWith('names/'));
  let at = 0;
  for (const [fault, all] of Object.entries(sent)) {
    const before = wordsIn(corpus);
    const boundary = 'footnotebench';
    const parts = all.map((name) => {
      at += 1;
      const quoted = name.replaceAll('"', '%22').replaceAll('\r', '').replaceAll('\n', '%0A');
      const words = `The bridge number ${at} of Ahausen was closed on a Monday in ${1900 + at}.\n`;
      return `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${quoted}"\r\nContent-Type: text/plain\r\n\r\n${words}\r\n`;
    });
    const outcome = await inTime(
      fetch(`${server.url}/api/articles`, {
        method: 'POST',
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
      }).then(
        (reply) => reply.status,
        () => 0,
      ),
      60,
    );
    const after = wordsIn(corpus);
    const isOver = [...before].some(([file, text]) => after.get(file) !== text);
    const added = [...after.keys()].filter((file) => !before.has(file));
    const isOut =
      treeOf(folder).filter((path) => !path.startsWith('names/')).length !== outside.length ||
      existsSync('/etc/out.txt');
    for (const [nth] of all.entries())
      rows.add(
        `name: ${fault}`,
        nth > 0
          ? {}
          : {
              hangs: outcome.done ? 0 : 1,
              deaths: outcome.done && outcome.value === 0 ? 1 : 0,
              silentWrong:
                (isOver ? 1 : 0) +
                added.filter((file) => !isSafe(file)).length +
                (outcome.done && outcome.value >= 500 ? 1 : 0),
              escapes: isOut || added.length > all.length ? 1 : 0,
            },
      );
  }
  await server.close();
  lying.rise();
  return rows.all;
}

/** Windows, macOS and shells take it as it is. @param {string} file */
function isSafe(file) {
  const isReserved = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/i.test(file);
  // oxlint-disable-next-line no-control-regex -- controls are what is looked for
  const isMarked = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069"*:<>?|/\\]/u.test(file);
  return (
    !isReserved &&
    !isMarked &&
    !file.startsWith('.') &&
    !/[. ]$/.test(file) &&
    Buffer.byteLength(file) <= 255 &&
    file === file.normalize('NFC')
  );
}

/** What lies in a folder and is no plain file. @param {string} corpus @param {string} folder */
function lieDown(corpus, folder) {
  /** @type {string[]} */
  const kinds = [];
  const put = (/** @type {string} */ kind, /** @type {() => void} */ make) => {
    try {
      make();
      kinds.push(kind);
    } catch (error) {
      console.error(`${kind}: left out (${error instanceof Error ? error.message.split('\n')[0] : ''})`);
    }
  };
  put('a link to a file outside', () => symlinkSync(join(folder, 'secret.md'), join(corpus, 'link.md')));
  put('a link to a folder outside', () => symlinkSync(folder, join(corpus, 'folder')));
  put('a link to the system', () => symlinkSync('/etc', join(corpus, 'etc')));
  put('a link to itself', () => symlinkSync('self.md', join(corpus, 'self.md')));
  put('a link to nothing', () => symlinkSync('nothing.md', join(corpus, 'nothing-here.md')));
  put('a second name of a file', () => linkSync(join(corpus, 'good.md'), join(corpus, 'second.md')));
  put('a pipe', () => execFileSync('mkfifo', [join(corpus, 'pipe.md')]));
  put('a device that never ends', () =>
    execFileSync('mknod', [join(corpus, 'zero.md'), 'c', '1', '5'], { stdio: 'pipe' }),
  );
  put('a device of the console', () =>
    execFileSync('mknod', [join(corpus, 'tty.txt'), 'c', '5', '0'], { stdio: 'pipe' }),
  );
  put('a folder named as a file', () => mkdirSync(join(corpus, 'folder.md')));
  put('a name that is no UTF-8', () =>
    writeFileSync(Buffer.concat([Buffer.from(`${corpus}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.md')]), 'Words.'),
  );
  put('a name with a line end', () => writeFileSync(join(corpus, 'a\nb.md'), '# Lines\n\nThe lock was opened.\n'));
  const socket = createServer().listen(join(corpus, 'socket.md'));
  socket.on('error', () => undefined);
  kinds.push('a socket');
  return { kinds, rise: () => socket.close() };
}

/** What each plain file of a folder holds. @param {string} folder */
function wordsIn(folder) {
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.includes('\uFFFD'),
  );
  return new Map(files.map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** All paths under a folder; links are not followed, as `recursive` would. @param {string} folder @returns {string[]} */
function treeOf(folder, under = '') {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    return entry.isDirectory() ? [path, ...treeOf(folder, path)] : [path];
  });
}

await runAlone(import.meta.url, names);
