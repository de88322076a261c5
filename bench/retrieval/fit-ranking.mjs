/**
 * Fits what each feature of a passage counts in ranking and writes it to src/retrieval/rank-weights.ts:
 *
 *   npm run build:server && node bench/retrieval/fit-ranking.mjs DATA_FOLDER && npm run build:server
 *
 * DATA_FOLDER holds squadshifts-reddit.json and squadshifts-amazon.json. Every fifth question of all paragraphs, and
 * all of a sixth of the paragraphs, so that the weights hold in large and in small folders. A softmax over the
 * passages that search reads closely; the right one is that in which the answer begins. No weight falls below 0: a
 * passage is never worse for holding more. Prints how each of the two sets does with weights of the other. Deterministic.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AskedQuestion } from '../../dist/retrieval/asked-question.js';
import { passageFeatureNames, passageFeatures } from '../../dist/retrieval/passage-features.js';
import { MemorySearch, queryOf, readQuestions } from '../answers/answers.mjs';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder that holds the data.');
const samples = [
  { keep: () => true, step: 5 },
  { keep: (/** @type {number} */ number) => number % 6 === 1, step: 1 },
];
/** Set to 0: it only repeats `article` where each article is short, as here; topics use it (rank-passages.ts). */
const left = ['body'];
const names = passageFeatureNames.filter((name) => !left.includes(name));
const width = names.length;

/** @typedef {{ rows: Float64Array[], right: boolean[], article: boolean[] }} Asked */
/** @type {Record<string, Asked[]>} */
const asked = { reddit: [], amazon: [] };
for (const name of Object.keys(asked)) {
  for (const { keep, step } of samples) {
    const articles = readQuestions(join(folder, `squadshifts-${name}.json`), keep);
    const search = await MemorySearch.of(articles);
    let number = 0;
    for (const { id, questions } of articles) {
      for (const { question, starts } of questions) {
        if (number++ % step !== 0) continue;
        const { hits, toRank } = await search.candidates(question);
        const features = passageFeatures(
          new AskedQuestion(question, search.keywords),
          queryOf(question).answerType,
          toRank,
        );
        const article = toRank.map(({ articleId }) => articleId === id);
        const right = toRank.map((_, at) => {
          const { start, end } = search.passages[hits[at].number].passage;
          return article[at] && starts.some((/** @type {number} */ from) => from >= start && from < end);
        });
        const rows = features.map((measured) => Float64Array.from(names, (feature) => measured[feature]));
        asked[name].push({ rows, right, article });
      }
    }
  }
  console.log(`${name}: ${asked[name].length} questions`);
}

for (const [name, other] of [
  ['reddit', 'amazon'],
  ['amazon', 'reddit'],
]) {
  const weights = fit(asked[other]);
  console.log(`${name} with weights of ${other}: MRR@10 ${reciprocal(asked[name], weights).toFixed(4)}`);
}
const weights = fit(Object.values(asked).flat());
const total = weights.reduce((sum, weight) => sum + weight, 0);
const lines = passageFeatureNames.map((name) => {
  const at = names.indexOf(name);
  return `  ${name}: ${at < 0 ? 0 : Number((weights[at] / total).toFixed(4))},`;
});
writeFileSync(
  new URL('../../src/retrieval/rank-weights.ts', import.meta.url),
  `/** Made by bench/retrieval/fit-ranking.mjs, not by hand: what each feature of a passage counts for a question; together 1. */
export const rankWeights = {
${lines.join('\n')}
};
`,
);
console.log(lines.join('\n'));

/** Adam on the mean of -log(chance of the right passage). @param {readonly Asked[]} all */
function fit(all) {
  const questions = all.filter(({ right }) => right.some(Boolean));
  const scale = new Float64Array(width);
  const mean = new Float64Array(width);
  let count = 0;
  for (const { rows } of questions) {
    for (const row of rows) {
      count++;
      for (let i = 0; i < width; i++) mean[i] += row[i];
    }
  }
  for (const { rows } of questions)
    for (const row of rows) for (let i = 0; i < width; i++) scale[i] += (row[i] - mean[i] / count) ** 2;
  for (let i = 0; i < width; i++) scale[i] = Math.sqrt(scale[i] / count) || 1;
  const found = new Float64Array(width);
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  for (let turn = 1; turn <= 250; turn++) {
    const slope = found.map((weight) => 0.05 * weight);
    for (const { rows, right } of questions) {
      const scores = rows.map((row) => row.reduce((sum, value, i) => sum + (found[i] * value) / scale[i], 0));
      const most = Math.max(...scores);
      const chances = scores.map((score) => Math.exp(score - most));
      const sum = chances.reduce((a, b) => a + b, 0);
      const sumRight = chances.reduce((a, b, at) => a + (right[at] ? b : 0), 0);
      for (const [at, row] of rows.entries()) {
        const wrong = chances[at] / sum - (right[at] ? chances[at] / sumRight : 0);
        for (let i = 0; i < width; i++) slope[i] += (wrong * row[i]) / scale[i] / questions.length;
      }
    }
    for (let i = 0; i < width; i++) {
      first[i] = 0.9 * first[i] + 0.1 * slope[i];
      second[i] = 0.999 * second[i] + 0.001 * slope[i] ** 2;
      const step = first[i] / (1 - 0.9 ** turn) / (Math.sqrt(second[i] / (1 - 0.999 ** turn)) + 1e-8);
      found[i] = Math.max(0, found[i] - 0.08 * step);
    }
  }
  return found.map((weight, i) => weight / scale[i]);
}

/** @param {readonly Asked[]} all @param {Float64Array} found */
function reciprocal(all, found) {
  const ranks = all.map(({ rows, article }) => {
    const scores = rows.map((row) => row.reduce((sum, value, i) => sum + found[i] * value, 0));
    const best = Math.max(...scores.filter((_, at) => article[at]));
    const before = scores.filter((score, at) => score > best && !article[at]).length;
    return article.some(Boolean) && before < 10 ? 1 / (before + 1) : 0;
  });
  return ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
}
