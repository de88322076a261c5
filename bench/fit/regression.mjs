/**
 * The regression that weights are fitted with. Pure and deterministic: chance comes from a seed.
 */

/** A batch of Adam, and how many of them. */
const batch = 500;
const steps = 600;
const rate = 0.05;

/**
 * Softmax regression: the chance of what is right, among all that there is for a question. `questions`: {rows, worths},
 * a row of features and a worth for each; a worth of 0 is wrong, 1 right, between them partly so, undefined neither.
 * `signs`: features that may count against; all others count 0 or more, so that no two cancel each other. Gives a weight a feature.
 */
export function fitSoftmax(questions, { width, signs = () => true, ridge = 1e-4, seed = 1 }) {
  const scales = spreads(
    questions.flatMap(({ rows }) => rows),
    width,
  );
  const weights = new Float64Array(width);
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  const random = randomNumbers(seed);
  for (let step = 1; step <= steps; step++) {
    const slope = new Float64Array(width);
    for (let n = 0; n < batch; n++) {
      const { rows, worths } = questions[Math.floor(random() * questions.length)];
      const scores = rows.map((row, at) => (worths[at] === undefined ? -Infinity : dot(row, weights, scales)));
      const chances = softmax(scores);
      const right = chances.reduce((sum, chance, at) => sum + chance * (worths[at] ?? 0), 0);
      chances.forEach((chance, at) => {
        const push = (chance - (chance * (worths[at] ?? 0)) / Math.max(right, 1e-12)) / batch;
        if (push !== 0) for (let i = 0; i < width; i++) slope[i] += (push * rows[at][i]) / scales[i];
      });
    }
    const now = rate * Math.sqrt(1 - step / (steps + 1));
    for (let i = 0; i < width; i++) {
      const pull = slope[i] + ridge * weights[i];
      first[i] = 0.9 * first[i] + 0.1 * pull;
      second[i] = 0.99 * second[i] + 0.01 * pull * pull;
      weights[i] -= (now * first[i]) / (1 - 0.9 ** step) / (Math.sqrt(second[i] / (1 - 0.99 ** step)) + 1e-8);
      if (!signs(i)) weights[i] = Math.max(0, weights[i]);
    }
  }
  return Array.from(weights, (weight, i) => weight / scales[i]);
}

/** Of the first of those that score most. */
export function bestOf(scores) {
  return scores.reduce((best, score, at) => (score > scores[best] ? at : best), 0);
}

export function weighed(row, weights) {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += row[i] * weights[i];
  return sum;
}

function softmax(scores) {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const raised = scores.map((score) => Math.exp(score - most));
  const total = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / total);
}

function dot(row, weights, scales) {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (row[i] / scales[i]) * weights[i];
  return sum;
}

function meansOf(rows, width) {
  const sums = new Float64Array(width);
  for (const row of rows) for (let i = 0; i < width; i++) sums[i] += row[i];
  return Array.from(sums, (sum) => sum / rows.length);
}

/** How widely each feature is spread, so that steps and ridge mean the same for all. */
function spreads(rows, width) {
  const means = meansOf(rows, width);
  const squares = new Float64Array(width);
  for (const row of rows) for (let i = 0; i < width; i++) squares[i] += (row[i] - means[i]) ** 2;
  return Array.from(squares, (square) => Math.sqrt(square / rows.length) + 1e-6);
}

/** Park and Miller's generator. */
function randomNumbers(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
