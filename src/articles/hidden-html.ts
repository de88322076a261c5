/**
 * Takes out of a page what nobody sees who looks at it, before its article is looked for.
 * Promises: linear time; by what the page itself declares (page-styles.ts) and the policy of hidden.ts. Of the root, and
 * of what holds most of the words, nothing is believed: a script shows it. Changes the document.
 */
import {
  backgroundOf,
  type Colour,
  fontSize,
  isHiddenElement,
  isLikeBackground,
  isPassage,
  smallestLetters,
} from './hidden.ts';
import type { HtmlDocument, HtmlElement, HtmlNode } from './html-dom.ts';
import { PageStyles } from './page-styles.ts';

/** What an element takes from those around it. */
interface Around {
  readonly size: number;
  readonly colour: string | undefined;
  readonly background: Colour;
  readonly isUnseen: boolean;
}

const noWords = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH HEAD'.split(' '));
/** What stands there is left out anyway. */
const beside = new Set('NAV FOOTER HEADER FORM BUTTON SELECT'.split(' '));
/** With many elements style is left alone: the page is only long, and what it hides counts for less. */
const mostElements = 200_000;

/** How many passages were taken out; those of menus and forms are not counted. */
export function withoutHidden(document: HtmlDocument): number {
  const { body } = document;
  if (body === null) return 0;
  const styles = new PageStyles(Array.from(document.querySelectorAll('style'), ({ textContent }) => textContent ?? ''));
  const opened = openedIds(document);
  const mostWords = (body.textContent ?? '').length / 2;
  // Sheets that lie elsewhere may make the page dark.
  const linksStyle = Array.from(document.querySelectorAll('link')).some((link) =>
    (link.getAttribute('rel') ?? '').toLowerCase().includes('stylesheet'),
  );
  let count = 0;
  let elements = 0;
  const root = document.documentElement;
  const start: Around = {
    size: 16,
    colour: undefined,
    background: linksStyle ? undefined : [255, 255, 255],
    isUnseen: false,
  };
  walk(body, believed(body, inside(body, root === null ? start : inside(root, start))), false);
  return count;

  function inside(element: HtmlElement, around: Around): Around {
    const { declared, inDoubt } = styles.of(element);
    const attribute = element.getAttribute('bgcolor')?.toLowerCase();
    const own = attribute === undefined ? declared : new Map([['background-color', attribute], ...declared]);
    const doubtful = ['background', 'background-color', 'background-image'].some((name) => inDoubt.has(name));
    const isAbove = /^(?:absolute|fixed)$/u.test(declared.get('position') ?? '');
    const visibility = declared.get('visibility');
    const colour = inDoubt.has('color') ? undefined : (declared.get('color') ?? fontColour(element));
    return {
      size: inDoubt.has('font-size') ? 16 : fontSize(declared.get('font-size'), around.size),
      colour: inDoubt.has('color') ? undefined : colour === undefined || colour === 'inherit' ? around.colour : colour,
      background: doubtful || (isAbove && standsOnPicture(element)) ? undefined : backgroundOf(own, around.background),
      isUnseen:
        visibility === undefined || visibility === 'inherit'
          ? around.isUnseen
          : /^(?:hidden|collapse)$/u.test(visibility) && !inDoubt.has('visibility'),
    };
  }

  /** What would hide most of the page is not believed. */
  function believed(element: HtmlElement, around: Around): Around {
    return isUnseen(around) && (element.textContent ?? '').length >= mostWords ? start : around;
  }

  function walk(parent: HtmlNode, around: Around, isBeside: boolean): void {
    const areUnseen = isUnseen(around);
    for (const child of Array.from(parent.childNodes)) {
      if (child.nodeType === 3) {
        if (areUnseen) takeOut(child, isBeside);
      } else if (isElement(child) && !noWords.has(child.nodeName.toUpperCase())) {
        elements += 1;
        if (elements > mostElements) return;
        const { declared, inDoubt } = styles.of(child);
        const sure = inDoubt.size === 0 ? declared : new Map([...declared].filter(([name]) => !inDoubt.has(name)));
        const within = isBeside || beside.has(child.nodeName.toUpperCase());
        const isOpened = opened.has(child.getAttribute('id') ?? '');
        const isHidden = isHiddenElement((name) => child.getAttribute(name), sure, isOpened);
        if (isHidden && (child.textContent ?? '').length < mostWords) takeOut(child, within);
        else {
          const own = believed(child, inside(child, around));
          showToOthers(child);
          walk(child, own, within);
        }
      }
    }
  }

  function takeOut(node: HtmlNode, isBeside: boolean): void {
    const words = node.textContent ?? '';
    if (words.trim() === '') return;
    if (!isBeside && isPassage(words)) count += 1;
    node.remove();
  }
}

function isUnseen({ isUnseen: isInvisible, size, colour, background }: Around): boolean {
  return isInvisible || size < smallestLetters || isLikeBackground(colour, background);
}

/** Readability goes by the same attributes, one by one: those that hide nothing must not make it drop what is seen. */
function showToOthers(element: HtmlElement): void {
  element.removeAttribute('hidden');
  element.removeAttribute('aria-hidden');
  if (/none|hidden/iu.test(element.getAttribute('style') ?? '')) element.removeAttribute('style');
}

function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === 1 && node.getAttribute !== undefined;
}

function fontColour(element: HtmlElement): string | undefined {
  return element.nodeName.toUpperCase() === 'FONT' ? element.getAttribute('color')?.toLowerCase() : undefined;
}

/** A heading that lies upon a picture: what colour is under it is not told. */
function standsOnPicture(element: HtmlElement): boolean {
  return element.parentElement?.querySelector('img, picture, video, canvas, svg') != null;
}

/** Ids of what controls of the page open. */
function openedIds(document: HtmlDocument): ReadonlySet<string> {
  const opened = new Set<string>();
  for (const control of document.querySelectorAll('[aria-controls], [data-target], [data-bs-target], label[for]')) {
    for (const name of ['aria-controls', 'data-target', 'data-bs-target', 'for'])
      for (const id of (control.getAttribute(name) ?? '').split(/\s+/u)) opened.add(id.replace(/^#/u, ''));
  }
  opened.delete('');
  return opened;
}
