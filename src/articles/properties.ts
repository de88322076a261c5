/**
 * What files say of themselves in their properties, where it can be believed: programs put the name of a file, of
 * themselves or of nobody there. Also how a title is chosen for formats that have such properties.
 */
import type { ArticleContent } from '../domain.ts';
import { type Block, joinBlocks } from './blocks.ts';
import { flat } from './block-writer.ts';
import { dateOfText } from './dates.ts';
import { languageOf } from './language.ts';
import { titleFromPath } from './plain-text.ts';

export function sensibleTitle(given: string | undefined): string | undefined {
  const title = flat(given ?? '');
  const isName =
    /\.(?:docx?|pdf|indd|qxd|tex|dvi|ps|rtf|odt|pptx?|html?)$/i.test(title) || /^microsoft word/i.test(title);
  const isNothing = !/\p{L}{2}/u.test(title) || /^(?:untitled|title|document|unknown|slide|page)\W*\d*$/i.test(title);
  return isName || isNothing || title.length > 300 ? undefined : title;
}

export function sensibleAuthor(given: string | undefined): string | undefined {
  const author = flat(given ?? '');
  const isNobody =
    /^(?:user|admin|administrator|owner|unknown|anonymous|author|root|default|pc|test|python-docx)\W*\d*$/i.test(
      author,
    );
  return isNobody || !/\p{L}{2}/u.test(author) || author.length > 200 ? undefined : author;
}

export function sensibleLanguage(given: string | undefined): string | undefined {
  const language = flat(given ?? '').replaceAll('_', '-');
  return /^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(language) && language !== 'und' ? language : undefined;
}

export interface Known {
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
  readonly doubt?: string | undefined;
}

/** Blocks and properties as an article. The date of the text stands in where the properties give none. */
export function articleOf(all: readonly Block[], known: Known, path: string): ArticleContent {
  const first = all[0];
  const ownTitle = first?.level !== undefined && first.level <= 2 && all.length > 1 ? first.text : undefined;
  const title = sensibleTitle(known.title) ?? ownTitle ?? titleFromPath(path);
  // The title is kept once, as the title; in the text it would be found and quoted as if it were a sentence.
  const blocks = all.length > 1 && first?.text === title ? all.slice(1) : all;
  const author = sensibleAuthor(known.author);
  const found = known.published === undefined ? dateOfText(blocks.map(({ text }) => text)) : undefined;
  const published = known.published ?? found?.published;
  const body = joinBlocks(blocks);
  return {
    title,
    ...(known.publisher !== undefined && known.publisher !== '' && { publisher: known.publisher }),
    ...(author !== undefined && { author }),
    ...(published !== undefined && { published }),
    ...(found !== undefined && { publishedNote: found.note }),
    ...(known.url !== undefined && { url: known.url }),
    ...(known.doubt !== undefined && { doubt: known.doubt }),
    language: languageOf(body.text, sensibleLanguage(known.language)),
    ...body,
  };
}
