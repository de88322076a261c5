/**
 * Words of Markdown that HTML around them hides: `<span style="display:none">…</span>`, in a line or over several.
 * Promises: linear time; as in a browser, what is never closed hides its paragraph, and a block all that follows.
 */
import { isHiddenInline, isPassage } from './hidden.ts';

const tag = /<(\/?)([a-z][\w-]*)(?![\w-])([^<>]*)>/giu;
const attributeOf = /([a-z][\w-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/giu;
const empty = new Set('br hr img input meta link wbr col source'.split(' '));

export class HiddenInMarkdown {
  #hidden: { readonly name: string; readonly isInLine: boolean; open: number } | undefined;
  #words = '';
  count = 0;

  /** HTML as it stands between the words; what stands between two marks in it is not read anyway. */
  pass(html: string, isInLine: boolean): void {
    for (const [, slash, written = '', inside = ''] of html.matchAll(tag)) {
      const name = written.toLowerCase();
      if (this.#hidden === undefined) {
        if (slash === '' && !empty.has(name) && hides(inside)) this.#hidden = { name, isInLine, open: 1 };
      } else if (name === this.#hidden.name) {
        this.#hidden.open += slash === '' ? 1 : -1;
        if (this.#hidden.open === 0) this.#end();
      }
    }
  }

  /** The words, unless they are hidden. */
  seen(words: string): string {
    if (this.#hidden === undefined) return words;
    this.#words += words;
    return '';
  }

  endParagraph(): void {
    if (this.#hidden?.isInLine === true) this.#end();
  }

  #end(): void {
    if (isPassage(this.#words)) this.count += 1;
    this.#words = '';
    this.#hidden = undefined;
  }
}

function hides(attributes: string): boolean {
  if (attributes.trim() === '') return false;
  const given = new Map<string, string>();
  for (const [, name = '', double, single, bare] of attributes.matchAll(attributeOf))
    given.set(name.toLowerCase(), double ?? single ?? bare ?? '');
  return isHiddenInline((name) => given.get(name));
}
