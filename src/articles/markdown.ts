/**
 * Reads .md: front matter, headings, and the words of the body without their marks.
 * Promises: blocks are parted by one blank line, headings are spans of the text; images, raw HTML and code fences'
 * marks are left out. Does not follow links; their words stay.
 */
import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ArticleContent } from '../domain.ts';
import { type Block, joinBlocks } from './blocks.ts';
import { dateOfText } from './dates.ts';
import { splitFrontMatter } from './front-matter.ts';
import { languageOf } from './language.ts';
import { titleFromPath } from './plain-text.ts';

export function readMarkdown(file: string, path: string): ArticleContent {
  const { frontMatter, body } = splitFrontMatter(file);
  const blocks = blocksOf(fromMarkdown(body).children);
  const first = blocks[0];
  const ownTitle = first?.level === 1 ? first.text : undefined;
  const title = frontMatter.title ?? ownTitle ?? titleFromPath(path);
  // The title is kept once, as the title; in the text it would be found and quoted as if it were a sentence.
  if (ownTitle !== undefined && (frontMatter.title === undefined || ownTitle === title)) blocks.shift();

  const { text, headings } = joinBlocks(blocks);
  const { published, note } =
    frontMatter.published === undefined
      ? { ...dateOfText(blocks.map((block) => block.text)) }
      : { published: frontMatter.published, note: frontMatter.published_note };
  return {
    title,
    ...(frontMatter.publisher !== undefined && { publisher: frontMatter.publisher }),
    ...(frontMatter.author !== undefined && { author: frontMatter.author }),
    ...(published !== undefined && { published }),
    ...(note !== undefined && { publishedNote: note }),
    ...(frontMatter.url !== undefined && { url: frontMatter.url }),
    language: frontMatter.language ?? languageOf(text),
    text,
    headings,
  };
}

/** Headings, paragraphs, list items, table rows and code, in the order in which they stand. */
function blocksOf(nodes: readonly RootContent[]): Block[] {
  return nodes.flatMap((node): Block[] => {
    if (node.type === 'heading') return blockOf(words(node), node.depth);
    if (node.type === 'paragraph' || node.type === 'code') return blockOf(words(node));
    if (node.type === 'table') return node.children.flatMap((row) => blockOf(row.children.map(words).join(' | ')));
    const containers = ['blockquote', 'list', 'listItem', 'footnoteDefinition'];
    return containers.includes(node.type) && 'children' in node ? blocksOf(node.children) : [];
  });
}

function blockOf(text: string, level?: number): Block[] {
  // Hard-wrapped lines are one paragraph.
  const flat = text.replaceAll(/\s+/gu, ' ').trim();
  if (flat === '') return [];
  return [level === undefined ? { text: flat } : { text: flat, level }];
}

function words(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(words).join('') : '';
}
