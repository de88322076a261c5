/**
 * Reads PDF with pdf.js (as unpdf packs it): words, headings, the span of each page, and what the file says of itself.
 * Promises: a file that holds no words, or that cannot be read whole, is refused with the reason. The day on which the file
 * was made is not taken for the article's.
 * Does not recognise text in pictures, nor tell columns apart: words come in the order in which the file has them.
 */
import { getDocumentProxy } from 'unpdf';
import type { ArticleContent } from '../domain.ts';
import { blockSpans } from '../text.ts';
import { dateOfText } from './dates.ts';
import { languageOf } from './language.ts';
import { layOut, tidy } from './pdf-layout.ts';
import type { PdfLine } from './running-heads.ts';
import { titleFromPath } from './plain-text.ts';
import { sensibleAuthor, sensibleLanguage, sensibleTitle } from './properties.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;
type TextItem = Extract<Awaited<ReturnType<PdfPage['getTextContent']>>['items'][number], { str: string }>;

export async function readPdf(bytes: Uint8Array, path: string): Promise<ArticleContent> {
  const document = await open(bytes);
  const lines: PdfLine[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    try {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      for (const line of linesOf(items.filter((item) => 'str' in item))) lines.push({ ...line, page: number });
      page.cleanup();
    } catch (cause) {
      throw new Error(`It is damaged: page ${number} of ${document.numPages} cannot be read.`, { cause });
    }
  }
  if (lines.length === 0) {
    throw new Error('It holds pictures of pages but no text, like a scan. Recognise its text first (OCR).');
  }
  const { title, author, language } = await properties(document);
  const { ownTitle, ownAuthor, ...body } = layOut(lines, document.numPages, author);
  const by = author ?? ownAuthor;
  const found = dateOfText(blockSpans(body.text.slice(0, 20_000)).map(({ start, end }) => body.text.slice(start, end)));
  return {
    title: title ?? ownTitle ?? titleFromPath(path),
    ...(by !== undefined && { author: by }),
    ...(found !== undefined && { published: found.published, publishedNote: found.note }),
    language: languageOf(body.text, language),
    ...body,
  };
}

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // A copy: pdf.js takes the bytes for itself, and does not take a Buffer.
    return await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0, enableXfa: false });
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    throw new Error(
      isLocked ? 'It is protected by a password. Save a copy without one.' : 'It is damaged, or not a whole PDF.',
      { cause },
    );
  }
}

/** pdf.js tells where a line ends; its first piece gives its place, its first words (not a bullet) their size. */
function linesOf(items: readonly TextItem[]): Omit<PdfLine, 'page'>[] {
  const lines: Omit<PdfLine, 'page'>[] = [];
  let row: TextItem[] = [];
  const close = (): void => {
    const first = row.find(({ str }) => str.trim() !== '');
    const last = row.at(-1);
    const text = tidy(row.map(({ str }) => str).join(''));
    if (first !== undefined && last !== undefined && text !== '') {
      const [left, bottom] = placeOf(first);
      const words = row.find(({ str }) => /[\p{L}\p{N}]/u.test(str)) ?? first;
      lines.push({ text, left, right: placeOf(last)[0] + last.width, bottom, size: words.height });
    }
    row = [];
  };
  for (const item of items) {
    row.push(item);
    if (item.hasEOL) close();
  }
  close();
  return lines;
}

function placeOf({ transform }: TextItem): [left: number, bottom: number] {
  return [Number(transform[4]), Number(transform[5])];
}

async function properties(document: PdfDocument): Promise<Record<'title' | 'author' | 'language', string | undefined>> {
  const { info } = await document.getMetadata();
  const value = (key: string): string => {
    const found: unknown = Reflect.get(info, key);
    return typeof found === 'string' ? tidy(found) : '';
  };
  return {
    title: sensibleTitle(value('Title')),
    author: sensibleAuthor(value('Author')),
    language: sensibleLanguage(value('Language')),
  };
}
