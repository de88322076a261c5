/**
 * What a statement may look like beside its quotes (the article's own words, with whose they are, with a name for a pronoun; or
 * what is known of an article), and what is wrong with it, seen beside the quotes that were found for it: all checks of this folder, one after
 * another. Promises: pure; the first problem as a sentence for the reader, undefined when every check lets it pass.
 * Does not find quotes, nor number citations (citations/).
 */
import type { Article, Quote, RankedPassage } from '../domain.ts';
import { possessive, pronoun } from '../language/en/opening-pronouns.ts';
import { isSurelyEnglish } from '../language/function-words.ts';
import { isEnglish, spokenDate } from '../language/languages.ts';
import { sentencesAndRows } from '../tables.ts';
import { onOneLine, sentenceSpans, type Span } from '../text.ts';
import { follows, type Premise, retold } from './alignment/follows.ts';
import { mistakeIn } from './alignment/mistakes.ts';
import { personOf } from './alignment/referents.ts';
import { bindingProblem } from './bindings.ts';
import { type ClaimedWords, claimProblem } from './claims.ts';
import { dayProblem } from './days.ts';
import { factsMissingFrom } from './facts.ts';
import { unitsMissingFrom } from './measures.ts';
import { antonymProblem } from './antonyms.ts';
import { recombinedProblem } from './recombined.ts';
import { roleProblem } from './roles.ts';
import { isSaidOfRow } from './rows.ts';
import { newPartProblem } from './new-part.ts';
import { samePartProblem } from './same-part.ts';
import { senseProblem } from './sense.ts';
import { mergedProblem } from './merged.ts';
import { orderProblem } from './order-in-time.ts';
import { pairProblem } from './pairs.ts';
import { strengthProblem } from './strength.ts';
import { subjectProblem } from './subjects.ts';
import { wordsProblem } from './plain-words.ts';

/** A quote of fewer words proves nothing; one of more sentences is a page, not a footnote. */
const leastWords = 3;
/** The same for scripts that put no spaces between words, in characters. */
const leastCharacters = 6;
const mostSentences = 4;

/** A quote that stands in its article, counted there. */
export interface FoundQuote extends Span {
  readonly ranked: RankedPassage;
  readonly text: string;
  readonly answer: Span | undefined;
  /** Of words in a row of a table: what heads it, and whether they are all of the row. */
  readonly head: QuotedPlace | undefined;
  readonly isRow: boolean;
}

interface QuotedPlace extends Span {
  readonly text: string;
}

/** Why a statement is not supported, as a sentence; undefined when it is. */
export function statementProblem(
  text: string,
  claimed: readonly Quote[],
  found: readonly FoundQuote[],
): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'It says nothing.';
  if (claimed.length === 0) return 'It quotes no article.';
  if (found.length === 0) return 'The words that it quotes do not stand in the articles.';
  if (found.some(({ ranked }) => isKnownOf(ranked.article, text))) return undefined;
  // A sentence that is its own quote says what the article says.
  if (found.some((quote) => isQuote(withoutAttribution(text, quote.ranked.article), quote, found))) return undefined;
  const problem = wordsProblem(text, found.flatMap(heldBy).join('\n'));
  if (problem !== undefined) return problem;
  const telling = found.filter(({ text: quote }) => tells(quote));
  if (telling.length === 0) return 'The words that it quotes are too few to show anything.';
  if (telling.some(({ text: quote }) => sentenceSpans(quote).length > mostSentences)) {
    return 'It quotes a whole passage rather than the words that it rests on.';
  }
  // English alone is aligned, also in an article of another language; of all else the checks below know what they can.
  if (!telling.every((quote) => isEnglish(quote.ranked.article.language) || isSurelyEnglish(sentenceOf(quote))))
    return differenceFrom(text, telling);
  const told = telling.flatMap(premisesOf).map(retold);
  if (follows(text, told)) return undefined;
  const sentences = telling.map(sentenceOf);
  return (
    differenceFrom(text, telling) ??
    mergedProblem(text, sentences) ??
    subjectProblem(text, sentences) ??
    recombinedProblem(text, sentences) ??
    newPartProblem(text, [...sentences, ...telling.map(whoseWords)]) ??
    orderProblem(text, sentences) ??
    samePartProblem(text, sentences) ??
    mistakeIn(text, told)
  );
}

