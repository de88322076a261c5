/**
 * The note of where a file was fetched from, in the form in which browsers note it in pages that they save (html.ts
 * reads it there). In formats without a place for it, it stands at the end, where other programs pass over it: in a PDF
 * as a comment, in a package as the comment of the ZIP file.
 */

/** Bytes at the end: a long address, and what stands around it. */
const endBytes = 2100;

export function noteOfSource(url: string): string {
  return `saved from url=(${String(url.length).padStart(4, '0')})${url}`;
}

/** The address that is noted at the end of a PDF or a package. */
export function sourceAtEnd(bytes: Uint8Array): string | undefined {
  const text = (start: number, end?: number): string => Buffer.from(bytes.subarray(start, end)).toString('latin1');
  if (!/^(?:%PDF-|PK)/.test(text(0, 5))) return undefined;
  return /saved from url=\(\d+\)(https?:\/\/[^\s<>]{1,2000})\s*$/.exec(text(-endBytes))?.[1];
}
