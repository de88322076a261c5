/**
 * Takes one rule at a time out of the built product and asks again: what does it cost, on sets where there are many
 * passages and on sets where there are few? A rule that costs nothing on two of them may go.
 *
 *   npm run build:server && node bench/reading/ablate.mjs DATA [NAME…] [--every 8] [--sets xquad,near,near-2,turns,turns-2,questions]
 *
 * DATA as for measure.mjs. Without names all that is listed below. A line a set: what was right, what was answered wrongly or
 * for nothing, what was refused for nothing; the first line is of nothing taken out. What the reader's model said is kept
 * between the runs, so that each takes a fraction of the first.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const confidence = 'readers/linear/answer-confidence.js';
const joined = 'answerers/join-readers.js';
const picked = 'answerers/pick-statements.js';
const extractive = 'answerers/extractive.js';
/** Name, file below dist, what stands there, what stands there instead. */
const rules = [
  ['few-misses-the-point', confidence, 'unheard || missesThePoint(question, features, sentences)', 'unheard'],
  ['few-unheard', confidence, 'const isMissed = unheard ||', 'const isMissed ='],
  ['many-unheard', confidence, 'unheardAmongMany * Number(unheard)', '0'],
  ['deed-left-out', confidence, 'leavesOutDeed(question, sentences) ? 1', 'false ? 1'],
  ['strangers', confidence, 'if (asksOfStrangers(question, sentences))', 'if (false)'],
  ['few-left-open', confidence, 'amongFew * leftOpen(question, sentences)', '0'],
  ['overview-is-sure', confidence, "question.type === 'overview' && features.own >= wholeSubject", 'false'],
  ['echo', joined, 'candidates.filter(({ passageId }) => !repeating.has(passageId))', 'candidates'],
  ['rules-among-few', joined, 'rulesAmongFew * (1 -', '0 * (1 -'],
  ['best-leaves-none-open', picked, 'isNearly(other) && isBetter(other)', 'false'],
  ['best-holds-type', picked, 'isNearly(other) && holdsType(other)', 'false'],
  ['padding', picked, ' || isPadding(sentence, best)', ''],
  ['adds-nothing', picked, ' && !addsNothing(sentence, best, question)', ''],
  ['aside', picked, ' && !isAside(sentence, best, question)', ''],
  ['contrary', picked, 'const contrary = others.find(isContrary);', 'const contrary = undefined;'],
  ['partner', picked, 'isOutright ? undefined : partnerOf(best, others)', 'undefined'],
  ['context', picked, 'contextOf(best) === undefined ? partner', 'true ? partner'],
  ['outright', extractive, 'explained >= leastExplained', 'false'],
  ['read-in-its-article', extractive, 'this.#margin(within) + worth >= this.#margin(anywhere)', 'false'],
  ['rivals', extractive, 'isOutright || subject !== undefined ?', 'true ?'],
];
/** Features of a sentence that go together. */
const features = {
  type: ['typeHeld', 'typeMissing', 'typeNear'],
  'names-around': ['names', 'namesAround'],
  ordinary: ['ordinary', 'ordinaryAround'],
  'asked-for': ['askedFor', 'notAskedFor'],
  among: ['amongSentences', 'amongNeighbours', 'rarestAround'],
  pairs: ['orderedPairs', 'tight', 'wordPairs'],
  grams: ['grams'],
  precision: ['precision', 'length', 'short'],
  why: ['why'],
  new: ['newNames', 'newNumbers', 'namesForWhat', 'namesIt'],
  asks: ['asks'],
  pronoun: ['pronounBefore'],
};

const text = { type: 'string' };
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { ...text, default: '8' },
    sets: { ...text, default: 'xquad,near,near-2,turns,turns-2,questions' },
  },
});
const [data, ...names] = positionals;
if (data === undefined) throw new Error('Name the folder of data.');

const repository = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'footnote-ablate-'));
for (const each of ['bench', 'corpus', 'dist', 'package.json']) {
  cpSync(join(repository, each), join(folder, each), { recursive: true });
}
for (const each of ['node_modules', 'models', 'tests', 'training'])
  symlinkSync(join(repository, each), join(folder, each));
const kept = join(folder, 'kept');
mkdirSync(kept);
keepReadings();

