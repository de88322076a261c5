/**
 * How long the guide to one long article takes, and the timeline over a folder, first and again, on the clock and of the
 * processor; and for how long at a time the event loop is held meanwhile.
 *
 *     npm run bench guides -- [WORDS [ARTICLES]]      (50,000 words; 1,000 articles)
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { loadConfig } from '../../dist/config.js';
import { Footnote } from '../../dist/footnote.js';
import { makeArticle } from './make-articles.mjs';

const words = Number(process.argv[2] ?? 50_000);
const number = Number(process.argv[3] ?? 1000);
console.log(`load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);

/** @param {string} text */
const bodyOf = (text) => text.replace(/^---\n[^]*?\n---\n/, '').replaceAll(/^#.*$/gm, '');

/** @param {readonly {path: string, text: string}[]} articles @param {(footnote: Footnote) => Promise<void>} then */
async function opened(articles, then) {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
  for (const { path, text } of articles) {
    mkdirSync(dirname(join(folder, 'corpus', path)), { recursive: true });
    writeFileSync(join(folder, 'corpus', path), text);
  }
  const values = {
    FOOTNOTE_CORPUS: 'corpus',
    FOOTNOTE_INDEX: 'index',
    FOOTNOTE_EMBEDDER: 'subword',
    FOOTNOTE_READER: 'linear',
  };
  const footnote = await Footnote.open(loadConfig(values, {}, folder));
  await footnote.update();
  await footnote.ready();
  await then(footnote);
  await footnote.close();
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} what @param {() => Promise<string>} act */
async function timed(what, act) {
  await wait(100);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [clock, processor] = [performance.now(), process.cpuUsage()];
  const came = await act();
  const { user, system } = process.cpuUsage(processor);
  const milliseconds = performance.now() - clock;
  await wait(5);
  delay.disable();
  console.log(
    `${what}: ${milliseconds.toFixed(0)} ms on the clock, ${((user + system) / 1000).toFixed(0)} ms of the processor, held at most ${(delay.max / 1e6).toFixed(0)} ms; ${came}`,
  );
}

let book = '';
for (let at = 0; book.split(/\s+/).length < words; at += 1) book += `${bodyOf(makeArticle(at).text)}\n\n`;
await opened([{ path: 'book.md', text: `# A long book\n\n${book}` }], async (footnote) => {
  const [{ id } = { id: '' }] = footnote.articles();
  for (const what of ['guide', 'guide, again']) {
    await timed(what, async () => {
      const guide = await footnote.guides.guide(id);
      return `${guide?.who.length} names, ${guide?.when.length} dates, ${guide?.questions.length} questions so far`;
    });
    await wait(3000);
  }
});
await opened(
  Array.from({ length: number }, (_, at) => makeArticle(at)),
  async (footnote) => {
    for (const what of ['timeline', 'timeline, again', 'timeline of a place']) {
      await timed(what, async () => {
        const limits = what.endsWith('place')
          ? { place: (await footnote.guides.timeline({}, undefined, 1)).places[0]?.name }
          : {};
        const { total, dates } = await footnote.guides.timeline(limits, undefined, 100);
        return `${total} events on ${dates.length} dates`;
      });
    }
  },
);
