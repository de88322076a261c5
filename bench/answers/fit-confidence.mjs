/**
 * Fits how sure it is that the best sentence answers, where there are many passages, with the weights of the sentences in
 * force, and writes it to src/readers/linear/fitted-confidence-of-many.ts:
 *
 *   npm run build:server && node bench/answers/fit-confidence.mjs DATA_FOLDER && npm run build:server
 *
 * DATA_FOLDER holds squadshifts-reddit.json and squadshifts-amazon.json, of which the even paragraphs are taken, as in
 * fit-answers.mjs. A logistic regression: each question with its paragraph there, and with it taken out of the index.
 * Deterministic.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { confidenceFeaturesOfMany as names, measureConfidence } from '../../dist/readers/linear/answer-confidence.js';
import { scoreSentences } from '../../dist/readers/linear/sentence-score.js';
import { MemorySearch, passagesRead, queryOf, readQuestions } from './answers.mjs';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder that holds the data.');
/** Every so many questions are taken. */
const step = 3;
/** What a question counts whose best sentence does not answer: little is lost when it is refused. */
const worthUnanswered = 0.3;
/** On weights of features that are spread alike. */
const ridge = 1e-3;
const newtonSteps = 12;

const readings = [];
for (const set of ['reddit', 'amazon']) await collect(set);
console.log(`${readings.length} readings of questions`);
write(fit());

async function collect(set) {
  const articles = readQuestions(join(folder, `squadshifts-${set}.json`), (number) => number % 2 === 0);
  const search = await MemorySearch.of(articles);
  let number = 0;
  for (const { id, questions } of articles) {
    for (const { question, answers } of questions) {
      if (number++ % step !== 0) continue;
      for (const isThere of [true, false]) {
        const { ranked, idf } = await search.searchWithout(isThere ? [] : [id], question, passagesRead);
        const read = await scoreSentences(queryOf(question), ranked, idf);
        const features = measureConfidence(read.question, read.sentences);
        if (features === undefined) continue;
        const text = read.sentences[0].sentence.text.toLowerCase();
        const isAnswered = answers.some((answer) => text.includes(answer));
        const row = names.map((name) => features[name]);
        readings.push({ row, truth: Number(isThere), worth: isThere && !isAnswered ? worthUnanswered : 1 });
      }
    }
  }
}

/** Newton's method. */
function fit() {
  const all = readings.reduce((sum, { worth }) => sum + worth, 0);
  const means = names.map((_, i) => readings.reduce((sum, { row }) => sum + row[i], 0) / readings.length);
  const scales = means.map((mean, i) =>
    Math.sqrt(readings.reduce((sum, { row }) => sum + (row[i] - mean) ** 2, 0) / readings.length),
  );
  const inputs = readings.map(({ row }) => [...row.map((value, i) => (value - means[i]) / scales[i]), 1]);
  const constant = names.length;
  let weights = inputs[0].map(() => 0);
  for (let turn = 0; turn < newtonSteps; turn++) {
    const slope = weights.map((weight, i) => (i === constant ? 0 : ridge * weight));
    const bend = weights.map((_, i) => weights.map((__, j) => (i === j && i !== constant ? ridge : 0)));
    inputs.forEach((row, n) => {
      const { truth, worth } = readings[n];
      const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * weights[i], 0)));
      const curve = (worth * Math.max(chance * (1 - chance), 1e-6)) / all;
      for (let i = 0; i < row.length; i++) {
        slope[i] += (worth * (chance - truth) * row[i]) / all;
        for (let j = 0; j < row.length; j++) bend[i][j] += curve * row[i] * row[j];
      }
    });
    const move = solve(bend, slope);
    weights = weights.map((weight, i) => weight - move[i]);
  }
  const model = Object.fromEntries(names.map((name, i) => [name, round(weights[i] / scales[i])]));
  model.constant = round(weights[constant] - names.reduce((sum, _, i) => sum + (weights[i] * means[i]) / scales[i], 0));
  return model;
}

function write(model) {
  const table = Object.entries(model)
    .map(([name, weight]) => `  ${name}: ${weight},\n`)
    .join('');
  writeFileSync(
    new URL('../../src/readers/linear/fitted-confidence-of-many.ts', import.meta.url),
    `/**
 * What each feature counts for the confidence where there are many passages. Written by bench/answers/fit-confidence.mjs, which
 * says from what: do not change by hand.
 */
export const confidenceWeightsOfMany = {
${table}};
`,
  );
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

function round(value) {
  return Math.round(value * 1000) / 1000;
}
