/**
 * The words of a question that tell what it is about, each with its share of the weight.
 * A word weighs by its rarity in the articles, as a share of the rarity of a word that none holds, so that the numbers
 * mean the same in five articles and in a hundred thousand.
 */
import { tablesOf } from '../../language/languages.ts';
import { fold } from '../../language/read-words.ts';
import { eachTerm, terms, withShortNames } from '../../language/terms.ts';
import { rarityAtLarge } from '../../language/vocabulary.ts';
import type { Wording } from '../../query/query.ts';
import { QuestionGrams } from '../../retrieval/read-passage.ts';
import { holdsDigit, type Span } from '../../text.ts';
import type { Sentence, WeighedQuestion, WordMatch } from './sentences.ts';

/** Terms that put a question, and those that stand for what was said before; by the code of the language. */
const puttingTerms = new Map<
  string,
  { readonly asking: ReadonlySet<string>; readonly anaphora: ReadonlySet<string> }
>();

function puttingTermsOf(language: string): {
  readonly asking: ReadonlySet<string>;
  readonly anaphora: ReadonlySet<string>;
} {
  const { code, focus } = tablesOf(language);
  const known = puttingTerms.get(code) ?? {
    asking: new Set(terms(focus.asking.join(' '), code)),
    anaphora: new Set(terms(focus.anaphora.join(' '), code)),
  };
  puttingTerms.set(code, known);
  return known;
}

/** Whether a question holds a word that tells what it is about. */
export function tells(question: string, language = 'en'): boolean {
  const { asking, anaphora } = puttingTermsOf(language);
  return terms(question, language).some((term) => !asking.has(term) && !anaphora.has(term));
}

/** The commonest word still weighs this much of the rarest. */
const leastWeight = 0.15;
/** What an ordinary word that no article holds weighs beside one that some hold. */
const unknownWordWorth = 0.5;
/**
 * So few passages hold no words by which rarity could tell one from another; from so many on, rarity tells. The weights
 * are fitted for both ends; in between they are blended, by orders of magnitude.
 */
const fewPassages = 50;
/** Of one passage alone, rarity tells nothing: its words are as rare as words are at large, beside one that one of a few passages holds. */
const rarityOfOne = 0.6;
const manyPassages = 100;

/**
 * `idf`: how much a term tells passages apart, most for one that none holds.
 * `looksLikeName`: whether the articles write a term with a capital; questions are often typed without.
 */
export function weighQuestion(
  { asked: question, language, answerType, focus: askedFor }: Wording,
  idf: (term: string) => number,
  looksLikeName: (term: string) => boolean = () => false,
): WeighedQuestion {
  const most = idf('\u0000');
  // BM25's rarity of a term that none of n passages holds is the logarithm of 2n + 2.
  const passages = Math.max(1, Math.exp(most) / 2 - 1);
  const focus = new Set(askedFor);
  const { asking: askingWords } = puttingTermsOf(language);
  // Where every noun has a capital, the articles tell which are names.
  const tellsNames = tablesOf(language).words.isNameAt === undefined && question !== question.toUpperCase();
  const byWord = new Map<string, string[]>();
  eachTerm(
    withShortNames(question),
    (term, word) => {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [term]);
      else if (!known.includes(term)) known.push(term);
    },
    language,
  );
  const words = [...byWord]
    .filter(([, found]) => !found.every((term) => askingWords.has(term)))
    .map(([word, found]) => {
      const isName =
        holdsDigit(word) ||
        (tellsNames && /\p{Lu}/u.test(word) && !question.startsWith(word)) ||
        found.some(looksLikeName);
      const atLarge = Math.max(...found.map((term) => rarityAtLarge(term, language)));
      const ofOne = passages < 1.5 ? rarityOfOne * atLarge : leastWeight;
      const idfShare = Math.max(leastWeight, ofOne, Math.max(...found.map(idf)) / most);
      // A word that no article holds is most often one that the article says in other words; a name or a number is not.
      const weight = idfShare * (isName ? 1 : idfShare < 1 ? atLarge : atLarge * unknownWordWorth);
      const isAskedFor = found.some((term) => focus.has(term));
      return { word, terms: found, idf: idfShare, weight, isName, isAskedFor };
    })
    .map((word, at, all) => {
      const next = all[at + 1];
      const isOneName = next !== undefined && word.isName && next.isName && !holdsDigit(word.word + next.word);
      return { ...word, namesOn: isOneName && question.includes(`${word.word} ${next.word}`) };
    });
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return {
    text: question,
    language,
    type: answerType,
    words: words.map((word) => ({ ...word, weight: word.weight / total })),
    amongMany: Math.max(0, Math.min(1, Math.log(passages / fewPassages) / Math.log(manyPassages / fewPassages))),
    totalIdf: Math.max(1, most * words.reduce((sum, word) => sum + word.idf, 0)),
  };
}

// The sums behind sentence features: what share of a question's weight is matched, how near together, in which order.
// Promises: pure; 0 to 1, but for rarities.

