/**
 * Asks cases and conversations over a folder of articles with the real product, without a model: how many answers are
 * right, how many questions are answered falsely or refused falsely, by kind or form, odd and even lines apart, so that
 * one half can be held back.
 *
 *   npm run build:server && node bench/reading/cases.mjs FOLDER_OF_ARTICLES CASES.jsonl… [--and FOLDER_OF_ARTICLES] [--half odd|even]
 *     [--reader auto|linear] [--show] [--json FILE] [--keep]
 *
 * A line is a case, {id, question, must: [[alternatives]…], article?, kind?}: without `article`, a refusal is right; with
 * `turns`, questions that follow one another, the last is judged. Or it is a conversation, {id, turns: [{id, question,
 * outcome: "answer" | "refuse" | "ask-back", articles, must, form?}]}: the product's own answers are what was said before.
 * Right is an answer that holds one alternative of each group and cites one of the articles, each named by a part of its
 * path; of an ask-back, a refusal that ends with a question.
 * --and: more articles. --show: each miss, with its answer. The first line is odd.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../dist/config.js';
import { holdsExpected, isRightArticle } from '../../dist/evaluation/case.js';
import { Footnote } from '../../dist/footnote.js';
import { keepResults } from '../scoreboard/results.mjs';

const never = new AbortController().signal;
/** What is asked about in fewer turns is told together. */
const leastTold = 3;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: 'string' },
    reader: { type: 'string', default: 'auto' },
    and: { type: 'string' },
    show: { type: 'boolean', default: false },
    json: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const [articlesOf, ...files] = positionals;
if (articlesOf === undefined || files.length === 0) throw new Error('Name the folder of articles and files of cases.');
if (![undefined, 'odd', 'even'].includes(options.half)) throw new Error('--half is odd or even.');

/** Every line as turns that follow one another. */
function linesOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at) => {
      const { turns = [], ...one } = JSON.parse(line);
      const half = at % 2 === 0 ? 'odd' : 'even';
      if (typeof turns[0] === 'object') return { half, isConversation: true, turns };
      const [question = one.question, ...before] = turns.toReversed();
      const unjudged = before.toReversed().map((each) => ({ question: each, isUnjudged: true }));
      return { half, isConversation: false, turns: [...unjudged, { ...one, question }] };
    });
}

function judge({ id, question, must = [], article, articles = [article ?? []].flat(), ...turn }, answer) {
  const { kind, text, citations } = answer;
  const expects = turn.outcome ?? (articles.length === 0 ? 'refuse' : 'answer');
  const isAnswered = kind === 'answered';
  const isRefused = kind === 'not-found' || kind === 'not-answered';
  const isCited = isAnswered && citations.some(({ path }) => isRightArticle({ articles }, path));
  const isRight = {
    answer: isCited && holdsExpected({ must }, text),
    refuse: isRefused,
    'ask-back': isRefused && text.endsWith('?'),
  }[expects];
  const miss = isAnswered ? (expects === 'answer' ? 'beside' : 'falsely answered') : 'falsely refused';
  const form = turn.kind ?? turn.form?.split(/[,:]/, 1)[0] ?? '';
  const confidence = answer.why.sureness?.confidence;
  return { id, question, expects, form, result: isRight ? 'right' : miss, isCited, must, articles, text, confidence };
}

async function ask(footnote, { turns }) {
  const history = [];
  const outcomes = [];
  for (const turn of turns) {
    const answer = await footnote.askOnce({ text: turn.question, history: [...history], filters: {} }, never);
    if (turn.isUnjudged !== true) outcomes.push(judge(turn, answer));
    history.push({ question: turn.question, answer: answer.text });
  }
  return outcomes;
}

function share(count, of) {
  return `${((100 * count) / of.length).toFixed(1)} % (${count})`;
}

