/**
 * True statements in a model's own words, and the same with one slip (tests/fixtures/true-statements.jsonl): how many pass. What
 * tests/citations/verifier-mutations.test.ts asks of the rules, with the model of training/verifier beside them.
 *
 *   npm run build:server && node bench/verification/true-statements.mjs [--show] [--verifier MODELS_FOLDER/MODEL]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readArticle } from '../../dist/articles/read-article.js';
import { statementProblem } from '../../dist/verification/statement-problem.js';
import { openVerifier } from './with-verifier.mjs';

const { values } = parseArgs({ options: { show: { type: 'boolean', default: false }, verifier: { type: 'string' } } });
const root = new URL('../../', import.meta.url);
const verifier = await openVerifier(values.verifier);
const articles = new Map();
const passed = { true: 0, slips: 0 };
const all = { true: 0, slips: 0 };
for (const line of readFileSync(new URL('tests/fixtures/true-statements.jsonl', root), 'utf8').trim().split('\n')) {
  const { article: path, text, quotes, wrong } = JSON.parse(line);
  if (!articles.has(path)) {
    const { content } = await readArticle(path, readFileSync(new URL(path, root)));
    articles.set(path, { ...content, id: path, path });
  }
  const article = articles.get(path);
  await hold('true', article, quotes, text);
  for (const [, words, instead] of wrong) {
    const slip = text.replace(words, () => instead);
    await hold('slips', article, quotes, slip.charAt(0).toUpperCase() + slip.slice(1));
  }
}
console.log(`true ones passed: ${passed.true} of ${all.true}\nslips passed: ${passed.slips} of ${all.slips}`);
await verifier?.close();

async function hold(kind, article, quotes, text) {
  const passage = { id: 'all', articleId: article.id, text: article.text, start: 0, end: article.text.length };
  const found = quotes.map((quote) => {
    const [words] = new RegExp(
      quote
        .split(/\s+/)
        .map(RegExp.escape ?? escaped)
        .join('\\s+'),
    ).exec(article.text);
    const start = article.text.indexOf(words);
    return { ranked: { passage, article }, text: words, start, end: start + words.length, answer: undefined };
  });
  const claimed = quotes.map((quote) => ({ passageId: passage.id, text: quote }));
  const problem = statementProblem(text, claimed, found) ?? (await verifier?.problem(text, found));
  all[kind] += 1;
  if (problem === undefined) passed[kind] += 1;
  if (values.show && (problem === undefined) !== (kind === 'true')) console.log(`${kind}: ${text}\n  ${problem ?? ''}`);
}

function escaped(word) {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
