/**
 * The sources that a reader chose: which articles they let through, how they are called, what there is to choose from.
 * Pure; the same rules as those of the server (src/store/within.ts). Draws nothing.
 */
import type { ChosenSources } from '../../../src/domain.ts';
import type { ArticleSummary } from '../../../src/store/index-report.ts';
import { formatDate } from '../ui/format.ts';
import { strings } from '../strings/strings.ts';

export function isEverything(sources: ChosenSources): boolean {
  return Object.values(sources).every((limit) => limit === undefined);
}

/** Without lists that are empty: one that nothing is ticked of sets no limit. */
export function withoutEmpty({ publishedFrom, publishedTo, ...lists }: ChosenSources): ChosenSources {
  const { articleIds, folders, tags, publishers } = lists;
  return {
    ...(some(articleIds) && { articleIds }),
    ...(some(folders) && { folders }),
    ...(some(tags) && { tags }),
    ...(some(publishers) && { publishers }),
    ...(publishedFrom !== undefined && { publishedFrom }),
    ...(publishedTo !== undefined && { publishedTo }),
  };
}

function some(list: readonly string[] | undefined): list is readonly string[] {
  return list !== undefined && list.length > 0;
}

export function articlesWithin(articles: readonly ArticleSummary[], sources: ChosenSources): readonly ArticleSummary[] {
  if (isEverything(sources)) return articles;
  const { articleIds, folders, tags, publishers, publishedFrom, publishedTo } = sources;
  const lowered = tags?.map(lower);
  return articles.filter((article) => {
    const { id, publisher, author, published } = article;
    if (articleIds?.includes(id) === false) return false;
    if (folders !== undefined && !foldersOf(article).some((folder) => folders.includes(folder))) return false;
    if (lowered !== undefined && article.tags?.some((tag) => lowered.includes(lower(tag))) !== true) return false;
    const names = [publisher, author].filter((name) => name !== undefined);
    if (publishers !== undefined && !names.some((name) => publishers.includes(name))) return false;
    if (publishedFrom !== undefined && !(published !== undefined && `${published}-99-99`.slice(0, 10) >= publishedFrom))
      return false;
    return publishedTo === undefined || (published !== undefined && published <= publishedTo);
  });
}

/** All folders that an article or a copy of it lies in, the outer ones too. */
function foldersOf({ path, copies = [] }: ArticleSummary): string[] {
  return [path, ...copies].flatMap((each) => {
    const parts = each.split('/').slice(0, -1);
    return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
  });
}

/** A name and how many articles it stands for. */
export interface Offered {
  readonly name: string;
  readonly articles: number;
}

export interface Offer {
  readonly folders: readonly Offered[];
  readonly tags: readonly Offered[];
  readonly publishers: readonly Offered[];
}

export function offerOf(articles: readonly ArticleSummary[]): Offer {
  return {
    folders: counted(articles, foldersOf),
    tags: counted(articles, ({ tags = [] }) => tags),
    publishers: counted(articles, ({ publisher }) => (publisher === undefined ? [] : [publisher])),
  };
}

function counted(
  articles: readonly ArticleSummary[],
  namesOf: (article: ArticleSummary) => readonly string[],
): Offered[] {
  const counts = new Map<string, number>();
  for (const article of articles) {
    for (const name of new Set(namesOf(article))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, amount]) => ({ name, articles: amount }))
    .toSorted((a, b) => a.name.localeCompare(b.name, strings.locale, { numeric: true }));
}

/** In a few words. `titleOf`: undefined for an article that is not there. */
export function sourcesWords(sources: ChosenSources, titleOf: (id: string) => string | undefined): string {
  const { articleIds, folders = [], tags = [], publishers = [], publishedFrom, publishedTo } = sources;
  const [id = '', ...others] = articleIds ?? [];
  const chosen =
    articleIds === undefined
      ? ''
      : others.length > 0 || id === ''
        ? strings.articles(articleIds.length)
        : (titleOf(id) ?? strings.turn.oneArticle);
  const bounds = [
    publishedFrom === undefined ? '' : strings.askedFilters.from(formatDate(publishedFrom)),
    publishedTo === undefined ? '' : strings.askedFilters.until(formatDate(publishedTo)),
  ];
  const time = bounds.filter((bound) => bound !== '').join(' ');
  return [chosen, listed(folders), listed(tags.map((tag) => `#${tag}`)), listed(publishers), time]
    .filter((part) => part !== '')
    .join(' · ');
}

function listed(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} +${names.length - 2}` : names.join(', ');
}

function lower(tag: string): string {
  return tag.toLowerCase();
}
