/**
 * What kind of thing a question asks for, whether it asks at all, whether it denies; and which language it is asked in.
 * A question in a language without tables has the type "what", which expects nothing in particular.
 */
import type { AnswerType } from '../domain.ts';
import type { Language } from '../language/language.ts';
import { allTables, hasTables, tablesOf } from '../language/languages.ts';
import { languagesOfWord, languagesOfWords } from '../language/function-words.ts';
import { askingByLanguage, besidesByLanguage } from '../language/words-that-ask.ts';
import { fold } from '../language/read-words.ts';
import { terms } from '../language/terms.ts';
import { opensWithCapital } from '../text.ts';

/** `defines`: what the question wants explained (requests.ts). */
export function answerType(
  question: string,
  defines: string | undefined,
  { asking }: Language = tablesOf('en'),
): AnswerType {
  // "Who is Carmit Valensi?" is answered by what she does, not by a name.
  if (defines !== undefined) return 'what';
  let earliest: { readonly type: AnswerType; readonly at: number } = { type: 'what', at: Infinity };
  for (const [type, { of }] of asking.asksFor) {
    const at = of.exec(question)?.index ?? Infinity;
    if (at < earliest.at) earliest = { type, at };
  }
  return earliest.type;
}

const questionMark = /[?？؟]\s*$/u;

/** Whether anything is asked at all, or only a topic named: "unrest in Greece". */
export function isQuestion(text: string, { asking }: Language = tablesOf('en')): boolean {
  return (
    questionMark.test(text) ||
    [asking.opensSentence, asking.endsText, asking.asksToTell].some(({ of }) => of.test(text))
  );
}

// What a question asks for by its own words: "type" and "plane" in "What type of plane struck the bridge?"
// Promises: pure; terms, none where only "who" or "when" says it.

export function questionFocus(question: string, { code, asking }: Language): readonly string[] {
  return terms((asking.askedFor.of.exec(question) ?? asking.askedForWithout.of.exec(question))?.[1] ?? '', code);
}

// The language of a question, by its words; and in a language without tables, the words that put it taken out of it: they
// are no more what it is about than "who" and "the" are, and as long as they stand there, "No article mentions “Quién”".
// Promises: a question in a language with tables, and one without a question word of a language listed here, comes back as it is; so do
// names, "La Haya" in the middle of a Spanish question. Does not translate.

const asSets = (lists: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(lists).map(([language, words]) => [language, new Set(words.split(' '))]));
const askingWords: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...allTables.filter(({ code }) => code !== 'en').map(({ code, asking }) => [code, asking.questionWords] as const),
  ...asSets(askingByLanguage),
]);
const otherWords = asSets(besidesByLanguage);

/** Characters that are looked at; the time that segmenting takes grows with their square. */
const mostSegmented = 1000;
/** Takes longer to make than to use. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The language of a question, and the question without the words that put it, where its language has no tables. */
export function languageAsked(question: string): { readonly language: string; readonly asked: string } {
  const rest = question.slice(mostSegmented);
  const pieces = [...segmenter.segment(question.slice(0, mostSegmented))];
  const written = pieces.flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []));
  const words = written.map((word) => word.toLowerCase());
  // "Das Boot" inside a question is a name, in whatever language.
  const isShouted = question === question.toUpperCase();
  const plain = words.filter((_, at) => at === 0 || isShouted || !opensWithCapital(written[at] ?? ''));
  const language = languageOfWords(plain, questionMark.test(question));
  if (language === undefined) return { language: 'en', asked: question };
  if (hasTables(language)) return { language, asked: question };
  const opening = words[0];
  const asked = pieces
    .map(({ segment }) => {
      const word = segment.toLowerCase();
      const isName = opensWithCapital(segment) && word !== opening;
      return !isName && holdsTogether(word, language) ? ' ' : segment;
    })
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  return { language, asked: asked + rest };
}

/** Undefined for English. `isAsked`: a question mark says so. */
function languageOfWords(words: readonly string[], isAsked: boolean): string | undefined {
  let best: { readonly language: string; readonly words: number } | undefined;
  for (const [language, ask] of askingWords) {
    const asks = words.some((word) => ask.has(word));
    // What is asked without a question word is told by the words that hold it together.
    if (!asks && !hasTables(language)) continue;
    const own = words.filter((word) => holdsTogether(word, language));
    // "Como lake ferry" only begins like a question.
    const least = asks && isAsked ? 1 : 2;
    if (own.length < least || own.length <= (best?.words ?? 0)) continue;
    const english = words.filter(isEnglish);
    const foreign = english.filter((word) => !own.includes(word)).length;
    // Names may be English: "der Direktor des Office of Space Flight".
    const isForeign = hasTables(language) ? 2 * foreign <= own.length : foreign === 0;
    // "Was NATO told?" is English, though German asks with "was".
    if (isForeign && own.length > english.length) best = { language, words: own.length };
  }
  return best?.language;
}

function holdsTogether(word: string, language: string): boolean {
  if (askingWords.get(language)?.has(word) === true || otherWords.get(language)?.has(word) === true) return true;
  if (!hasTables(language)) return languagesOfWord(word).some((at) => languagesOfWords[at] === language);
  const { stop, letters } = tablesOf(language).words;
  return stop.has(fold(word)) || letters?.of.test(word) === true;
}

function isEnglish(word: string): boolean {
  return (
    tablesOf('en').asking.questionWords.has(word) || languagesOfWord(word).some((at) => languagesOfWords[at] === 'en')
  );
}

// Whether words deny something. A question that denies is not answered by what affirms. Promises: pure.

/** Of a question. */
export function deniesOutright(text: string, { negation }: Language = tablesOf('en')): boolean {
  return negation.outright.of.test(text);
}

/** Of what may answer one that does. */
export function deniesInAnyWay(text: string, { negation }: Language = tablesOf('en')): boolean {
  return negation.inAnyWay.of.test(text);
}
