/**
 * XML as a row of marks: what opens, what closes, and the words between.
 * Promises: entities that a file declares are never expanded nor fetched, and nesting of any depth takes no stack.
 * Prefixes of names stay as they are written. Does not check that the file is valid.
 */
import { Parser } from 'htmlparser2';

export type Attributes = Readonly<Record<string, string>>;

export interface Marks {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly words?: (words: string) => void;
}

export function walkXml(bytes: Uint8Array, marks: Marks): void {
  walk(decodeXml(bytes), marks, { xmlMode: true });
}

/** Pages of books: meant as XML, often written like HTML. Names come in lower case. */
export function walkXhtml(bytes: Uint8Array, marks: Marks): void {
  walkMarkup(decodeXml(bytes), marks);
}

export function walkMarkup(markup: string, marks: Marks): void {
  walk(markup, marks, { recognizeSelfClosing: true });
}

function walk(text: string, { open, close, words }: Marks, options: ConstructorParameters<typeof Parser>[1]): void {
  const parser = new Parser(
    {
      ...(open !== undefined && { onopentag: open }),
      ...(close !== undefined && { onclosetag: close }),
      ...(words !== undefined && { ontext: words }),
    },
    { decodeEntities: true, ...options },
  );
  parser.end(text);
}

/** By byte order mark, else as the file declares, else UTF-8. */
function decodeXml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)/.exec(head)?.[1];
  const marked = head.startsWith('\u00FF\u00FE')
    ? 'utf-16le'
    : head.startsWith('\u00FE\u00FF')
      ? 'utf-16be'
      : undefined;
  try {
    return new TextDecoder(marked ?? declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error('It is damaged: its letters are not in the encoding that it names.', { cause });
  }
}

/** The elements of these names (without prefix), in order, with attributes and words; for short files of properties. */
export function elementsOf(
  bytes: Uint8Array,
  names: readonly string[],
): { readonly name: string; readonly attributes: Attributes; readonly words: string }[] {
  const found: { name: string; attributes: Attributes; words: string }[] = [];
  let current: (typeof found)[number] | undefined;
  walkXml(bytes, {
    open: (prefixed, attributes) => {
      const name = withoutPrefix(prefixed);
      if (!names.includes(name)) return;
      current = { name, attributes, words: '' };
      found.push(current);
    },
    words: (words) => {
      if (current !== undefined) current.words += words;
    },
    close: (name) => {
      if (withoutPrefix(name) === current?.name) current = undefined;
    },
  });
  return found;
}

export function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
