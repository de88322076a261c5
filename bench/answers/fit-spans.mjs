/**
 * Fits which words of a sentence answer a question and writes the weights to src/readers/linear/fitted-span-weights.ts:
 *
 *   npm run build:server && node bench/answers/fit-spans.mjs DATA_FOLDER && npm run build:server
 *
 * DATA_FOLDER holds squadshifts-reddit.json and squadshifts-amazon.json, of which the even paragraphs are taken, as in
 * fit-answers.mjs. A softmax over the runs of words of the sentence in which the answer begins; right are those that hold
 * the answer, the more the less they hold beside it: much more where a date, a number or a name is asked for, which stand by
 * themselves, than for all else; so these two are fitted apart. Prints how many of the odd paragraphs come out right, and
 * with how many words. Deterministic.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measuredSpans, mostSpanWords, spanFeatureNames } from '../../dist/readers/linear/answer-span.js';
import { needsExpression } from '../../dist/language/answer-expressions.js';
import { scoreSentences } from '../../dist/readers/linear/sentence-score.js';
import { MemorySearch, queryOf, readQuestions } from './answers.mjs';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder that holds the data.');
/** Every so many questions are taken. */
const step = 4;
const steps = 300;
const width = spanFeatureNames.length;

const fitting = [...(await collect('reddit', 0)), ...(await collect('amazon', 0))];
const kinds = { expression: true, other: false };
const weights = {};
for (const [kind, isNeeded] of Object.entries(kinds)) {
  weights[kind] = fit(fitting.filter((asked) => asked.isNeeded === isNeeded));
}
for (const name of ['reddit', 'amazon']) {
  const all = await collect(name, 1);
  for (const [kind, isNeeded] of Object.entries(kinds)) {
    const held = all.filter((asked) => asked.isNeeded === isNeeded);
    const best = held.map(({ rows, worths }) => {
      const at = bestOf(scoresOf(rows, weights[kind]));
      return { isRight: worths[at] > 0, words: rows[at][0] * mostSpanWords };
    });
    const right = best.filter(({ isRight }) => isRight).length / best.length;
    const words = best.reduce((sum, each) => sum + each.words, 0) / best.length;
    console.log(`${name}, ${kind}: ${(100 * right).toFixed(1)} % of ${best.length}, ${words.toFixed(1)} words`);
  }
}
const table = (kind) =>
  spanFeatureNames.map((name, i) => `    ${name}: ${Math.round(weights[kind][i] * 1000) / 1000},\n`).join('');
writeFileSync(
  new URL('../../src/readers/linear/fitted-span-weights.ts', import.meta.url),
  `/** Made by bench/answers/fit-spans.mjs, not by hand: what each feature of a run of words counts for being the answer. */
/** expression: where a date, a number or a name is asked for. */
export const spanWeights = {
  expression: {
${table('expression')}  },
  other: {
${table('other')}  },
};
`,
);

/** The runs of words of each sentence that holds an answer, and what each is worth. */
async function collect(name, parity) {
  const articles = readQuestions(join(folder, `squadshifts-${name}.json`), (number) => number % 2 === parity);
  const search = await MemorySearch.of(articles);
  const found = [];
  let number = 0;
  for (const { id, questions } of articles) {
    const ranked = search.passages
      .filter(({ article }) => article.id === id)
      .map((each) => ({ ...each, score: 1, foundBy: [], why: { keywords: { score: 1, terms: [] } } }));
    for (const { question, answers, starts } of questions) {
      if (number++ % step !== 0) continue;
      const read = await scoreSentences(queryOf(question), ranked, (term) => search.keywords.rarity(term));
      const gold = read.sentences.find(({ from, sentence }) => {
        const from0 = from.ranked.passage.start + sentence.span.start;
        return starts.some((start) => start >= from0 && start < from0 + sentence.text.length);
      });
      if (gold === undefined) continue;
      const spans = [...measuredSpans(read.question, gold)];
      const isNeeded = needsExpression(read.question.type);
      const worths = spans
        .map(({ start, end }) => worth(gold.sentence.text.slice(start, end).toLowerCase(), answers))
        .map((share) => share ** (isNeeded ? 1 : 0.5));
      if (!worths.some((value) => value > 0)) continue;
      found.push({
        isNeeded,
        rows: spans.map(({ features }) => spanFeatureNames.map((each) => features[each])),
        worths,
      });
    }
  }
  return found;
}

/** 0 without the answer; 1 when it is nothing else. */
function worth(text, answers) {
  const length = text.split(/\s+/).length;
  return answers.reduce((most, answer) => {
    const bare = answer.replaceAll(/^[^\p{L}\p{N}$€£%]+|[^\p{L}\p{N}$€£%]+$/gu, '');
    const size = bare.split(/\s+/).length;
    return bare !== '' && text.includes(bare) ? Math.max(most, (2 * size) / (size + length)) : most;
  }, 0);
}

/** Adam on the cross-entropy. */
function fit(asked) {
  const found = new Float64Array(width);
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  for (let turn = 1; turn <= steps; turn++) {
    const slope = found.map((weight) => 1e-3 * weight);
    for (const { rows, worths } of asked) {
      const scores = scoresOf(rows, found);
      const most = Math.max(...scores);
      const chances = scores.map((score) => Math.exp(score - most));
      const sum = chances.reduce((a, b) => a + b, 0);
      const right = chances.reduce((a, b, at) => a + b * worths[at], 0);
      for (const [at, row] of rows.entries()) {
        const wrong = chances[at] / sum - (chances[at] * worths[at]) / right;
        if (wrong !== 0) for (let i = 0; i < width; i++) slope[i] += (wrong * row[i]) / asked.length;
      }
    }
    for (let i = 0; i < width; i++) {
      first[i] = 0.9 * first[i] + 0.1 * slope[i];
      second[i] = 0.99 * second[i] + 0.01 * slope[i] ** 2;
      found[i] -= (0.1 * first[i]) / (1 - 0.9 ** turn) / (Math.sqrt(second[i] / (1 - 0.99 ** turn)) + 1e-8);
    }
  }
  return found;
}

function scoresOf(rows, found) {
  return rows.map((row) => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += row[i] * found[i];
    return sum;
  });
}

function bestOf(scores) {
  return scores.reduce((best, score, at) => (score > scores[best] ? at : best), 0);
}
