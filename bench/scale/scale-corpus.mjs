/**
 * Articles of any number for measuring, out of the sentences of public question sets: recombined, so that words come as
 * often as in real text, with one made-up name a passage, so that the vocabulary grows with the articles as a real one does.
 * The same number gives the same articles. Nothing of the sets is kept in the project.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentenceSpans } from '../../dist/text.js';

const FILES = ['xquad.en.json', 'squadshifts-reddit.json', 'squadshifts-amazon.json'];
const PASSAGES_PER_ARTICLE = 5;
const PASSAGE_LENGTH = 880;

/** @typedef {{ sentences: string[], questions: string[] }} Material */

/** @param {string} folder @returns {Material} */
export function readMaterial(folder) {
  /** @type {Set<string>} */
  const sentences = new Set();
  /** @type {string[]} */
  const questions = [];
  for (const file of FILES) {
    /** @type {{ data: { paragraphs: { context: string, qas: { question: string }[] }[] }[] }} */
    const { data } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    for (const { context, qas } of data.flatMap(({ paragraphs }) => paragraphs)) {
      for (const { start, end } of sentenceSpans(context)) {
        if (end - start < 500) sentences.add(context.slice(start, end).replaceAll(/\s+/g, ' '));
      }
      questions.push(...qas.map(({ question }) => question.trim()));
    }
  }
  return { sentences: [...sentences], questions };
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). @param {number} seed */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = 'ba ko ri tas mel den vor shi lun qar est ona pir gul hak zem fi jor wex nal thu cre blo syd'.split(
  ' ',
);

/** @param {() => number} random @returns {string} */
function madeUpName(random) {
  const syllables = Array.from({ length: 4 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
  return syllables.charAt(0).toUpperCase() + syllables.slice(1);
}

/**
 * One after the other, each of about five passages. @param {Material} material @param {number} passages
 * @returns {Generator<{ name: string, title: string, text: string }, void>}
 */
export function* articlesOf({ sentences }, passages) {
  const random = randomFrom(passages);
  const draw = () => sentences[Math.floor(random() * sentences.length)] ?? '';
  for (let at = 0; at < passages / PASSAGES_PER_ARTICLE; at += 1) {
    const paragraphs = Array.from({ length: PASSAGES_PER_ARTICLE }, () => {
      let paragraph = `It was told in ${madeUpName(random)}.`;
      for (;;) {
        const sentence = draw();
        if (paragraph.length + sentence.length > PASSAGE_LENGTH) return paragraph;
        paragraph += ` ${sentence}`;
      }
    });
    const title = draw().split(' ').slice(0, 8).join(' ');
    yield { name: `article-${at}.txt`, title, text: paragraphs.join('\n\n') };
  }
}
