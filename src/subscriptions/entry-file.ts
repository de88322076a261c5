/**
 * One entry of a feed as a file of the folder: Markdown, with what the feed says of it as front matter.
 * Promises: read back it is the same article, with its headings, lists and tables; no word of it is markup; the same entry
 * gives the same bytes, so that an edit is told by them. An entry of which the feed has a summary alone is tagged "summary".
 */
import { stringify } from 'yaml';
import { safeName } from '../adding/file-name.ts';
import type { FeedEntry } from '../articles/read-outcome.ts';
import type { ArticleContent } from '../domain.ts';
import { tablesIn, writeTable } from '../tables.ts';

export function fileOfEntry({ id, isSummary, content }: FeedEntry): { readonly name: string; readonly bytes: Buffer } {
  const { title, url, published, publisher, author, language } = content;
  const stated = { title, url, published, publisher, author, language, guid: id };
  const known = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
  const head = stringify({ ...known, ...(isSummary === true && { tags: ['summary'] }) }, { lineWidth: 0 });
  return { name: safeName(title, '.md'), bytes: Buffer.from(`---\n${head}---\n\n${bodyOf(content)}\n`) };
}

function bodyOf({ text, headings }: Pick<ArticleContent, 'text' | 'headings'>): string {
  const levels = new Map(headings.map(({ start, level }) => [start, level]));
  let at = 0;
  const blocks = text.split('\n\n').map((block) => {
    const level = levels.get(at);
    at += block.length + 2;
    if (level !== undefined) return `${'#'.repeat(level)} ${words(block)}`;
    return tableOf(block) ?? linesOf(block);
  });
  return blocks.join('\n\n');
}

/** In Markdown a table has a head; an empty one where nothing heads it. */
function tableOf(block: string): string | undefined {
  const [table] = tablesIn(block);
  if (table === undefined || table.start > 0 || table.end < block.length - 1) return undefined;
  const rows = table.rows.map(({ cells }) => cells.map(({ text }) => words(text)));
  const head = table.head?.cells.map(({ text }) => words(text)) ?? rows[0]?.map(() => '') ?? [];
  return writeTable([head, ...rows], true);
}

/** Items of lists keep their marks; an inner list stands below the words of its item, however wide that one's mark is. */
function linesOf(block: string): string {
  const widths: number[] = [];
  const lines = block.split('\n').map((line) => {
    const [, indent = '', mark, rest = ''] = /^( *)(- |\d{1,3}\. )(.*)$/.exec(line) ?? [];
    if (mark === undefined) return atStart(words(line));
    const depth = Math.min(indent.length / 2, widths.length);
    const before = widths.slice(0, depth).reduce((sum, width) => sum + width, 0);
    widths.splice(depth, widths.length, mark.length);
    return `${' '.repeat(before)}${mark}${atStart(words(rest))}`;
  });
  return lines.join('\n');
}

function words(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>~]|&(?=[\w#])/g, String.raw`\$&`);
}

/** At the beginning of a line these would make a heading, a list or a rule. */
function atStart(line: string): string {
  return line.replace(/^([#+=-])/, String.raw`\$1`).replace(/^(\d+)([.)])/, String.raw`$1\$2`);
}
