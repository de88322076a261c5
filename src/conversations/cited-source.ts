/** What a footnote says of its source, before a pen writes it: in parts, with a link, a row of a table by its cells. Pure. */
import type { Citation } from '../domain.ts';
import { spoken } from '../language/en/months.ts';
import { cellsOfRow } from '../tables.ts';

export function sourceParts({ publisher, author, published, page, standing }: Citation): string[] {
  return [
    publisher,
    author,
    published === undefined ? undefined : spoken(published),
    page === undefined ? undefined : `p. ${page}`,
    standing === 'changed' ? 'changed since' : standing === 'missing' ? 'missing' : undefined,
  ].flatMap((part) => (part === undefined || part === '' ? [] : [part]));
}

export function linkOf({ url }: Citation): string | undefined {
  return url !== undefined && /^https?:\/\/[^\s<>"]+$/i.test(url) ? url : undefined;
}

/** The cells of a row that is quoted whole, in three: the words that answer, and those before and behind them. */
export function quotedCells({ quote, start, answer }: Citation): { before: string; answer: string; after: string }[] {
  return cellsOfRow(quote).map((cell) => {
    const from = Math.min(cell.text.length, Math.max(0, (answer?.start ?? 0) - start - cell.start));
    const to = Math.min(cell.text.length, Math.max(from, (answer?.end ?? 0) - start - cell.start));
    return { before: cell.text.slice(0, from), answer: cell.text.slice(from, to), after: cell.text.slice(to) };
  });
}
