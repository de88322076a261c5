/**
 * Measures search without a model: MRR@10, hit@1 and hit@5 of keywords, subword vectors, both fused, and the whole path
 * (sentence by sentence, then word by word), on public sets of questions; the same with the names of each question misspelt by one edit;
 * then how well the share of a question's weight that the best passage holds tells questions that the articles answer
 * from those that they do not.
 *
 *     npm run build && node bench/retrieval/retrieval.mjs DATA_FOLDER [QUESTIONS_PER_SET]
 *
 * DATA_FOLDER holds xquad.en.json, squadshifts-reddit.json, squadshifts-amazon.json (SQuAD's format) and
 * time/TIME.{ALL,QUE,REL}. A paragraph, or a TIME article, is one article, cut into passages as the indexer cuts it; an
 * article stands where its best passage stands. Without QUESTIONS_PER_SET, all are asked.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeywordIndex } from '../../dist/retrieval/keyword-index.js';
import { eachTerm, terms } from '../../dist/language/terms.js';
import { languageOf } from '../../dist/articles/language.js';
import { MemorySearch, queryOf } from '../answers/answers.mjs';

/** More than ten, because several of one article count once. */
const DEPTH = 50;

/** @typedef {{ text: string, relevant: Set<number>, group: string }} AskedQuestion */
/** @typedef {{ passages: { text: string, group: string }[], questions: AskedQuestion[] }} TestSet */

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

class Measure {
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

/** @param {readonly string[]} texts @param {readonly number[]} [numbers] */
function keywordIndexOf(texts, numbers = texts.map((_, at) => at)) {
  const index = new KeywordIndex();
  for (const number of numbers)
    index.add(number, { title: '', heading: '', body: texts[number] ?? '' }, languageOf(texts[number] ?? ''));
  return index;
}

/** @param {string} name @param {TestSet} set */
async function measureRanking(name, set) {
  const search = await MemorySearch.of(set.passages.map(({ text }, at) => ({ id: String(at), text })));
  const articlesOf = (/** @type {readonly { number: number }[]} */ hits) =>
    hits.map(({ number }) => Number(search.passages[number].article.id));
  const measure = new Measure();
  const random = randomFrom(7);
  for (const { text, relevant } of set.questions) {
    const { keywords, vectors, fused, hits } = await search.candidates(text);
    measure.take('keywords', articlesOf(keywords), relevant);
    measure.take('subword', articlesOf(vectors), relevant);
    measure.take('fused', articlesOf(fused), relevant);
    measure.take('fused + window', articlesOf(hits), relevant);
    measure.take('whole path', articlesOf(await search.search(text, DEPTH)), relevant);
    const misspelt = withNamesMisspelt(text, random);
    if (misspelt === text) continue;
    for (const [how, asked] of [
      ['', text],
      [', misspelt', misspelt],
    ]) {
      // Without the near spellings that the keyword index puts in the place of unknown words.
      const plain = search.keywords.search(withoutUnknown(asked, search.keywords), 100);
      measure.take(`names, plain BM25${how}`, articlesOf(plain), relevant);
      measure.take(`names, whole path${how}`, articlesOf(await search.search(asked, DEPTH)), relevant);
    }
  }
  console.log(`${name}: ${set.passages.length} articles, ${search.passages.length} passages\n${measure.toString()}\n`);
}

/** @param {string} question @param {KeywordIndex} index */
function withoutUnknown(question, index) {
  /** @type {string[]} */
  const known = [];
  eachTerm(question, (term, word) => {
    if (index.idf(term) < index.idf('\u0000') && known.at(-1) !== word) known.push(word);
  });
  return known.join(' ');
}

/** One letter of each name left out, doubled into another, changed or swapped. @param {string} text @param {() => number} random */
function withNamesMisspelt(text, random) {
  if (text === text.toUpperCase()) return text;
  return text.replace(/(?<=\s)\p{Lu}\p{Ll}{3,}/gu, (name) => {
    const at = 1 + Math.floor(random() * (name.length - 2));
    const letter = 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)] ?? 'a';
    const [before, here, next, after] = [name.slice(0, at), name[at] ?? '', name[at + 1] ?? '', name.slice(at + 2)];
    const edits = [before + next + after, before + letter + here + next + after, before + letter + next + after];
    return [...edits, before + next + here + after][Math.floor(random() * 4)] ?? name;
  });
}

/** The same numbers each time. @param {number} seed */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Of each question's weight (rarity of its terms), the share that the best of the first five passages holds: once with
 * all articles there, once with the article that answers it left out. Half of the articles are left out at a time.
 * @param {string} name @param {TestSet} set
 */
function measureRelevance(name, set) {
  const texts = set.passages.map(({ text }) => text);
  const groups = [...new Set(set.passages.map(({ group }) => group))];
  const halfOf = new Map(groups.map((group, at) => [group, at % 2]));
  const held = texts.map((text) => new Set(terms(text, languageOf(text))));
  /** @type {{ answered: number[], leftOut: number[] }} */
  const shares = { answered: [], leftOut: [] };
  for (const half of [0, 1]) {
    const kept = [...texts.keys()].filter((at) => halfOf.get(set.passages[at]?.group ?? '') === half);
    const index = keywordIndexOf(texts, kept);
    for (const { text, group } of set.questions) {
      const weights = new Map(terms(text, queryOf(text).language).map((term) => [term, index.idf(term)]));
      const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
      if (total === 0) continue;
      const best = index.search(text, 5).map(({ number }) => {
        let share = 0;
        for (const [term, weight] of weights) if (held[number]?.has(term)) share += weight / total;
        return share;
      });
      (halfOf.get(group) === half ? shares.answered : shares.leftOut).push(Math.max(0, ...best));
    }
  }
  const below = (/** @type {readonly number[]} */ values, /** @type {number} */ limit) =>
    ((100 * values.filter((value) => value < limit).length) / values.length).toFixed(1).padStart(5);
  console.log(`${name}: share of questions whose coverage lies below a threshold, in percent`);
  console.log('  threshold      there   left out');
  for (const limit of [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]) {
    console.log(
      `  ${limit.toFixed(2).padEnd(12)}${below(shares.answered, limit)}      ${below(shares.leftOut, limit)}`,
    );
  }
  console.log('');
}

const [folder, most] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node bench/retrieval/retrieval.mjs DATA_FOLDER [QUESTIONS_PER_SET]');
  process.exit(2);
}
const limit = most === undefined ? Infinity : Number(most);
const sets = {
  'XQuAD-en': readSquad(join(folder, 'xquad.en.json')),
  ...(existsSync(join(folder, 'xquad.de.json')) && { 'XQuAD-de': readSquad(join(folder, 'xquad.de.json')) }),
  reddit: thinned(readSquad(join(folder, 'squadshifts-reddit.json')), limit),
  amazon: thinned(readSquad(join(folder, 'squadshifts-amazon.json')), limit),
  'TIME 1963': readTime(join(folder, 'time')),
};
for (const [name, set] of Object.entries(sets)) await measureRanking(name, set);
for (const [name, set] of Object.entries(sets)) if (name !== 'TIME 1963') measureRelevance(name, set);
