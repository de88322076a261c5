/**
 * What becomes of what a real model writes: questions about the articles that come with the project, each asked whole. Told are, of
 * the model's statements, how many were verified, gave way to the sentence that they quoted, and were dropped; whose answer stood in
 * the end, and how often it was right; how long the first verified statement of anybody, and of the model, took. Every statement of the
 * model that was shown as supported is printed, for a person to read.
 *
 *     npm run build && node bench/models/llm.mjs http://127.0.0.1:8600/v1 [--every 3] [--most 40] [--seconds 180] [--show]
 *
 * --show: what was drafted and rejected, too. An endpoint for a GGUF file: serve-gguf.mjs.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../dist/config.js';
import { Footnote } from '../../dist/footnote.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: 'string', default: '3' },
    most: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '180' },
    show: { type: 'boolean', default: false },
  },
});
const [endpoint] = positionals;
if (endpoint === undefined) throw new Error('Name the address of an endpoint.');
const questions = readFileSync(join(root, 'tests/fixtures/questions.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))
  .filter(({ question, turns, article }) => question !== undefined && turns === undefined && article !== undefined)
  .filter((_, at) => at % Number(values.every) === 0)
  .slice(0, Number(values.most));

const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
const settings = {
  FOOTNOTE_CORPUS: join(root, 'corpus'),
  FOOTNOTE_INDEX: folder,
  FOOTNOTE_EMBEDDER: 'subword',
  FOOTNOTE_ANSWERER: 'openai',
  FOOTNOTE_MODEL_SECONDS: values.seconds,
  OPENAI_BASE_URL: endpoint,
  FOOTNOTE_OFFLINE: '1',
};
const footnote = await Footnote.open(loadConfig(settings, {}, folder));
await footnote.update();
await footnote.ready();

const counts = { supported: 0, quoted: 0, dropped: 0 };
const answers = { model: 0, 'built-in': 0, refused: 0 };
const right = { quick: 0, last: 0 };
const first = { anybody: [], model: [] };
const reasons = new Map();
for (const { id, question, must = [] } of questions) {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const times = {};
  let quick;
  let answer;
  const said = [];
  for await (const { event, data } of footnote.ask(
    { text: question, history: [], filters: {} },
    new AbortController().signal,
  )) {
    if (event === 'quick') quick = data;
    if (event === 'answer') answer = data;
    if (event !== 'statement') continue;
    const isModel = data.answerer !== 'extractive';
    if (isModel) said.push(data.statement);
    if (data.statement.verdict !== 'supported') continue;
    times.anybody ??= seconds();
    if (isModel) times.model ??= seconds();
  }
  for (const { verdict, quoted } of said) {
    if (verdict === 'unsupported') counts.dropped += 1;
    else if (quoted === true) counts.quoted += 1;
    else counts.supported += 1;
  }
  for (const who of ['anybody', 'model']) if (times[who] !== undefined) first[who].push(times[who]);
  const isRight = (text = '') =>
    must.every((group) => group.some((one) => text.toLowerCase().includes(one.toLowerCase())));
  const isModel = answer.kind === 'answered' && answer.answerer !== 'extractive';
  answers[answer.kind === 'answered' ? (isModel ? 'model' : 'built-in') : 'refused'] += 1;
  if (answer.why.fallbackCode !== undefined)
    reasons.set(answer.why.fallbackCode, (reasons.get(answer.why.fallbackCode) ?? 0) + 1);
  if (quick !== undefined && isRight(quick.text)) right.quick += 1;
  if (answer.kind === 'answered' && isRight(answer.text)) right.last += 1;
  console.log(
    `${id} ${seconds().toFixed(1)} s, ${isModel ? 'the model' : (answer.why.fallbackCode ?? answer.kind)}: ${question}`,
  );
  for (const { text, verdict, quoted, reason } of said) {
    if (verdict === 'supported') console.log(`  ${quoted === true ? 'quoted' : 'SUPPORTED'}: ${text}`);
    else if (values.show) console.log(`  dropped: ${text} (${reason})`);
  }
  if (isModel) for (const { number, quote } of answer.citations) console.log(`    [${number}] ${quote}`);
}
const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]?.toFixed(1) ?? '–';
console.log(`
| of ${questions.length} questions | |
| --- | --- |
| statements of the model: verified, gave way to their quote, dropped | ${counts.supported}, ${counts.quoted}, ${counts.dropped} |
| whose answer stood: model, built-in, none | ${answers.model}, ${answers['built-in']}, ${answers.refused} (${[...reasons].map(([code, times]) => `${code} ${times}`).join(', ')}) |
| right: the quick answer, the last | ${right.quick}, ${right.last} |
| seconds to the first verified statement, median: of anybody, of the model | ${middle(first.anybody)}, ${middle(first.model)} |`);
await footnote.close();
rmSync(folder, { recursive: true, force: true });
