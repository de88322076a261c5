/**
 * The list that a question asks for as a whole: what is needed, what applies, what to do one after the other. It is told by
 * the heading over it, the line that introduces it, and the title of its article.
 * Promises: pure; nothing where words of the question are left open: then it is asked for something else, or for one item.
 */
import * as asks from '../../language/en/lists.ts';
import type { RankedPassage } from '../../domain.ts';
import { type List, listsIn } from '../../lists.ts';
import { holdsDigit } from '../../text.ts';
import type { WeighedQuestion } from '../linear/sentences.ts';
import { worthsOf } from '../tables/named-words.ts';

export interface ListAnswer {
  readonly ranked: RankedPassage;
  readonly list: List;
  /** Share of the question's weight that what stands over the list says; with the title, too. */
  readonly held: number;
  readonly covered: number;
}

/** A longer list is a page, not an answer. */
const mostItems = 20;
const titleWorth = 0.8;
const itemsWorth = 0.3;
const leastCovered = 0.65;
const leastHeld = 0.1;
/** What a numbered list is worth beside another, where steps are asked for. */
const numberedWorth = 0.3;

export function answerInLists(question: WeighedQuestion, passages: readonly RankedPassage[]): ListAnswer | undefined {
  const forSteps = asks.asksForSteps.of.test(question.text);
  if (!forSteps && !asks.asksForItems.of.test(question.text)) return undefined;
  const seen = new Set<string>();
  let best: (ListAnswer & { readonly score: number }) | undefined;
  for (const ranked of passages) {
    const { article, passage } = ranked;
    for (const list of listsIn(article.text)) {
      const key = `${article.id} ${list.start}`;
      if (seen.has(key) || list.start >= passage.end || list.end <= passage.start) continue;
      seen.add(key);
      const found = list.items.length <= mostItems ? fitOf(question, ranked, list, forSteps) : undefined;
      if (found === undefined) continue;
      const score = found.held + found.covered + (forSteps && list.isNumbered ? numberedWorth : 0);
      if (best === undefined || score > best.score) best = { ranked, list, ...found, score };
    }
  }
  return best;
}

function fitOf(
  question: WeighedQuestion,
  { article }: RankedPassage,
  list: List,
  forSteps: boolean,
): Pick<ListAnswer, 'held' | 'covered'> | undefined {
  const { text, language } = article;
  const heading = article.headings.findLast(({ end }) => end <= list.start);
  const headed = heading === undefined ? '' : text.slice(heading.start, heading.end);
  const worths = (words: string): readonly number[] => worthsOf(question, words, language);
  const over = worths(`${headed}\n${lineOver(text, list)}`);
  const title = worths(article.title);
  const items = worths(text.slice(list.start, list.end));
  const isMethod = forSteps && list.isNumbered && asks.headsSteps.of.test(headed);
  let [held, covered] = [0, 0];
  for (const [at, { word, weight, isName }] of question.words.entries()) {
    const own = forSteps && (list.isNumbered || isMethod) && asks.namesSteps.of.test(word) ? 1 : (over[at] ?? 0);
    const near = Math.max(own, titleWorth * (title[at] ?? 0));
    if (near === 0 && (isName || holdsDigit(word))) return undefined;
    held += weight * (isMethod ? near : own);
    covered += weight * Math.max(near, itemsWorth * (items[at] ?? 0));
  }
  return held >= leastHeld && covered >= leastCovered ? { held, covered } : undefined;
}

/** The line that introduces a list: right above it, or with a colon at its end. */
function lineOver(text: string, { start }: List): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(0, lineStart).trimEnd().split('\n').at(-1) ?? '';
  const sentences = line.split(/(?<=[.!?])\s+/u);
  return line.endsWith(':') ? (sentences.at(-1) ?? '') : '';
}
