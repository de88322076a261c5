/**
 * Which sentences make the answer, and in which order: the best first, together with the one before it that says who its
 * "it" is or the neighbour that is nearly as likely, then what may hold the answer too, in the order of the articles.
 * Short: a sure best sentence stands nearly alone. An article that counts otherwise than the best is heard whatever its chance.
 * Promises: at most four; none twice in nearly the same words. And which articles answer a question that says too little, each otherwise.
 */
import type { RankedPassage } from '../domain.ts';
import { terms } from '../language/terms.ts';
import type { Query } from '../query/query.ts';
import type { WeighedQuestion, Sentence } from '../readers/linear/sentences.ts';
import { isAnswered, leansOnQuestion, type ScoredSentence } from '../readers/linear/sentence-features.ts';
import type { Candidate } from '../readers/reader.ts';
import { countWords, foldCase } from '../text.ts';
import { disagreementWith } from '../verification/facts.ts';
import { isAside, leavesOpen, namedOpening, type PickedSentence, standsAlone } from './picked-sentence.ts';

const mostStatements = 4;
/** What has fewer, and no full stop, says nothing beside the best sentence. */
const fewestWords = 5;
/** A further sentence is worth reading when the chance that it is the one is at least this. */
const leastChance = 0.02;
/** Below this chance, a sentence that matches less than this share of what the best matches of the question is padding. */
const fairChance = 0.06;
const farLess = 0.3;
const halfAsMuch = 0.5;
/** The same for a third sentence, which an answer seldom needs. */
const likelyThird = 0.1;
/** Beside a best sentence that is likelier not to be the one, a third may be. */
const sureBest = 0.75;
const asMuch = 0.9;
/** The answer is complete when the chances of its sentences add up to this. */
const enoughChance = 0.975;
/** How likely a sentence that holds what is asked for must be beside one that does not. */
const nearlyAsLikely = 0.2;
/** Words that an answer of several sentences should keep within. */
const mostWords = 150;
/** Share of the question that the sentence before must add to be the context of one that opens with a pronoun. */
const leastContext = 0.1;
/** Telling words of two sentences that are not too long for a first statement, and words of two that both may answer. */
const mostWordsTogether = 50;
/** A neighbour with at least this chance to be the one is quoted together with the best. */
const mayAnswerToo = 0.15;
/** Share of words in common from which two sentences say the same. */
const nearlyTheSame = 0.7;

export type Picked = ScoredSentence & PickedSentence;

/**
 * `sentences`: best first. `isOutright`: the best says what is asked outright, so that no neighbour is put beside it.
 * `question`: to leave out what was not asked, where there are few passages to choose from.
 */
export function pickStatements(
  sentences: readonly ScoredSentence[],
  isOutright = false,
  question?: WeighedQuestion,
): Picked[] {
  const best = bestOf(sentences, question);
  if (best === undefined) return [];
  const others = sentences.filter(
    (sentence) => sentence !== best && !isAside(sentence, best, question) && !addsNothing(sentence, best, question),
  );
  const isContrary = disagreeingWith(best);
  const contrary = others.find(isContrary);
  const picked = contrary === undefined ? [best] : [best, contrary];
  let chance = best.chance;
  let words = picked.reduce((sum, sentence) => sum + wordCount(sentence), 0);
  for (const sentence of others) {
    if (picked.length === mostStatements || chance >= enoughChance || sentence.chance < leastChance) break;
    if (words + wordCount(sentence) > mostWords || isPadding(sentence, best)) continue;
    // A reason is given in words of its own.
    if (picked.length > 1 && question?.type !== 'why' && isBesideThePoint(sentence, best)) continue;
    if (!isWorthReading(sentence, picked)) continue;
    picked.push(sentence);
    chance += sentence.chance;
    words += wordCount(sentence);
  }
  const partner = isOutright ? undefined : partnerOf(best, others);
  const isWith = contextOf(best) === undefined ? partner : 'before';
  const beside = best.from.sentences[best.at + (isWith === 'after' ? 1 : -1)];
  const rest = picked.slice(1).filter(({ sentence }) => isWith === undefined || sentence !== beside);
  return [{ ...best, isWith }, ...rest.toSorted(inArticleOrder(sentences))];
}

