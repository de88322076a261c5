/**
 * Measures how many copies of a story are found, and how many pairs of different texts are taken for copies: real
 * paragraphs joined to articles, then cut, edited and mixed with others.
 *
 *     npm run build && node bench/articles/near-copies.mjs DATA_FOLDER
 *
 * DATA_FOLDER holds xquad.en.json and squadshifts-{reddit,amazon}.json (SQuAD's format), and time/TIME.ALL.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NearCopies, signatureOf } from '../../dist/copies/near-copies.js';

const folder = process.argv[2] ?? '../shared/data';

/** @param {string} name @returns {string[]} */
const paragraphsOf = (name) =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')).data.flatMap(
    (/** @type {{ paragraphs: { context: string }[] }} */ { paragraphs }) => paragraphs.map(({ context }) => context),
  );

const sets = {
  'XQuAD, by paragraph': paragraphsOf('xquad.en.json'),
  'reddit, by paragraph': paragraphsOf('squadshifts-reddit.json'),
  'amazon, by paragraph': paragraphsOf('squadshifts-amazon.json'),
  'TIME 1963': readFileSync(join(folder, 'time/TIME.ALL'), 'latin1')
    .split(/^\*TEXT.*$/m)
    .slice(1),
};

for (const [name, texts] of Object.entries(sets)) {
  const copies = new NearCopies();
  texts.forEach((text, at) => copies.add(String(at), signatureOf(text)));
  const pairs = texts.flatMap((_, at) => copies.of(String(at)).filter((other) => at < Number(other)));
  console.log(`${name}: ${texts.length} texts, ${pairs.length} pairs taken for copies`);
}

// Articles of 50 sentences, about 4 kB.
const pool = sets['reddit, by paragraph'].flatMap((text) => text.match(/[^.!?]+[.!?]+/g) ?? []);
/** @param {number} at @param {number} count */
const sentences = (at, count) => Array.from({ length: count }, (_, n) => pool[(at * 101 + n) % pool.length] ?? '');
const articles = Math.min(500, Math.floor(pool.length / 101));
/** @type {Record<string, (own: string[], others: string[]) => string[]>} */
const changes = {
  'a half of it': (own) => own.slice(0, 25),
  'a third': (own) => own.slice(0, 17),
  'a fifth': (own) => own.slice(0, 10),
  'a half, and as much of its own': (own, others) => [...own.slice(0, 25), ...others.slice(0, 25)],
  'three quarters, a quarter rewritten': (own, others) =>
    own.map((each, n) => (n % 4 === 0 ? (others[n] ?? '') : each)),
  'every fourth word changed': (own) => own.map((each) => each.replace(/(\S+ \S+ \S+) \S+/g, '$1 elsewhere')),
  'a third of it in common': (own, others) => [...own.slice(0, 17), ...others.slice(0, 34)],
  'a fifth of it in common': (own, others) => [...own.slice(0, 10), ...others.slice(0, 40)],
};
for (const [name, change] of Object.entries(changes)) {
  const copies = new NearCopies();
  let found = 0;
  for (let at = 0; at < articles; at += 1) copies.add(`a${at}`, signatureOf(sentences(at, 50).join(' ')));
  for (let at = 0; at < articles; at += 1) {
    const others = sentences(at, 101).slice(51);
    copies.add('changed', signatureOf(change(sentences(at, 50), others).join(' ')));
    if (copies.of('changed').includes(`a${at}`)) found += 1;
  }
  console.log(`${name}: found for ${((100 * found) / articles).toFixed(1)} %`);
}

const text = sentences(0, 400).join(' ').slice(0, 5000);
for (let n = 0; n < 200; n += 1) signatureOf(text);
const began = process.cpuUsage().user;
for (let n = 0; n < 1000; n += 1) signatureOf(text);
console.log(`a signature of 5 kB: ${((process.cpuUsage().user - began) / 1e6).toFixed(2)} ms`);
