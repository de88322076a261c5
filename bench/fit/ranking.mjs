/**
 * Fits what each feature of a passage counts in ranking (src/retrieval/fitted-weights-of-*.ts), by a softmax over the passages that search
 * reads closely; the right one is that in which the answer begins. No weight falls below 0: a passage is never worse for holding
 * more. Every fifth question of all paragraphs, and all of a sixth of the paragraphs, so that the weights hold in large and in small folders.
 *
 * For each family of embedders by itself: weak with the one that is built in, strong with the default transformer, which
 * bench/models/make-models.sh puts into a folder; where FOOTNOTE_MODELS names none that holds it, the strong weights stay as they are.
 */
import { join } from 'node:path';
import { loadConfig } from '../../dist/config.js';
import { SubwordEmbedder } from '../../dist/embedders/subword.js';
import { TransformersEmbedder } from '../../dist/embedders/transformers.js';
import { isModelCached } from '../../dist/models/model-files.js';
import { AskedQuestion } from '../../dist/retrieval/asked-question.js';
import { passageFeatureNames, passageFeatures } from '../../dist/retrieval/passage-features.js';
import { defaultTransformersModel } from '../../dist/settings.js';
import { MemorySearch, queryOf, readQuestions } from '../answers/answers.mjs';
import { writeFitted } from './fitted-file.mjs';
import { fitSoftmax, weighed } from './regression.mjs';

/** @typedef {import('../../src/embedders/embedder.ts').Embedder} Embedder */
/** @typedef {{ rows: Float64Array[], worths: number[], article: boolean[] }} Asked */

const [folder] = process.argv.slice(2);
const sets = ['reddit', 'amazon'];
const samples = [
  { keep: () => true, step: 5 },
  { keep: (/** @type {number} */ number) => number % 6 === 1, step: 1 },
];
/** Set to 0: it only repeats `article` where each article is short, as here; topics use it (rank-passages.ts). */
const left = ['body'];
const names = passageFeatureNames.filter((name) => !left.includes(name));
const options = { width: names.length, signs: () => false, ridge: 0.05 };

await fitFamily('weak', new SubwordEmbedder());
const { models } = loadConfig();
if (await isModelCached(defaultTransformersModel, models)) {
  const place = { model: defaultTransformersModel, modelsFolder: models, offline: true };
  await fitFamily('strong', await TransformersEmbedder.load(place));
} else {
  console.log(
    `strong: not fitted, because ${models} holds no ${defaultTransformersModel}; run bench/models/make-models.sh FOLDER and set FOOTNOTE_MODELS=FOLDER.`,
  );
}

/** @param {string} family @param {Embedder} embedder */
async function fitFamily(family, embedder) {
  /** @type {Record<string, Asked[]>} */
  const asked = {};
  for (const name of sets) asked[name] = await askedOf(name, embedder);
  const figures = [
    ['reddit', 'amazon'],
    ['amazon', 'reddit'],
  ].map(([name, other]) => `${name} with weights of ${other}: MRR@10 ${reciprocal(asked[name], fit(asked[other]))}`);
  const questions = Object.values(asked).flat();
  const weights = fit(questions);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  await writeFitted(
    `src/retrieval/fitted-weights-of-${family}.ts`,
    {
      what: `What each feature of a passage counts for a question, where the embedder is ${family} (${embedder.id}); together 1.`,
      by: 'ranking',
      data: `${questions.length} questions of reddit and amazon.`,
      figures: `${figures.join('; ')}.`,
    },
    {
      [`weightsOf${family.charAt(0).toUpperCase()}${family.slice(1)}`]: Object.fromEntries(
        passageFeatureNames.map((name) => [name, left.includes(name) ? 0 : weights[names.indexOf(name)] / total]),
      ),
    },
  );
}

/** @param {string} name @param {Embedder} embedder @returns {Promise<Asked[]>} */
async function askedOf(name, embedder) {
  const found = [];
  for (const { keep, step } of samples) {
    const articles = readQuestions(join(folder, `squadshifts-${name}.json`), keep);
    const search = await MemorySearch.of(articles, embedder);
    let number = 0;
    for (const { id, questions } of articles) {
      for (const { question, starts } of questions) {
        if (number++ % step !== 0) continue;
        const { hits, toRank } = await search.candidates(question);
        const { answerType, language } = queryOf(question);
        const features = passageFeatures(new AskedQuestion(question, search.keywords, language), answerType, toRank);
        const article = toRank.map(({ articleId }) => articleId === id);
        const worths = toRank.map((_, at) => {
          const { start, end } = search.passages[hits[at].number].passage;
          return Number(article[at] && starts.some((/** @type {number} */ from) => from >= start && from < end));
        });
        const rows = features.map((measured) => Float64Array.from(names, (feature) => measured[feature]));
        found.push({ rows, worths, article });
      }
    }
  }
  return found;
}

/** @param {readonly Asked[]} all */
function fit(all) {
  return fitSoftmax(
    all.filter(({ worths }) => worths.some((worth) => worth > 0)),
    options,
  );
}

/** @param {readonly Asked[]} all @param {readonly number[]} found */
function reciprocal(all, found) {
  const ranks = all.map(({ rows, article }) => {
    const scores = rows.map((row) => weighed(row, found));
    const best = Math.max(...scores.filter((_, at) => article[at]));
    const before = scores.filter((score, at) => score > best && !article[at]).length;
    return article.some(Boolean) && before < 10 ? 1 / (before + 1) : 0;
  });
  return (ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length).toFixed(4);
}
