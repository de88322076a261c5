/**
 * Fits which words of a sentence answer (src/readers/linear/fitted-span-weights.ts), by a softmax over the runs of words of the sentence in
 * which the answer begins; right are those that hold the answer, the more the less they hold beside it: much more where a date, a number
 * or a name is asked for, which stand by themselves, than for all else; so these two are fitted apart.
 */
import { join } from 'node:path';
import { measuredSpans, mostSpanWords, spanFeatureNames } from '../../dist/readers/linear/answer-span.js';
import { needsExpression } from '../../dist/language/answer-expressions.js';
import { scoreSentences } from '../../dist/readers/linear/sentence-score.js';
import { MemorySearch, queryOf, readQuestions } from '../answers/answers.mjs';
import { writeFitted } from './fitted-file.mjs';
import { bestOf, fitSoftmax, weighed } from './regression.mjs';

const [folder] = process.argv.slice(2);
const sets = ['reddit', 'amazon'];
/** Every so many questions are taken. */
const step = 4;
const kinds = { expression: true, other: false };
const ofKind = (asked, kind) => asked.filter(({ isNeeded }) => isNeeded === kinds[kind]);

const fitting = await collect(0);
const weights = {};
for (const kind of Object.keys(kinds)) {
  weights[kind] = fitSoftmax(ofKind(fitting, kind), { width: spanFeatureNames.length, ridge: 1e-3 });
}
const held = await collect(1);
const table = (kind) => Object.fromEntries(spanFeatureNames.map((name, i) => [name, weights[kind][i]]));
await writeFitted(
  'src/readers/linear/fitted-span-weights.ts',
  {
    what:
      'What each feature of a run of words counts for being the answer: where a date, a number or a name is asked for (`expression`), and ' +
      'where it is not.',
    by: 'spans',
    data: `${fitting.length} questions of reddit and amazon.`,
    figures: `${Object.keys(kinds).map(figureOf).join('; ')}.`,
  },
  { spanWeights: { expression: table('expression'), other: table('other') } },
);

function figureOf(kind) {
  const best = ofKind(held, kind).map(({ rows, worths }) => {
    const at = bestOf(rows.map((row) => weighed(row, weights[kind])));
    return { isRight: worths[at] > 0, words: rows[at][0] * mostSpanWords };
  });
  const right = best.filter(({ isRight }) => isRight).length / best.length;
  const words = best.reduce((sum, each) => sum + each.words, 0) / best.length;
  return `${kind}: ${(100 * right).toFixed(1)} % of ${best.length} held back hold the answer, in ${words.toFixed(1)} words`;
}

/** The runs of words of each sentence that holds an answer, and what each is worth. */
async function collect(parity) {
  return [...(await collectOf(sets[0], parity)), ...(await collectOf(sets[1], parity))];
}

async function collectOf(name, parity) {
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
      const read = await scoreSentences(queryOf(question), ranked, (term) => search.keywords.idf(term));
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
