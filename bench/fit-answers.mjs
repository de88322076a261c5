/**
 * Fits the weights of answering without a model and writes them to src/answerers/fitted-weights-of-many.ts:
 *
 *   npm run build:server && node bench/fit-answers.mjs DATA_FOLDER && npm run build:server
 *
 * DATA_FOLDER holds squadshifts-reddit.json and squadshifts-amazon.json. The even paragraphs are for fitting, the odd
 * ones for reporting (bench/answers.mjs --odd). Corpora of 25 paragraphs, of 250 of both sets and of a thousand, so that
 * the weights hold for all. Deterministic. Which sentence: softmax over all that were read. Whether to answer: logistic,
 * on questions with their paragraph there, with it taken out of the index, and questions of the other set.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { confidenceFeaturesOfMany, measureConfidence } from '../dist/answerers/confidence-among-many.js';
import { scoreSentences } from '../dist/answerers/sentence-score.js';
import { MemorySearch, passagesRead, readQuestions } from './answers.mjs';

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
const confidenceReads = ['orderedPairs', 'rank'];
/** May count against a sentence; the others only for it, so that no two cancel each other. */
const anySign = ['names', 'typeMissing', 'newNames', 'short', 'asks', 'length'];
/** A question whose paragraph search does not put among the first so many says nothing about answering. */
const deepest = 5;

const sets = ['reddit', 'amazon'].map((name) =>
  readQuestions(join(folder, `squadshifts-${name}.json`), (number) => number % 2 === 0),
);

const samples = [];
for (const [number, articles] of sets.entries()) {
  await collect([articles], stepLarge);
  const strangers = sets[1 - number].flatMap(({ questions }) => questions);
  await collect(partsOf(articles, smallCorpus), stepSmall, strangers);
}
const [reddit, amazon] = sets;
const mixed = reddit.flatMap((article, at) => [article, amazon[at]]).filter((article) => article !== undefined);
await collect(partsOf(mixed, mixedCorpus), stepLarge);
console.log(`${samples.length} readings of questions`);

const sentenceModel = fitSentences(samples.filter(({ kind, gold }) => kind === 'there' && gold.some(Boolean)));
const confidenceModel = fitConfidence();
write();

/** Whole ones only. */
function partsOf(articles, size) {
  const parts = [];
  for (let at = 0; at + size <= articles.length; at += size) parts.push(articles.slice(at, at + size));
  return parts;
}

async function collect(corpora, step, strangers = []) {
  let number = 0;
  for (const corpus of corpora) {
    // Articles of the two sets have the same ids.
    const articles = corpus.map((article, at) => ({ ...article, id: `a${at}` }));
    const search = await MemorySearch.of(articles);
    for (const { id, questions } of articles) {
      for (const question of questions) {
        if (number++ % step !== 0) continue;
        await add(search, question, 'there', [], id);
        await add(search, question, 'out', [id], id);
        if (strangers.length > 0) await add(search, strangers[(number * 37) % strangers.length], 'stranger', [], '');
      }
    }
  }
}

async function add(search, { question, answers, starts }, kind, without, id) {
  const { ranked, rarity } = await search.searchWithout(without, question, passagesRead);
  const read = scoreSentences(question, ranked, rarity);
  if (read.sentences.length === 0 || read.question.words.length === 0) return;
  const rank = ranked.findIndex(({ article }) => article.id === id);
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
  samples.push({ kind, rank, rows, gold, unsure, read: slim(read) });
}

