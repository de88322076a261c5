/**
 * Reads letters (.eml) and pages that a browser saved as one (.mhtml, .mht).
 * Promises: the page's own metadata go first; subject, sender and date of the letter fill in. The date at which a
 * browser saved a page is not taken for anything. Attachments are not read.
 */
import PostalMime, { type Address, type Email } from 'postal-mime';
import type { ArticleContent } from '../domain.ts';
import { composed, withLineFeeds } from '../text.ts';
import { parseDate } from './date-forms.ts';
import { withoutControls } from './encoding.ts';
import { readHtml } from './html.ts';
import { defaultParsingLimits, type ParsingLimits } from './parsing-limits.ts';
import { cleanPlainText, titleFromPath } from './plain-text.ts';

/** Parts in parts: a letter forwarded a few times stays far below. */
const deepestParts = 32;

export async function readMail(
  bytes: Uint8Array,
  path: string,
  limits = defaultParsingLimits,
): Promise<ArticleContent> {
  const mail = await PostalMime.parse(bytes, {
    maxNestingDepth: Math.min(deepestParts, limits.depth),
    maxRfc822NestingDepth: 3,
  });
  const subject = filled(mail.subject);
  const content = contentOf(mail, subject, path, limits);
  const saved = isSavedPage(mail);
  const title = content.title === titleFromPath(path) && subject !== undefined ? subject : content.title;
  const author = content.author ?? (saved ? undefined : senderOf(mail.from));
  const sent = saved ? undefined : parseDate(header(mail, 'date') ?? '');
  const url = content.url ?? pageAddress(mail);
  // What the text only makes likely is worth less than the day on which the letter was sent.
  const stated = content.published !== undefined && !(content.publishedNote ?? '').startsWith('A guess');
  const date = stated || sent === undefined ? {} : { published: sent, publishedNote: 'From the date of the letter.' };
  return {
    ...content,
    title,
    ...(author !== undefined && { author }),
    ...date,
    ...(url !== undefined && { url }),
  };
}

function contentOf(mail: Email, subject: string | undefined, path: string, limits: ParsingLimits): ArticleContent {
  const html = filled(mail.html);
  const text = filled(mail.text);
  if (html !== undefined) {
    // Frames of a saved page come after it, as pages of their own.
    const content = readHtml(html.split(/<\/html\s*>/i)[0] ?? '', path, limits);
    if (content.text.trim() !== '' || text === undefined) return content;
  }
  const plain = composed(withLineFeeds(withoutControls(text ?? '')));
  return cleanPlainText(plain, path, subject).content;
}

function isSavedPage(mail: Email): boolean {
  return (
    header(mail, 'snapshot-content-location') !== undefined || /saved by/i.test(header(mail, 'from') ?? 'saved by')
  );
}

/** Where a browser had the page from. */
function pageAddress(mail: Email): string | undefined {
  return [header(mail, 'snapshot-content-location'), header(mail, 'content-location')].find(
    (value) => value !== undefined && /^https?:\/\/\S+$/i.test(value),
  );
}

function senderOf(from: Address | undefined): string | undefined {
  return from === undefined ? undefined : (filled(from.name) ?? filled(from.address));
}

function header(mail: Email, key: string): string | undefined {
  return filled(mail.headers.find((field) => field.key === key)?.value);
}

/** Undefined for nothing. The library leaves characters of windows-1252 as controls (see encoding.ts). */
function filled(text: string | undefined): string | undefined {
  const plain = withoutControls(text ?? '').trim();
  return plain === '' ? undefined : plain;
}