/** What the statement has that its quotes have not, or have otherwise. */
function differenceFrom(text: string, telling: readonly FoundQuote[]): string | undefined {
  const quotes = telling.map((quote) => quote.text);
  const articles = telling.map(({ ranked }) => ranked.article);
  const missing = [...factsMissingFrom(text, quotes, articles), ...unitsMissingFrom(text, quotes)];
  if (missing.length > 0)
    return `The words that it quotes do not hold ${missing.map((fact) => `“${fact}”`).join(', ')}.`;
  const known = telling.map(knownOf);
  const around = telling.map(withSentence);
  return (
    senseProblem(text, around, known.join('\n')) ??
    antonymProblem(text, quotes) ??
    bindingProblem(text, quotes) ??
    pairProblem(text, quotes) ??
    roleProblem(text, quotes) ??
    dayProblem(text, quotes) ??
    strengthProblem(text, quotes) ??
    claimProblem(text, around)
  );
}

/** Sentences before a quote among which a pronoun's referent is sought, in characters. */
const contextLength = 1500;

/** The whole sentences that a quote stands in, each with those before it. */
function premisesOf({ ranked: { article }, start, end }: FoundQuote): Premise[] {
  const from = Math.max(0, start - contextLength);
  const text = article.text.slice(from, end + 300);
  const spans = sentencesAndRows(text, article.language);
  const topic = personOf(article.title, article.text);
  const sentences = spans.map((span) => onOneLine(text.slice(span.start, span.end)));
  return spans.flatMap((span, at) =>
    from + span.end > start && from + span.start < end
      ? [{ text: sentences[at] ?? '', before: sentences.slice(0, at), topic }]
      : [],
  );
}

/** The sentences that a quote stands in, and what is known of their article. */
function heldBy(quote: FoundQuote): string[] {
  return [sentenceOf(quote), knownOf(quote)];
}

function sentenceOf(quote: FoundQuote): string {
  const { text, before, after } = withSentence(quote);
  return `${before}${text}${after}`;
}

/** Whose an article is, and of when: not its title, which may say anything. */
function whoseWords({ ranked: { article } }: FoundQuote): string {
  const { publisher, author, published } = article;
  return [publisher, author, spokenDate(published)].join('\n');
}

/** What is known of the article and the place that words are from. */
export function knownOf({ ranked: { article, passage }, head }: FoundQuote): string {
  const { title, publisher, author, published } = article;
  return [title, publisher, author, spokenDate(published), passage.heading, head?.text].join('\n');
}

/** Whether a statement is a quote to the letter, but for line breaks, marks of sources and the name of what its first word means. */
function isQuote(text: string, quote: FoundQuote, found: readonly FoundQuote[]): boolean {
  if (withoutMarkers(quote.text) === text) return true;
  // Of a row, what its cells and their heads say.
  if (isSaidOfRow(text, quote.ranked.article.text, quote, withoutMarkers)) return true;
  const ofArticle = found.filter(({ ranked }) => ranked.article.id === quote.ranked.article.id);
  return isQuoteWithName(text, ofArticle);
}

function tells(quote: string): boolean {
  const unspaced = quote.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu) ?? [];
  return quote.split(/\s+/).length >= leastWords || unspaced.length >= leastCharacters;
}

