/**
 * Fits how the rules and the neural reader are joined (src/answerers/join-readers.ts). First it collects what both say of
 * questions, then it fits, and writes src/answerers/fitted-joint.ts. All of it, or one step by itself:
 *
 *   npm run fit -- DATA_FOLDER && npm run build:server
 *   node bench/answers/fit-joint.mjs collect DATA_FOLDER ROWS.jsonl [--every 2] [--sets there,exchanged,…] [--of reddit,amazon]
 *     [--reader FOLDER]
 *   node bench/answers/fit-joint.mjs fit ROWS.jsonl && npm run build:server
 *   node bench/answers/fit-joint.mjs judge ROWS.jsonl
 *
 * The last says how well the neural reader alone tells what is answered: how often its best is in the right passage, and which
 * share of the rest it keeps where so much of that is given up. To be looked at before a newly trained reader is taken.
 *
 * Rows of the even half are fitted on; all of these paragraphs are such as the reader was not trained on. A softmax over
 * sentences, and a logistic regression of whether the question is answered. Deterministic.
 */
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerConfidence } from '../../dist/readers/linear/answer-confidence.js';
import { scoreSentences } from '../../dist/readers/linear/sentence-score.js';
import { bindingsOf } from '../../dist/query/bindings.js';
import { BoundText, leftOpenBy } from '../../dist/query/open-bindings.js';
import { NeuralReader } from '../../dist/readers/neural/neural-reader.js';
import { allSets, articleSets, spread, writtenSets } from '../reading/unseen-sets.mjs';
import { WholeAnswers } from '../reading/whole-answers.mjs';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
/** What a question counts whose best sentence does not answer: little is lost when it is refused. */
const worthUnanswered = 0.3;
const ridge = 0.02;
/** What the log odds of the rules' confidence count (see fitConfidence). */
const worthOfRules = 0.2;

/** What is fitted on from now on: one of so many questions of each of these sets. The weights that are there are of every fifth of `articles`, without twins. */
const fittedOn = [
  { sets: 'written', of: 'answered,nearly', every: 2 },
  { sets: 'articles', of: 'answered,nearly,out', every: 9 },
  { sets: 'there,exchanged,paragraph-out', of: 'reddit,amazon', every: 4 },
];

const [what, ...files] = process.argv.slice(2);
if (what === 'collect') {
  writeFileSync(files[1], '');
  await collect(files[0], files[1], {
    sets: option('sets', 'there,exchanged,paragraph-out,page-out,squad2,written,articles'),
    of: option('of', 'xquad,reddit,amazon,answerable,impossible,answered,nearly,out'),
    every: Number(option('every', 6)),
  });
} else if (what === 'fit') fit(files[0]);
else if (what === 'judge') judge(files[0]);
else if (what === undefined) throw new Error('Name the folder of data, or say what to do: collect, fit or judge.');
else {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-fit-'));
  const rows = join(folder, 'rows.jsonl');
  for (const each of fittedOn) await collect(what, rows, each);
  fit(rows);
  rmSync(folder, { recursive: true });
}

