/**
 * The words of a page, or of a part of one, as blocks: paragraphs, headings, list items, table rows.
 * Promises: words in the order of the page, white space collapsed; nothing of scripts, forms and buttons.
 */
import { onOneLine } from '../text.ts';
import type { Block } from './blocks.ts';
import type { HtmlNode } from './html-dom.ts';

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
  let words = '';
  walk(root);
  flush();
  return blocks;

  function flush(level?: number): void {
    for (const part of words.split(/\n\s*\n/u)) {
      const text = onOneLine(part);
      if (text !== '') blocks.push(level === undefined ? { text } : { text: text.replace(/\s*[¶#]$/u, ''), level });
    }
    words = '';
  }

  function walk(node: HtmlNode): void {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) words += (child.textContent ?? '').replaceAll(/\s+/gu, ' ');
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
      else if (name === 'TR') row(child);
      else walk(child);
      flush(/^H[1-6]$/.test(name) ? Number(name.charAt(1)) : undefined);
    }
  }

  function preformatted(child: HtmlNode): void {
    words += (child.textContent ?? '').replaceAll(/(?<!\n)\n(?!\s*\n)/gu, ' ');
  }

  /** A row of data is one line; a row that only lays out a page is what its cells hold. */
  function row(child: HtmlNode): void {
    const cells = [...child.childNodes]
      .filter(({ nodeName, nodeType }) => nodeType === 1 && /^t[dh]$/i.test(nodeName))
      .map((cell) => blocksOfElement(cell, sorted));
    if (cells.every((cell) => cell.length <= 1 && cell[0]?.level === undefined)) {
      words += cells.flatMap(([block]) => block?.text ?? []).join(' | ');
    } else blocks.push(...cells.flat());
  }
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

function isHidden(node: HtmlNode): boolean {
  const attribute = (name: string): string | null => node.getAttribute?.(name) ?? null;
  return (
    attribute('hidden') !== null ||
    attribute('aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute('style') ?? '') ||
    // The links "[edit]" beside each heading of a wiki.
    /\bmw-editsection\b/.test(attribute('class') ?? '')
  );
}
