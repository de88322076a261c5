/**
 * How well each sentence of the passages answers a question, without a model.
 *
 *   coverage = sum over the question's terms of weight * best match, as a share of the sum of weights
 *
 * A term is matched in the sentence itself, less in the sentences beside it (which say what "it" is), less still in
 * the title, heading and byline. A match is the same stem, a synonym, or a name spelt nearly the same.
 * Promises: pure; the same input gives the same scores. Knows nothing of other sentences' being picked.
 */
import type { RankedPassage } from '../domain.ts';
import { areSynonyms, synonymWorth } from '../search/synonyms.ts';
import { eachTerm, terms } from '../search/terms.ts';
import { sentenceSpans, type Span } from '../text.ts';
import { holdsAnswerType, type QuestionType, questionType } from './question-type.ts';

/** What a match outside the sentence itself is worth. */
const besideWorth = { before: 0.6, after: 0.35, about: 0.4, passage: 0.25 };
/** A name spelt nearly the same (Amirli, Amerli). */
const nearlyWorth = 0.8;
/** What it adds that a sentence holds a date for "when", a number for "how many" …, as a share of full coverage. */
const typeWorth = 0.25;
/** What the rank of the passage adds at most. */
const rankWorth = 0.15;
/**
 * An ordinary word that no article holds is most often one that the article says in other words; it weighs at most
 * this. A name or a number that no article holds is what the articles lack, and keeps its whole weight.
 */
const unknownWordWeight = 1.8;

export interface ScoredSentence {
  readonly ranked: RankedPassage;
  /** Within the passage's text. */
  readonly span: Span;
  readonly text: string;
  /** Words of the question that the sentence itself matches. */
  readonly matched: readonly string[];
  /** Share of the question's weight that the sentence matches with what stands around it, 0 to 1. */
  readonly coverage: number;
  /** The same for the sentence alone. */
  readonly ownCoverage: number;
  /** The same as coverage, of the question's names and numbers alone; 1 when it has none. */
  readonly nameCoverage: number;
  readonly holdsType: boolean;
  readonly score: number;
}

interface QuestionWord {
  readonly word: string;
  /** Its terms: one, or the parts and the whole of a hyphenated word. */
  readonly terms: readonly string[];
  /** How much it tells. */
  readonly weight: number;
  readonly isName: boolean;
}

export interface WeighedQuestion {
  readonly text: string;
  readonly type: QuestionType;
  readonly words: readonly QuestionWord[];
}

/** Words that put the question; what they ask for is in the type. */
const askingWords = new Set(
  terms(
    'many much long far number name kind type sort exactly really actually tell know happen date time place way thing ' +
      'anyone somebody someone people person give say said according reason',
  ),
);

/** `rarity`: how much a term tells passages apart; `unknown`: the rarity of one that none holds. */
export function weighQuestion(question: string, rarity: (term: string) => number): WeighedQuestion {
  const unknown = rarity('\u0000');
  const words: QuestionWord[] = [];
  const byPlace = new Map<string, string[]>();
  eachTerm(speltOut(question), (term, word) => {
    const known = byPlace.get(word);
    if (known === undefined) byPlace.set(word, [term]);
    else if (!known.includes(term)) known.push(term);
  });
  for (const [word, found] of byPlace) {
    const isName = /\d/.test(word) || (/\p{Lu}/u.test(word) && !question.startsWith(word));
    const weight = Math.max(...found.map((term) => rarity(term)));
    const asking = found.every((term) => askingWords.has(term));
    if (asking) continue;
    words.push({
      word,
      terms: found,
      isName,
      weight: weight < unknown || isName ? weight : Math.min(weight, unknownWordWeight),
    });
  }
  return { text: question, type: questionType(question), words };
}