const tried = names.length > 0 ? names : [...rules.map(([name]) => name), ...Object.keys(features)];
try {
  report('-', () => {});
  for (const name of tried) report(name, () => takeOut(name));
} finally {
  rmSync(folder, { recursive: true });
}

/** In the process that asks: what the model said of an order, by the order. */
function keepReadings() {
  writeFileSync(
    join(folder, 'dist', 'kept-readings.js'),
    `import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
export async function kept(order, ask) {
  const key = createHash('sha256').update(JSON.stringify(order)).digest('hex');
  const file = ${JSON.stringify(`${kept}/`)} + key;
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const readings = await ask();
  writeFileSync(file, JSON.stringify(readings));
  return readings;
}
`,
  );
  const file = join(folder, 'dist', 'readers/neural/neural-reader.js');
  exchange(file, 'await this.#process.do(order, signal)', 'await kept(order, () => this.#process.do(order, signal))');
  writeFileSync(file, `import { kept } from '../../kept-readings.js';\n${readFileSync(file, 'utf8')}`);
}

/** Gives back what puts it in again. */
function takeOut(name) {
  const rule = rules.find(([own]) => own === name);
  if (rule !== undefined) return exchange(join(folder, 'dist', rule[1]), rule[2], rule[3]);
  const own = features[name];
  if (own === undefined) throw new Error(`Nothing is called ${name}.`);
  const undo = ['fitted-weights-of-few.js', 'fitted-weights-of-many.js'].map((weights) => {
    const file = join(folder, 'dist', 'readers/linear', weights);
    const before = readFileSync(file, 'utf8');
    const at = before.indexOf('confidenceWeights');
    const [sentences, rest] = at < 0 ? [before, ''] : [before.slice(0, at), before.slice(at)];
    writeFileSync(file, sentences.replaceAll(new RegExp(`(\\b(?:${own.join('|')})): -?[\\d.]+`, 'g'), '$1: 0') + rest);
    return () => writeFileSync(file, before);
  });
  return () => undo.forEach((each) => each());
}

function exchange(file, from, to) {
  const before = readFileSync(file, 'utf8');
  if (before.split(from).length !== 2) throw new Error(`Does not stand in ${file} once: ${from}`);
  writeFileSync(
    file,
    before.replace(from, () => to),
  );
  return () => writeFileSync(file, before);
}

function report(name, takenOut) {
  const putBack = takenOut();
  const parts = options.sets.split(',').map((set) => `${set} ${figuresOf(set)}`);
  console.log(`${name.padEnd(22)} ${parts.join(' | ')}`);
  putBack?.();
}

/** Right, answered wrongly or for nothing, refused for nothing. */
function figuresOf(set) {
  const json = join(folder, 'outcomes.json');
  const bench = join(folder, 'bench', 'reading');
  const run = (...args) => execFileSync('node', [...args, '--json', json], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (set === 'xquad') {
    const sets = 'there:xquad,paragraph-out:xquad,page-out:xquad';
    run(join(bench, 'measure.mjs'), data, '--sets', sets, '--every', options.every);
    const [there, ...out] = JSON.parse(readFileSync(json, 'utf8')).sets.map(({ outcomes }) => outcomes);
    const count = (outcomes, counts) => outcomes.filter(counts).length;
    return `${count(there, ({ first }) => first)} ${count(there, ({ any }) => any)} -${count(there, ({ answered }) => !answered)} out ${out.map((outcomes) => count(outcomes, ({ answered }) => answered)).join(' ')}`;
  }
  const articles = set === 'questions' ? join(folder, 'corpus') : join(bench, set, 'articles');
  const files = {
    questions: [join(folder, 'tests', 'fixtures', 'questions.jsonl')],
    turns: [join(bench, set, 'conversations.jsonl')],
    near: [
      join(bench, set, 'answerable.jsonl'),
      join(bench, set, 'near-misses.jsonl'),
      '--and',
      join(folder, 'corpus'),
    ],
  }[set.replace(/-\d$/, '')];
  run(join(bench, 'cases.mjs'), articles, ...files);
  const outcomes = JSON.parse(readFileSync(json, 'utf8')).flatMap((half) => half.outcomes);
  const count = (...results) => outcomes.filter(({ result }) => results.includes(result)).length;
  return `${count('right')} +${count('beside', 'falsely answered')} -${count('falsely refused')}`;
}
