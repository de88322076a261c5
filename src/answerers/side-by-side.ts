/**
 * "How does the Post's account differ from the Mail's?": what each of two articles says of the same, one beside the other;
 * first where they count differently. Then what only one of them says. Of two that have nothing in common, what each is
 * about. Promises: pure; sentences as they stand, with whose they are; two side by side only where both speak of one
 * thing; for agreement only what both say.
 */
import type { DraftStatement, RankedPassage } from '../domain.ts';
import { deniesInAnyWay } from '../query/asking.ts';
import type { PairRequest } from '../query/query.ts';
import { likenessBy } from '../retrieval/collection.ts';
import { disagreementWith, numbersOf } from '../verification/facts.ts';
import { endsWithUnit } from '../verification/measures.ts';
import { attributionOf } from '../verification/statement-problem.ts';
import type { PickedSentence } from './picked-sentence.ts';
import { summarySentences } from './summary.ts';
import { sentencesOfAll, told } from './tell-articles.ts';

/** Pairs of sentences for each. */
const mostPairs = { differences: 3, agreement: 2 };
/**
 * Share of the rarer words of the shorter sentence that the other must hold for both to speak of one thing, where the
 * articles tell of one story, and where they do not; and how many of them, one of which at least is no name.
 */
const leastShared = { oneStory: 0.28, apart: 0.6 };
const fewestShared = 3;
/** From this likeness on, two articles tell of one story: reports of one event have more, articles on one country less. */
const oneStory = 0.2;
/** Likeness from which on two sentences say the same. */
const leastAgreeing = 0.2;
/** What a shared number or date counts for agreement, and how much there must be of both. */
const sharedWorth = 0.25;
const leastAgreed = 0.4;
/** Below it, the other article has nothing of the kind. */
const own = 0.1;
/** What it counts that two sentences count one thing differently. */
const differWorth = 0.5;
/** The same where both give numbers, and none in common. */
const numbersWorth = 0.15;
/** Sentences of each of two articles that have nothing in common. */
const mostApart = 2;

interface Pair {
  readonly first: PickedSentence;
  readonly second: PickedSentence;
  readonly likeness: number;
  /** Whether both speak of one thing. */
  readonly belongs: boolean;
  readonly differs: boolean;
  readonly countsApart: boolean;
  /** Both give a number that is the same; neither denies, or both do. */
  readonly sharesNumber: boolean;
  readonly sameSense: boolean;
}

export function sideBySide(
  passages: readonly RankedPassage[],
  wants: PairRequest['wants'],
  idf: (term: string) => number,
): readonly DraftStatement[] {
  const ids = [...new Set(passages.map(({ article }) => article.id))];
  const [one = [], other = []] = ids.map((id) => passages.filter(({ article }) => article.id === id));
  const [firsts, seconds] = [one, other].map(sentencesOfAll);
  const [article, beside] = [one[0]?.article, other[0]?.article];
  const isOneStory = article !== undefined && beside !== undefined && likenessBy(idf)(article, beside) >= oneStory;
  const all = pairsOf(firsts ?? [], seconds ?? [], idf, isOneStory ? leastShared.oneStory : leastShared.apart);
  const pairs = bestPairs(all, wants);
  const paired = pairs.flatMap(({ first, second }) => [attributed(first, true), attributed(second, false)]);
  if (wants === 'agreement') return present(paired);
  const summaries = [one, other].map((each) => summarySentences(each, idf));
  if (pairs.length === 0) {
    return present(
      summaries.flatMap((sentences) =>
        sentences.slice(0, mostApart).map((each, at) => (at === 0 ? attributed(each, true) : told(each, '', false))),
      ),
    );
  }
  const alone = summaries.flatMap((sentences) => sentences.filter((each) => isOnlyOfOne(each, all)).slice(0, 1));
  return present([...paired, ...alone.map((each) => attributed(each, true))]);
}

/** Whether the other article has nothing of the kind. */
function isOnlyOfOne(picked: PickedSentence, all: readonly Pair[]): boolean {
  return all.every(
    ({ first, second, likeness }) => likeness < own || (!isSame(first, picked) && !isSame(second, picked)),
  );
}

function attributed(picked: PickedSentence, opens: boolean): DraftStatement | undefined {
  return told(picked, attributionOf(picked.from.ranked.article), opens);
}

function present(statements: readonly (DraftStatement | undefined)[]): readonly DraftStatement[] {
  return statements.filter((statement) => statement !== undefined);
}

