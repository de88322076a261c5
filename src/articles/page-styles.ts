/**
 * The style that a page gives its own elements: rules of its style elements, and the style attribute.
 * Promises: linear time. Of selectors only single compounds are followed (p, .note, p.note#one); where another may change
 * an element, or one that holds only on some screens, that is told as doubt. Style sheets elsewhere are not fetched.
 */
import { type Declared, declarationsOf } from './hidden.ts';
import type { HtmlElement } from './html-dom.ts';

interface Rule {
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly declared: Declared;
  readonly weight: number;
  /** It may hold: by what stands around the element, by the screen, by the mouse. */
  readonly isSure: boolean;
}

/** Characters, of all style elements: saved pages bring megabytes, of which the first decide. */
const longestSheet = 2_000_000;

export class PageStyles {
  readonly #rules = new Map<string, Rule[]>();

  constructor(sheets: Iterable<string>) {
    let left = longestSheet;
    let order = 0;
    for (const sheet of sheets) {
      for (const { selectors, declared, isSure } of rulesOf(withoutComments(sheet.slice(0, left)))) {
        for (const selector of selectors) {
          order += 1;
          this.#add(selector, declared, isSure, order);
        }
      }
      left = Math.max(0, left - sheet.length);
    }
  }

  /** What is declared for an element; `inDoubt`: properties that another rule may change. */
  of(element: HtmlElement): { readonly declared: Declared; readonly inDoubt: ReadonlySet<string> } {
    const id = element.getAttribute('id') ?? '';
    const tag = element.nodeName.toLowerCase();
    const classes = (element.getAttribute('class') ?? '').split(/\s+/u).slice(0, 50);
    const keys = [`#${id}`, ...classes.map((name) => `.${name}`), tag, '*'];
    const rules = [...new Set(keys)]
      .flatMap((key) => this.#rules.get(key) ?? [])
      .filter(
        (rule) =>
          (rule.tag === '' || rule.tag === tag) &&
          (rule.id === '' || rule.id === id) &&
          rule.classes.every((name) => classes.includes(name)),
      )
      .toSorted((a, b) => a.weight - b.weight);
    const declared = new Map<string, string>();
    const inDoubt = new Set<string>();
    for (const rule of rules) {
      for (const [name, value] of rule.declared) {
        if (rule.isSure) declared.set(name, value);
        else inDoubt.add(name);
      }
    }
    for (const [name, value] of declarationsOf(element.getAttribute('style') ?? '')) {
      declared.set(name, value);
      inDoubt.delete(name);
    }
    return { declared, inDoubt };
  }

  #add(selector: string, declared: Declared, isSure: boolean, order: number): void {
    // What is said of an element by where it stands, or of a moment, is said of it in doubt.
    const last = selector.split(/[\s>+~]+/u).at(-1) ?? '';
    const bare = last.replace(/::?[\w-]+(?:\([^()]*\))?|\[[^[\]]*\]/gu, '');
    if (!/^(?:[a-z][\w-]*|\*)?(?:[.#][\w-]+)*$/iu.test(bare)) return;
    const tag = /^[a-z][\w-]*/iu.exec(bare)?.[0].toLowerCase() ?? '';
    const id = /#([\w-]+)/u.exec(bare)?.[1] ?? '';
    const classes = Array.from(bare.matchAll(/\.([\w-]+)/gu), ([, name]) => name ?? '');
    const isWhole = bare === selector;
    const key = id !== '' ? `#${id}` : classes[0] !== undefined ? `.${classes[0]}` : tag === '' ? '*' : tag;
    const weight = (id === '' ? 0 : 1e12) + classes.length * 1e10 + (tag === '' ? 0 : 1e8) + order;
    const rules = this.#rules.get(key) ?? [];
    if (rules.length < 500) rules.push({ tag, id, classes, declared, weight, isSure: isSure && isWhole });
    this.#rules.set(key, rules);
  }
}

function withoutComments(sheet: string): string {
  let text = '';
  let from = 0;
  for (let at = sheet.indexOf('/*'); at >= 0; at = sheet.indexOf('/*', from)) {
    text += sheet.slice(from, at);
    const end = sheet.indexOf('*/', at + 2);
    if (end < 0) return text;
    from = end + 2;
  }
  return text + sheet.slice(from);
}

/** Rules one after the other; of at-rules, those for the screen hold, keyframes and fonts are none, others may hold. */
function* rulesOf(
  sheet: string,
): Generator<{ readonly selectors: string[]; readonly declared: Declared; readonly isSure: boolean }> {
  const around: ('sure' | 'doubt' | 'none')[] = [];
  let from = 0;
  for (;;) {
    const open = sheet.indexOf('{', from);
    const close = sheet.indexOf('}', from);
    if (close >= 0 && (open < 0 || close < open)) {
      around.pop();
      from = close + 1;
      continue;
    }
    if (open < 0) return;
    const head = sheet.slice(Math.max(from, sheet.lastIndexOf(';', open) + 1), open).trim();
    from = open + 1;
    if (head.startsWith('@')) {
      const isAlways = /^@media\s+(?:screen|all)$|^@layer\b/iu.test(head);
      const mayHold = /^@(?:media|supports|container)\b/iu.test(head) && !/^@media\s+print\b/iu.test(head);
      around.push(isAlways ? 'sure' : mayHold ? 'doubt' : 'none');
      continue;
    }
    const end = sheet.indexOf('}', from);
    const body = sheet.slice(from, end < 0 ? sheet.length : end);
    // Style in style is not followed.
    const inner = body.indexOf('{');
    if (!around.includes('none')) {
      const selectors = head.split(',', 50).map((selector) => selector.trim());
      const declared = declarationsOf(inner < 0 ? body : body.slice(0, body.lastIndexOf(';', inner) + 1));
      yield { selectors, declared, isSure: inner < 0 && !around.includes('doubt') };
    }
    if (end < 0) return;
    if (inner < 0) from = end + 1;
    else around.push('doubt');
  }
}
