/**
 * How long a whole answer takes, and how long the event loop is held up, over a thousand articles (those that were written to
 * train the reader, each with its five paragraphs), with questions that they answer and that they do not, one after the other.
 *
 *   npm run build:server && node bench/reading/speed.mjs [--reader auto|linear] [--questions 300] [--keep]
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../dist/config.js';
import { Footnote } from '../../dist/footnote.js';
import { keepResults } from '../scoreboard/results.mjs';

const text = { type: 'string' };
const { values } = parseArgs({
  options: {
    reader: { ...text, default: 'auto' },
    questions: { ...text, default: '300' },
    keep: { type: 'boolean', default: false },
  },
});
/** Articles that are indexed; questions that are asked before the clock counts. */
const articles = 1000;
const warmUp = 10;

const written = new URL('../../training/reader/articles/', import.meta.url);
const rows = readdirSync(written)
  .flatMap((file) => readFileSync(new URL(file, written), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line))
  .slice(0, articles);
const folder = mkdtempSync(join(tmpdir(), 'footnote-speed-'));
const corpus = join(folder, 'corpus');
mkdirSync(corpus);
rows.forEach(({ title, paragraphs }, number) => {
  writeFileSync(join(corpus, `${number}.md`), `# ${title}\n\n${paragraphs.join('\n\n')}\n`);
});
const all = rows.flatMap(({ answered, unanswered }) => [...answered, ...unanswered]);
const count = Number(values.questions);
const asked = Array.from(
  { length: count + warmUp },
  (_, at) => all[Math.floor((at * all.length) / (count + warmUp))].q,
);

const settings = { FOOTNOTE_CORPUS: corpus, FOOTNOTE_INDEX: join(folder, 'index'), FOOTNOTE_EMBEDDER: 'subword' };
const footnote = await Footnote.open(loadConfig({ ...settings, FOOTNOTE_READER: values.reader }, {}, '.'));
try {
  await footnote.update();
  await footnote.ready();
  const times = [];
  const lag = monitorEventLoopDelay({ resolution: 5 });
  for (const [at, question] of asked.entries()) {
    if (at === warmUp) lag.enable();
    const began = performance.now();
    await footnote.askOnce({ text: question, history: [], filters: {} }, new AbortController().signal);
    if (at >= warmUp) times.push(performance.now() - began);
  }
  lag.disable();
  times.sort((one, other) => one - other);
  const part = (share) => times[Math.floor(share * (times.length - 1))].toFixed(0);
  // The histogram counts from one timer to the next, so its own 5 ms are taken off.
  const late = (percentile) => Math.max(0, lag.percentile(percentile) / 1e6 - 5).toFixed(0);
  console.log(
    `${rows.length} articles, ${times.length} questions: p50 ${part(0.5)} ms, p95 ${part(0.95)} ms, p99 ${part(0.99)} ms`,
  );
  const most = (lag.max / 1e6 - 5).toFixed(0);
  console.log(`event loop late: p99 ${late(99)} ms, at most ${most} ms`);
  if (values.keep) {
    keepResults('reading/speed', {
      'a whole answer over 1,000 articles, median': `${part(0.5)} ms`,
      'a whole answer over 1,000 articles, 95th percentile': `${part(0.95)} ms`,
      'event loop late, 99th percentile': `${late(99)} ms`,
      'event loop late, at most': `${most} ms`,
    });
  }
} finally {
  await footnote.close();
  rmSync(folder, { recursive: true });
}