async function collect(folder, out, { sets: wantedSets, of: wantedOf, every }) {
  const never = new AbortController().signal;
  const reader = await NeuralReader.open(option('reader', undefined));
  const read = (file) => readFileSync(join(folder, file), 'utf8');
  const filesOf = (name) => {
    const folderOf = new URL(`../../training/reader/${name}/`, import.meta.url);
    return readdirSync(folderOf).map((file) => readFileSync(new URL(file, folderOf), 'utf8'));
  };
  const sets = [
    ...writtenSets(filesOf('written')),
    ...articleSets(filesOf('articles')),
    ...allSets({
      xquad: read('xquad.en.json'),
      reddit: read('squadshifts-reddit.json'),
      amazon: read('squadshifts-amazon.json'),
      squad2: read('reader/squad2-piece.json'),
    }),
  ];
  const wanted = wantedSets.split(',');
  const of = wantedOf.split(',');
  const groups = new Map();
  for (const set of sets) groups.set(set.articles, [...(groups.get(set.articles) ?? []), set]);
  for (const [articles, group] of groups) {
    const mine = group.filter((set) => wanted.includes(set.name) && of.includes(set.of));
    if (mine.length === 0) continue;
    const whole = await WholeAnswers.of(articles, { titles: articles[0].id.startsWith('w') });
    for (const { name, of: from, cases } of mine) {
      const asked = spread(cases, Math.ceil(cases.length / every));
      for (const one of asked) {
        const gone =
          one.out === 'page'
            ? articles.filter(({ page }) => page === one.page).map(({ id }) => id)
            : one.out === 'paragraph'
              ? [one.paragraph]
              : [];
        await whole.without(gone, async () => {
          const retriever = whole.retriever;
          const query = await retriever.parse({ text: one.question, history: [], filters: {} });
          const passages = (await retriever.search(query, 16)).filter(({ copyOf }) => copyOf === undefined);
          const idf = (term) => retriever.keywords.idf(term);
          const { question, sentences } = await scoreSentences(query, passages, idf);
          const confidence = answerConfidence(question, sentences);
          const candidates = await reader.read(
            { text: one.question },
            passages.slice(0, Number(option('reads', 10))),
            never,
          );
          const bindings = bindingsOf(one.question);
          const open = new Map(
            passages.map(({ article }) => [article.id, leftOpenBy(new BoundText(article), bindings).length]),
          );
          const holds = (text) => one.answers?.some((answer) => text.toLowerCase().includes(answer)) ?? false;
          const rank = new Map(passages.map(({ passage }, at) => [passage.id, at]));
          appendFileSync(
            out,
            `${JSON.stringify({
              set: name,
              of: from,
              half: one.half,
              id: one.id,
              question: one.question,
              answerable: one.answers !== undefined,
              confidence,
              amongMany: question.amongMany,
              passages: passages.map(({ passage, article, score }) => ({
                id: passage.id,
                article: article.id,
                score,
                open: open.get(article.id),
                gold: article.id === one.paragraph,
              })),
              sentences: sentences.slice(0, 60).map(({ from: { ranked }, sentence, score, chance }) => ({
                rank: rank.get(ranked.passage.id),
                start: ranked.passage.start + sentence.span.start,
                end: ranked.passage.start + sentence.span.end,
                score,
                chance,
                right: holds(sentence.text),
              })),
              candidates: candidates.map(
                ({ passageId, start, end, sentenceStart, sentenceEnd, score, answerable, why }) => {
                  const { article } = passages[rank.get(passageId)];
                  return {
                    rank: rank.get(passageId),
                    start,
                    end,
                    sentenceStart,
                    sentenceEnd,
                    score,
                    answerable,
                    judged: why.answerable,
                    text: article.text.slice(start, end),
                    span: holds(article.text.slice(start, end)),
                    right: holds(article.text.slice(sentenceStart, sentenceEnd)),
                  };
                },
              ),
            })}\n`,
          );
        });
      }
      console.log(name, from, asked.length);
    }
    await whole.close();
  }
  await reader.close();
}

/** A span beside all others, as in join-readers.ts. */
function worthOf({ score, judged, rank }) {
  return score + 2 * judged - 0.3 * rank;
}

/** Sentences of articles that hold what is bound, with the features of join-readers.ts. */
function sentencesOf({ sentences, candidates, passages }) {
  const found = sentences
    .filter(({ rank }) => passages[rank].open === 0)
    .map((sentence) => {
      const own = candidates.filter(({ rank }) => rank === sentence.rank);
      const judged = own[0]?.judged;
      const within = own.filter(({ start, end }) => start < sentence.end && end > sentence.start);
      const span = within.length === 0 ? undefined : Math.max(...within.map(({ score }) => score));
      return {
        ...sentence,
        judged,
        span,
        combined: span === undefined ? -30 : worthOf({ score: span, judged, rank: sentence.rank }),
      };
    });
  const best = Math.max(...found.map(({ score }) => score));
  const bestCombined = Math.max(...found.map(({ combined }) => combined));
  return found.map((sentence) => ({
    ...sentence,
    row: [
      sentence.score - best,
      Math.max(-12, sentence.combined - bestCombined),
      sentence.span ?? -10,
      sentence.judged ?? -4,
      Number(sentence.span !== undefined && sentence.combined === bestCombined),
      Number(sentence.score === best),
      Number(sentence.rank === 0),
    ],
  }));
}

function fit(file) {
  const questions = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ half }) => half === 'even')
    .map((question) => ({ ...question, found: sentencesOf(question) }))
    .filter(({ found }) => found.length > 0);
  const score = fitSentences(
    questions.filter(({ answerable, found }) => answerable && found.some(({ right }) => right)),
  );
  const readings = questions.map(({ found, confidence, answerable }) => {
    const scores = found.map(({ row }) => dot(score, row));
    const most = Math.max(...scores);
    const best = found[scores.indexOf(most)];
    const bounded = Math.min(0.995, Math.max(0.005, confidence));
    const row = [
      Math.log(bounded / (1 - bounded)),
      best.judged ?? -6,
      Math.max(-12, best.span ?? -12),
      Math.max(...found.map(({ judged }) => judged ?? -6)),
      best.row[4] * best.row[5],
      1 / scores.reduce((sum, each) => sum + Math.exp(each - most), 0),
      Number(best.row[0] >= -0.7),
    ];
    return { row, truth: Number(answerable), worth: answerable && !best.right ? worthUnanswered : 1 };
  });
  const confidence = fitConfidence(readings, worthOfRules);
  console.log(`${questions.length} questions`, score, confidence);
  const target = new URL('../../src/answerers/fitted-joint.ts', import.meta.url);
  let text = readFileSync(target, 'utf8');
  const names = (constant) =>
    [
      ...text
        .split(`const ${constant} = {`)[1]
        .split('}')[0]
        .matchAll(/^ {2}(\w+):/gm),
    ].map(([, name]) => name);
  for (const [constant, weights] of [
    ['scoreWeights', score],
    ['confidenceWeights', confidence],
  ]) {
    names(constant).forEach((name, at) => {
      const [before, after] = text.split(`const ${constant} = {`);
      const changed = after.replace(new RegExp(`(\\n {2}${name}:) -?[\\d.]+`), `$1 ${Number(weights[at].toFixed(3))}`);
      text = `${before}const ${constant} = {${changed}`;
    });
  }
  text = text.replace(/(confidenceConstant =) -?[\d.]+/, `$1 ${Number(confidence.at(-1).toFixed(3))}`);
  writeFileSync(target, text);
}

