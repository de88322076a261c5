/**
 * The words of a question that tell what it is about, each with its share of the weight.
 * A word weighs by its rarity in the articles, as a share of the rarity of a word that none holds, so that the numbers
 * mean the same in five articles and in a hundred thousand.
 */
import { tablesOf } from '../../language/languages.ts';
import { eachTerm, fold, terms, withShortNames } from '../../language/terms.ts';
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
export function share(weights: readonly number[], worths: readonly number[], of?: readonly boolean[]): number {
  let held = 0;
  let total = 0;
  weights.forEach((weight, i) => {
    if (of !== undefined && of[i] !== true) return;
    held += weight * (worths[i] ?? 0);
    total += weight;
  });
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
    const before = new Set(here[i - 1]?.at);
    total += weight;
    if (here[i]?.at.some((place) => before.has(place - 1)) === true) held += weight;
  }
  return total === 0 ? 0 : held / total;
}

/** 1 when all matched words stand together, less the further they are spread; 0 for fewer than two. */
export function tightness(places: readonly (readonly Span[])[]): number {
  const starts = places.flatMap(([first]) => (first === undefined ? [] : [first.start]));
  if (starts.length < 2) return 0;
  return Math.exp((Math.min(...starts) - Math.max(...starts)) / (nearDistance * starts.length));
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
  const places = new Map([...new Set(wordPairs(question))].map((pair, place) => [pair, place]));
  return sharesByIdf(sentences, places.size, (text, marks) => {
    for (const pair of wordPairs(text)) {
      const place = places.get(pair);
      if (place !== undefined) marks[place] = 1;
    }
  });
}

function wordPairs(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(1).map((word, before) => `${words[before] ?? ''} ${word}`);
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
  const idfs = Array.from({ length: count }, (_, at) => {
    const holders = marks.reduce((sum, held) => sum + (held[at] ?? 0), 0);
    return Math.log((sentences.length + 1) / (holders + 0.5));
  });
  return new Map(sentences.map((sentence, at) => [sentence, share(idfs, [...(marks[at] ?? [])])]));
}
