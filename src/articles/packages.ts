/**
 * Reads what is packed as ZIP: tells DOCX, ODT and EPUB apart by their parts.
 * Promises: parts that hold no words (pictures, fonts) are not unpacked.
 */
import type { ArticleContent } from '../domain.ts';
import { readDocx } from './docx.ts';
import { readEpub } from './epub.ts';
import { readOdt } from './odt.ts';
import type { ParsingLimits } from './parsing-limits.ts';
import { Zip } from './zip.ts';

export async function readPackage(bytes: Uint8Array, path: string, limits: ParsingLimits): Promise<ArticleContent> {
  const zip = await Zip.unpack(bytes, holdsWords, limits);
  if (zip.part('META-INF/container.xml') !== undefined) return readEpub(zip, path);
  if (zip.part('content.xml') !== undefined) return readOdt(zip, path);
  if (zip.part('[Content_Types].xml') !== undefined) return readDocx(zip, path);
  throw new Error('It is a ZIP file, but none of the kinds that are read (.docx, .odt, .epub).');
}

function holdsWords(name: string): boolean {
  return /\.(?:xml|rels|opf|x?html?|xhtm)$|^mimetype$/i.test(name);
}
