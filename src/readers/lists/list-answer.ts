/**
 * The list that a question asks for as a whole: what is needed, what is forbidden, what to do one after the other. It is
 * told by the kind of the list, the heading over it, the line that introduces it, and the title of its article.
 * Promises: pure; nothing where words of the question are left open: then it is asked for something else, or for one item;
 * never a list of the opposite kind. Where several articles have one that fits equally, their titles are told.
 */
import { tablesOf as languageOf } from '../../language/languages.ts';
import type { ListKind, ListsAsked } from '../../language/tables-and-lists.ts';
import type { RankedPassage } from '../../domain.ts';
import { type List, listsIn } from '../../lists.ts';
import { holdsDigit } from '../../text.ts';
import type { QuestionWord, WeighedQuestion } from '../linear/sentences.ts';
import { worthsOf } from '../tables/named-words.ts';

export interface ListAnswer {
  readonly ranked: RankedPassage;
  readonly list: List;
  /** Share of the question's weight that what stands over the list says; with the title, too. */
  readonly held: number;
  readonly covered: number;
  /** Titles of articles with lists that fit as well, its own among them; none where it stands alone. */
  readonly rivals: readonly string[];
}

/** A longer list is a page, not an answer. */
const mostItems = 20;
const titleWorth = 0.8;
const itemsWorth = 0.3;
/** What the rest of its article says, where the kind of the list is asked for and found. */
const articleWorth = 0.5;
const leastCovered = 0.65;
const leastHeld = 0.1;
/** The same for a list that only its words tell, not its kind. */
const leastHeldByWords = 0.2;
/** What a numbered list is worth beside another, where steps are asked for; and one in the language of the question. */
const numberedWorth = 0.3;
const sameLanguageWorth = 0.05;
const equal = 1e-6;

interface AskedList {
  readonly kind: ListKind | undefined;
  /** The words of the question that ask for that kind. */
  readonly asking: string;
  readonly lists: ListsAsked;
}

interface Scored extends Omit<ListAnswer, 'rivals'> {
  readonly score: number;
}

/** Undefined where no list answers. `holds`: whether a passage is of what the question is about. */
export function answerInLists(
  question: WeighedQuestion,
  passages: readonly RankedPassage[],
  holds: (ranked: RankedPassage) => boolean,
): ListAnswer | undefined {
  const asked = askedList(question);
  if (asked === undefined) return undefined;
  const seen = new Set<string>();
  const fitting: Scored[] = [];
  for (const ranked of passages) {
    const { article, passage } = ranked;
    const lists = listsIn(article.text);
    if (lists.length === 0 || !holds(ranked)) continue;
    for (const list of lists) {
      const key = `${article.id} ${list.start}`;
      if (seen.has(key) || list.start >= passage.end || list.end <= passage.start) continue;
      seen.add(key);
      const found = list.items.length <= mostItems ? fitOf(question, asked, ranked, list) : undefined;
      if (found === undefined) continue;
      const score =
        found.held +
        found.covered +
        (asked.kind === 'steps' && list.isNumbered ? numberedWorth : 0) +
        (languageOf(article.language) === languageOf(question.language) ? sameLanguageWorth : 0);
      fitting.push({ ranked, list, ...found, score });
    }
  }
  const most = Math.max(...fitting.map(({ score }) => score));
  const best = fitting.filter(({ score }) => score > most - equal);
  const [first] = best;
  const titles = [...new Map(best.map(({ ranked: { article } }) => [article.id, article.title])).values()];
  return first === undefined ? undefined : { ...first, rivals: titles.length > 1 ? titles : [] };
}

function askedList({ text, language }: WeighedQuestion): AskedList | undefined {
  const { lists } = languageOf(language);
  const found = lists.kinds.find(({ asked }) => asked.of.test(text));
  if (found === undefined && !lists.asksForItems.of.test(text)) return undefined;
  return { kind: found?.kind, asking: (found?.asked.of.exec(text)?.[0] ?? '').toLowerCase(), lists };
}

function fitOf(
  question: WeighedQuestion,
  { kind, asking, lists }: AskedList,
  { article }: RankedPassage,
  list: List,
): Pick<ListAnswer, 'held' | 'covered'> | undefined {
  const { text, language } = article;
  const heading = article.headings.findLast(({ end }) => end <= list.start);
  const headed = heading === undefined ? '' : text.slice(heading.start, heading.end);
  const line = lineOver(text, list);
  const own = kindOver(line, language) ?? kindOver(headed, language);
  const forSteps = kind === 'steps';
  if (own !== kind && (own === 'forbidden' || kind === 'forbidden' || forSteps)) {
    if (own !== undefined || !forSteps) return undefined;
  }
  const worths = (words: string): readonly number[] => worthsOf(question, words, language);
  const [over, title, items] = [
    worths(`${headed}\n${line}`),
    worths(article.title),
    worths(text.slice(list.start, list.end)),
  ];
  const isOfKind = kind !== undefined && own === kind;
  const anywhere = isOfKind ? worths(text) : [];
  const isSteps = forSteps && (list.isNumbered || isOfKind);
  const isRecipe = languageOf(language).lists.tellsOfCooking.of.test(text);
  const saysAsMuch = ({ word }: QuestionWord): boolean =>
    (isOfKind && asking.includes(word.toLowerCase())) ||
    (isSteps && lists.namesSteps.of.test(word)) ||
    (isSteps && isRecipe && lists.recipe.of.test(word)) ||
    (!forSteps && lists.namesItems.of.test(word));
  let [held, covered] = [0, 0];
  for (const [at, each] of question.words.entries()) {
    const { word, weight, isName } = each;
    const said = saysAsMuch(each) ? 1 : (over[at] ?? 0);
    const near = Math.max(said, titleWorth * (title[at] ?? 0));
    if (near === 0 && (isName || holdsDigit(word))) return undefined;
    const isNowhere = near === 0 && (items[at] ?? 0) === 0 && (anywhere[at] ?? 0) === 0;
    if (isNowhere && isNounIn(question, word)) return undefined;
    held += weight * (isOfKind ? near : said);
    covered += weight * Math.max(near, itemsWorth * (items[at] ?? 0), articleWorth * (anywhere[at] ?? 0));
  }
  return held >= (isOfKind || forSteps ? leastHeld : leastHeldByWords) && covered >= leastCovered
    ? { held, covered }
    : undefined;
}

function kindOver(words: string, language: string): ListKind | undefined {
  return words === '' ? undefined : languageOf(language).lists.kinds.find(({ over }) => over.of.test(words))?.kind;
}

function isNounIn({ text, language }: WeighedQuestion, word: string): boolean {
  const end = Math.max(0, text.indexOf(word)) + word.length;
  return languageOf(language).tables.endsWithNoun.of.test(text.slice(0, end));
}

/** The line that introduces a list: right above it, or with a colon at its end. */
function lineOver(text: string, { start }: List): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(0, lineStart).trimEnd().split('\n').at(-1) ?? '';
  const sentences = line.split(/(?<=[.!?])\s+/u);
  return line.endsWith(':') ? (sentences.at(-1) ?? '') : '';
}
