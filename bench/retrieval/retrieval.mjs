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
import { KeywordIndex } from '../../dist/retrieval/keyword-index.js';
import { eachTerm, terms } from '../../dist/language/terms.js';
import { languageOf } from '../../dist/articles/language.js';
import { MemorySearch, queryOf } from '../answers/answers.mjs';
import { questionSets, RankMeasure } from './question-sets.mjs';

/** More than ten, because several of one article count once. */
const DEPTH = 50;

/** @typedef {import('./question-sets.mjs').TestSet} TestSet */

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
  const measure = new RankMeasure();
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
const sets = questionSets(folder, most === undefined ? Infinity : Number(most));
for (const [name, set] of Object.entries(sets)) await measureRanking(name, set);
for (const [name, set] of Object.entries(sets)) if (name !== 'TIME 1963') measureRelevance(name, set);
