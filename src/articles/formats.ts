/**
 * The table of formats that are parsed, and so read in a process of their own (reading-process.ts).
 * A new format is one more file in this folder and one more row here. Readers are loaded when first used.
 * Promises: a file is told by what it holds; its name decides only where the bytes leave it open.
 */
import type { ArticleContent } from '../domain.ts';
import type { ParsingLimits } from './parsing-limits.ts';
import type { Articles, ReadOutcome } from './read-outcome.ts';
import {
  hasManyMarks,
  isInAnotherEncoding,
  looksLikeFeed,
  looksLikeMail,
  looksLikePackage,
  looksLikePage,
} from './signatures.ts';

export interface Format {
  /** Endings, lower case, under which files of this format are looked for. */
  readonly endings: readonly string[];
  /** Whether a file may hold many articles. */
  readonly isFeed?: true;
  readonly fits: (bytes: Uint8Array, ending: string) => boolean;
  /** May throw: the message is the reason that is shown. */
  readonly read: (
    bytes: Uint8Array,
    path: string,
    limits: ParsingLimits,
    /** Reads a file in this one; undefined when it is of a kind that is not read. */
    readOne: (path: string, bytes: Uint8Array) => Promise<ReadOutcome | undefined>,
  ) => Promise<ArticleContent | Articles>;
}

function refuse(reason: string): Format['read'] {
  return () => Promise.reject(new Error(reason));
}

/** Bytes of plain words that are read in about 50 ms, here rather than in a process of their own. */
const longestReadHere = 150_000;

const formats: readonly Format[] = [
  {
    endings: ['.pdf'],
    fits: (bytes) => beginsWith(bytes, '%PDF-'),
    read: async (bytes, path) => (await import('./pdf.ts')).readPdf(bytes, path),
  },
  {
    endings: ['.zip'],
    isFeed: true,
    fits: (bytes, ending) => ending === '.zip' && beginsWith(bytes, 'PK') && !looksLikePackage(bytes),
    read: async (bytes, path, limits, readOne) =>
      (await import('./archive.ts')).readArchive(bytes, path, limits, readOne),
  },
  {
    endings: ['.docx', '.odt', '.epub'],
    fits: (bytes) => beginsWith(bytes, 'PK\u0003\u0004') || beginsWith(bytes, 'PK\u0005\u0006'),
    read: async (bytes, path, limits) => (await import('./packages.ts')).readPackage(bytes, path, limits),
  },
  {
    endings: [],
    fits: (bytes) => beginsWith(bytes, '\u00D0\u00CF\u0011\u00E0'),
    read: refuse('It is a Word file of the old kind (.doc), or locked with a password. Save it as an open .docx.'),
  },
  {
    endings: [],
    fits: (bytes) => beginsWith(bytes, '{\\rtf'),
    read: refuse('It is RTF, which is not read. Save it as .docx or .odt.'),
  },
  {
    endings: ['.eml', '.mhtml', '.mht'],
    fits: looksLikeMail,
    read: async (bytes, path, limits) => (await import('./mail.ts')).readMail(bytes, path, limits),
  },
  {
    endings: ['.rss', '.atom', '.xml'],
    isFeed: true,
    fits: looksLikeFeed,
    read: async (bytes, path) => ({ entries: await (await import('./xml-feed.ts')).readXmlFeed(bytes, path) }),
  },
  {
    endings: ['.json', '.jsonl', '.ndjson'],
    isFeed: true,
    fits: (bytes, ending) =>
      ['.json', '.jsonl', '.ndjson'].includes(ending) && (beginsWith(bytes, '{') || beginsWith(bytes, '[')),
    read: async (bytes, path) => ({ entries: await (await import('./json-feed.ts')).readJsonFeed(bytes, path) }),
  },
  {
    endings: ['.html', '.htm', '.xhtml'],
    fits: (bytes, ending) => looksLikePage(bytes) || ['.html', '.htm', '.xhtml'].includes(ending),
    read: async (bytes, path, limits) => (await import('./read-decoded.ts')).readPage(bytes, path, limits),
  },
  {
    endings: ['.csv', '.tsv'],
    fits: (_bytes, ending) => ['.csv', '.tsv'].includes(ending),
    read: async (bytes, path) => (await import('./read-decoded.ts')).readTable(bytes, path),
  },
  {
    endings: [],
    // Telling encodings takes tables of 80 MB, a book takes long, and Markdown can be made to take seconds.
    fits: (bytes, ending) =>
      ['.md', '.txt'].includes(ending) &&
      (bytes.length > longestReadHere || isInAnotherEncoding(bytes) || hasManyMarks(bytes)),
    read: async (bytes, path) => (await import('./read-decoded.ts')).readText(bytes, path),
  },
];

export const parsedEndings: readonly string[] = formats.flatMap(({ endings }) => endings);

/** Undefined: plain words, with or without Markdown. */
export function formatOf(bytes: Uint8Array, path: string): Format | undefined {
  const ending = endingOf(path);
  return formats.find(({ fits }) => fits(bytes, ending));
}

export function isFeed(bytes: Uint8Array, path: string): boolean {
  return formatOf(bytes, path)?.isFeed === true;
}

export function endingOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';
}

/** Whether the file begins with these ASCII characters, after white space or a byte order mark. */
function beginsWith(bytes: Uint8Array, magic: string): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256)).toString('latin1');
  return head.replace(/^(?:\u00EF\u00BB\u00BF)?\s*/, '').startsWith(magic);
}
