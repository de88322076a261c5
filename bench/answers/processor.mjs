/**
 * What a question costs of the processor: milliseconds of it that each takes, main thread and all threads, with the linear
 * reader over made articles. Two sets: questions that each ask for one article, and forms that most articles leave open. Of
 * suggestions for refusals nothing is tried: while many ask, nothing is. Of /proc, so on Linux only.
 *
 *   npm run build:server
 *   node bench/answers/processor.mjs [--articles 1500] [--questions 200] [--dist FOLDER]
 *
 * `--dist`: another build, to hold one against the other; run both at the same time, so that their load is the same.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { makeArticle } from '../scale/make-articles.mjs';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1500' },
    questions: { type: 'string', default: '200' },
    dist: { type: 'string', default: fileURLToPath(new URL('../../dist', import.meta.url)) },
  },
});
/** @param {string} file */
const built = (file) => import(pathToFileURL(join(resolve(values.dist), file)).href);
const { loadConfig } = await built('config.js');
const { Footnote } = await built('footnote.js');
const [articles, count] = [Number(values.articles), Number(values.questions)];

const places = 'Arle Torvik Belmora Cassin Dunreath Eskdal Farrow Gellan Hollin Istrad'.split(' ');
const things = 'bridge harbour mill library tunnel reservoir railway market theatre hospital'.split(' ');
const forms = [
  (/** @type {string} */ place, /** @type {string} */ thing) => `When was the ${thing} of ${place} closed?`,
  (place, thing) => `How much did the work on the ${thing} at ${place} cost?`,
  (place, thing) => `What did the mayor of ${place} say about the ${thing}?`,
  (place, thing) => `Why did the ${thing} of ${place} stand empty?`,
  (place) => `Who is the chief engineer of ${place}?`,
  (_, thing, at) => `Where is the ${thing} K${(at * 53) % articles}?`,
];
const ofOneArticle = Array.from({ length: count }, (_, at) => makeArticle((at * 7919) % articles).question);
const ofForms = Array.from({ length: count }, (_, at) =>
  (forms[at % forms.length] ?? forms[0])(places[at % 10], things[(at * 3) % 10], at),
);

/** Milliseconds that the main thread has had. */
const main = () => Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

const folder = mkdtempSync(join(tmpdir(), 'processor-'));
for (let at = 0; at < articles; at += 1) {
  const { path, text } = makeArticle(at);
  mkdirSync(dirname(join(folder, 'corpus', path)), { recursive: true });
  writeFileSync(join(folder, 'corpus', path), text);
}
const settings = {
  FOOTNOTE_CORPUS: join(folder, 'corpus'),
  FOOTNOTE_INDEX: join(folder, 'index'),
  FOOTNOTE_EMBEDDER: 'subword',
  FOOTNOTE_READER: 'linear',
  FOOTNOTE_ANSWERER: 'extractive',
};
const footnote = await Footnote.open(loadConfig(settings, {}, folder));
try {
  await footnote.update();
  await footnote.ready();
  footnote.suggestions.instead = () => Promise.resolve([]);
  const { signal } = new AbortController();
  const ask = async (/** @type {string} */ name, /** @type {string[]} */ questions) => {
    const [before, mainBefore] = [process.cpuUsage(), main()];
    let answered = 0;
    for (const text of questions) {
      const { kind } = await footnote.askOnce({ text, history: [], filters: {} }, signal);
      if (kind === 'answered') answered += 1;
    }
    const { user, system } = process.cpuUsage(before);
    const each = (/** @type {number} */ milliseconds) => (milliseconds / questions.length).toFixed(1);
    const shares = `main thread ${each(main() - mainBefore)}, all threads ${each((user + system) / 1000)} ms each`;
    console.log(`${name}: ${shares}; ${answered} of ${questions.length} answered; load ${loadavg()[0]?.toFixed(1)}`);
  };
  // What is compiled once.
  await ask(
    'at first',
    [...ofOneArticle, ...ofForms].filter((_, at) => at % 2 === 1),
  );
  await ask('of one article', ofOneArticle);
  await ask('forms', ofForms);
} finally {
  await footnote.close();
  rmSync(folder, { recursive: true, force: true });
}
