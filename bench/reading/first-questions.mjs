/**
 * What somebody asks first of a folder that they do not know, and how it is answered: "hi", "what's in here?", "compare
 * the two reports". Asks with the real product, without a model, and prints every answer to be read aloud: whether it is
 * good, a person says. What can be counted is checked: quotes are verbatim, questions that are offered are answered.
 *
 *   npm run build:server && node bench/reading/first-questions.mjs bench/reading/first-questions/QUESTIONS.jsonl… [--only ID]
 *
 * A line is {id, corpus, kind, question | turns, filter?, good}: `corpus` is briefs, encyclopedia, mixed, forms or reports, `filter` a part
 * of the path of the one article that is chosen, `good` what a good answer does.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../dist/config.js';
import { Footnote } from '../../dist/footnote.js';

const never = new AbortController().signal;
const folders = {
  briefs: 'corpus',
  encyclopedia: 'bench/reading/first-questions/encyclopedia/articles',
  mixed: 'bench/reading/first-questions/mixed/articles',
  forms: 'bench/reading/forms/articles',
  reports: 'bench/reading/forms/reports',
};

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' } },
});
if (files.length === 0) throw new Error('Name the files of questions.');
const lines = files
  .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line))
  .filter(({ id }) => options.only === undefined || options.only.split(',').includes(id));

async function opened(corpus) {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-first-'));
  cpSync(folders[corpus], join(folder, 'corpus'), { recursive: true });
  const settings = { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_ANSWERER: 'extractive', FOOTNOTE_OFFLINE: '1' };
  const places = { FOOTNOTE_CORPUS: join(folder, 'corpus'), FOOTNOTE_INDEX: join(folder, 'index') };
  const footnote = await Footnote.open(loadConfig({ ...settings, ...places }, {}));
  await footnote.update();
  await footnote.ready();
  return { folder, footnote };
}

async function ask(footnote, { question, turns = [question], filter }) {
  const articleIds =
    filter &&
    footnote
      .articles()
      .filter(({ path }) => path.includes(filter))
      .map(({ id }) => id);
  const history = [];
  let answer;
  for (const text of turns) {
    answer = await footnote.askOnce({ text, history: [...history], filters: { ...(filter && { articleIds }) } }, never);
    history.push({ question: text, answer: answer.text });
  }
  return answer;
}

async function tell(footnote, line) {
  const { id, corpus, question, turns = [question], filter, good } = line;
  const {
    kind,
    standalone,
    text,
    remark,
    citations,
    disagreements,
    nearest,
    suggestions = [],
  } = await ask(footnote, line);
  console.log(`\n${id} (${corpus}${filter === undefined ? '' : `, only ${filter}`}): ${turns.join(' / ')}`);
  console.log(`   [good: ${good}]`);
  if (standalone !== turns.at(-1)) console.log(`   understood as: ${standalone}`);
  console.log(`   ${kind}: ${text.replaceAll('\n\n', '\n   ')}`);
  if (remark !== undefined) console.log(`   (${remark})`);
  for (const { about, citations: numbers } of disagreements)
    console.log(`   differ on ${about}: ${numbers.join(', ')}`);
  for (const { number, path } of citations) console.log(`     [${number}] ${path}`);
  if (nearest.length > 0) console.log(`     nearest: ${nearest.map(({ path }) => path).join(', ')}`);
  for (const each of suggestions) {
    const { kind: then } = await footnote.askOnce({ text: each, history: [], filters: {} }, never);
    console.log(`     ? ${each}${then === 'answered' ? '' : '  <- NOT ANSWERED'}`);
  }
  for (const { articleId, quote, start, end } of citations) {
    if (footnote.article(articleId)?.text.slice(start, end) !== quote) console.log(`     NOT VERBATIM: ${quote}`);
  }
}

for (const corpus of Object.keys(folders)) {
  const asked = lines.filter((line) => line.corpus === corpus);
  if (asked.length === 0) continue;
  const { folder, footnote } = await opened(corpus);
  try {
    for (const line of asked) await tell(footnote, line);
  } finally {
    await footnote.close();
    rmSync(folder, { recursive: true });
  }
}
