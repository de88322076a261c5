/**
 * Reads .md: front matter, headings, and the words of the body without their marks.
 * Promises: blocks are parted by one blank line, headings are spans of the text; images, raw HTML and code fences'
 * marks are left out. Does not follow links; their words stay.
 */
import MarkdownIt from 'markdown-it';
import type { ArticleContent } from '../domain.ts';
import { onOneLine } from '../text.ts';
import { type Block, joinBlocks } from './blocks.ts';
import { dateOfText } from './dates.ts';
import { splitFrontMatter } from './front-matter.ts';
import { languageOf } from './language.ts';
import { titleFromPath } from './plain-text.ts';

export function readMarkdown(file: string, path: string): ArticleContent {
  const { frontMatter, body } = splitFrontMatter(file);
  const blocks = blocksOf(body);
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
    ...(frontMatter.tags !== undefined && { tags: frontMatter.tags }),
    language: frontMatter.language ?? languageOf(text),
    text,
    headings,
  };
}

/** HTML is told from words, and then left out. */
const markdown = new MarkdownIt({ html: true });

type Token = ReturnType<typeof markdown.parse>[number];

/** Headings, paragraphs, list items, table rows and code, in the order in which they stand. */
function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  let level: number | undefined;
  let row: string[] | undefined;
  for (const token of markdown.parse(body, {})) {
    if (token.type === 'heading_open') level = Number(token.tag.slice(1));
    else if (token.type === 'heading_close') level = undefined;
    else if (token.type === 'tr_open') row = [];
    else if (token.type === 'tr_close') {
      blocks.push(...blockOf(row?.join(' | ') ?? ''));
      row = undefined;
    } else if (token.type === 'fence' || token.type === 'code_block') blocks.push(...blockOf(token.content));
    else if (token.type === 'inline') {
      const words = (token.children ?? []).map(wordsOf).join('');
      if (row === undefined) blocks.push(...blockOf(words, level));
      else row.push(words);
    }
  }
  return blocks;
}

function blockOf(text: string, level?: number): Block[] {
  // Hard-wrapped lines are one paragraph.
  const flat = onOneLine(text);
  if (flat === '') return [];
  return [level === undefined ? { text: flat } : { text: flat, level }];
}

function wordsOf({ type, content }: Token): string {
  if (type === 'softbreak' || type === 'hardbreak') return ' ';
  return type === 'text' || type === 'code_inline' ? content : '';
}
