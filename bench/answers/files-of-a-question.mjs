/**
 * How many of our files and functions one plain question runs through, from `askOnce` to the answer, once all is open and warm:
 * what a newcomer would have to read. By V8's own precise coverage.
 *
 *   npm run build:server && node bench/answers/files-of-a-question.mjs [ARTICLES] [QUESTION] [--reader auto|linear] [--show] [--keep]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../dist/config.js';
import { Footnote } from '../../dist/footnote.js';
import { keepResults } from '../scoreboard/results.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    reader: { type: 'string', default: 'auto' },
    show: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
const [articles = 'corpus', question = 'How many troops were killed in the airstrike?'] = positionals;
const built = fileURLToPath(new URL('../../dist/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'footnote-files-'));
const settings = { FOOTNOTE_CORPUS: articles, FOOTNOTE_INDEX: folder, FOOTNOTE_EMBEDDER: 'subword' };
const footnote = await Footnote.open(loadConfig({ ...settings, FOOTNOTE_READER: values.reader }, {}, '.'));
const session = new Session();
try {
  await footnote.update();
  await footnote.ready();
  const ask = (text) => footnote.askOnce({ text, history: [], filters: {} }, new AbortController().signal);
  await ask('When did the talks begin?');
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const { kind, text } = await ask(question);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const files = result
    .filter(({ url }) => url.startsWith(`file://${built}`))
    .map(({ url, functions }) => {
      const run = functions.filter(({ functionName, ranges }) => functionName !== '' && ranges[0].count > 0);
      return { file: relative(built, fileURLToPath(url)), functions: run.length };
    })
    .filter((each) => each.functions > 0);
  console.log(`${kind}: ${text}`);
  const functions = files.reduce((sum, each) => sum + each.functions, 0);
  console.log(`${files.length} files, ${functions} named functions`);
  if (values.keep) {
    keepResults('files-of-a-question', {
      'files of one question': `${files.length}`,
      'named functions': `${functions}`,
    });
  }
  if (values.show) for (const each of files) console.log(`  ${each.functions} ${each.file}`);
} finally {
  session.disconnect();
  await footnote.close();
  rmSync(folder, { recursive: true });
}
