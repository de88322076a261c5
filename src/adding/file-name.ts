/**
 * Names for files that somebody sends: safe on every system, and with an ending that fits what is in the file.
 * Promises: one name without a path, never hidden, never one that Windows keeps for itself, at most 120 bytes; the
 * same name comes out for the same name and content. Does not look at what lies in the folder.
 */
import { articleEndings } from '../articles/read-article.ts';
import { endingOf, formatOf } from '../articles/formats.ts';

/** Bytes of UTF-8. File systems take 255; room is left for a number, and for those who sync to stricter ones. */
const longestName = 120;
/** " (999)", which is put behind a name that is taken, and "_" before one that Windows keeps. */
const roomToChange = 7;
/** Endings that say how a page was made, or other names for text: replaced, where others are only added to. */
const passingEndings = /^\.(?:php\d?|aspx?|jspx?|cgi|shtml|cfm|do|text|markdown|mdown|xht)$/;
const packageEndings = new Set(['.docx', '.odt', '.epub']);
/** Line ends and other controls, marks that turn the direction of writing, and what Windows forbids. */
// oxlint-disable-next-line no-control-regex -- taking control characters out is the point
const unsafe = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]|\p{Cs}/gu;
const forbidden = /["*:<>?|/\\]/g;
const reserved = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/i;

/** `sent`: a name as a stranger gave it, perhaps with folders before it. */
export function fileNameFor(sent: string, bytes: Uint8Array): string {
  const name = sent.split(/[/\\]/).at(-1) ?? '';
  const ending = fittingEnding(name, bytes);
  return safeName(withoutEnding(name), ending);
}

/** A safe name from words, such as a title, and an ending that is known. */
export function safeName(words: string, ending: string): string {
  const clean = words
    .replaceAll(/\s/gu, ' ')
    .replaceAll(unsafe, '')
    .normalize('NFC')
    .replaceAll(/ +/g, ' ')
    .replaceAll(forbidden, '-')
    .replace(/^[ .]+/, '');
  const kept = cut(clean, longestName - roomToChange - Buffer.byteLength(ending)).replace(/(?<![ .~])[ .~]+$/, '');
  const stem = kept === '' ? 'article' : kept;
  return `${reserved.test(stem) ? '_' : ''}${stem}${ending}`;
}

/** The name that is tried after `number - 1` others were taken. */
export function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const ending = endingOf(name);
  return `${name.slice(0, name.length - ending.length)} (${number})${ending}`;
}

/** The ending under which the file is looked for; as sent where none is known, and reading says why. */
function fittingEnding(name: string, bytes: Uint8Array): string {
  const sent = knownEnding(name);
  const stated = statedPackage(bytes);
  if (stated !== undefined && !packageEndings.has(sent)) return stated;
  const format = formatOf(bytes, name);
  if (format === undefined) {
    const isText = sent === '' ? !/\.[a-z\d]{1,8}$/i.test(name) : sent === '.text';
    return isText ? '.txt' : ['.markdown', '.mdown'].includes(sent) ? '.md' : sent;
  }
  const { endings } = format;
  if (endings.length === 0 || endings.includes(sent)) return sent;
  return endings[0] ?? sent;
}

/** Books and ODT say what they are in their first part, which is not packed. */
function statedPackage(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1');
  if (!head.startsWith('PK')) return undefined;
  if (head.includes('mimetypeapplication/epub+zip')) return '.epub';
  return head.includes('mimetypeapplication/vnd.oasis.opendocument.text') ? '.odt' : undefined;
}

export function withoutEnding(name: string): string {
  return name.slice(0, name.length - knownEnding(name).length);
}

/** Only endings that say what a file is: the last word of "St. Petersburg" is part of the name. */
function knownEnding(name: string): string {
  const ending = endingOf(name);
  return articleEndings.includes(ending) || passingEndings.test(ending) ? ending : '';
}

function cut(text: string, mostBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > mostBytes) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