/**
 * The likeliest; but a sentence without the date or number that is asked for gives way to one that holds it, and among few
 * passages one that leaves a word of the question open to one that leaves none.
 */
function bestOf(sentences: readonly ScoredSentence[], question?: WeighedQuestion): ScoredSentence | undefined {
  const [first] = sentences;
  if (first === undefined) return undefined;
  const isBetter =
    question !== undefined && question.amongMany < 1 && leavesOpen(first, question)
      ? (other: ScoredSentence) => other.features.typeMissing === 0 && !leavesOpen(other, question)
      : () => false;
  const isNearly = ({ chance }: ScoredSentence): boolean => chance >= first.chance * nearlyAsLikely;
  const holdsType = ({ features }: ScoredSentence): boolean =>
    first.features.typeMissing === 1 && features.typeHeld === 1;
  return (
    sentences.find((other) => isNearly(other) && isBetter(other)) ??
    sentences.find((other) => isNearly(other) && holdsType(other)) ??
    first
  );
}

/** Another row of the table, or item of the list, where the best is the one that was asked for. */
function addsNothing(other: ScoredSentence, best: ScoredSentence, question?: WeighedQuestion): boolean {
  if (other.from !== best.from) return false;
  const [own, bests] = [other.sentence.besides, best.sentence.besides];
  const areOfOneList = own.after < 0 && bests.after < 0 && own.before === bests.before;
  return question !== undefined && areOfOneList && other.features.own < halfAsMuch * best.features.own;
}

/** Unlikely, about something else than the best by the words that it matches, and not even said beside it. */
function isPadding({ chance, features, from, at }: ScoredSentence, best: ScoredSentence): boolean {
  const isBeside = from.ranked.passage.id === best.from.ranked.passage.id && Math.abs(at - best.at) === 1;
  return chance < fairChance && features.own < farLess * best.features.own && !isBeside;
}

/** Beside a sure best, a third sentence that hardly may be the one, and says less of what is asked than the best does. */
function isBesideThePoint({ chance, features }: ScoredSentence, best: ScoredSentence): boolean {
  return best.chance >= sureBest && chance < likelyThird && features.own < asMuch * best.features.own;
}

/** Whether a sentence says something beside those that were picked. */
export function isWorthReading(sentence: ScoredSentence, picked: readonly ScoredSentence[]): boolean {
  return !isFragment(sentence) && !picked.some((other) => sentence === other || saysTheSame(sentence, other));
}

function wordCount({ sentence }: ScoredSentence): number {
  return countWords(sentence.text);
}

