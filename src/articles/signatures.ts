/**
 * Tells pages, letters and text in an unusual encoding by their first bytes.
 * Promises: cheap, and loads no parser: it runs in the main process.
 */
import { isUtf8 } from 'node:buffer';

const headBytes = 8192;

/** The beginning of a file as ASCII; of UTF-16 too, whose zero bytes are passed over. */
function headOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headBytes));
  return head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '');
}

export function looksLikePage(bytes: Uint8Array): boolean {
  const head = headOf(bytes).trimStart();
  if (!head.startsWith('<')) return false;
  // Browsers put a comment on top of what they save; XHTML has a declaration there.
  const first = head.replace(/^(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*)*/i, '');
  return /^<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])/i.test(first);
}

/** RSS of all versions and Atom, by their outermost element. */
export function looksLikeFeed(bytes: Uint8Array): boolean {
  const first = headOf(bytes)
    .trimStart()
    .replace(/^(?:<\?[^>]*>\s*|<!--[^]*?-->\s*|<!doctype[^>[]*(?:\[[^\]]*\][^>]*)?>\s*)*/i, '');
  return /^<(?:\w+:)?(?:rss|feed|RDF)[\s>]/.test(first);
}

/** Whether a file begins as a letter does: with header fields, among them such as only letters have. */
export function looksLikeMail(bytes: Uint8Array): boolean {
  const lines = headOf(bytes).split(/\r?\n/);
  if (lines[0]?.startsWith('From ') === true) lines.shift();
  const names = new Set<string>();
  for (const line of lines) {
    const name = /^([A-Za-z][A-Za-z0-9-]*):/.exec(line)?.[1];
    if (name !== undefined) names.add(name.toLowerCase());
    // Folded fields go on in the next line, after white space.
    else if (names.size === 0 || !/^[ \t]+\S/.test(line)) break;
  }
  const has = (...all: string[]): boolean => all.every((name) => names.has(name));
  return has('mime-version', 'content-type') || has('message-id') || has('received') || has('from', 'subject', 'date');
}

/** Office files and books say what they are in their first part, which is not packed. */
export function looksLikePackage(bytes: Uint8Array): boolean {
  return /mimetypeapplication\/|\[Content_Types\]\.xml/.test(headOf(bytes).slice(0, 200));
}

/** Words that need more than UTF-8 to be read. */
export function isInAnotherEncoding(bytes: Uint8Array): boolean {
  return !isUtf8(bytes) || bytes.includes(0);
}

/** Lines and marks of Markdown that are read in some 0.1 s; 100,000 take seconds. */
const mostMarks = 5000;
const isMark = new Uint8Array(256);
for (const byte of Buffer.from('\n*_[]()`~<>&!#|')) isMark[byte] = 1;

/** Made to take long, or long itself. */
export function hasManyMarks(bytes: Uint8Array): boolean {
  let found = 0;
  for (let at = 0; at < bytes.length && found <= mostMarks; at += 1) found += isMark[bytes[at] ?? 0] ?? 0;
  return found > mostMarks;
}
