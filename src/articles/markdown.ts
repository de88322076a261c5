/**
 * Reads .md: front matter, headings, and the words of the body without their marks.
 * Promises: blocks are parted by one blank line, items of lists keep their bullets and numbers, tables their columns,
 * headings are spans of the text; images, raw HTML, what raw HTML hides and code fences' marks are left out. Does not follow links; their words stay.
 */
import MarkdownIt from 'markdown-it';
import type { ArticleContent } from '../domain.ts';
import { onOneLine } from '../text.ts';
import { type Block, joinBlocks, ListMarks } from './blocks.ts';
import { dateOfText } from './dates.ts';
import { splitFrontMatter } from './front-matter.ts';
import { saidOfHidden } from './hidden.ts';
import { HiddenInMarkdown } from './hidden-markdown.ts';
import { languageOf } from './language.ts';
import { titleFromPath } from './plain-text.ts';
import { blocksOfGrid, type GridCell } from './table-grid.ts';

export function readMarkdown(file: string, path: string): ArticleContent {
  const { frontMatter, body } = splitFrontMatter(file);
  const inside = new HiddenInMarkdown();
  const blocks = blocksOf(body, inside);
  const hidden = saidOfHidden(inside.count);
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
    ...(hidden !== undefined && { doubt: hidden }),
    language: frontMatter.language ?? languageOf(text),
    text,
    headings,
  };
}

/** HTML is told from words, and then left out. */
const markdown = new MarkdownIt({ html: true });

type Token = ReturnType<typeof markdown.parse>[number];

/** Headings, paragraphs, list items, tables and code, in the order in which they stand. */
function blocksOf(body: string, hidden: HiddenInMarkdown): Block[] {
  const blocks: Block[] = [];
  const marks = new ListMarks();
  let item: Pick<Block, 'mark' | 'opens'> | undefined;
  let level: number | undefined;
  let rows: string[][] | undefined;
  const add = (text: string): void => {
    const [block] = blockOf(text, level);
    if (block === undefined) return;
    // What else an item holds goes on behind its first words.
    blocks.push(item === undefined || level !== undefined ? block : { ...block, ...item });
    item = undefined;
  };
  for (const token of markdown.parse(body, {})) {
    if (token.type === 'heading_open') level = Number(token.tag.slice(1));
    else if (token.type === 'heading_close') level = undefined;
    else if (token.type === 'bullet_list_open') marks.open();
    else if (token.type === 'ordered_list_open') marks.open(Number(token.attrGet('start') ?? 1));
    else if (token.type === 'bullet_list_close' || token.type === 'ordered_list_close') marks.close();
    else if (token.type === 'list_item_open') item = marks.next();
    else if (token.type === 'list_item_close') item = undefined;
    else if (token.type === 'table_open') rows = [];
    else if (token.type === 'table_close') {
      blocks.push(...blocksOfTable(rows ?? []));
      rows = undefined;
    } else if (token.type === 'tr_open') rows?.push([]);
    else if (token.type === 'html_block') hidden.pass(token.content, false);
    else if (token.type === 'fence' || token.type === 'code_block') add(hidden.seen(token.content));
    else if (token.type === 'inline') {
      const words = (token.children ?? []).map((child) => wordsOf(child, hidden)).join('');
      hidden.endParagraph();
      if (rows === undefined) add(words);
      else rows.at(-1)?.push(onOneLine(words));
    }
  }
  return blocks;
}

/** Its first row heads it, unless nothing stands there. */
function blocksOfTable([head = [], ...rows]: readonly (readonly string[])[]): Block[] {
  const isHeaded = head.some((cell) => cell !== '');
  return blocksOfGrid([...(isHeaded ? [cellsOf(head, true)] : []), ...rows.map((row) => cellsOf(row, false))], true);
}

function cellsOf(row: readonly string[], isHead: boolean): GridCell[] {
  return row.map((text) => ({ text, isHead }));
}

function blockOf(text: string, level?: number): Block[] {
  // Hard-wrapped lines are one paragraph.
  const flat = onOneLine(text);
  if (flat === '') return [];
  return [level === undefined ? { text: flat } : { text: flat, level }];
}

function wordsOf({ type, content }: Token, hidden: HiddenInMarkdown): string {
  if (type === 'html_inline') hidden.pass(content, true);
  if (type === 'softbreak' || type === 'hardbreak') return ' ';
  return type === 'text' || type === 'code_inline' ? hidden.seen(content) : '';
}
