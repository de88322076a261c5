/**
 * Measures embedders against each other: the built-in one, and each model that is known (src/embedders/known-models.ts) or named and lies on
 * this machine; the default transformer also with the weights of the built-in one, so that one sees what its own are worth.
 *
 *   bench/models/make-models.sh MODELS_FOLDER
 *   FOOTNOTE_MODELS=MODELS_FOLDER npm run bench embedders -- DATA_FOLDER [MODEL…] [--questions 1200] [--only ranks|answers|speed] [--sets XQuAD-en,reddit]
 *
 * ranks: MRR@10, hit@1 and hit@5, of vectors alone and of the whole path. answers: as `answers` measures them, by the linear reader.
 * speed: a folder of 1,000 paragraphs indexed and searched by the product itself, in a process that does nothing else.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../dist/config.js';
import { SubwordEmbedder } from '../../dist/embedders/subword.js';
import { TransformersEmbedder } from '../../dist/embedders/transformers.js';
import { Footnote } from '../../dist/footnote.js';
import { isModelCached } from '../../dist/models/model-files.js';
import { defaultTransformersModel } from '../../dist/settings.js';
import { MemorySearch, measureAnswers, readQuestions } from '../answers/answers.mjs';
import { questionSets, RankMeasure } from '../retrieval/question-sets.mjs';

/** @typedef {import('../../src/embedders/embedder.ts').Embedder} Embedder */

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { questions: { type: 'string', default: '1200' }, only: { type: 'string' }, sets: { type: 'string' } },
});
const [folder, ...named] = positionals;
if (folder === undefined) {
  console.error(
    'usage: node bench/models/embedders.mjs DATA_FOLDER [MODEL…] [--questions 1200] [--only ranks|answers|speed] [--sets XQuAD-en,reddit]',
  );
  process.exit(2);
}
const questions = Number(values.questions);
const isWanted = (/** @type {string} */ part) => values.only === undefined || values.only === part;
const isSet = (/** @type {string} */ name) => values.sets === undefined || values.sets.split(',').includes(name);
/** More than ten, because several of one article count once. */
const depth = 50;
const known = [
  defaultTransformersModel,
  'Snowflake/snowflake-arctic-embed-xs',
  'Snowflake/snowflake-arctic-embed-s',
  'Xenova/bge-small-en-v1.5',
  'onnx-community/granite-embedding-small-english-r2-ONNX',
  'Xenova/e5-small-v2',
];

/** Embeds no text twice. @param {Embedder} embedder @param {Embedder['family']} [family] @returns {Embedder} */
function remembering(embedder, family = embedder.family) {
  /** @type {Map<string, Float32Array>} */
  const asked = new Map();
  const passages = new Map();
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    family,
    async embedPassages(texts) {
      const fresh = [...new Set(texts.filter((text) => !passages.has(text)))];
      const vectors = await embedder.embedPassages(fresh);
      fresh.forEach((text, at) => passages.set(text, vectors[at]));
      return texts.map((text) => passages.get(text));
    },
    async embedQuestion(text) {
      const vector = asked.get(text) ?? (await embedder.embedQuestion(text));
      asked.set(text, vector);
      return vector;
    },
  };
}

const { models } = loadConfig();
/** @type {{ name: string, setting: string, embedder: Embedder }[]} */
const embedders = [{ name: 'subword', setting: 'subword', embedder: remembering(new SubwordEmbedder()) }];
for (const model of new Set([...known, ...named])) {
  if (!(await isModelCached(model, models))) {
    console.log(`${model}: not in ${models}`);
    continue;
  }
  const embedder = remembering(await TransformersEmbedder.load({ model, modelsFolder: models, offline: true }));
  embedders.push({ name: model, setting: `transformers:${model}`, embedder });
  if (model === defaultTransformersModel)
    embedders.push({ name: `${model}, weak weights`, setting: '', embedder: { ...embedder, family: 'weak' } });
}