/** The quote, with what stands before and behind it in its sentence. */
export function withSentence({ ranked: { article }, start, end, text }: FoundQuote): ClaimedWords {
  const before = article.text.slice(Math.max(0, start - 200), start);
  const after = /[.!?][”"'’]?$/u.test(text) ? '' : article.text.slice(end, end + 200);
  return { text, before: /[^.!?\n]*$/.exec(before)?.[0] ?? '', after: /^[^.!?\n]*/.exec(after)?.[0] ?? '' };
}

// Whose words a statement gives, said before them as a reader would say it: "War Is Boring, April 2017: Reaching the
// garrison …". Promises: only what the article itself is known by, so that it can be checked to the letter.

export function attributionOf({ publisher, author, title, published }: Article): string {
  const source = publisher ?? author ?? `“${title}”`;
  return published === undefined ? `${source}: ` : `${source}, ${spokenDate(published)}: `;
}

/** The same where articles are told of one after another: which one it is. */
export function titledAttributionOf(article: Article): string {
  return `${knownAs('reference', article).replace(/\.$/, '')}: `;
}

/** The statement without the words that say whose it is. */
export function withoutAttribution(text: string, article: Article): string {
  const attribution = [attributionOf(article), titledAttributionOf(article)].find((words) => text.startsWith(words));
  return attribution === undefined ? text : text.slice(attribution.length);
}

// A statement as it is shown: one line, and none of the marks that models and articles number their own sources with, since
// only our numbers are true. Promises: pure; applied twice, it changes nothing more.

export function withoutMarkers(text: string): string {
  return (
    // Square metres are none.
    text
      .replaceAll(
        /\s*(?:\[\^?\d+(?:\s*[-–,]\s*\d+)*,?\]|【[^】]*】|(?<!\b(?:[kcdm]?m|ft|yd))[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\(\d{1,2}\)(?=[.!?]?$))/gu,
        '',
      )
      // They turn text around.
      .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
      .replaceAll(/\s+/gu, ' ')
      .replace(/^[#>*-]+ /, '')
      .trim()
  );
}

// A quote that opens with a pronoun, with the name in square brackets in its place: "[General Zahreddine] was killed …".
// Promises: what stands behind the bracket is the quote to the letter, and the words in it stand in other quoted words of
// the same article, before it; nothing else passes.

const bracketed = /^\[(?<name>[^[\]]{2,120})\](?<rest>[\s\S]+)$/u;

/** The opening pronoun of a sentence, if it has one. */
export function openingPronoun(sentence: string): string | undefined {
  return pronoun.of.exec(sentence)?.[0];
}

/** The sentence with a name for its opening pronoun. */
export function withName(sentence: string, name: string): string {
  const said = openingPronoun(sentence) ?? '';
  return `[${name}${possessive.of.test(sentence) ? '’s' : ''}]${sentence.slice(said.length)}`;
}

/** `quotes`: of one article. Whether a statement is one of them but for the name of what its pronoun means, which another of them holds. */
export function isQuoteWithName(statement: string, quotes: readonly QuotedPlace[]): boolean {
  const { name: said = '', rest } = bracketed.exec(statement)?.groups ?? {};
  if (rest === undefined) return false;
  return quotes.some((quote) => {
    const opening = openingPronoun(quote.text);
    if (opening === undefined) return false;
    if (withoutMarkers(`[${said}]${quote.text.slice(opening.length)}`) !== statement) return false;
    const isOwned = possessive.of.test(quote.text);
    if (isOwned !== said.endsWith('’s')) return false;
    const name = isOwned ? said.slice(0, -2) : said;
    return quotes.some((other) => other.end <= quote.start && holds(other.text, name));
  });
}

/** Whole words: "Ali" does not stand in "Alison". */
function holds(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0 || name.trim() !== name) return false;
  return !/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length));
}

// What Footnote knows of an article beside its words, said as a sentence: who wrote it, when and where it was published.
// Promises: made of the article's own title, publisher, author and date alone, always in the same form, so that a
// statement can be checked against it to the letter; what is not known is said to be unknown.

type Known = Pick<Article, 'title' | 'publisher' | 'author' | 'published' | 'publishedNote'>;

/** What is known of an article beside its words; reference: which one it is. */
export type ArticleFact = 'author' | 'published' | 'source' | 'reference';

const sentences: Readonly<Record<ArticleFact, (article: Known) => string>> = {
  author: ({ author, publisher, published, title }) => {
    const others = aside(publisher, published && spokenDate(published));
    return author === undefined
      ? `No author is named for “${title}”${others}.`
      : `${author} wrote “${title}”${others}.`;
  },
  published: ({ publisher, published, publishedNote, title }) => {
    if (published === undefined) return `The date of “${title}”${aside(publisher)} is not known.`;
    const by = publisher === undefined ? '' : ` by ${publisher}`;
    const note = publishedNote === undefined ? '' : ` ${publishedNote}`;
    return `“${title}” was published${by}${when(published)}.${note}`;
  },
  source: ({ author, publisher, published, title }) =>
    publisher === undefined
      ? `Where “${title}”${aside(author, published && spokenDate(published))} was published is not known.`
      : `“${title}” was published by ${publisher}${when(published)}.`,
  reference: ({ author, publisher, published, title }) =>
    `“${title}”${aside(author, publisher, published && spokenDate(published))}.`,
};

export function knownAs(fact: ArticleFact, article: Known): string {
  return oneLine(sentences[fact](article));
}

/** Whether a statement says just what is known of an article. */
export function isKnownOf(article: Known, statement: string): boolean {
  return Object.values(sentences).some((sentence) => oneLine(sentence(article)) === statement);
}

function oneLine(text: string): string {
  return onOneLine(text);
}

function aside(...parts: readonly (string | undefined)[]): string {
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

function when(published: string | undefined): string {
  if (published === undefined) return '';
  return `${published.split('-').length === 3 ? ' on ' : ' in '}${spokenDate(published)}`;
}
