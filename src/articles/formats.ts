/**
 * The table of formats that are parsed, and so read in a process of their own (reading-process.ts).
 * A new format is one more file in this folder and one more row here. Readers are loaded when first used.
 * Promises: a file is told by what it holds; its name decides only where the bytes leave it open.
 */
import type { ArticleContent } from '../domain.ts';

export interface Format {
  /** Endings, lower case, under which files of this format are looked for. */
  readonly endings: readonly string[];
  readonly fits: (bytes: Uint8Array, ending: string) => boolean;
  /** May throw: the message is the reason that is shown. */
  readonly read: (bytes: Uint8Array, path: string) => Promise<ArticleContent>;
}

const formats: readonly Format[] = [
  {
    endings: ['.pdf'],
    fits: (bytes) => beginsWith(bytes, '%PDF-'),
    read: async (bytes, path) => (await import('./pdf.ts')).readPdf(bytes, path),
  },
];

export const parsedEndings: readonly string[] = formats.flatMap(({ endings }) => endings);

/** Undefined: plain words, with or without Markdown. */
export function formatOf(bytes: Uint8Array, path: string): Format | undefined {
  const ending = endingOf(path);
  return formats.find(({ fits }) => fits(bytes, ending));
}

export function endingOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';
}

/** Whether the file begins with these ASCII characters, after white space or a byte order mark. */
export function beginsWith(bytes: Uint8Array, magic: string): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256)).toString('latin1');
  return head.replace(/^(?:\u00EF\u00BB\u00BF)?\s*/, '').startsWith(magic);
}
