/**
 * Cuts an article's text into passages: whole sentences, about 900 characters, never across a heading.
 * Promises: `text.slice(start, end) === passage.text`; passages are in order, do not overlap, and leave out nothing
 * but headings and white space. A passage's id depends on its article and its words alone, so that an edit elsewhere
 * in the article leaves it as it was.
 */
import { createHash } from 'node:crypto';
import type { Article, Heading, Passage } from './domain.ts';
import { blockSpans, sentenceSpans, type Span } from './text.ts';

/** Raise it when passages come out differently for the same text: older indexes are then built anew. */
export const splitterVersion = 1;

/** Characters. Long enough to hold a thought, short enough that a search result can be read at a glance. */
const targetLength = 900;
/** A single sentence longer than this (a table, a text without full stops) is cut at white space. */
const longestSentence = 1800;

type Splittable = Pick<Article, 'id' | 'text' | 'headings' | 'language'>;

export function splitIntoPassages(article: Splittable): Passage[] {
  const seen = new Map<string, number>();
  return sectionsOf(article).flatMap(({ heading, sentences }) =>
    pack(sentences).map((span): Passage => {
      const text = article.text.slice(span.start, span.end);
      const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
      const copies = seen.get(digest) ?? 0;
      seen.set(digest, copies + 1);
      const id = `${article.id}-${digest}${copies === 0 ? '' : `-${copies + 1}`}`;
      return { id, articleId: article.id, ...(heading !== undefined && { heading }), text, ...span };
    }),
  );
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
  return sentenceSpans(text, language).flatMap((span) => cutLong(text, span));
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

/** Fills passages up to the target, and closes one early where a paragraph ends near it. */
function pack(sentences: readonly Sentence[]): Span[] {
  const spans: { start: number; end: number }[] = [];
  for (const sentence of sentences) {
    const last = spans.at(-1);
    const length = last === undefined ? 0 : last.end - last.start;
    const joined = last === undefined ? 0 : sentence.end - last.start;
    const full = joined > targetLength || (sentence.opens && length > targetLength * 0.6);
    if (last === undefined || full) spans.push({ start: sentence.start, end: sentence.end });
    else last.end = sentence.end;
  }
  return spans;
}
