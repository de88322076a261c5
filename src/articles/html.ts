/**
 * Reads a saved page: its article as Readability finds it, without what the page says beside it, and what its
 * metadata tells about it.
 * Promises: words of the page in their order, headings as spans; runs no script, fetches nothing. Where Readability
 * finds nothing, the page's own words are taken. Does not limit time or memory: it runs where somebody else does.
 */
import { Readability } from '@mozilla/readability';
import type { ArticleContent } from '../domain.ts';
import { onOneLine } from '../text.ts';
import { type Block, joinBlocks } from './blocks.ts';
import { findBoilerplate } from './boilerplate.ts';
import { dateOfText } from './dates.ts';
import { saidOfHidden } from './hidden.ts';
import { withoutHidden } from './hidden-html.ts';
import { blocksOfElement } from './html-blocks.ts';
import { type HtmlDocument, type HtmlNode, nestingOf, parsePage } from './html-dom.ts';
import { metadataOf, withoutSite } from './html-metadata.ts';
import { languageOf } from './language.ts';
import { defaultParsingLimits, type ParsingLimits } from './parsing-limits.ts';
import { type CleanText, titleFromPath } from './plain-text.ts';
import { siteOfText } from './publisher.ts';
import { headOf } from './text-head.ts';

/** Below this, in characters, what was found may not be the article. */
const shortText = 250;
/** Readability looks at each element several times; a page of more is taken as it is. */
const mostElements = 100_000;
/** Its time grows with the cube of the nesting: 900 elements in one another take it 13 seconds, 250 a third of one. */
const deepestReadable = 250;

export function readHtml(html: string, path: string, limits = defaultParsingLimits): ArticleContent {
  return cleanHtml(html, path, limits).content;
}

export function cleanHtml(html: string, path: string, limits = defaultParsingLimits): CleanText {
  const document = parsePage(html, limits);
  const metadata = metadataOf(document);
  const hidden = saidOfHidden(withoutHidden(document));
  const heading = document.querySelector('h1')?.textContent?.replaceAll(/\s+/gu, ' ').trim();
  const found = nestingOf(html, deepestReadable) > deepestReadable ? undefined : readable(document);
  const publisher = metadata.publisher ?? found?.siteName;
  const title = metadata.title ?? (withoutSite(found?.title ?? '', publisher) || heading) ?? '';
  const shownTitle = title === '' ? titleFromPath(path) : title;

  const all = bestBlocks(found?.blocks ?? [], metadata.body, () => seenPage(html, limits));
  const lines = all.map(({ text }) => text);
  const headings = new Set(all.flatMap(({ level }, at) => (level === undefined ? [] : [at])));
  const head = headOf(lines, true);
  const cut = new Map([
    ...findBoilerplate(lines, shownTitle, headings).map(({ index, why }) => [index, why] as const),
    ...head.taken,
  ]);
  const blocks = withoutTitle(
    all.filter((_, at) => !cut.has(at)),
    [shownTitle, heading ?? ''],
  );
  const date = metadata.date ?? dateOfText(lines);
  const site = siteOfText(lines, false);
  const author = metadata.author ?? found?.author ?? head.author;
  const language = metadata.language ?? found?.language;
  const { text, headings: spans } = joinBlocks(blocks);
  const publishedBy = publisher ?? head.publisher ?? site.publisher;
  const url = metadata.url ?? savedFrom(html) ?? head.url ?? site.url;
  const content: ArticleContent = {
    title: shownTitle,
    ...(publishedBy !== undefined && { publisher: publishedBy }),
    ...(author !== undefined && { author }),
    ...(date !== undefined && { published: date.published, publishedNote: date.note }),
    ...(url !== undefined && { url }),
    ...(hidden !== undefined && { doubt: hidden }),
    language: languageOf(text, language),
    text,
    headings: spans,
  };
  return {
    content,
    cut: [...cut].toSorted(([a], [b]) => a - b).map(([index, why]) => ({ text: lines[index] ?? '', why })),
  };
}

function seenPage(html: string, limits: ParsingLimits): HtmlDocument {
  const document = parsePage(html, limits);
  withoutHidden(document);
  return document;
}

interface Readable {
  readonly blocks: Block[];
  readonly title: string;
  readonly author?: string;
  readonly siteName?: string;
  readonly language?: string;
}

/** Changes the document. */
function readable(document: HtmlDocument): Readable | undefined {
  try {
    const article = new Readability<HtmlNode>(document, {
      maxElemsToParse: mostElements,
      // By its classes html-blocks.ts tells what a wiki hides.
      keepClasses: true,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is a node of the document that was given
      serializer: (node: unknown) => node as HtmlNode,
    }).parse();
    if (article?.content === null || article?.content === undefined) return undefined;
    const author = article.byline
      ?.replaceAll(/\s+/gu, ' ')
      .trim()
      .replace(/^by:?\s+/i, '');
    return {
      blocks: blocksOfElement(article.content, true),
      title: article.title?.trim() ?? '',
      ...(author !== undefined && author !== '' && author.length <= 100 && { author }),
      ...(isFilled(article.siteName) && { siteName: article.siteName }),
      ...(isFilled(article.lang) && { language: article.lang }),
    };
  } catch {
    // Too many elements, or a page that trips it: the page's own words are still there.
    return undefined;
  }
}

/** Readability's blocks, unless they are few and the page, or what it says for machines, has far more. */
function bestBlocks(found: Block[], stated: string | undefined, parse: () => HtmlDocument): Block[] {
  if (lengthOf(found) >= shortText) return found;
  const { body } = parse();
  const own = body === null ? [] : blocksOfElement(body, false);
  const told = (stated ?? '')
    .split(/\n\s*\n|\n/u)
    .flatMap((line) => (line.trim() === '' ? [] : [{ text: onOneLine(line) }]));
  return [own, told].reduce((best, blocks) => (lengthOf(blocks) > 2 * lengthOf(best) ? blocks : best), found);
}

/** The address that browsers and SingleFile note at the top of what they save. */
function savedFrom(html: string): string | undefined {
  return /<!--\s*(?:saved from url=\(\d+\)|page saved with singlefile\s+url: )(https?:\/\/[^\s<>]{1,2000})/i.exec(
    html.slice(0, 5000),
  )?.[1];
}

/** The title is kept once, as the title; a heading with nothing below it heads nothing. */
function withoutTitle(blocks: readonly Block[], titles: readonly string[]): Block[] {
  const same = new Set(titles.map((title) => title.toLowerCase()));
  const kept = blocks.filter(({ text, level }) => level === undefined || !same.has(text.toLowerCase()));
  while (kept.at(-1)?.level !== undefined && kept.length > 1) kept.pop();
  return kept;
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

function isFilled(value: string | null | undefined): value is string {
  return value !== undefined && value !== null && value.trim() !== '';
}
