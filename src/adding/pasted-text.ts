/**
 * A pasted text as a file: what is known of it stands in front matter, the words below it as they were pasted.
 * Promises: what was given with the text is read back as it was given, and wins over what the text says of itself.
 * Text with headings of Markdown is kept as .md; other text as .txt, so that it loses what stands beside an article.
 */
import { stringify } from 'yaml';
import { type FrontMatter, looseFrontMatter, splitFrontMatter } from '../articles/front-matter.ts';
import { onOneLine, withLineFeeds } from '../text.ts';
import { safeName } from './file-name.ts';

export interface PastedText {
  readonly text: string;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly published?: string | undefined;
  readonly publisher?: string | undefined;
  readonly author?: string | undefined;
}

const keys = ['title', 'url', 'published', 'publisher', 'author'] as const;
/** Characters of a first line that may name the file. */
const longestFirstLine = 100;

/** Throws, with the reason, when what was given with the text is wrong. */
export function fileOfText({ text, ...given }: PastedText): { readonly name: string; readonly bytes: Uint8Array } {
  const words = plain(text).trim();
  const own = looseFrontMatter(words);
  const stated = filled(given);
  const known = { ...own.frontMatter, ...stated };
  const isMarkdown = own.body !== words || /^#{1,6} \S/m.test(words);
  const isBare = Object.keys(stated).length === 0;
  const file = isBare ? `${words}\n` : `---\n${stringify(known, { lineWidth: 0 })}---\n\n${own.body.trim()}\n`;
  splitFrontMatter(file);
  const firstLine = own.body.trim().split('\n')[0]?.replace(/^#+ /, '').slice(0, longestFirstLine) ?? '';
  return { name: safeName(known.title ?? firstLine, isMarkdown ? '.md' : '.txt'), bytes: Buffer.from(file) };
}

function filled(given: Omit<PastedText, 'text'>): FrontMatter {
  const values = keys.flatMap((key) => {
    const flat = onOneLine(plain(given[key] ?? ''));
    return flat === '' ? [] : [[key, flat]];
  });
  return Object.fromEntries(values);
}

/** Programs that copy leave controls behind, which would make the file another kind of file. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- taking control characters out is the point
  return withLineFeeds(text).replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF]/g, '');
}
