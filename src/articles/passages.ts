/**
 * Cuts an article's text into passages: whole sentences and rows of tables, about 600 characters and at most 1,400, never across a heading.
 * Promises: `text.slice(start, end) === passage.text`; passages are in order, do not overlap, and leave out nothing
 * but headings and white space. A passage's id depends on its article and its words alone, and where it is cut on the
 * words near by, so that an edit leaves all but about three passages as they were.
 */
import { createHash } from 'node:crypto';
import type { Article, Heading, Passage } from '../domain.ts';
import { sentencesAndRows } from '../tables.ts';
import { blockSpans, type Span } from '../text.ts';

/** Raise it when passages, or their readings, come out differently for the same text: older indexes are then built anew. */
export const splitterVersion = 4;

/** Characters. Long enough to hold a thought, short enough that a search result can be read at a glance. */
const targetLength = 900;
/** A passage may be as long as this before it is cut in two. */
const longestPassage = 1400;
/** Between two cuts that the words suggest, at least. */
const reach = 500;
/** A single sentence longer than this (a table, a text without full stops) is cut at white space. */
const longestSentence = 1800;

type Splittable = Pick<Article, 'id' | 'text' | 'headings' | 'language'>;

export function splitIntoPassages(article: Splittable): Passage[] {
  return splitWithSentences(article).map(({ passage }) => passage);
}

/** Each passage with the sentences that it is made of, as spans of its text. */
export function splitWithSentences(article: Splittable): { passage: Passage; sentences: Span[] }[] {
  const seen = new Map<string, number>();
  return sectionsOf(article).flatMap(({ heading, sentences }) => {
    let next = 0;
    return pack(article.text, sentences).map((span) => {
      const text = article.text.slice(span.start, span.end);
      const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
      const copies = seen.get(digest) ?? 0;
      seen.set(digest, copies + 1);
      const id = `${article.id}-${digest}${copies === 0 ? '' : `-${copies + 1}`}`;
      const passage = { id, articleId: article.id, ...(heading !== undefined && { heading }), text, ...span };
      const from = next;
      while ((sentences[next]?.end ?? Infinity) <= span.end) next += 1;
      return {
        passage,
        sentences: sentences
          .slice(from, next)
          .map(({ start, end }) => ({ start: start - span.start, end: end - span.start })),
      };
    });
  });
}

interface Section {
  readonly heading: string | undefined;
  readonly sentences: Sentence[];
}

interface Sentence extends Span {
  /** Whether a new paragraph begins here. */
  readonly opens: boolean;
}

function sectionsOf(article: Splittable): Section[] {
  const headingAt = new Map<number, Heading>(article.headings.map((heading) => [heading.start, heading]));
  const sections: Section[] = [{ heading: undefined, sentences: [] }];
  for (const block of blockSpans(article.text)) {
    const heading = headingAt.get(block.start);
    if (heading !== undefined) {
      sections.push({ heading: article.text.slice(heading.start, heading.end), sentences: [] });
      continue;
    }
    const sentences = sectionSentences(article.text.slice(block.start, block.end), article.language);
    // One by one: a block can hold more sentences than a call can have arguments.
    for (const [at, { start, end }] of sentences.entries()) {
      sections.at(-1)?.sentences.push({ start: block.start + start, end: block.start + end, opens: at === 0 });
    }
  }
  return sections;
}

function sectionSentences(text: string, language: string): Span[] {
  return sentencesAndRows(text, language).flatMap((span) => cutLong(text, span));
}

function cutLong(text: string, span: Span): Span[] {
  const pieces: Span[] = [];
  let { start } = span;
  while (span.end - start > longestSentence) {
    const window = text.slice(start, start + longestSentence);
    const space = Math.max(window.lastIndexOf(' '), window.lastIndexOf('\n'));
    let cut = space > 0 ? start + space : start + longestSentence;
    // Never between the two halves of a surrogate pair.
    if (/[\uD800-\uDBFF]/.test(text.charAt(cut - 1))) cut -= 1;
    pieces.push({ start, end: cut });
    start = cut;
    while (start < span.end && /\s/u.test(text.charAt(start))) start += 1;
  }
  if (start < span.end) pieces.push({ start, end: span.end });
  return pieces;
}

/**
 * Cuts where the words themselves say so, so that an edit moves no cut but those beside it: a sentence begins a passage
 * when no other within reach has a better claim. The beginning of a paragraph has a better one than that of a sentence
 * inside; between equals a hash of the sentence decides. After content-defined chunking by local maxima (Bjørner, Blass,
 * Gurevich: Content-dependent chunking for differential compression, the local maximum approach, 2010).
 */
function pack(text: string, sentences: readonly Sentence[]): Span[] {
  const first = sentences[0]?.start ?? 0;
  const end = sentences.at(-1)?.end ?? 0;
  if (end - first <= targetLength) return evenly(sentences);
  const claims = sentences.map(({ start, end: stop, opens }) =>
    // Too near an end, it would leave a scrap.
    start - first < reach / 2 || end - start < reach / 2 ? -1 : (opens ? 1 : 0) + hash(text.slice(start, stop)),
  );
  const cuts = sentences.flatMap((_, at) => (isBest(sentences, claims, at) ? [at] : []));
  return [0, ...cuts].flatMap((from, nth) => evenly(sentences.slice(from, cuts[nth])));
}

/** Whether none within reach claims more; of equal claims the first wins. */
function isBest(sentences: readonly Sentence[], claims: readonly number[], at: number): boolean {
  const claim = claims[at] ?? -1;
  const start = sentences[at]?.start ?? 0;
  if (claim < 0) return false;
  for (let before = at - 1; before >= 0 && start - (sentences[before]?.start ?? 0) <= reach; before -= 1) {
    if ((claims[before] ?? -1) >= claim) return false;
  }
  for (let after = at + 1; after < sentences.length && (sentences[after]?.start ?? 0) - start <= reach; after += 1) {
    if ((claims[after] ?? -1) > claim) return false;
  }
  return true;
}

/** Parts of about the same length, none much above the target. */
function evenly(sentences: readonly Sentence[]): Span[] {
  const start = sentences[0]?.start ?? 0;
  const length = (sentences.at(-1)?.end ?? 0) - start;
  const parts = length <= longestPassage ? 1 : Math.ceil(length / targetLength);
  const spans: { start: number; end: number }[] = [];
  for (const sentence of sentences) {
    const last = spans.at(-1);
    const middle = (sentence.start + sentence.end) / 2 - start;
    if (last === undefined || middle > (spans.length * length) / parts)
      spans.push({ start: sentence.start, end: sentence.end });
    else last.end = sentence.end;
  }
  return spans;
}

/** 32-bit FNV-1a, as a share of one. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  // FNV leaves the high bits of short texts poorly mixed.
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  return ((value ^ (value >>> 15)) >>> 0) / 2 ** 32;
}