/** Characters within which an expression and a matched word belong together. */
const nearDistance = 40;

/** What `worths` hold of the weights, of those alone that `of` chooses. */
export function share(weights: readonly number[], worths: ArrayLike<number>, of?: readonly boolean[]): number {
  let held = 0;
  let total = 0;
  // By places: some twenty shares are taken of every sentence that is read.
  for (let i = 0; i < weights.length; i += 1) {
    if (of !== undefined && of[i] !== true) continue;
    const weight = weights[i] ?? 0;
    held += weight * (worths[i] ?? 0);
    total += weight;
  }
  return total === 0 ? 0 : held / total;
}

/** For each word, how much it tells these sentences apart. */
export function idfsAmong(byWord: readonly (readonly WordMatch[])[]): number[] {
  return byWord.map((matches) => {
    const held = matches.reduce((sum, { worth }) => sum + worth, 0);
    return Math.max(0, Math.log((matches.length + 1) / (held + 0.5)));
  });
}

/** Share of the weight of matched words that stands near the best of the expressions. */
export function nearShare(
  answers: readonly Span[],
  places: readonly (readonly Span[])[],
  weights: readonly number[],
): number {
  const shares = answers.map(({ start, end }) =>
    places.reduce((sum, spans, i) => {
      const gaps = spans.map((span) => Math.max(0, span.start - end, start - span.end));
      return gaps.length === 0 ? sum : sum + (weights[i] ?? 0) * Math.exp(-Math.min(...gaps) / nearDistance);
    }, 0),
  );
  return Math.max(0, ...shares);
}

/** Share of the question's neighbouring words that follow one another here. */
export function pairShare(here: readonly (WordMatch | undefined)[], weights: readonly number[]): number {
  let held = 0;
  let total = 0;
  for (let i = 1; i < here.length; i += 1) {
    const weight = Math.min(weights[i] ?? 0, weights[i - 1] ?? 0);
    const before = here[i - 1]?.at ?? [];
    total += weight;
    if (before.length > 0 && here[i]?.at.some((place) => before.includes(place - 1)) === true) held += weight;
  }
  return total === 0 ? 0 : held / total;
}

/** 1 when all matched words stand together, less the further they are spread; 0 for fewer than two. */
export function tightness(places: readonly (readonly Span[])[]): number {
  let [count, least, most] = [0, Infinity, -Infinity];
  for (const [first] of places) {
    if (first === undefined) continue;
    count += 1;
    least = Math.min(least, first.start);
    most = Math.max(most, first.start);
  }
  return count < 2 ? 0 : Math.exp((least - most) / (nearDistance * count));
}

/** The greatest, never 0, so that one may divide by it. */
export function best(values: readonly number[]): number {
  return Math.max(...values, Number.MIN_VALUE);
}

// What a question and the sentences have in common as it is written: runs of four characters, which forgive inflection, and
// pairs of neighbouring words, stop words too ("most of", "first to"), which tell how things belong together.
// Promises: pure; shares of 0 to 1; a run that few of the sentences hold counts more.

/** The share of the question's runs of characters that each sentence holds. */
export function ngramOverlap(question: string, sentences: readonly Sentence[]): Map<Sentence, number> {
  const grams = new QuestionGrams(question);
  return sharesByIdf(sentences, grams.size, (text, marks) => {
    grams.mark(text, marks);
  });
}

/** The share of the question's pairs of words that each sentence holds. */
export function wordPairOverlap(question: string, sentences: readonly Sentence[]): Map<Sentence, number> {
  const pairs = wordPairs(question);
  // By the first word of a pair, the second ones, each with its place.
  const places = new Map<string, Map<string, number>>();
  let count = 0;
  for (const [first, second] of pairs) {
    const behind = places.get(first) ?? new Map<string, number>();
    places.set(first, behind);
    if (!behind.has(second)) behind.set(second, count++);
  }
  return sharesByIdf(sentences, count, (text, marks) => {
    let before: string | undefined;
    for (const word of wordsOf(text)) {
      const place = before === undefined ? undefined : places.get(before)?.get(word);
      if (place !== undefined) marks[place] = 1;
      before = word;
    }
  });
}

function wordPairs(text: string): (readonly [string, string])[] {
  const words = wordsOf(text);
  return words.slice(1).map((word, before) => [words[before] ?? '', word]);
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function sharesByIdf(
  sentences: readonly Sentence[],
  count: number,
  mark: (text: string, marks: Uint8Array) => void,
): Map<Sentence, number> {
  const marks = sentences.map(({ text }) => {
    const held = new Uint8Array(count);
    mark(text, held);
    return held;
  });
  const holders = new Uint32Array(count);
  for (const held of marks) for (let at = 0; at < count; at += 1) holders[at] = (holders[at] ?? 0) + (held[at] ?? 0);
  const idfs = Array.from(holders, (some) => Math.log((sentences.length + 1) / (some + 0.5)));
  return new Map(sentences.map((sentence, at) => [sentence, share(idfs, marks[at] ?? [])]));
}