function pairsOf(
  firsts: readonly PickedSentence[],
  seconds: readonly PickedSentence[],
  idf: (term: string) => number,
  least: number,
): readonly Pair[] {
  const weighed = (sentences: readonly PickedSentence[]) =>
    sentences.map((picked) => ({ picked, weights: weightsOf(picked, idf) }));
  const others = weighed(seconds);
  return weighed(firsts).flatMap(({ picked: first, weights }) => {
    const disagreement = disagreementWith(first.sentence.text, true);
    const counts = numbersOf(first.sentence.text);
    return others.map(({ picked: second, weights: there }): Pair => {
      const likeness = [...weights].reduce((sum, [term, weight]) => sum + weight * (there.get(term) ?? 0), 0);
      const countThere = numbersOf(second.sentence.text);
      const countsApart =
        counts.length > 0 && countThere.length > 0 && !counts.some((each) => countThere.includes(each));
      const sharesNumber = counts.some((each) => countThere.includes(each));
      const sameSense = deniesInAnyWay(first.sentence.text) === deniesInAnyWay(second.sentence.text);
      const difference = disagreement(second.sentence.text);
      return {
        first,
        second,
        likeness,
        // What counts one thing differently is about that thing, in whatever words; years and metres may be of anything.
        belongs: (difference !== undefined && !endsWithUnit(difference)) || belongTogether(first, second, idf, least),
        countsApart,
        sharesNumber,
        sameSense,
        differs: difference !== undefined,
      };
    });
  });
}

/** Whether two sentences speak of one thing: names alone, or words of every second sentence, do not make them. */
function belongTogether(
  { sentence: first }: PickedSentence,
  { sentence: second }: PickedSentence,
  idf: (term: string) => number,
  least: number,
): boolean {
  const termsOf = (words: typeof first.words): ReadonlyMap<string, boolean> =>
    new Map(words.map(({ term, isCapital, opens }) => [term, isCapital && !opens]));
  const [a, b] = [termsOf(first.words), termsOf(second.words)];
  const sumOf = (terms: Iterable<string>): number => [...terms].reduce((sum, term) => sum + idf(term), 0);
  const shared = [...a.keys()].filter((term) => b.has(term));
  const isMoreThanNames = shared.some((term) => a.get(term) === false && b.get(term) === false);
  const smaller = Math.min(sumOf(a.keys()), sumOf(b.keys()));
  return shared.length >= fewestShared && isMoreThanNames && sumOf(shared) >= least * smaller;
}

/** Each sentence in one pair; in the order of the first article. */
function bestPairs(all: readonly Pair[], wants: PairRequest['wants']): readonly Pair[] {
  const worthOf = ({ likeness, differs, countsApart, sharesNumber }: Pair): number =>
    wants === 'agreement'
      ? likeness + (sharesNumber ? sharedWorth : 0)
      : likeness + (differs ? differWorth : 0) + (countsApart ? numbersWorth : 0);
  const isAble = (pair: Pair): boolean => {
    if (!pair.belongs) return false;
    if (wants === 'differences') return true;
    const isAlike = pair.likeness >= leastAgreeing && worthOf(pair) >= leastAgreed;
    return isAlike && !pair.differs && (pair.sameSense || pair.sharesNumber);
  };
  const able = all.filter(isAble).toSorted((a, b) => worthOf(b) - worthOf(a));
  const chosen: Pair[] = [];
  for (const pair of able) {
    const isFree = chosen.every(({ first, second }) => !isSame(first, pair.first) && !isSame(second, pair.second));
    if (isFree && chosen.length < mostPairs[wants]) chosen.push(pair);
  }
  return chosen.toSorted((a, b) => placeOf(a.first) - placeOf(b.first));
}

function weightsOf({ sentence }: PickedSentence, idf: (term: string) => number): ReadonlyMap<string, number> {
  const weights = new Map(sentence.words.map(({ term }) => [term, idf(term)]));
  const length = Math.hypot(...weights.values());
  return new Map([...weights].map(([term, weight]) => [term, length === 0 ? 0 : weight / length]));
}

function isSame(one: PickedSentence, other: PickedSentence): boolean {
  return one.at === other.at && one.from.ranked.passage.id === other.from.ranked.passage.id;
}

function placeOf({ from, sentence }: PickedSentence): number {
  return from.ranked.passage.start + sentence.span.start;
}
