/**
 * "Who wrote it?", "Which articles do you have?": what is known of each article, resting on its line that says so where
 * its text has one (a byline, a date), else on its opening words, which its footnote gives with author, publisher and date.
 * Promises: one statement for each article, in the order of the passages.
 */
import type { Article, DraftStatement, RankedPassage } from '../domain.ts';
import { spokenDate } from '../language/languages.ts';
import { blockSpans, countWords, foldCase, sentenceSpans } from '../text.ts';
import { type ArticleFact, knownAs } from '../verification/statement-problem.ts';

/** Bylines and dates stand among the first or last blocks, and are short. */
const blocksLooked = 4;
const mostWords = 20;

export function knownOfArticles(passages: readonly RankedPassage[], fact: ArticleFact): readonly DraftStatement[] {
  const first = [...new Map(passages.toReversed().map((ranked) => [ranked.article.id, ranked])).values()].toReversed();
  return first.map(({ article, passage }) => ({
    text: knownAs(fact, article),
    quotes: [{ passageId: passage.id, text: lineOf(fact, article) ?? openingOf(article) }],
  }));
}

function lineOf(fact: ArticleFact, { author, publisher, published, text }: Article): string | undefined {
  const wanted = { author, published: published && spokenDate(published), source: publisher, reference: undefined }[
    fact
  ];
  if (wanted === undefined) return undefined;
  const blocks = blockSpans(text).map(({ start, end }) => text.slice(start, end));
  const ends = [...blocks.slice(0, blocksLooked), ...blocks.slice(-blocksLooked)];
  return ends.find((block) => countWords(block) <= mostWords && foldCase(block).includes(foldCase(wanted)));
}

function openingOf({ text, language }: Article): string {
  const [first] = sentenceSpans(text, language);
  return first === undefined ? text : text.slice(first.start, first.end);
}
