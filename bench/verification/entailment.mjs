/**
 * Holds statements against what they quote: how many false ones are accepted, how many true ones, kind by kind.
 *
 *   npm run build:server && node bench/verification/entailment.mjs [CASES.jsonl…] [--show] [--verifier MODELS_FOLDER/MODEL]
 *
 * A line is {id, text, quotes, statement, follows, kind}: `text` is a file below texts/, whose first line is the title and whose second is
 * the byline; the quotes stand in it verbatim. --show: each that is judged wrongly, and why. --verifier: the model of training/verifier judges, too.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { statementProblem } from '../../dist/verification/statement-problem.js';
import { openVerifier } from './with-verifier.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'boolean', default: false }, verifier: { type: 'string' } },
});
const files =
  positionals.length > 0
    ? positionals
    : ['cases-a.jsonl', 'cases-b.jsonl', 'cases-c.jsonl', 'cases-d.jsonl', 'cases-e.jsonl'].map(
        (name) => new URL(name, import.meta.url),
      );

const verifier = await openVerifier(values.verifier);
for (const file of files) {
  const cases = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const judged = [];
  for (const one of cases) judged.push({ ...one, problem: await problemOf(one) });
  console.log(String(file).split('/').at(-1));
  for (const follows of [false, true]) {
    const own = judged.filter((one) => one.follows === follows);
    const accepted = own.filter(({ problem }) => problem === undefined);
    console.log(`${follows ? 'true' : 'false'} ones accepted: ${accepted.length} of ${own.length}`);
    for (const kind of [...new Set(own.map((one) => one.kind))].toSorted((a, b) => a.localeCompare(b))) {
      const ofKind = own.filter((one) => one.kind === kind);
      console.log(`  ${kind}: ${ofKind.filter(({ problem }) => problem === undefined).length} of ${ofKind.length}`);
    }
  }
  if (!values.show) continue;
  for (const { id, kind, quotes, statement, follows, problem } of judged) {
    if (follows === (problem === undefined)) continue;
    console.log(`\n${id} ${kind}, ${follows ? 'rejected' : 'accepted'}${problem === undefined ? '' : `: ${problem}`}`);
    for (const quote of quotes) console.log(`  “${quote}”`);
    console.log(`  ${statement}`);
  }
}

await verifier?.close();

async function problemOf({ text, quotes, statement }) {
  const whole = readFileSync(new URL(`texts/${text}.txt`, import.meta.url), 'utf8');
  const [title = '', byline = ''] = whole.split('\n');
  const [, author, publisher, date] = /^By ([^,]+), ([^,]+), (.+)$/.exec(byline) ?? [];
  const body = whole.split('\n').slice(2).join('\n').trim();
  const published = new Date(`${date} UTC`).toISOString().slice(0, 10);
  const article = { id: text, path: `${text}.txt`, title, author, publisher, published, language: 'en', text: body };
  const passage = { id: `${text}:0`, articleId: text, text: body, start: 0, end: body.length };
  const found = quotes.map((quote) => {
    const start = body.indexOf(quote);
    if (start < 0) throw new Error(`Not in ${text}: ${quote}`);
    return { ranked: { passage, article }, text: quote, start, end: start + quote.length, answer: undefined };
  });
  const claimed = quotes.map((quote) => ({ passageId: passage.id, text: quote }));
  return statementProblem(statement, claimed, found) ?? verifier?.problem(statement, found);
}
