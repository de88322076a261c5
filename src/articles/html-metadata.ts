/**
 * What a page says of itself outside its text: JSON-LD, meta tags, the canonical link, the language.
 * Promises: never throws; gives nothing rather than what is no name, no date, no http address.
 */
import { onOneLine } from '../text.ts';
import type { FoundDate } from './dates.ts';
import { dateOfPage } from './html-dates.ts';
import type { HtmlDocument } from './html-dom.ts';
import { linkedArticle } from './json-ld.ts';

export interface PageMetadata {
  readonly title?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly date?: FoundDate;
  readonly url?: string;
  readonly language?: string;
  /** The article's text, for pages that scripts would have filled. */
  readonly body?: string;
}

/** Names of meta tags, the most trusted first. Lower case. */
const titleKeys = ['citation_title', 'og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'parsely-title'];
const authorKeys = [
  'citation_author',
  'author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
  'byl',
];
const publisherKeys = [
  'og:site_name',
  'citation_publisher',
  'citation_journal_title',
  'dc.publisher',
  'dcterms.publisher',
  'publisher',
  'application-name',
];
export function metadataOf(document: HtmlDocument): PageMetadata {
  const linked = linkedArticle(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) => textContent ?? ''),
  );
  const tags = metaTags(document);
  const first = (keys: readonly string[]): string | undefined => keys.flatMap((key) => tags.get(key) ?? [])[0];

  const publisher = linked.publisher ?? first(publisherKeys);
  const title = linked.title ?? first(titleKeys);
  const authors = authorKeys.map((key) => (tags.get(key) ?? []).filter(isName)).find((names) => names.length > 0);
  const author = linked.author ?? authors?.join(', ');
  const date = dateOfPage(document, linked.published, tags);
  const url = [attribute(document, 'link[rel~="canonical"]', 'href'), linked.url, first(['og:url'])].find(isAddress);
  const language = [
    document.documentElement?.getAttribute('lang') ?? document.documentElement?.getAttribute('xml:lang'),
    linked.language,
    first(['og:locale', 'content-language', 'dc.language', 'language']),
  ].flatMap((tag) => languageTag(tag) ?? [])[0];
  return {
    ...(title !== undefined && { title: withoutSite(decoded(title), publisher) }),
    ...(author !== undefined && { author: decoded(author).replace(/^by:?\s+/i, '') }),
    ...(publisher !== undefined && { publisher: decoded(publisher) }),
    ...(date !== undefined && { date }),
    ...(url !== undefined && { url }),
    ...(language !== undefined && { language }),
    ...(linked.body !== undefined && { body: decoded(linked.body, true) }),
  };
}

/** "Title | The Paper" names the paper for the browser's tab, not for the reader. */
export function withoutSite(title: string, publisher: string | undefined): string {
  if (publisher === undefined) return title;
  const at = title.toLowerCase().lastIndexOf(publisher.toLowerCase());
  if (at <= 0 || at + publisher.length < title.length) return title;
  const head = /^(.*\S)\s*(?:\s[-–—|•·:»/]|\|)\s*$/su.exec(title.slice(0, at))?.[1];
  return head ?? title;
}

function metaTags(document: HtmlDocument): Map<string, string[]> {
  const tags = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const value = element.getAttribute('content')?.trim() ?? '';
    for (const name of ['property', 'name', 'itemprop', 'http-equiv']) {
      const key = element.getAttribute(name)?.trim().toLowerCase();
      if (key === undefined || value === '') continue;
      const values = tags.get(key);
      // A few are all that a page needs.
      if (values === undefined) tags.set(key, [value]);
      else if (values.length < 50) values.push(value);
    }
  }
  return tags;
}

function attribute(document: HtmlDocument, selector: string, name: string): string | undefined {
  return document.querySelector(selector)?.getAttribute(name) ?? undefined;
}

function isAddress(value: string | undefined): value is string {
  return value !== undefined && /^https?:\/\/[^\s<>"]+$/i.test(value) && value.length <= 2000;
}

function isName(value: string): boolean {
  return value.length <= 200 && !/^https?:|^www\.|^@/i.test(value);
}

/** "en_US" -> "en-US"; nothing where that is no language. */
function languageTag(value: string | null | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  try {
    return Intl.getCanonicalLocales(value.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** Metadata is often encoded once too often. */
function decoded(text: string, keepLines = false): string {
  const plain = text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
    },
  );
  return keepLines ? plain : onOneLine(plain);
}
