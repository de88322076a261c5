/**
 * Fits which sentence answers without a model, where there are many passages, and writes them to src/readers/linear/fitted-weights-of-many.ts:
 *
 *   npm run build:server && node bench/answers/fit-answers.mjs DATA_FOLDER && npm run build:server
 *
 * DATA_FOLDER holds squadshifts-reddit.json and squadshifts-amazon.json. The even paragraphs are for fitting, the odd
 * ones for reporting (bench/answers/answers.mjs --odd). Corpora of 25 paragraphs, of 250 of both sets and of a thousand, so that
 * the weights hold for all. Deterministic. A softmax over all sentences that were read. Afterwards, fit-confidence.mjs.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scoreSentences } from '../../dist/readers/linear/sentence-score.js';
import { MemorySearch, passagesRead, queryOf, readQuestions } from './answers.mjs';

/** The others add nothing beside these. */
const sentenceFeatureNames = (
  'before after passage names namesAround ordinary ordinaryAround askedFor amongSentences amongNeighbours tight typeHeld ' +
  'typeMissing typeNear why newNames newNumbers namesForWhat namesIt short asks pronounBefore grams wordPairs length rank score'
).split(' ');
const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder that holds the data.');
/** Every so many questions are taken, so that fitting takes minutes. */
const stepLarge = 6;
const stepSmall = 3;
const smallCorpus = 25;
const mixedCorpus = 250;
/** May count against a sentence; the others only for it, so that no two cancel each other. */
const anySign = ['names', 'typeMissing', 'newNames', 'short', 'asks', 'length'];

const sets = ['reddit', 'amazon'].map((name) =>
  readQuestions(join(folder, `squadshifts-${name}.json`), (number) => number % 2 === 0),
);

const samples = [];
for (const articles of sets) {
  await collect([articles], stepLarge);
  await collect(partsOf(articles, smallCorpus), stepSmall);
}
const [reddit, amazon] = sets;
const mixed = reddit.flatMap((article, at) => [article, amazon[at]]).filter((article) => article !== undefined);
await collect(partsOf(mixed, mixedCorpus), stepLarge);
console.log(`${samples.length} readings of questions`);

const sentenceModel = fitSentences(samples.filter(({ gold }) => gold.some(Boolean)));
write();

/** Whole ones only. */
function partsOf(articles, size) {
  const parts = [];
  for (let at = 0; at + size <= articles.length; at += size) parts.push(articles.slice(at, at + size));
  return parts;
}

async function collect(corpora, step) {
  let number = 0;
  for (const corpus of corpora) {
    // Articles of the two sets have the same ids.
    const articles = corpus.map((article, at) => ({ ...article, id: `a${at}` }));
    const search = await MemorySearch.of(articles);
    for (const { id, questions } of articles) {
      for (const question of questions) {
        if (number++ % step !== 0) continue;
        await add(search, question, id);
      }
    }
  }
}

async function add(search, { question, answers, starts }, id) {
  const ranked = await search.search(question, passagesRead);
  const read = await scoreSentences(queryOf(question), ranked, search.idfs(question));
  if (read.sentences.length === 0 || read.question.words.length === 0) return;
  const sentences = read.sentences;
  const names = sentenceFeatureNames;
  const rows = new Float32Array(sentences.length * names.length);
  sentences.forEach(({ features }, at) => names.forEach((name, i) => (rows[at * names.length + i] = features[name])));
  const gold = sentences.map(({ from, sentence }) => {
    const start = from.ranked.passage.start + sentence.span.start;
    const end = from.ranked.passage.start + sentence.span.end;
    return from.ranked.article.id === id && starts.some((at) => at >= start && at < end);
  });
  // The answer's words elsewhere: neither right nor wrong.
  const unsure = sentences.map(
    ({ sentence }, at) => !gold[at] && answers.some((answer) => sentence.text.toLowerCase().includes(answer)),
  );
  samples.push({ rows, gold, unsure });
}

/** Softmax regression: the chance of the sentences that hold the answer, among all that were read. Adam, batches. */
function fitSentences(questions) {
  const width = sentenceFeatureNames.length;
  const { scales } = spread(
    questions.map(({ rows }) => rows),
    width,
  );
  const weights = new Float64Array(width);
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  const random = randomNumbers(1);
  const steps = 600;
  const batch = 500;
  for (let step = 1; step <= steps; step++) {
    const slope = new Float64Array(width);
    for (let n = 0; n < batch; n++) {
      const { rows, gold, unsure } = questions[Math.floor(random() * questions.length)];
      const scores = gold.map((_, at) => (unsure[at] ? -Infinity : dot(rows, at, weights, scales)));
      const chances = softmax(scores);
      const right = chances.reduce((sum, chance, at) => sum + (gold[at] ? chance : 0), 0);
      chances.forEach((chance, at) => {
        const push = (chance - (gold[at] ? chance / Math.max(right, 1e-12) : 0)) / batch;
        if (push !== 0) for (let i = 0; i < width; i++) slope[i] += (push * rows[at * width + i]) / scales[i];
      });
    }
    const rate = 0.05 * Math.sqrt(1 - step / (steps + 1));
    for (let i = 0; i < width; i++) {
      const pull = slope[i] + 1e-4 * weights[i];
      first[i] = 0.9 * first[i] + 0.1 * pull;
      second[i] = 0.99 * second[i] + 0.01 * pull * pull;
      weights[i] -= (rate * first[i]) / (1 - 0.9 ** step) / (Math.sqrt(second[i] / (1 - 0.99 ** step)) + 1e-8);
      if (!anySign.includes(sentenceFeatureNames[i])) weights[i] = Math.max(0, weights[i]);
    }
  }
  return Object.fromEntries(sentenceFeatureNames.map((name, i) => [name, round(weights[i] / scales[i])]));
}

function write() {
  const table = (model) =>
    Object.entries(model)
      .map(([name, weight]) => `  ${name}: ${weight},\n`)
      .join('');
  writeFileSync(
    new URL('../../src/readers/linear/fitted-weights-of-many.ts', import.meta.url),
    `/**
 * What each feature counts where there are many passages. Written by bench/answers/fit-answers.mjs, which says from what: do not
 * change by hand. Features that go together share their weight, so that a single one does not tell how much it matters.
 */
export const sentenceWeightsOfMany = {
${table(sentenceModel)}};
`,
  );
}

function dot(rows, at, weights, scales) {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (rows[at * weights.length + i] / scales[i]) * weights[i];
  return sum;
}

function softmax(scores) {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const raised = scores.map((score) => Math.exp(score - most));
  const total = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / total);
}

function spread(blocks, width) {
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  let count = 0;
  for (const rows of blocks) {
    for (let at = 0; at < rows.length; at += width, count++) {
      for (let i = 0; i < width; i++) {
        sums[i] += rows[at + i];
        squares[i] += rows[at + i] ** 2;
      }
    }
  }
  const means = sums.map((sum) => sum / count);
  const scales = squares.map((square, i) => Math.sqrt(Math.max(0, square / count - means[i] ** 2)) + 1e-6);
  return { means, scales };
}

/** Park and Miller's generator, so that every run gives the same weights. */
function randomNumbers(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
