/**
 * Articles seen beside each other: which of many are told of when all are asked about, which of them tell the same story,
 * with which to begin. Goes by the words that they share, the rare ones above all. Promises: pure; the same articles give
 * the same choice. Does not know what is said of them.
 */
import type { Article } from '../domain.ts';
import { terms } from '../language/terms.ts';

/** Characters of each that are compared. */
const compared = 4000;
/** From this likeness on, two articles tell of one thing: measured on reports of one event and on others. */
const sameStory = 0.1;
/** What being newer by one place counts beside being different. */
const newerWorth = 0.004;

export type Likeness = (first: Article, second: Article) => number;

/** How much two articles share, 0 to 1. Each article is read once. */
export function likenessBy(idf: (term: string) => number): Likeness {
  const known = new Map<string, ReadonlyMap<string, number>>();
  const weightsOf = ({ id, title, text, language }: Article): ReadonlyMap<string, number> => {
    const made = known.get(id) ?? normalised(terms(`${title}\n${text.slice(0, compared)}`, language), idf);
    known.set(id, made);
    return made;
  };
  return (first, second) => {
    const [a, b] = [weightsOf(first), weightsOf(second)];
    return [...a].reduce((sum, [term, weight]) => sum + weight * (b.get(term) ?? 0), 0);
  };
}

function normalised(all: readonly string[], idf: (term: string) => number): ReadonlyMap<string, number> {
  const weights = new Map([...new Set(all)].map((term) => [term, idf(term) ** 2]));
  const length = Math.hypot(...weights.values());
  return new Map([...weights].map(([term, weight]) => [term, length === 0 ? 0 : weight / length]));
}

/** Those that tell of one thing together, each group and all groups in the order in which they came. */
export function byStory(articles: readonly Article[], likeness: Likeness): readonly (readonly Article[])[] {
  const groups: Article[][] = [];
  for (const article of articles) {
    const own = groups.find(([first]) => first !== undefined && likeness(first, article) >= sameStory);
    if (own === undefined) groups.push([article]);
    else own.push(article);
  }
  return groups;
}

/** The first group, then those that are least like the ones before; in the order in which they came. */
export function mostDifferent(
  groups: readonly (readonly Article[])[],
  most: number,
  likeness: Likeness,
): readonly (readonly Article[])[] {
  if (groups.length <= most) return groups;
  const likeFirst = (a: readonly Article[], b: readonly Article[]): number =>
    a[0] === undefined || b[0] === undefined ? 0 : likeness(a[0], b[0]);
  const chosen = groups.slice(0, 1);
  while (chosen.length < most) {
    const likest = (group: readonly Article[]): number =>
      Math.max(...chosen.map((other) => likeFirst(group, other))) + newerWorth * groups.indexOf(group);
    const [next] = groups
      .filter((group) => !chosen.includes(group))
      .map((group) => ({ group, worth: likest(group) }))
      .toSorted((a, b) => a.worth - b.worth);
    if (next === undefined) break;
    chosen.push(next.group);
  }
  return groups.filter((group) => chosen.includes(group));
}

/** Those that have most in common with all the others first: who has read them knows what the rest is about. */
export function mostCentral(articles: readonly Article[], likeness: Likeness): readonly Article[] {
  const shared = (article: Article): number =>
    articles.reduce((sum, other) => sum + (other === article ? 0 : likeness(article, other)), 0);
  return articles
    .map((article) => ({ article, worth: shared(article) }))
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ article }) => article);
}

/** Of all pairs of one of each list the two that are most alike; undefined where there is none. */
export function mostAlike(
  first: readonly Article[],
  second: readonly Article[],
  likeness: Likeness,
): readonly [Article, Article] | undefined {
  let best: { readonly pair: readonly [Article, Article]; readonly worth: number } | undefined;
  for (const one of first) {
    for (const other of second) {
      if (one.id === other.id) continue;
      const worth = likeness(one, other);
      if (best === undefined || worth > best.worth) best = { pair: [one, other], worth };
    }
  }
  return best?.pair;
}

/** Whether two tell of one thing. */
export function isSameStory(first: Article, second: Article, likeness: Likeness): boolean {
  return likeness(first, second) >= sameStory;
}
