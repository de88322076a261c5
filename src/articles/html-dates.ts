/**
 * When a page was published, by its metadata, its <time> elements or a line that is called a date.
 * Promises: never throws; dates of updates, comments and related articles are not taken for it.
 */
import { onOneLine } from '../text.ts';
import { dateOfLabel, dateOfLine, dateOfMeta, type FoundDate } from './dates.ts';
import type { HtmlDocument, HtmlElement } from './html-dom.ts';

/** Names of meta tags, the most trusted first. Lower case. */
const dateKeys = (
  'article:published_time og:article:published_time og:published_time datepublished citation_publication_date citation_date ' +
  'citation_online_date dc.date.issued dcterms.issued dc.date dcterms.date dcterms.created dc.date.created parsely-pub-date ' +
  'sailthru.date pubdate publishdate publish-date publish_date publication_date date'
).split(' ');

export function dateOfPage(
  document: HtmlDocument,
  linked: string | undefined,
  tags: ReadonlyMap<string, readonly string[]>,
): FoundDate | undefined {
  const values = [
    ...(linked === undefined ? [] : [{ value: linked, source: 'JSON-LD' }]),
    ...dateKeys.flatMap((key) => (tags.get(key) ?? []).map((value) => ({ value, source: key }))),
    ...timeElements(document),
  ];
  return dateOfMeta(values) ?? visibleDate(document);
}

function timeElements(document: HtmlDocument): { value: string; source: string }[] {
  const all = [...document.querySelectorAll('time, [itemprop="datePublished"]')].filter((element) => !isAside(element));
  const fresh = all.filter((element) => !/modif|updat/i.test(roleOf(element)));
  const named = fresh.filter((element) => element.getAttribute('pubdate') !== null || /publish/i.test(roleOf(element)));
  // A page may show dates of other articles too: the first is its own only where an article or a header holds it.
  const own = fresh.filter((element) => element.closest('article, header, main') !== null);
  return [...named, ...own].map((element) => ({
    value: element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent ?? '',
    source: element.nodeName.toLowerCase() === 'time' ? 'time' : 'datePublished',
  }));
}

/** A line that is called a date and is nothing but one: the pages of blogs have it outside the article. */
function visibleDate(document: HtmlDocument): FoundDate | undefined {
  const named = 'date publi posted byline timestamp'.split(' ').map((name) => `[class*="${name}"]`);
  for (const element of document.querySelectorAll([...named, '[id*="date"]'].join(', '))) {
    const text = onOneLine(element.textContent ?? '');
    if (text === '' || text.length > 120 || isAside(element)) continue;
    const labelled = dateOfLabel(text);
    const published = labelled ?? dateOfLine(text);
    if (published === undefined) continue;
    return { published, origin: labelled === undefined ? 'text' : 'stated', note: 'From a line on the page.' };
  }
  return undefined;
}

function roleOf(element: HtmlElement): string {
  return `${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('class') ?? ''}`;
}

function isAside(element: HtmlElement): boolean {
  return element.closest('aside, nav, footer, [class*="related"], [class*="comment"], [class*="sidebar"]') !== null;
}
