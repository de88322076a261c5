/**
 * Sets the statements of an answer as a book would: paragraphs and lists, with what was left out as a note at its place.
 * Pure: takes a turn's statements and the answer's text (for its paragraph breaks), gives what is to be drawn.
 */
import type { Statement } from '../../../src/domain.ts';

export type AnswerBlock =
  | { readonly kind: 'paragraph'; readonly statements: readonly Statement[] }
  | { readonly kind: 'list'; readonly statements: readonly Statement[] }
  | { readonly kind: 'left-out'; readonly statements: readonly Statement[] };

/** A run of words, or the number of a citation that stands after them. */
export type StatementPart = { readonly text: string } | { readonly number: number };

export function answerBlocks(statements: readonly Statement[], text: string): AnswerBlock[] {
  const blocks: { kind: AnswerBlock['kind']; statements: Statement[] }[] = [];
  let end = 0;
  for (const statement of statements) {
    const held = statement.item === undefined ? 'paragraph' : 'list';
    const kind = statement.verdict === 'supported' ? held : 'left-out';
    const last = blocks.at(-1);
    const breaks = kind === 'paragraph' && /\n\s*\n|\n\s*([-*]|\d+\.)\s+$/.test(text.slice(end, statement.start));
    if (kind !== 'left-out') end = statement.end;
    if (last === undefined || last.kind !== kind || breaks) blocks.push({ kind, statements: [statement] });
    else if (!mergeWithdrawn(last.statements, statement)) last.statements.push(statement);
  }
  return blocks;
}

/** Markers [n] in a statement's words become numbers at their place; the other citations follow at the end. */
export function statementParts(text: string, citations: readonly number[]): StatementPart[] {
  const parts: StatementPart[] = [];
  const placed = new Set<number>();
  let at = 0;
  for (const match of text.matchAll(/\s*\[(\d+)\]/g)) {
    const number = Number(match[1]);
    if (!citations.includes(number)) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ number });
    placed.add(number);
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return [...parts, ...citations.filter((number) => !placed.has(number)).map((number) => ({ number }))];
}

/** The same "[withdrawn since: …]" is said once, not once for each statement. */
function mergeWithdrawn(statements: Statement[], next: Statement): boolean {
  const last = statements.at(-1);
  if (last?.withdrawn === undefined || next.withdrawn === undefined || last.text !== next.text) return false;
  statements[statements.length - 1] = { ...last, citations: [...new Set([...last.citations, ...next.citations])] };
  return true;
}