/** All sentences of the passages, best first. */
export function scoreSentences(question: WeighedQuestion, passages: readonly RankedPassage[]): ScoredSentence[] {
  const best = Math.max(...passages.map(({ score }) => score), Number.MIN_VALUE);
  return passages
    .flatMap((ranked) => scorePassage(question, ranked, ranked.score / best))
    .toSorted((a, b) => b.score - a.score);
}

function scorePassage(question: WeighedQuestion, ranked: RankedPassage, rank: number): ScoredSentence[] {
  const { passage, article } = ranked;
  const spans = sentenceSpans(passage.text, article.language);
  const about = [article.title, passage.heading, article.publisher, article.author].filter(Boolean).join('\n');
  const heldAbout = new Set(terms(about, article.language));
  const held = spans.map(
    ({ start, end }) => new Set(terms(speltOut(passage.text.slice(start, end)), article.language)),
  );
  // Word by word of the question: how well each sentence, and what is known of the article, matches it.
  const matches = question.words.map((word) => ({
    ...word,
    inSentence: held.map((set) => matchIn(word, set)),
    inAbout: matchIn(word, heldAbout),
  }));

  return spans.map((span, at): ScoredSentence => {
    const text = passage.text.slice(span.start, span.end);
    const worths = matches.map(({ word, weight, isName, inSentence, inAbout }) => {
      const own = inSentence[at] ?? 0;
      const around = Math.max(
        own,
        besideWorth.before * (inSentence[at - 1] ?? 0),
        besideWorth.after * (inSentence[at + 1] ?? 0),
        besideWorth.about * inAbout,
        besideWorth.passage * Math.max(0, ...inSentence),
      );
      return { word, weight, isName, own, around };
    });
    const names = worths.filter(({ isName }) => isName);
    const coverage = share(worths, 'around');
    const ownCoverage = share(worths, 'own');
    const holdsType = holdsAnswerType(question.type, text, question.text);
    return {
      ranked,
      span,
      text,
      matched: worths.filter(({ own }) => own > 0).map(({ word }) => word),
      coverage,
      ownCoverage,
      nameCoverage: names.length === 0 ? 1 : share(names, 'around'),
      holdsType,
      score: 0.6 * coverage + 0.4 * ownCoverage + (holdsType ? typeWorth : 0) + rankWorth * rank,
    };
  });
}

function share(worths: readonly { weight: number; own: number; around: number }[], which: 'own' | 'around'): number {
  let held = 0;
  let total = 0;
  for (const worth of worths) {
    held += worth.weight * worth[which];
    total += worth.weight;
  }
  return total === 0 ? 0 : held / total;
}

/** 1 for the same word, less for a synonym, a near spelling or a part of it, 0 for none. */
function matchIn({ terms: variants }: QuestionWord, held: ReadonlySet<string>): number {
  const worths = variants.map((term) => termIn(term, held));
  // The whole of a hyphenated word comes last; its parts together are worth as much.
  const parts = worths.slice(0, -1);
  const average = parts.reduce((sum, worth) => sum + worth, 0) / Math.max(1, parts.length);
  return Math.max(worths.at(-1) ?? 0, average);
}

function termIn(term: string, held: ReadonlySet<string>): number {
  if (held.has(term)) return 1;
  let best = 0;
  for (const other of held) {
    if (areSynonyms(term, other)) best = Math.max(best, synonymWorth);
    else if (isNearly(term, other)) best = Math.max(best, nearlyWorth);
  }
  return best;
}

/** Words of at least five letters with one in five letters changed, or one the beginning of the other. */
function isNearly(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5 || /\d/.test(a + b) || longer - shorter > 3) return false;
  if (a.charAt(0) !== b.charAt(0)) return false;
  return editDistance(a, b) <= Math.max(1, Math.floor(longer / 5));
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Names of more than one word that have a name of one. */
function speltOut(text: string): string {
  return text.replaceAll(/\bUnited States(?: of America)?\b|\bU\.?S\.?(?:A\.?)?(?=[\s,;)’']|$)/g, 'America');
}
