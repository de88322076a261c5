/**
 * The public sets of questions that retrieval is measured on, each paragraph (or TIME article) one article, and how well a ranking does.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ text: string, relevant: Set<number>, group: string }} AskedQuestion */
/** @typedef {{ passages: { text: string, group: string }[], questions: AskedQuestion[] }} TestSet */

/** All that `folder` holds, each of at most `most` questions. @param {string} folder @param {number} most @returns {Record<string, TestSet>} */
export function questionSets(folder, most) {
  return {
    'XQuAD-en': readSquad(join(folder, 'xquad.en.json')),
    ...(existsSync(join(folder, 'xquad.de.json')) && { 'XQuAD-de': readSquad(join(folder, 'xquad.de.json')) }),
    reddit: thinned(readSquad(join(folder, 'squadshifts-reddit.json')), most),
    amazon: thinned(readSquad(join(folder, 'squadshifts-amazon.json')), most),
    'TIME 1963': readTime(join(folder, 'time')),
  };
}

/** @param {string} file @returns {TestSet} */
function readSquad(file) {
  /** @type {{ data: { title: string, paragraphs: { context: string, qas: { question: string }[] }[] }[] }} */
  const { data } = JSON.parse(readFileSync(file, 'utf8'));
  /** @type {TestSet} */
  const set = { passages: [], questions: [] };
  for (const article of data) {
    for (const paragraph of article.paragraphs) {
      // An article of thousands of paragraphs is a collection: each paragraph is its own story.
      const group = data.length > 1 ? article.title : String(set.passages.length);
      const relevant = new Set([set.passages.length]);
      set.passages.push({ text: paragraph.context, group });
      for (const { question } of paragraph.qas) set.questions.push({ text: question, relevant, group });
    }
  }
  return set;
}

/** @param {string} folder @returns {TestSet} */
function readTime(folder) {
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'latin1');
  const parts = (/** @type {string} */ text, /** @type {RegExp} */ mark) =>
    text
      .split(/^\*STOP/m)[0]
      ?.split(mark)
      .slice(1) ?? [];
  const passages = parts(read('TIME.ALL'), /^\*TEXT.*$/m).map((text, at) => ({
    // Every line stands in a paragraph of its own, and marks apart from their words.
    text: text.replace(/\s*\n\s*/g, ' ').replace(/ ([.,;:?!])/g, '$1'),
    group: String(at),
  }));
  /** @type {Map<number, Set<number>>} */
  const relevant = new Map();
  for (const line of read('TIME.REL').split('\n')) {
    const [query, ...found] = line.match(/\d+/g)?.map(Number) ?? [];
    if (query !== undefined) relevant.set(query, new Set(found.map((ordinal) => ordinal - 1)));
  }
  const questions = parts(read('TIME.QUE'), /^\*FIND.*$/m).map((text, at) => ({
    text: text.replace(/\s+/g, ' ').trim(),
    relevant: relevant.get(at + 1) ?? new Set(),
    group: '',
  }));
  return { passages, questions: questions.filter((question) => question.relevant.size > 0) };
}

/** Every n-th question, so that all paragraphs have their say. @param {TestSet} set @param {number} most @returns {TestSet} */
function thinned(set, most) {
  const every = Math.max(1, Math.ceil(set.questions.length / most));
  return { ...set, questions: set.questions.filter((_, at) => at % every === 0) };
}

/** MRR@10, hit@1 and hit@5 of several rankings, by name. */
export class RankMeasure {
  /** @type {Map<string, { reciprocal: number, first: number, five: number, asked: number }>} */
  #sums = new Map();

  /** @param {string} name @param {readonly number[]} articles best first, repeated or not @param {ReadonlySet<number>} relevant */
  take(name, articles, relevant) {
    const sums = this.#sums.get(name) ?? { reciprocal: 0, first: 0, five: 0, asked: 0 };
    const rank = [...new Set(articles)].slice(0, 10).findIndex((article) => relevant.has(article)) + 1;
    sums.asked++;
    if (rank > 0) sums.reciprocal += 1 / rank;
    if (rank === 1) sums.first++;
    if (rank > 0 && rank <= 5) sums.five++;
    this.#sums.set(name, sums);
  }

  /** @returns {string} */
  toString() {
    return [...this.#sums]
      .map(([name, { reciprocal, first, five, asked }]) => {
        const [mrr, one, hit] = [reciprocal / asked, first / asked, five / asked].map((value) => value.toFixed(4));
        return `  ${name.padEnd(26)} MRR@10 ${mrr}   hit@1 ${one}   hit@5 ${hit}   of ${asked}`;
      })
      .join('\n');
  }
}
