/**
 * Blocks of an article (paragraphs, headings, list items, table rows) and how they become one text.
 * Promises: blocks are parted by one blank line, and each heading is a span of the text.
 */
import type { Heading } from '../domain.ts';

export interface Block {
  readonly text: string;
  /** 1 to 6 for a heading; absent for all else. */
  readonly level?: number;
}

export function joinBlocks(blocks: readonly Block[]): { text: string; headings: Heading[] } {
  const parts: string[] = [];
  const headings: Heading[] = [];
  let at = 0;
  for (const { text, level } of blocks) {
    if (level !== undefined) headings.push({ level, start: at, end: at + text.length });
    parts.push(text);
    at += text.length + 2;
  }
  return { text: parts.join('\n\n'), headings };
}
