/**
 * The words of a page, or of a part of one, as blocks: paragraphs, headings, list items, tables.
 * Promises: words in the order of the page, white space collapsed; nothing of scripts, forms and buttons.
 */
import { onOneLine } from '../text.ts';
import { type Block, ListMarks } from './blocks.ts';
import { withoutShapeless } from './hidden.ts';
import type { HtmlNode } from './html-dom.ts';
import { blocksOfGrid, type GridCell } from './table-grid.ts';

const skipped = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED CANVAS VIDEO AUDIO FORM BUTTON INPUT SELECT TEXTAREA HEAD TITLE LINK META'.split(
    ' ',
  ),
);
/** What stands beside an article rather than in it; left out where nobody else has sorted the page. */
const beside = new Set('NAV ASIDE FOOTER'.split(' '));
const inlineElements = new Set(
  (
    'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q RUBY RB S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME ' +
    'TT U VAR WBR IMG PICTURE OUTPUT'
  ).split(' '),
);

/** Items of a menu, and the characters of one. */
const fewestOfMenu = 3;
const longestOfMenu = 40;

/** `sorted`: somebody (Readability) has already left out what does not belong. */
export function blocksOfElement(root: HtmlNode, sorted: boolean): Block[] {
  const blocks: Block[] = [];
  const marks = new ListMarks();
  let item: Pick<Block, 'mark' | 'opens'> | undefined;
  let words = '';
  walk(root);
  flush();
  return blocks;

  function flush(level?: number): void {
    for (const part of words.split(/\n\s*\n/u)) {
      const text = onOneLine(part);
      if (text === '') continue;
      blocks.push(level === undefined ? { text, ...item } : { text: text.replace(/(?<!\s)\s*[¶#]$/u, ''), level });
      item = undefined;
    }
    words = '';
  }

  function walk(node: HtmlNode): void {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) words += withoutShapeless(child.textContent ?? '').replaceAll(/\s+/gu, ' ');
      else if (child.nodeType === 1) element(child, child.nodeName.toUpperCase());
    }
  }

  function element(child: HtmlNode, name: string): void {
    if (skipped.has(name) || (!sorted && beside.has(name)) || isHidden(child)) return;
    if ((name === 'UL' || name === 'OL') && isMenu(child)) return;
    if (name === 'BR') words += '\n';
    else if (name === 'RT' || name === 'RP') return;
    else if (inlineElements.has(name)) walk(child);
    else {
      flush();
      if (name === 'PRE') preformatted(child);
      else if (name === 'TABLE') table(child);
      else if (name === 'UL' || name === 'OL') list(child, name === 'OL');
      else {
        if (name === 'LI') item = marks.next(numberOf(child, 'value'));
        walk(child);
      }
      flush(/^H[1-6]$/.test(name) ? Number(name.charAt(1)) : undefined);
      if (name === 'LI') item = undefined;
    }
  }

  function preformatted(child: HtmlNode): void {
    words += (child.textContent ?? '').replaceAll(/(?<!\n)\n(?![^\S\n]*\n)/gu, ' ');
  }

  function list(child: HtmlNode, isNumbered: boolean): void {
    marks.open(isNumbered ? (numberOf(child, 'start') ?? 1) : undefined);
    walk(child);
    flush();
    marks.close();
  }

  /** A table of data is kept as one; one that only lays out a page is what its cells hold. */
  function table(child: HtmlNode): void {
    const captions = childrenOf(child, 'CAPTION').flatMap((caption) => blocksOfElement(caption, sorted));
    const rows = rowsOf(child).map((row) =>
      childrenOf(row, 'TD', 'TH').map((cell) => ({ cell, own: blocksOfElement(cell, sorted) })),
    );
    const cells = rows.flat();
    const isSaid = cells.some(({ cell }) => cell.nodeName.toUpperCase() === 'TH');
    const laysOut =
      /^(?:presentation|none)$/i.test(child.getAttribute?.('role') ?? '') ||
      cells.some(({ cell, own }) => holdsTable(cell) || own.some(({ level }) => level !== undefined)) ||
      (!isSaid && cells.some(({ own }) => own.length > 1));
    blocks.push(
      ...captions,
      ...(laysOut ? cells.flatMap(({ own }) => own) : blocksOfGrid(rows.map((row) => row.map(gridCell)))),
    );
  }
}

function gridCell({ cell, own }: { cell: HtmlNode; own: readonly Block[] }): GridCell {
  return {
    text: own.map(({ text }) => text).join(' '),
    isHead: cell.nodeName.toUpperCase() === 'TH',
    columns: numberOf(cell, 'colspan'),
    rows: numberOf(cell, 'rowspan'),
  };
}

/** Those of the table itself, the ones at its head first. */
function rowsOf(table: HtmlNode): HtmlNode[] {
  return [
    ...childrenOf(table, 'THEAD').flatMap((part) => childrenOf(part, 'TR')),
    ...childrenOf(table, 'TR', 'TBODY', 'TFOOT').flatMap((part) =>
      part.nodeName.toUpperCase() === 'TR' ? [part] : childrenOf(part, 'TR'),
    ),
  ].filter((row) => !isHidden(row));
}

function childrenOf(node: HtmlNode, ...names: readonly string[]): HtmlNode[] {
  return [...node.childNodes].filter(
    ({ nodeName, nodeType }) => nodeType === 1 && names.includes(nodeName.toUpperCase()),
  );
}

/** Whether a table lies in it, at any depth. */
function holdsTable(node: HtmlNode): boolean {
  return [...node.childNodes].some((child) => child.nodeName.toUpperCase() === 'TABLE' || holdsTable(child));
}

function numberOf(node: HtmlNode, name: string): number | undefined {
  const given = node.getAttribute?.(name) ?? '';
  return /^\d{1,6}$/.test(given) ? Number(given) : undefined;
}

/** A list of short links and nothing else, as menus are; what is told about a link makes it more. */
function isMenu(list: HtmlNode): boolean {
  const items = [...list.childNodes].filter(({ nodeType }) => nodeType === 1);
  return (
    items.length >= fewestOfMenu &&
    items.every((item) => {
      const text = (item.textContent ?? '').trim();
      const [only, ...more] = [...item.childNodes].filter(
        (child) => child.nodeType === 1 || (child.textContent ?? '').trim() !== '',
      );
      return (
        more.length === 0 &&
        only?.nodeName.toUpperCase() === 'A' &&
        text.length <= longestOfMenu &&
        !/[.!?:;]$/.test(text)
      );
    })
  );
}

/** What the page does not show is taken out before (hidden-html.ts); these are the links "[edit]" beside each heading of a wiki. */
function isHidden(node: HtmlNode): boolean {
  return /\bmw-editsection\b/.test(node.getAttribute?.('class') ?? '');
}