if (isWanted('ranks')) {
  for (const [set, { passages, questions: asked }] of Object.entries(questionSets(folder, questions))) {
    if (!isSet(set)) continue;
    console.log(`${set}: ${passages.length} articles, ${asked.length} questions`);
    const articles = passages.map(({ text }, at) => ({ id: String(at), text }));
    for (const { name, embedder } of embedders) {
      const search = await MemorySearch.of(articles, embedder);
      const idsOf = (/** @type {readonly { number: number }[]} */ hits) =>
        hits.map(({ number }) => Number(search.passages[number].article.id));
      const measure = new RankMeasure();
      for (const { text, relevant } of asked) {
        measure.take('vectors', idsOf((await search.candidates(text)).vectors), relevant);
        measure.take('whole path', idsOf(await search.search(text, depth)), relevant);
      }
      console.log(` ${name}\n${measure.toString()}`);
    }
  }
}

if (isWanted('answers')) {
  for (const [set, file, group] of /** @type {const} */ ([
    ['XQuAD-en', 'xquad.en', Infinity],
    ['XQuAD-en', 'xquad.en', 25],
    ['reddit', 'squadshifts-reddit', Infinity],
    ['amazon', 'squadshifts-amazon', Infinity],
  ])) {
    if (!isSet(set)) continue;
    // Of what is fitted on, the half that the answerer was not fitted on.
    const articles = readQuestions(
      join(folder, `${file}.json`),
      (/** @type {number} */ number) => set === 'XQuAD-en' || number % 2 === 1,
    );
    const total = articles.reduce((sum, article) => sum + article.questions.length, 0);
    const step = Math.max(1, Math.floor(total / questions));
    console.log(`${set}, answers${group === Infinity ? '' : ` over ${group} paragraphs at a time`}`);
    for (const { name, embedder } of embedders) {
      const lines = [];
      for (const [kind, { asked, refused, first, any, span }] of await measureAnswers(articles, {
        step,
        embedder,
        group,
      })) {
        const percent = (/** @type {number} */ value) => ((100 * value) / asked).toFixed(1);
        lines.push(
          kind === 'there'
            ? `of ${asked} first ${percent(first)}, any ${percent(any)}, span ${percent(span)}, refused ${percent(refused)}`
            : `${kind} ${percent(asked - refused)}`,
        );
      }
      console.log(`  ${name.padEnd(40)} ${lines.join('; ')}`);
    }
  }
}

if (isWanted('speed')) {
  const articles = readQuestions(
    join(folder, 'squadshifts-amazon.json'),
    (/** @type {number} */ number) => number < 1000,
  );
  for (const { name, setting } of embedders) if (setting !== '') await measureSpeed(name, setting, articles);
}

/** @param {string} name @param {string} setting @param {{ id: string, text: string, questions: { question: string }[] }[]} articles */
async function measureSpeed(name, setting, articles) {
  const place = mkdtempSync(join(tmpdir(), 'footnote-embedders-'));
  try {
    const corpus = join(place, 'corpus');
    mkdirSync(corpus);
    for (const { id, text } of articles) writeFileSync(join(corpus, `${id}.txt`), text);
    const flags = { FOOTNOTE_CORPUS: corpus, FOOTNOTE_INDEX: join(place, 'index'), FOOTNOTE_EMBEDDER: setting };
    const footnote = await Footnote.open(loadConfig({ ...flags, FOOTNOTE_READER: 'linear', FOOTNOTE_OFFLINE: '1' }));
    const began = performance.now();
    const used = process.cpuUsage();
    const { passages } = await footnote.update();
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(used);
    const processor = (user + system) / 1e6;
    await footnote.ready();
    const times = [];
    for (const { question } of articles.slice(0, 300).flatMap((article) => article.questions.slice(0, 1))) {
      const asked = performance.now();
      await footnote.search(question, 10);
      times.push(performance.now() - asked);
    }
    times.sort((a, b) => a - b);
    const at = (/** @type {number} */ share) => times[Math.floor(share * times.length)].toFixed(1);
    console.log(
      `${name}: ${passages} passages indexed in ${seconds.toFixed(1)} s (${(passages / seconds).toFixed(0)} a second), ${processor.toFixed(1)} s of processor time (${(passages / processor).toFixed(0)} a second); ` +
        `search p50 ${at(0.5)} ms, p95 ${at(0.95)} ms; ${footnote.state().embedder}`,
    );
    await footnote.close();
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
