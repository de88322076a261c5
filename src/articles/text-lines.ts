/**
 * The lines of a plain text as pieces: a paragraph that an editor wrapped is one, elsewhere each line is.
 * Promises: pieces are slices of the lines as they stand, in order; only white space around them goes.
 */
import { type Block, joinBlocks } from './blocks.ts';
import type { Heading } from '../domain.ts';

export interface Piece {
  readonly text: string;
  /** Stands right below the piece before it, as the lines of a list or an address do. */
  readonly tight: boolean;
}

/** Longer lines than this no editor wraps at. */
const widestWrap = 110;
const longestHeading = 90;

export function piecesOf(file: string): Piece[] {
  return file.split(/\n[^\S\n]*(?:\n[^\S\n]*)+/u).flatMap((block) => {
    const lines = block.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    if (lines.length > 1 && isWrapped(lines)) return [{ text: lines.join('\n'), tight: false }];
    return lines.map((text, at) => ({
      text,
      tight: at > 0 && !isParagraph(lines[at - 1] ?? '') && !isParagraph(text),
    }));
  });
}

/** All lines but the last are about as wide as the widest, and most break off in mid-sentence. */
function isWrapped(lines: readonly string[]): boolean {
  const widest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const inner = lines.slice(0, -1);
  if (widest > widestWrap || widest < 40) return false;
  if (inner.some((line, at) => line.length + (lines[at + 1]?.split(' ')[0]?.length ?? 0) < widest * 0.75)) return false;
  return inner.filter((line) => endsSentence(line)).length <= inner.length / 2;
}

function isParagraph(line: string): boolean {
  // A row of a table, however wide.
  if (line.startsWith('|') && line.endsWith('|')) return false;
  return line.length > widestWrap || (endsSentence(line) && line.length > 30);
}

function endsSentence(text: string): boolean {
  return /[.!?…。！？؟۔:][\p{Pe}\p{Pf}"'’”]*$/u.test(text);
}

/** Joins pieces into a text; short lines between paragraphs, without a stop, are its headings. */
export function joinPieces(pieces: readonly Piece[]): { text: string; headings: Heading[] } {
  const blocks: { text: string; level?: number }[] = [];
  for (const [at, piece] of pieces.entries()) {
    const last = blocks.at(-1);
    if (piece.tight && last !== undefined && last.level === undefined) last.text += `\n${piece.text}`;
    else blocks.push(isHeading(pieces, at) ? { text: piece.text, level: 2 } : { text: piece.text });
  }
  return joinBlocks(blocks satisfies Block[]);
}

/** In doubt it is none: the words of a heading are in no passage. */
function isHeading(pieces: readonly Piece[], at: number): boolean {
  const text = pieces[at]?.text ?? '';
  const before = pieces[at - 1]?.text ?? '';
  const next = pieces[at + 1];
  if (next === undefined || next.tight || pieces[at]?.tight === true) return false;
  if (text.length > longestHeading || /[.!?…:;,"”’)\d]$/u.test(text) || !/^[\p{Lu}\p{Lo}\d]/u.test(text)) return false;
  return (
    endsSentence(before) &&
    before.length > 80 &&
    endsSentence(next.text) &&
    next.text.length > Math.max(80, text.length)
  );
}
