/**
 * Reads .txt: the first line that is a title is the title; site, byline and date come from the lines around it.
 * Promises: the text is the file's own words, whole lines of them: those that belong to the page and not to the article
 * (boilerplate.ts) are left out, and white space at line ends. Paragraphs are parted by blank lines.
 */
import type { ArticleContent } from '../domain.ts';
import { withoutByteOrderMark } from '../text.ts';
import { type Cut, findBoilerplate } from './boilerplate.ts';
import { dateOfText } from './dates.ts';
import { looseFrontMatter, statedIn } from './front-matter.ts';
import { languageOf } from './language.ts';
import { siteOfText } from './publisher.ts';
import { headOf } from './text-head.ts';
import { joinPieces, piecesOf } from './text-lines.ts';

export interface CleanText {
  readonly content: ArticleContent;
  /** What was left out of the text, and why. */
  readonly cut: readonly { readonly text: string; readonly why: string }[];
}

/** What front matter says wins over what the lines say. */
export function readPlainText(file: string, path: string): ArticleContent {
  const { frontMatter, body } = looseFrontMatter(file);
  const { content } = cleanPlainText(body, path, frontMatter.title);
  const { published, publishedNote, ...found } = content;
  const date = { ...(published !== undefined && { published }), ...(publishedNote !== undefined && { publishedNote }) };
  return { ...found, ...(frontMatter.published === undefined && date), ...statedIn(frontMatter) };
}

/** `title`: when it is known from elsewhere, as a letter's subject is. */
export function cleanPlainText(file: string, path: string, title?: string): CleanText {
  const pieces = piecesOf(withoutByteOrderMark(file));
  const lines = pieces.map(({ text }) => text);
  const head = headOf(lines, title !== undefined);
  const ownTitle = title ?? head.title;
  const date = dateOfText(lines);
  const site = siteOfText(lines, head.author !== undefined);
  const publisher = head.publisher ?? site.publisher;
  const url = head.url ?? site.url;

  const heading = [...head.taken].map(([index, why]): Cut => ({ index, why }));
  const body = lines.map((line, at) => (head.taken.has(at) ? '' : line));
  const cuts = [...heading, ...findBoilerplate(body, ownTitle ?? '')];
  const gone = new Set(cuts.map(({ index }) => index));
  const { text, headings } = joinPieces(
    pieces.map((piece, at) => ({ ...piece, tight: piece.tight && !gone.has(at - 1) })).filter((_, at) => !gone.has(at)),
  );
  return {
    content: {
      title: ownTitle ?? titleFromPath(path),
      ...(publisher !== undefined && { publisher }),
      ...(head.author !== undefined && { author: head.author }),
      ...(date !== undefined && { published: date.published, publishedNote: date.note }),
      ...(url !== undefined && { url }),
      language: languageOf(file),
      // A file of one line is its own title and text.
      text: text === '' ? (ownTitle ?? '') : text,
      headings,
    },
    cut: cuts.toSorted((a, b) => a.index - b.index).map(({ index, why }) => ({ text: lines[index] ?? '', why })),
  };
}

/** A readable name from a file's name, for articles without a title of their own. */
export function titleFromPath(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return name
    .replace(/\.[^.]+$/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
}
