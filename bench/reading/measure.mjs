/**
 * Measures whole answers (whole-answers.mjs) on questions that were never asked before (unseen-sets.mjs): of those that
 * an article answers, how many are answered, where the answer stands, and how many are refused falsely; of those that
 * none answers, how many are answered all the same.
 *
 *   npm run build:server && node bench/reading/measure.mjs DATA [--sets there,exchanged:xquad,…] [--every N]
 *     [--reader auto|linear|neural|RECORD.jsonl] [--half odd|even|all] [--titles] [--json FILE] [--keep]
 *
 * DATA holds xquad.en.json, squadshifts-reddit.json, squadshifts-amazon.json and reader/squad2-piece.json.
 * Sets: there, exchanged, paragraph-out, page-out, squad2, written, articles; behind a colon one collection (xquad, reddit,
 * amazon; answerable, impossible; answered, nearly, out: what was written for the reader, and held back from it). --half: the questions of one half of the paragraphs, over all of them, so that the other half
 * is held back. --titles: paragraphs have the titles of their pages. --json: every answer, outside the repository.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepResults } from '../scoreboard/results.mjs';
import { allSets, articleSets, inHalf, writtenSets } from './unseen-sets.mjs';
import { WholeAnswers } from './whole-answers.mjs';

/** Words of a marked answer beyond which it marks nothing. */
const mostMarkedWords = 12;

const text = { type: 'string' };
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sets: text,
    every: { ...text, default: '1' },
    reader: { ...text, default: 'auto' },
    half: { ...text, default: 'all' },
    titles: { type: 'boolean', default: false },
    json: text,
    keep: { type: 'boolean', default: false },
  },
});

/** What came of one case. */
function outcomeOf({ id, question, kind, answers }, answer, milliseconds) {
  const isAnswered = answer.kind === 'answered';
  const statements = isAnswered ? answer.statements.filter(({ verdict }) => verdict === 'supported') : [];
  const marks = (statements[0]?.citations ?? []).flatMap((number) => {
    const { quote, start, answer: marked } = answer.citations.find((citation) => citation.number === number);
    return marked === undefined ? [] : [quote.slice(marked.start - start, marked.end - start)];
  });
  const holds = (words) => answers?.some((each) => words.toLowerCase().includes(each)) === true;
  return {
    id,
    question,
    ...(kind !== undefined && { kind }),
    ...(answers !== undefined && { answers }),
    answered: isAnswered,
    confidence: answer.why.sureness?.confidence,
    statements: statements.map((statement) => statement.text),
    marked: marks,
    first: holds(statements[0]?.text ?? ''),
    any: statements.some((statement) => holds(statement.text)),
    span: marks.some((marked) => holds(marked) && marked.split(/\s+/).length <= mostMarkedWords),
    milliseconds,
  };
}

async function outcomesOf({ articles, cases }, answers) {
  const outcomes = [];
  for (const one of cases) {
    const out = articles.filter(({ id, page }) => (one.out === 'page' ? page === one.page : id === one.paragraph));
    const ids = one.out === undefined ? [] : out.map(({ id }) => id);
    await answers.without(ids, async () => {
      const began = performance.now();
      const answer = await answers.ask(one.question);
      outcomes.push(outcomeOf(one, answer, performance.now() - began));
    });
  }
  return outcomes;
}

function share(outcomes, count) {
  return `${((100 * count) / outcomes.length).toFixed(1)} % (${count})`;
}

/** A line of figures. */
function line(outcomes) {
  const times = outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(part * times.length))].toFixed(1);
  const said = Object.entries(figures(outcomes)).map(([name, value]) => `${name} ${value}`);
  return `${outcomes.length} asked, ${said.join(', ')}; median ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

function figures(outcomes) {
  const those = (is) => share(outcomes, outcomes.filter(is).length);
  const isAnswered = ({ answered }) => answered;
  if (outcomes[0].answers === undefined) return { 'falsely answered': those(isAnswered) };
  return {
    answered: those(isAnswered),
    first: those(({ first }) => first),
    any: those(({ any }) => any),
    span: those(({ span }) => span),
    'falsely refused': those(({ answered }) => !answered),
  };
}

const [data] = positionals;
if (data === undefined) throw new Error('Name the folder of data.');
if (!['odd', 'even', 'all'].includes(options.half)) throw new Error('--half is odd, even or all.');
const read = (file) => readFileSync(join(data, file), 'utf8');
const wanted = options.sets?.split(',');
const writtenFor = (name) => {
  const folder = new URL(`../../training/reader/${name}/`, import.meta.url);
  return readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
};
const sets = [
  ...allSets({
    xquad: read('xquad.en.json'),
    reddit: read('squadshifts-reddit.json'),
    amazon: read('squadshifts-amazon.json'),
    squad2: read('reader/squad2-piece.json'),
  }),
  ...writtenSets(writtenFor('written')),
  ...articleSets(writtenFor('articles')),
].filter(({ name, of }) => wanted?.some((each) => each === name || each === `${name}:${of}`) !== false);
for (const each of wanted ?? []) {
  if (!sets.some(({ name, of }) => each === name || each === `${name}:${of}`)) throw new Error(`No set "${each}".`);
}

const report = [];
let answers;
let indexed;
try {
  for (const set of sets) {
    const cases = inHalf(set.cases, options.half).filter((_, number) => number % Number(options.every) === 0);
    if (cases.length === 0) continue;
    if (indexed !== set.articles) {
      await answers?.close();
      answers = await WholeAnswers.of(set.articles, options);
      indexed = set.articles;
    }
    const outcomes = await outcomesOf({ ...set, cases }, answers);
    console.log(`${set.name}:${set.of}: ${line(outcomes)}`);
    for (const kind of new Set(outcomes.flatMap((outcome) => outcome.kind ?? []))) {
      console.log(`  ${kind}: ${line(outcomes.filter((outcome) => outcome.kind === kind))}`);
    }
    report.push({ name: set.name, of: set.of, outcomes });
  }
} finally {
  await answers?.close();
}
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify({ options, sets: report }, undefined, 1));
if (options.keep) {
  const ofAll = report.flatMap(({ name, of, outcomes }) =>
    Object.entries(figures(outcomes)).map(([figure, value]) => [`${name}:${of}, ${figure}`, value]),
  );
  keepResults('measure', Object.fromEntries(ofAll));
}
