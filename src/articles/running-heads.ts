/**
 * Finds what stands above and below the text of pages: running heads, page numbers, and what browsers print there.
 * Promises: looks at the edges of pages only, and never at what is set as a heading. What names no page and comes on
 * few pages stays, because it may be text.
 */
/** One line of a page, in points; `bottom` grows upwards. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** Of the letters. */
  readonly size: number;
  /** From 1. */
  readonly page: number;
}

/** Letters this much larger than most are a heading's. */
export const headingScale = 1.15;
/** Lines at the top and at the bottom of a page among which running heads and page numbers stand. */
const edgeLines = 2;
/** From one line to the next, in sizes of letters: more than between lines of a paragraph. */
const apart = 1.5;

interface Edge {
  readonly line: PdfLine;
  /** The same for lines that differ in their numbers only. */
  readonly pattern: string;
  /** Numbers that may be that of the page. */
  readonly numbers: readonly number[];
}

export function withoutRunningHeads(lines: readonly PdfLine[], bodySize: number, pageCount: number): PdfLine[] {
  const byPage = Array.from({ length: pageCount }, (): PdfLine[] => []);
  for (const line of lines) byPage[line.page - 1]?.push(line);
  const edges = byPage.flatMap((page) => edgesOf(page, bodySize));
  const pagesWithPattern = count(edges.map(({ line, pattern }) => [pattern, line.page]));
  // By how much the printed numbers lag behind the pages: covers are seldom counted.
  const shifts = count(edges.flatMap(({ line, numbers }) => numbers.map((number) => [line.page - number, line.page])));
  const [shift] = [...shifts].filter(([, pages]) => pages >= 2).toSorted(([, a], [, b]) => b - a)[0] ?? [];
  // Left and right pages often have heads of their own, and chapters too.
  const often = Math.max(3, pageCount * 0.2);
  const dropped = new Set(
    edges
      .filter(
        ({ line, pattern, numbers }) =>
          (pagesWithPattern.get(pattern) ?? 0) >= often ||
          numbers.some((number) => line.page - number === shift) ||
          printed.test(line.text),
      )
      .map(({ line }) => line),
  );
  return lines.filter((line) => !dropped.has(line));
}

/** What browsers print above and below a page: the time, and its address with the number of the sheet. */
const printed = /^(?:[^\s:]+:\/\/\S+ \d+\/\d+|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}, \d{1,2}[:.]\d\d(?: [AP]M)?(?: .+)?)$/;

function edgesOf(page: readonly PdfLine[], bodySize: number): Edge[] {
  const byHeight = page.toSorted((a, b) => b.bottom - a.bottom);
  const gapAfter = (at: number): number => (byHeight[at]?.bottom ?? 0) - (byHeight[at + 1]?.bottom ?? 0);
  return byHeight.flatMap((line, at): Edge[] => {
    const fromEnd = byHeight.length - 1 - at;
    if (line.size > bodySize * headingScale || (at >= edgeLines && fromEnd >= edgeLines)) return [];
    const gap = at === 0 ? gapAfter(0) : fromEnd === 0 ? gapAfter(at - 1) : 0;
    const pattern = line.text.toLowerCase().replaceAll(/\d+/g, '#');
    return [{ line, pattern, numbers: numbersOf(line.text, gap > bodySize * apart) }];
  });
}

/** A number alone; or, where the line stands apart from the text, one at its beginning or end. */
function numbersOf(text: string, isApart: boolean): number[] {
  const alone = /^\W{0,3}(?:page )?(\d{1,4})(?: ?(?:of|\/) ?\d{1,4})?\W{0,3}$/i.exec(text)?.[1];
  if (alone !== undefined) return [Number(alone)];
  if (!isApart || text.length > 100) return [];
  return [/^(\d{1,4})\s/.exec(text)?.[1], /\s(\d{1,4})$/.exec(text)?.[1]].flatMap((number) =>
    number === undefined ? [] : [Number(number)],
  );
}

/** On how many pages each key comes. */
function count<Key>(seen: readonly (readonly [key: Key, page: number])[]): Map<Key, number> {
  const pages = new Map<Key, Set<number>>();
  for (const [key, page] of seen) pages.set(key, (pages.get(key) ?? new Set()).add(page));
  return new Map([...pages].map(([key, all]) => [key, all.size]));
}
