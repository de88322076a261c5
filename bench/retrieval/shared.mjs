/**
 * Whether a server that has its index from a shared store answers as one that made its own: the paragraphs of an XQuAD file,
 * each an article. Usage: node bench/retrieval/shared.mjs XQUAD.json postgres://… (an empty database). Prints MRR at 10
 * of both, how many rankings and answers are the same, and what it took.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFootnote } from '../../dist/index.js';

const [file = '', address = ''] = process.argv.slice(2);
const mostAnswers = 100;
const folder = mkdtempSync(join(tmpdir(), 'footnote-shared-'));
const corpus = join(folder, 'corpus');
const empty = join(folder, 'empty');
for (const each of [corpus, empty]) mkdirSync(each);

const { data } = JSON.parse(readFileSync(file, 'utf8'));
const paragraphs = data.flatMap(({ title, paragraphs: own }) => own.map((paragraph) => ({ title, ...paragraph })));
const asked = paragraphs.flatMap(({ title, context, qas }, at) => {
  const path = `${at}.txt`;
  writeFileSync(join(corpus, path), `${title}\n\n${context}\n`);
  return qas.map(({ question }) => ({ question, path }));
});
const settings = { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear', FOOTNOTE_ANSWERER: 'extractive' };
const shared = { ...settings, FOOTNOTE_STORE: address };

async function timed(work) {
  const began = performance.now();
  const result = await work();
  return [result, (performance.now() - began) / 1000];
}

async function opened(index, from, given) {
  const footnote = await openFootnote({ corpus: from, index: join(folder, index), settings: given });
  await footnote.index();
  return footnote;
}

async function run(footnote) {
  const ranks = [];
  let sum = 0;
  for (const { question, path } of asked) {
    const results = await footnote.search(question, { limit: 10 });
    const place = results.findIndex((result) => result.path === path);
    if (place >= 0) sum += 1 / (place + 1);
    ranks.push(JSON.stringify(results.map(({ passageId }) => passageId)));
  }
  const step = Math.max(1, Math.floor(asked.length / mostAnswers));
  const some = asked.filter((_, at) => at % step === 0).slice(0, mostAnswers);
  const answers = [];
  for (const { question } of some) answers.push((await footnote.ask(question, { quick: true })).text);
  return { mrr: sum / asked.length, ranks, answers };
}

try {
  const [own, ownSeconds] = await timed(() => opened('own', corpus, settings));
  const [first, sharedSeconds] = await timed(() => opened('first', corpus, shared));
  await first.close();
  // Its folder holds nothing: all that it has is what came from the store.
  const [copy, copySeconds] = await timed(() => opened('copy', empty, shared));
  const [one, other] = [await run(own), await run(copy)];
  const same = (which) => one[which].filter((each, at) => each === other[which][at]).length;
  console.log(
    [
      `${paragraphs.length} articles, ${asked.length} questions`,
      `indexed in ${ownSeconds.toFixed(1)} s; through the store in ${sharedSeconds.toFixed(1)} s; copied from it in ${copySeconds.toFixed(1)} s`,
      `MRR at 10: ${one.mrr.toFixed(4)} own, ${other.mrr.toFixed(4)} copy`,
      `the same ranking: ${same('ranks')} of ${one.ranks.length}; the same answer: ${same('answers')} of ${one.answers.length}`,
    ].join('\n'),
  );
  await own.close();
  await copy.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
