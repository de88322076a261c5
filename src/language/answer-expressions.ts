/**
 * The expressions that answer a type of question: a date for "when", a number for "how many", a name for "who".
 * English only. Promises: gives places in the sentence, and only of what the question does not say itself.
 */
import type { AnswerType } from '../domain.ts';
import { monthForms, type Span } from '../text.ts';
import { isCountry } from './synonyms.ts';
import { eachWord, type SentenceWords, terms } from './terms.ts';

const spelt =
  '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|scores|several)';
const number = `(?:\\d[\\d,.]*|${spelt}|an?|one|half an?)`;

/** What answers each type of question; of "who" and of the types that are missing, see below. */
const patterns: Partial<Record<AnswerType, RegExp>> = {
  when: new RegExp(
    `\\b${monthForms}\\b\\.?(?: \\d|,|\\.|;|\\s|$)|\\b(?:1\\d|20)\\d\\d(?:s\\b|\\b)|\\b\\d{1,2} ${monthForms}\\b|\\b\\d+ (?:BCE?|CE|AD)\\b|\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|\\b(?:yesterday|today|tomorrow|tonight|century|centuries|ago|(?:last|next|this) (?:week|month|year|night|summer|winter|spring|autumn|fall)|summer|winter|autumn|midnight|noon|(?:[01]?\\d|2[0-3]):[0-5]\\d|\\d{1,2}(?::\\d\\d)? ?[ap]\\.?m)\\b`,
    'g',
  ),
  'how-many': new RegExp(
    `(?:\\b\\d[\\d,.]*|\\b(?:${spelt}|one|no|none|single|both|dozens|hundreds|thousands|millions|half|third|quarter|twice)\\b)`,
    'gi',
  ),
  'how-much':
    /[$€£¥]\s?\d[\d,.]*|\b\d[\d,.]*\s?(?:%|per ?cent|percent|million|billion|trillion|thousand|dollars?|euros?|pounds?|kg|kilo|tons?|tonnes?|lit|gallon|barrel|acre|bucks|cents|(?:square )?(?:km|kilomet|mile|met))\w*|\b\d{1,3}(?:,\d{3})+|\b(?:half|thirds?|quarters?|majority|most|double|twice|percent|free|nothing)\b/gi,
  'how-long': new RegExp(
    `\\b${number}[ -](?:and[ -]a[ -]half[ -])?(?:more |full |long |straight )?(?:second|minute|hour|day|week|month|year|decade|centur)\\w*|\\b(?:decades?|century|centuries|months|years|weeks|days|hours|minutes)\\b|\\bsince (?:\\w+ )?(?:1\\d|20)\\d\\d|\\bfrom \\d{4} to \\d{4}|\\b\\d{4}[–-]\\d{2,4}\\b|\\b\\d[\\d,.]*\\s?(?:km|kilomet|mile|met(?:re|er)|m\\b|feet|foot|inch)\\w*`,
    'gi',
  ),
  'how-far': new RegExp(
    `\\b${number}[ -]?(?:km|kilomet|mile|met(?:re|er)|m\\b|feet|foot|yard|inch|block|hours? (?:from|away)|minutes? (?:from|away))\\w*`,
    'gi',
  ),
  'how-old':
    /\b(?:aged?|born)\b|\b\d[\d,.]*[ -](?:\w+[ -])?(?:years?|months?|weeks?|days?)\b|\b(?:1\d|20)\d\d\b|\b(?:million|billion) years\b/gi,
  why: /\b(?:because|since|due to|owing to|in order to|so that|so as to|as a result|result(?:s|ed|ing)? (?:of|in|from)|reasons?|cause[ds]?|causing|to (?:avoid|prevent|protect|stop|minimi[sz]e|make|keep|ensure|exploit|thwart|help|gain|take|send|get)|lest|for fear|thanks to|therefore|which is why|given|with the aim|explain(?:s|ed)?|meant to|intended|prompted|led to|after|as|for|so)\b/gi,
  where:
    /\b(?:in|at|near|from|to|on|into|around|outside|inside|over|across|between|above|towards?|off|of|through) (?:the |an? |(?:\p{L}+ ){0,2})?(?:[\w-]+ ){0,2}\p{Lu}[\p{L}\p{M}'’-]+|\b(?:in|at|near|from|on|into|inside|outside|behind|under) (?:the |an? |his |her |their |my |our )\p{L}+|\b(?:north|south|east|west)(?:ern|wards?)?\b/gu,
};

/** People without a name: the minister, settlers, a guard, the police. */
const people =
  /\b(?:\p{L}{3,}(?:ists?|ians?|ors|[^aeiou]ers|men|women|ants)|(?:mother|father|parents?|wife|husband|sons?|daughters?|brothers?|sisters?|friends?|famil(?:y|ies)|people|king|queen|emperor|president|minister|ministry|government|police|army|officials?|soldiers|spokes\w+|leaders?|generals?|teachers?|doctors?|students?|children|kids|colleagues?|experts?|critics|citizens|nobles|slaves|monks|priests|pope|bishop|church|company|group|union|party|council|congress|parliament|authorities|residents|customers?|users|everyone|anyone|nobody|no one))\b/giu;

/** Types whose answer cannot do without its expression: a date, a number, a name. */
export function needsExpression(type: AnswerType): boolean {
  return ['who', 'when', 'where', 'how-many', 'how-much', 'how-long', 'how-far', 'how-old', 'country'].includes(type);
}

/** Names and numbers of the sentence that the question does not hold: what answers most questions. */
export interface NewFacts {
  readonly names: readonly Span[];
  readonly numbers: readonly Span[];
}

export function newFacts(
  sentence: SentenceWords,
  asked: (term: string) => boolean,
  looksLikeName: (term: string) => boolean,
): NewFacts {
  const names: Span[] = [];
  const numbers: Span[] = [];
  sentence.words.forEach((word, at) => {
    if (asked(word.term)) return;
    if (/^\d/.test(word.term)) numbers.push(word);
    if (!word.isCapital) return;
    const next = sentence.words[at + 1];
    if (!word.opens || looksLikeName(word.term) || (next?.isCapital === true && next.start === word.end + 1)) {
      names.push(word);
    }
  });
  return { names, numbers };
}

/** Places in the sentence that may be what a question of the type asks for; undefined when the type asks for none. */
export function answerSpans(
  type: AnswerType,
  sentence: SentenceWords,
  question: string,
  { names }: NewFacts,
): readonly Span[] | undefined {
  if (type === 'country') return names.filter(({ start, end }) => isCountry(sentence.text.slice(start, end)));
  if (type === 'who') return names.length > 0 ? names : spansOf(people, sentence.text, question);
  const pattern = patterns[type];
  if (pattern === undefined) return undefined;
  const found = spansOf(pattern, sentence.text, question);
  // The 13 of 13 January counts nothing.
  if (type === 'how-many' && patterns.when !== undefined) {
    const dates = spansOf(patterns.when, sentence.text, '');
    return found.filter(({ start, end }) => !dates.some((date) => start < date.end && end > date.start));
  }
  return type === 'where' && names.length > 0 ? [...found, ...names] : found;
}

function spansOf(pattern: RegExp, text: string, question: string): Span[] {
  const lower = question.toLowerCase();
  return [...text.matchAll(pattern)]
    .filter(([found]) => !lower.includes(found.trim().toLowerCase()))
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

// What a word of a question counts in a search: its rarity, and less where passages that answer seldom hold the word.
// "Which kind of plane" is answered by "a Su-24", which says neither "kind" nor, half of the time, "plane".
// Promises: pure; never more than the rarity. English only: words of other questions count what their rarity says.

/** Words that say how it is asked or what sort of thing, or whom the question takes for the source: "the author". */
const ASKING = new Set(
  terms(
    'according author call consider describe example form happen kind known long main many mention name narrator occur often ' +
      'person poster reason refer regarding sort speaker term thing type user writer',
  ),
);
/**
 * Logarithms of odds that the passage that answers holds the word, beside those of other words: .75 of these are held, .1
 * of asking words, .5 of words after "what" and "which" (bench/LOG.md). A word's rarity is such a logarithm too.
 */
const ASKING_ODDS = -3;
const AFTER_WHICH_ODDS = -1;
/** What is left of a rarity at least, so that a question of asking words alone finds something. */
const LEAST = 0.1;

/** Takes a term of the question and its rarity, gives what it counts. */
export type WordWeight = (term: string, rarity: number) => number;

export function wordWeights(question: string): WordWeight {
  const odds = new Map<string, number>();
  const isShouted = question === question.toUpperCase();
  let before = '';
  eachWord(question, (term, word, kind) => {
    if (kind === 'whole') return;
    // A name is meant, whatever stands before it.
    const isName = /^\p{Lu}|\d/u.test(word) && !isShouted && before !== '';
    const here = isName ? 0 : ASKING.has(term) ? ASKING_ODDS : /^(?:what|which)$/.test(before) ? AFTER_WHICH_ODDS : 0;
    odds.set(term, Math.max(odds.get(term) ?? ASKING_ODDS, here));
    before = term;
  });
  return (term, rarity) => Math.max(LEAST * rarity, rarity + (odds.get(term) ?? 0));
}
