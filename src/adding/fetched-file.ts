/**
 * A fetched page as a file of the folder. It notes where it came from, because an index is built from nothing but the
 * folder. Promises: the words stay as they were sent; the note is passed over by other programs, is read back as the
 * article's address where the page itself says none, and holds no date: the day of fetching is not the article's.
 */
import { isUtf8 } from 'node:buffer';
import { endingOf } from '../articles/formats.ts';
import { looseFrontMatter } from '../articles/front-matter.ts';
import { noteOfSource } from '../articles/saved-from.ts';
import type { FetchedPage } from './fetch-page.ts';
import { fileNameFor, withoutEnding } from './file-name.ts';
import { endingOfMediaType } from './media-types.ts';

export function fileOfPage(page: FetchedPage): { readonly name: string; readonly bytes: Uint8Array } {
  const name = fileNameFor(sentName(page), page.bytes);
  const ending = endingOf(name);
  if (ending === '.html') return { name, bytes: notedPage(page) };
  if (ending === '.txt' || ending === '.md') return { name, bytes: notedText(page) };
  if (ending === '.pdf') return { name, bytes: joined(page.bytes, `\n% ${noteOfSource(page.url.href)}\n`) };
  // Articles of a feed or an archive have addresses of their own.
  return { name, bytes: ['.docx', '.odt', '.epub'].includes(ending) ? notedPackage(page) : page.bytes };
}

/** The last part of the path, or the host; with the ending of the type, because addresses mostly have none. */
function sentName({ url, mediaType }: FetchedPage): string {
  const last = decoded(url.pathname.split('/').findLast((part) => part !== '') ?? '');
  const isMarkdown = mediaType === 'text/plain' && endingOf(last) === '.md';
  const ending = isMarkdown ? '.md' : (endingOfMediaType(mediaType) ?? '');
  const stem = ending === '' ? last : withoutEnding(last);
  return `${stem === '' ? url.hostname : stem}${ending}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll(/[/\\]/g, '-');
  } catch {
    return part;
  }
}

function notedPage(page: FetchedPage): Uint8Array {
  const note = `<!-- ${noteOfSource(page.url.href)} -->\n`;
  const text = textOf(page);
  // What the server alone said of the letters would be lost: the mark says it in the file.
  return text === undefined ? joined(note, page.bytes) : joined('\uFEFF', note, text);
}

function notedText(page: FetchedPage): Uint8Array {
  const text = textOf(page);
  const note = `url: ${JSON.stringify(page.url.href)}\n`;
  const { frontMatter, body } = looseFrontMatter(text ?? '');
  if (frontMatter.url !== undefined) return page.bytes;
  if (text !== undefined && body !== text) return joined(text.replace(/^---[ \t]*\r?\n/, (rule) => rule + note));
  return joined(`---\n${note}---\n\n`, text ?? page.bytes);
}

/** The comment is the last part of a ZIP file, after two bytes that give its length. */
function notedPackage({ bytes, url }: FetchedPage): Uint8Array {
  const end = Buffer.from(bytes.subarray(-22));
  const isBare = end.length === 22 && end.readUInt32LE(0) === 0x06054b50 && end.readUInt16LE(20) === 0;
  if (!isBare) return bytes;
  const note = noteOfSource(url.href);
  const length = Buffer.alloc(2);
  length.writeUInt16LE(note.length);
  return joined(bytes.subarray(0, -2), length, note);
}

/** In any encoding that is known for sure; bytes that are valid UTF-8 are that, whatever the server says. */
function textOf({ bytes, charset = '' }: FetchedPage): string | undefined {
  const isWide = /^(?:utf-?16|iso-2022)/i.test(charset);
  const label = wideMark(bytes) ?? (isUtf8(bytes) && !isWide ? 'utf-8' : charset);
  try {
    return label === '' ? undefined : new TextDecoder(label).decode(bytes);
  } catch {
    return undefined;
  }
}

function wideMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function joined(...parts: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}