/** What confidenceFeatures looks at; everything else would fill the memory. */
function slim({ question, sentences }) {
  const passages = new Map();
  for (const { from } of sentences) {
    const words = from.sentences.flatMap((sentence) =>
      sentence.words.filter(({ term }) => question.rarities.has(term)),
    );
    passages.set(from, { ranked: from.ranked, about: from.about, sentences: [{ words }] });
  }
  return {
    question,
    sentences: sentences.map(({ from, inPassage, features }) => ({
      from: passages.get(from),
      inPassage,
      features: Object.fromEntries(confidenceReads.map((name) => [name, features[name]])),
    })),
  };
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

/** Logistic regression by Newton's method, with the weights of the sentences in force. */
function fitConfidence() {
  const names = confidenceFeaturesOfMany;
  const rows = [];
  const truth = [];
  for (const { kind, rank, rows: measured, read } of samples) {
    if (kind === 'there' && (rank < 0 || rank >= deepest)) continue;
    const width = sentenceFeatureNames.length;
    const weights = sentenceFeatureNames.map((name) => sentenceModel[name]);
    const scores = read.sentences.map((_, at) => {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += measured[at * width + i] * weights[i];
      return sum;
    });
    const chances = softmax(scores);
    const sentences = read.sentences
      .map((sentence, at) => ({ ...sentence, score: scores[at], chance: chances[at] }))
      .sort((a, b) => b.score - a.score);
    const features = measureConfidence(read.question, sentences);
    rows.push(Float64Array.from(names, (name) => features[name]));
    truth.push(kind === 'there' ? 1 : 0);
  }
  const { means, scales } = spread(rows, names.length);
  const inputs = rows.map((row) => [...row.map((value, i) => (value - means[i]) / scales[i]), 1]);
  const width = names.length + 1;
  let weights = Array.from({ length: width }, () => 0);
  for (let step = 0; step < 10; step++) {
    const slope = weights.map((weight, i) => (i === width - 1 ? 0 : 1e-3 * weight));
    const bend = weights.map((_, i) => weights.map((__, j) => (i === j && i < width - 1 ? 1e-3 : 0)));
    inputs.forEach((row, n) => {
      const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * weights[i], 0)));
      const curve = Math.max(chance * (1 - chance), 1e-6) / inputs.length;
      for (let i = 0; i < width; i++) {
        slope[i] += ((chance - truth[n]) * row[i]) / inputs.length;
        for (let j = 0; j < width; j++) bend[i][j] += curve * row[i] * row[j];
      }
    });
    const move = solve(bend, slope);
    weights = weights.map((weight, i) => weight - move[i]);
  }
  const model = Object.fromEntries(names.map((name, i) => [name, round(weights[i] / scales[i])]));
  model.constant = round(
    weights[width - 1] - names.reduce((sum, _, i) => sum + (weights[i] * means[i]) / scales[i], 0),
  );
  return model;
}

function write() {
  const table = (model) =>
    Object.entries(model)
      .map(([name, weight]) => `  ${name}: ${weight},\n`)
      .join('');
  writeFileSync(
    new URL('../src/answerers/fitted-weights-of-many.ts', import.meta.url),
    `/**
 * What each feature counts where there are many passages. Written by bench/fit-answers.mjs, which says from what: do not
 * change by hand. Features that go together share their weight, so that a single one does not tell how much it matters.
 */
import type { ConfidenceFeatureOfMany } from './confidence-among-many.ts';
import type { SentenceFeature } from './sentence-features.ts';

export const sentenceWeightsOfMany: Readonly<Partial<Record<SentenceFeature, number>>> = {
${table(sentenceModel)}};

export const confidenceWeightsOfMany: Readonly<Record<ConfidenceFeatureOfMany | 'constant', number>> = {
${table(confidenceModel)}};
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

/** Gauss with pivots. */
function solve(matrix, right) {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (let i = 0; i < rows.length; i++) {
    const pivot = rows
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i]) > Math.abs(rows[best][i]) ? i + k : best), i);
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let k = i + 1; k < rows.length; k++) {
      const factor = rows[k][i] / rows[i][i];
      for (let j = i; j <= rows.length; j++) rows[k][j] -= factor * rows[i][j];
    }
  }
  const found = Array.from({ length: rows.length }, () => 0);
  for (let i = rows.length - 1; i >= 0; i--) {
    const rest = found.reduce((sum, value, j) => (j > i ? sum + rows[i][j] * value : sum), 0);
    found[i] = (rows[i][rows.length] - rest) / rows[i][i];
  }
  return found;
}

/** Park and Miller's generator, so that every run gives the same weights. */
function randomNumbers(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
