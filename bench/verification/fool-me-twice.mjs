/**
 * Holds the claims of Fool Me Twice (Eisenschlos et al., 2021) against their gold sentences, as if these were the quotes: how many refuted
 * ones are accepted, how many supported ones. People wrote the claims so that others would take them for the opposite.
 *
 *   npm run build:server && node bench/verification/fool-me-twice.mjs DATA_FOLDER [--show] [--verifier MODELS_FOLDER/MODEL]
 *
 * DATA_FOLDER holds reader/fool-me-twice-dev.jsonl. Nothing of ours is trained or fitted on it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { statementProblem } from '../../dist/verification/statement-problem.js';
import { openVerifier } from './with-verifier.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'boolean', default: false }, verifier: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Say which folder holds the data.');
const claims = readFileSync(join(folder, 'reader/fool-me-twice-dev.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const verifier = await openVerifier(values.verifier);
const judged = [];
for (const claim of claims) judged.push({ ...claim, problem: await problemOf(claim) });
await verifier?.close();
for (const label of ['REFUTES', 'SUPPORTS']) {
  const own = judged.filter((claim) => claim.label === label);
  const accepted = own.filter(({ problem }) => problem === undefined);
  const share = ((100 * accepted.length) / own.length).toFixed(1);
  console.log(
    `${label === 'REFUTES' ? 'refuted' : 'supported'} ones accepted: ${accepted.length} of ${own.length} (${share} %)`,
  );
  if (!values.show) continue;
  for (const { text, gold_evidence } of label === 'REFUTES' ? accepted : []) {
    console.log(`  ${text}\n${gold_evidence.map((one) => `    “${one.text}”`).join('\n')}`);
  }
}

async function problemOf({ text, gold_evidence, wikipedia_page: title }) {
  const quotes = gold_evidence.map((one) => one.text.trim());
  const body = quotes.join('\n\n');
  const article = { id: title, path: `${title}.txt`, title, language: 'en', text: body };
  const passage = { id: `${title}:0`, articleId: title, text: body, start: 0, end: body.length };
  const found = quotes.map((quote) => {
    const start = body.indexOf(quote);
    return { ranked: { passage, article }, text: quote, start, end: start + quote.length, answer: undefined };
  });
  const claimed = quotes.map((quote) => ({ passageId: passage.id, text: quote }));
  return statementProblem(text, claimed, found) ?? verifier?.problem(text, found);
}
