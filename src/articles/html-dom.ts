/**
 * A page as a tree of elements: the few parts of the DOM that reading needs, and guards before a tree is built.
 * Promises: what is absurd (too long, nested too deep) is refused by a scan in linear time. Runs no script and fetches
 * nothing.
 */
import { parseHTML } from 'linkedom';
import type { ParsingLimits } from './parsing-limits.ts';

export interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
  readonly remove: () => void;
  /** Only elements have it. */
  readonly getAttribute?: (name: string) => string | null;
}

export interface HtmlElement extends HtmlNode {
  readonly getAttribute: (name: string) => string | null;
  readonly removeAttribute: (name: string) => void;
  readonly querySelector: (selector: string) => HtmlElement | null;
  readonly querySelectorAll: (selector: string) => Iterable<HtmlElement>;
  readonly closest: (selector: string) => HtmlElement | null;
  readonly parentElement: HtmlElement | null;
}

export interface HtmlDocument extends Omit<
  HtmlElement,
  'getAttribute' | 'removeAttribute' | 'closest' | 'parentElement'
> {
  readonly documentElement: HtmlElement | null;
  readonly body: HtmlElement | null;
}

/** Elements that need no end tag, or have none: they do not nest by being opened. */
const notNesting = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd tr td th thead tbody tfoot colgroup option optgroup rt rp html head body'
  ).split(' '),
);
/** Elements whose content is not markup. */
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noembed', 'noframes', 'iframe']);

export function parsePage(html: string, { unpackedMegabytes, depth }: ParsingLimits): HtmlDocument {
  if (html.length > unpackedMegabytes * 1024 * 1024) throw new Error(`It is larger than ${unpackedMegabytes} MB.`);
  if (nestingOf(html, depth) > depth) throw new Error(`Its elements are nested more than ${depth} deep.`);
  // A fragment without <html> would have no body.
  const whole = /<(?:html|body)[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  const { document }: { document: unknown } = parseHTML(whole);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library's types need those of browsers, which the rest of the code must not see
  return document as HtmlDocument;
}

/** How deep the elements of a page are nested, about; stops counting beyond the limit. */
export function nestingOf(html: string, limit: number): number {
  let depth = 0;
  let deepest = 0;
  // Neither part runs over the next "<", so no input is read twice.
  const tag = /<(?:!--|(\/?)([a-z][^\s<>/]*)[^<>]*)/giu;
  for (let match = tag.exec(html); match !== null; match = tag.exec(html)) {
    const name = match[2]?.toLowerCase();
    if (name === undefined) {
      const end = html.indexOf('-->', match.index + 2);
      if (end < 0) break;
      tag.lastIndex = end;
    } else if (match[1] === '/') {
      if (!notNesting.has(name)) depth = Math.max(0, depth - 1);
    } else if (rawText.has(name)) {
      const end = new RegExp(`</${name}`, 'giu');
      end.lastIndex = tag.lastIndex;
      if (end.exec(html) === null) break;
      tag.lastIndex = end.lastIndex;
    } else if (!notNesting.has(name) && !match[0].endsWith('/')) {
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (deepest > limit) break;
    }
  }
  return deepest;
}
