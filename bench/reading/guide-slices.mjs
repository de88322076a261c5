/**
 * How long the guide to one long article and the timeline over many hold the event loop, in which the server answers
 * everybody: milliseconds of processor in the longest slice between two turns of others. Processor time, so that what else
 * the machine does is not counted; of the first run, before anything is kept.
 *
 *   npm run build:server && node bench/reading/guide-slices.mjs [--words 50000] [--articles 200]
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../dist/config.js';
import { Footnote } from '../../dist/footnote.js';

const { values: options } = parseArgs({
  options: { words: { type: 'string', default: '50000' }, articles: { type: 'string', default: '200' } },
});

const sources = ['corpus', 'bench/reading/near/articles', 'bench/reading/first-questions/mixed/articles'];
const paragraphs = sources
  .flatMap((folder) => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')))
  .flatMap((text) => text.replace(/^---[\s\S]*?\n---\n/u, '').split(/\n{2,}/u))
  .filter((paragraph) => paragraph.length > 60);

/** Words of the project's own articles, in an order and with years of their own. */
function textOf(words, seed) {
  const parts = [];
  for (let at = seed * 7, count = 0; count < words; at += 1) {
    const paragraph = paragraphs[at % paragraphs.length].replaceAll(/\b(?:19|20)(\d\d)\b/gu, (_, year) =>
      String(1900 + ((Number(year) + at) % 120)),
    );
    parts.push(paragraph);
    count += paragraph.split(/\s+/u).length;
  }
  return parts.join('\n\n');
}

async function measured(work) {
  const spent = ({ user, system }) => (user + system) / 1000;
  let last = spent(process.cpuUsage());
  let longest = 0;
  let isOver = false;
  const look = () => {
    const now = spent(process.cpuUsage());
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await work();
  look();
  isOver = true;
  return `longest slice ${longest.toFixed(0)} ms`;
}

async function opened(articles) {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-slices-'));
  const corpus = join(folder, 'corpus');
  mkdirSync(corpus);
  for (const [name, text] of articles) writeFileSync(join(corpus, name), text);
  const settings = {
    FOOTNOTE_EMBEDDER: 'subword',
    FOOTNOTE_ANSWERER: 'extractive',
    FOOTNOTE_OFFLINE: '1',
    FOOTNOTE_READER: 'linear',
  };
  const footnote = await Footnote.open(
    loadConfig({ ...settings, FOOTNOTE_CORPUS: corpus, FOOTNOTE_INDEX: join(folder, 'index') }, {}),
  );
  await footnote.update();
  await footnote.ready();
  return { folder, footnote };
}

async function closed({ folder, footnote }) {
  await footnote.close();
  rmSync(folder, { recursive: true });
}

const long = await opened([['long.md', `# A long report\n\n${textOf(Number(options.words), 1)}\n`]]);
const [{ id }] = long.footnote.articles();
console.log(`guide to ${options.words} words: ${await measured(() => long.footnote.guides.guide(id))}`);
await closed(long);

const many = await opened(
  Array.from({ length: Number(options.articles) }, (_, at) => [`a${at}.md`, `# Report ${at}\n\n${textOf(600, at)}\n`]),
);
console.log(
  `timeline of ${options.articles} articles: ${await measured(() => many.footnote.guides.timeline({}, undefined, 50))}`,
);
await closed(many);
