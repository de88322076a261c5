/**
 * How much of the article of a saved page is read (recall), and how much of what is read is the article (precision), in
 * words: our reader against plain Readability, over pages of many layouts. Ends with 1 where ours is worse.
 *
 *     npm run build && node bench/articles/pages.mjs [--show NAME]
 */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readHtml } from '../../dist/articles/html.js';
import { pages } from './make-pages.mjs';

/** @param {string} text */
const words = (text) => text.toLowerCase().match(/[\p{L}\p{M}\d]+/gu) ?? [];

/** @param {string} read @param {string} article */
function scores(read, article) {
  /** @type {Map<string, number>} */
  const left = new Map();
  for (const word of words(article)) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of words(read)) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    shared += 1;
    left.set(word, count - 1);
  }
  return { recall: shared / words(article).length, precision: shared / Math.max(1, words(read).length) };
}

const show = process.argv[2] === '--show' ? process.argv[3] : undefined;
const percent = (/** @type {number} */ share) => (share * 100).toFixed(1).padStart(6);
console.log(`${'page'.padEnd(40)} ours: recall, precision   Readability: recall, precision`);
const sums = [0, 0, 0, 0];
let worse = 0;
for (const { name, html, article } of pages) {
  const ours = readHtml(html, 'page.html').text;
  // Its own textContent runs the words of neighbouring blocks together.
  const content = new Readability(parseHTML(html).document).parse()?.content ?? '';
  const theirs =
    parseHTML(`<html><body>${content.replaceAll('<', ' <')}</body></html>`).document.body.textContent ?? '';
  const [a, b] = [scores(ours, article), scores(theirs, article)];
  const isWorse = a.recall < b.recall || a.precision < b.precision;
  if (isWorse) worse += 1;
  [a.recall, a.precision, b.recall, b.precision].forEach((value, at) => {
    sums[at] = (sums[at] ?? 0) + value / pages.length;
  });
  console.log(
    `${name.padEnd(40)}     ${percent(a.recall)}     ${percent(a.precision)}           ${percent(b.recall)}     ${percent(b.precision)}${isWorse ? '   worse' : ''}`,
  );
  if (show !== undefined && name.startsWith(show)) console.log(`--- ours\n${ours}\n--- Readability\n${theirs}`);
}
console.log(
  `${'mean'.padEnd(40)} ${sums.map((sum, at) => `${at === 2 ? '      ' : ''}    ${percent(sum)}`).join(' ')}`,
);
process.exitCode = worse === 0 ? 0 : 1;