function tell(name, outcomes) {
  if (outcomes.length === 0) return;
  const count = (result) => outcomes.filter((outcome) => outcome.result === result).length;
  const toAnswer = outcomes.filter(({ expects }) => expects === 'answer');
  const cited = toAnswer.filter(({ isCited }) => isCited).length;
  const misses = ['beside', 'falsely refused', 'falsely answered']
    .filter((result) => count(result) > 0)
    .map((result) => `, ${result} ${share(count(result), outcomes)}`);
  console.log(
    `${name}: ${outcomes.length} asked, right ${share(count('right'), outcomes)}${misses.join('')}` +
      (toAnswer.length > 0 ? `; article cited ${share(cited, toAnswer)}` : ''),
  );
}

function tellBy(what, outcomes) {
  const names = [...new Set(outcomes.map((outcome) => outcome[what]))].toSorted((one, other) =>
    one.localeCompare(other),
  );
  if (names.length < 2) return;
  const by = (name) => outcomes.filter((outcome) => outcome[what] === name);
  const told = what === 'expects' ? names : names.filter((name) => by(name).length >= leastTold);
  for (const name of told) tell(`  ${name}`, by(name));
  tell(
    '  others',
    outcomes.filter((outcome) => !told.includes(outcome[what])),
  );
}

/** By file, both halves together. */
function keptOf(report) {
  const figures = {};
  for (const file of new Set(report.map((part) => part.file))) {
    const all = report.filter((part) => part.file === file).flatMap(({ outcomes }) => outcomes);
    const name = file.split('/').slice(-2).join('/');
    for (const [expects, said] of [
      ['answer', 'to be answered: right'],
      ['refuse', 'to be refused: answered'],
      ['ask-back', 'to be asked back: right'],
    ]) {
      const asked = all.filter((outcome) => outcome.expects === expects);
      if (asked.length === 0) continue;
      const counted = asked.filter(({ result }) => (expects === 'refuse' ? result !== 'right' : result === 'right'));
      figures[`${name}, ${said}`] = `${counted.length} of ${asked.length}`;
      if (expects === 'answer') {
        const cited = asked.filter(({ isCited }) => isCited).length;
        figures[`${name}, to be answered: right article cited`] = `${cited} of ${asked.length}`;
      }
    }
  }
  return figures;
}

const folder = mkdtempSync(join(tmpdir(), 'footnote-cases-'));
const corpus = join(folder, 'corpus');
for (const each of [articlesOf, options.and ?? articlesOf]) cpSync(each, corpus, { recursive: true });
const index = join(folder, 'index');
const settings = {
  FOOTNOTE_EMBEDDER: 'subword',
  FOOTNOTE_ANSWERER: 'extractive',
  FOOTNOTE_OFFLINE: '1',
  FOOTNOTE_READER: options.reader,
};
const config = loadConfig({ ...settings, FOOTNOTE_CORPUS: corpus, FOOTNOTE_INDEX: index }, {});
const footnote = await Footnote.open(config);
try {
  const { articles, passages } = await footnote.update();
  await footnote.ready();
  console.log(`${articles.added} articles, ${passages} passages, ${articles.failed.length} files failed`);
  const report = [];
  for (const file of files) {
    const lines = linesOf(file);
    for (const half of options.half === undefined ? ['odd', 'even'] : [options.half]) {
      const asked = lines.filter((line) => line.half === half);
      const outcomes = [];
      for (const line of asked) outcomes.push(...(await ask(footnote, line)));
      tell(`${basename(file)} ${half}`, outcomes);
      if (asked.some(({ isConversation }) => isConversation)) tellBy('expects', outcomes);
      tellBy('form', outcomes);
      report.push({ file, half, outcomes });
      if (!options.show) continue;
      for (const { id, question, result, expects, text, must, articles: named } of outcomes) {
        if (result === 'right') continue;
        const wanted = expects === 'answer' ? ` [${named.join(', ')}: ${JSON.stringify(must)}]` : ` [${expects}]`;
        console.log(`    ${result} ${id}: ${question}${wanted}\n      ${text.replaceAll(/\s+/g, ' ')}`);
      }
    }
  }
  if (options.keep) keepResults('cases', keptOf(report));
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(report, undefined, 1));
} finally {
  await footnote.close();
  rmSync(folder, { recursive: true });
}