function judge(file) {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const questions = lines.map((line) => {
    const { set, of, answerable, candidates, passages } = JSON.parse(line);
    const open = candidates.filter(({ rank }) => passages[rank].open === 0);
    const [best] = open.toSorted((one, other) => worthOf(other) - worthOf(one));
    const isRight = answerable && best !== undefined && passages[best.rank].gold;
    return { name: `${set}:${of}`, answerable, isRight, worth: best === undefined ? -Infinity : worthOf(best) };
  });
  const right = questions.filter(({ isRight }) => isRight).map(({ worth }) => worth);
  right.sort((one, other) => one - other);
  const answerable = questions.filter((question) => question.answerable);
  console.log(`best is in the right passage: ${right.length} of ${answerable.length}`);
  const names = new Set(questions.filter((question) => !question.answerable).map(({ name }) => name));
  for (const name of names) {
    const own = questions.filter((question) => question.name === name);
    const shares = [0.03, 0.05, 0.1].map((given) => {
      const least = right[Math.floor(given * right.length)];
      const kept = own.filter(({ worth }) => worth >= least).length;
      return `${((100 * kept) / own.length).toFixed(0)} % at ${100 * given} % given up`;
    });
    console.log(`${name}: kept ${shares.join(', ')}`);
  }
}

function dot(weights, row) {
  return row.reduce((sum, value, at) => sum + value * weights[at], 0);
}

/** How widely each feature is spread, so that steps and ridge mean the same for all. */
function spreadOf(rows) {
  return rows[0].map((_, at) => {
    const mean = rows.reduce((sum, row) => sum + row[at], 0) / rows.length;
    return Math.sqrt(rows.reduce((sum, row) => sum + (row[at] - mean) ** 2, 0) / rows.length) + 1e-9;
  });
}

/** Gradient ascent of the chance that is given to right sentences. */
function fitSentences(questions) {
  const scales = spreadOf(questions.flatMap(({ found }) => found.map(({ row }) => row)));
  const weights = scales.map(() => 0);
  for (let step = 0; step < 500; step++) {
    const gradient = scales.map(() => 0);
    for (const { found } of questions) {
      const rows = found.map(({ row }) => row.map((value, at) => value / scales[at]));
      const powers = rows.map((row) => dot(weights, row));
      const most = Math.max(...powers);
      const chances = powers.map((power) => Math.exp(power - most));
      const all = chances.reduce((sum, each) => sum + each, 0);
      const right = chances.reduce((sum, each, at) => sum + (found[at].right ? each : 0), 0);
      rows.forEach((row, at) => {
        const pull = (found[at].right ? chances[at] / right : 0) - chances[at] / all;
        row.forEach((value, feature) => (gradient[feature] += value * pull));
      });
    }
    weights.forEach((weight, at) => (weights[at] = weight + 0.1 * (gradient[at] / questions.length - ridge * weight)));
  }
  return weights.map((weight, at) => weight / scales[at]);
}

/**
 * The same for a logistic regression; its last weight is the constant. The first is given, not fitted: on reddit, amazon and
 * the written passages it comes out at nothing, but chosen on XQuAD's paragraphs that are left out, it is worth this.
 */
function fitConfidence(readings, given) {
  const scales = [...spreadOf(readings.map(({ row }) => row)), 1];
  const weights = scales.map(() => 0);
  for (let step = 0; step < 4000; step++) {
    const gradient = scales.map(() => 0);
    for (const { row, truth, worth } of readings) {
      const inputs = [...row, 1].map((value, at) => value / scales[at]);
      const pull = worth * (truth - 1 / (1 + Math.exp(-dot(weights, inputs) - given * row[0])));
      inputs.forEach((value, at) => (gradient[at] += at === 0 ? 0 : value * pull));
    }
    weights.forEach((weight, at) => {
      const held = at < weights.length - 1 ? 1e-3 * weight : 0;
      weights[at] = weight + 0.5 * (gradient[at] / readings.length - held);
    });
  }
  return weights.map((weight, at) => (at === 0 ? given : weight / scales[at]));
}
