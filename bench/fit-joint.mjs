/**
 * Fits how the linear and the neural reader are joined, and writes src/readers/joined/fitted-joint.ts:
 *
 *   npm run build:server && node bench/fit-joint.mjs collect DATA_FOLDER OUT.jsonl [--every 6] [--reader FOLDER]
 *   node bench/fit-joint.mjs fit OUT.jsonl
 */
import { readFileSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerConfidence } from '../dist/answerers/answer-confidence.js';
import { scoreSentences } from '../dist/answerers/sentence-score.js';
import { bindingsOf, boundText, leftOpenBy } from '../dist/checks/open-bindings.js';
import { NeuralReader } from '../dist/readers/neural/neural-reader.js';
import { allSets, spread } from './reading/unseen-sets.mjs';
import { WholeAnswers } from './reading/whole-answers.mjs';

const [, , , folder, out] = process.argv;
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const never = new AbortController().signal;
const reader = await NeuralReader.open(option('reader', undefined));
const every = Number(option('every', 6));
const read = (file) => readFileSync(join(folder, file), 'utf8');
const sets = allSets({
  xquad: read('xquad.en.json'),
  reddit: read('squadshifts-reddit.json'),
  amazon: read('squadshifts-amazon.json'),
  squad2: read('reader/squad2-piece.json'),
});
writeFileSync(out, '');
const wanted = option('sets', 'there,exchanged,paragraph-out,page-out,squad2').split(',');
const of = option('of', 'xquad,reddit,amazon,answerable,impossible').split(',');
const groups = new Map();
for (const set of sets) groups.set(set.articles, [...(groups.get(set.articles) ?? []), set]);
for (const [articles, group] of groups) {
  const mine = group.filter((set) => wanted.includes(set.name) && of.includes(set.of));
  if (mine.length === 0) continue;
  const whole = await WholeAnswers.of(articles);
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
        const rarity = (term) => retriever.keywords.rarity(term);
        const { question, sentences } = scoreSentences(query, passages, rarity);
        const confidence = answerConfidence(question, sentences);
        const candidates = await reader.read(
          { text: one.question },
          passages.slice(0, Number(option('reads', 10))),
          never,
        );
        const bindings = bindingsOf(one.question);
        const open = new Map(
          passages.map(({ article }) => [article.id, leftOpenBy(boundText(article), bindings).length]),
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