/** "Special thanks to": a line that was cut, or a heading. */
function isFragment({ sentence }: ScoredSentence): boolean {
  return countWords(sentence.text) < fewestWords && !/[.!?…。！？][”"'’)\]]*$/u.test(sentence.text);
}

function saysTheSame(a: ScoredSentence, b: ScoredSentence): boolean {
  const [termsA, termsB] = [a, b].map(({ sentence }) => new Set(sentence.words.map(({ term }) => term)));
  if (termsA === undefined || termsB === undefined) return false;
  const common = [...termsA].filter((term) => termsB.has(term)).length;
  return common >= nearlyTheSame * Math.min(termsA.size, termsB.size) && !disagreeingWith(a)(b);
}

/** Two articles that count one thing differently are both heard. */
function disagreeingWith({ from, sentence }: ScoredSentence): (other: ScoredSentence) => boolean {
  const disagreement = disagreementWith(sentence.text);
  return (other) =>
    other.from.ranked.article.id !== from.ranked.article.id && disagreement(other.sentence.text) !== undefined;
}

/** Articles by their best sentence, sentences as they stand. */
export function inArticleOrder(sentences: readonly ScoredSentence[]): (a: ScoredSentence, b: ScoredSentence) => number {
  const order = new Map<string, number>();
  for (const { from } of sentences) {
    if (!order.has(from.ranked.article.id)) order.set(from.ranked.article.id, order.size);
  }
  const articleOf = ({ from }: ScoredSentence): number => order.get(from.ranked.article.id) ?? 0;
  return (a, b) => articleOf(a) - articleOf(b) || placeOf(a) - placeOf(b);
}

function placeOf({ from, sentence }: ScoredSentence): number {
  return from.ranked.passage.start + sentence.span.start;
}

/** The sentence before, when the best one opens with a pronoun and leaves words of the question to it. */
function contextOf({ from, at, features }: ScoredSentence): Sentence | undefined {
  const before = from.sentences[at - 1];
  const sentence = from.sentences[at];
  if (before === undefined || sentence === undefined) return undefined;
  // "Yes" says nothing without what was asked; in prose a question tells something, too.
  if (isAnswered(before.text, sentence.text)) {
    return before.kind !== 'question' || leansOnQuestion(sentence.text, from.ranked.article.language)
      ? before
      : undefined;
  }
  if (features.pronounBefore < leastContext || standsAlone(from, at)) return undefined;
  const words = before.words.length + sentence.words.length;
  return isParagraph(from, before, sentence) && words <= mostWordsTogether ? before : undefined;
}

/** Of two short sentences side by side, either of which may answer, the reader gets both with one footnote. */
function partnerOf(best: ScoredSentence, others: readonly ScoredSentence[]): PickedSentence['isWith'] {
  const { from, at, sentence } = best;
  const partner = others.find(
    (other) =>
      other.from === from &&
      Math.abs(other.at - at) === 1 &&
      other.chance >= mayAnswerToo &&
      wordCount(other) + wordCount(best) <= mostWordsTogether,
  );
  if (partner === undefined || namedOpening(from.sentences, at) !== undefined) return undefined;
  const isAfter = partner.at > at;
  const [first, second] = isAfter ? [sentence, partner.sentence] : [partner.sentence, sentence];
  if (!isParagraph(from, first, second)) return undefined;
  return isAfter ? 'after' : 'before';
}

/** Whether two sentences go on with each other: no blank line parts them, and neither is a line of a list. */
function isParagraph({ ranked }: ScoredSentence['from'], first: Sentence, second: Sentence): boolean {
  return (
    !first.isLine && !second.isLine && !ranked.passage.text.slice(first.span.end, second.span.start).includes('\n\n')
  );
}

// Whether a question says too little: "how much do I get back if I cancel", where one article tells it of permits and another of
// collections. Goes by what the reader points at. Promises: pure; nothing where the question names something, an article by its
// title among them, or where one article stands out.

/** A question with more words that tell something says which one is meant. */
const mostTelling = 3;
/** How likely a passage must be to answer, and how far behind the likeliest, for its article to be a rival. */
const leastAnswerable = 0.5;
const rivalBehind = 0.3;
const mostRivals = 4;

export function rivalsOf(
  { bindings, topic, defines }: Pick<Query, 'bindings' | 'topic' | 'defines'>,
  { words, language }: WeighedQuestion,
  candidates: readonly Candidate[],
  passages: readonly RankedPassage[],
): readonly string[] {
  const telling = words.filter(({ isAskedFor }) => !isAskedFor).length;
  if (bindings.length > 0 || topic !== undefined || defines !== undefined || telling > mostTelling) return [];
  const most = Math.max(0, ...candidates.map(({ answerable }) => answerable));
  const rivals = new Map<string, string>();
  const answers = new Set<string>();
  for (const { passageId, start, end, answerable } of candidates.toSorted((a, b) => b.answerable - a.answerable)) {
    const article = passages.find(({ passage }) => passage.id === passageId)?.article;
    if (article === undefined || article.title === '' || rivals.has(article.id)) continue;
    if (answerable < Math.max(leastAnswerable, most - rivalBehind) || rivals.size === mostRivals) break;
    const answer = foldCase(article.text.slice(start, end));
    if (answers.has(answer)) continue;
    answers.add(answer);
    rivals.set(article.id, article.title);
  }
  const titles = [...new Set(rivals.values())];
  const asked = new Set(words.flatMap((word) => word.terms));
  const isNamed = titles.some((title) => {
    const named = terms(title, language);
    return named.length > 0 && named.every((term) => asked.has(term));
  });
  return titles.length > 1 && !isNamed ? titles : [];
}
