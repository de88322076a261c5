/**
 * Reads EPUB: the chapters in the order of the spine, with what the package says of title, author, publisher and date.
 * Promises: the table of contents is not text; a locked book is refused with the reason.
 */
import { posix } from 'node:path';
import type { ArticleContent } from '../domain.ts';
import type { Block } from './blocks.ts';
import { BlockWriter, flat } from './block-writer.ts';
import { parseDate } from './date-forms.ts';
import { articleOf } from './properties.ts';
import { markupWriter } from './xhtml-blocks.ts';
import { elementsOf, walkXhtml } from './xml.ts';
import type { Zip } from './zip.ts';

/** Fonts are scrambled in books that are not locked. */
const fontScrambling = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/;

export function readEpub(zip: Zip, path: string): ArticleContent {
  refuseLocked(zip);
  const container = zip.part('META-INF/container.xml');
  const [root] = container === undefined ? [] : elementsOf(container, ['rootfile']);
  const packagePath = decodeURI(root?.attributes['full-path'] ?? '');
  const opf = zip.part(packagePath);
  if (opf === undefined) throw new Error('It is damaged: its list of contents is missing.');
  const known = elementsOf(opf, ['title', 'creator', 'publisher', 'date', 'language', 'source']);
  const values = (name: string): string[] =>
    known.filter((element) => element.name === name).map(({ words }) => flat(words));
  const authors = known.filter(
    ({ name, attributes }) => name === 'creator' && (attributes['opf:role'] ?? 'aut') === 'aut',
  );
  return articleOf(
    chapters(zip, opf, packagePath),
    {
      title: values('title')[0],
      author: authors.map(({ words }) => flat(words)).join(', '),
      publisher: values('publisher')[0],
      published: publicationDate(known),
      url: values('source').find((source) => /^https?:\/\//i.test(source)),
      language: values('language')[0],
    },
    path,
  );
}

function refuseLocked(zip: Zip): void {
  const encryption = zip.part('META-INF/encryption.xml');
  if (encryption === undefined) return;
  const methods = elementsOf(encryption, ['EncryptionMethod']).map(({ attributes }) => attributes['Algorithm'] ?? '');
  if (methods.some((method) => !fontScrambling.test(method))) throw new Error('It is locked by its seller (DRM).');
}

/** A date without an event, or with that of publication; never when the file was made or changed. */
function publicationDate(known: ReturnType<typeof elementsOf>): string | undefined {
  const dates = known.filter(({ name }) => name === 'date');
  const event = (of: (typeof dates)[number]): string | undefined => of.attributes['opf:event'];
  const date = dates.find((each) => event(each) === 'publication') ?? dates.find((each) => event(each) === undefined);
  return parseDate(date?.words ?? '');
}

function chapters(zip: Zip, opf: Uint8Array, packagePath: string): Block[] {
  const items = new Map(
    elementsOf(opf, ['item'])
      .filter(({ attributes }) => !(attributes['properties'] ?? '').split(' ').includes('nav'))
      .map(({ attributes }) => [attributes['id'], attributes['href'] ?? '']),
  );
  const writer = new BlockWriter();
  for (const { attributes } of elementsOf(opf, ['itemref'])) {
    const href = items.get(attributes['idref']);
    if (href === undefined || attributes['linear'] === 'no') continue;
    const page = zip.part(posix.join(posix.dirname(packagePath), decodeURI(href.replace(/#.*$/, ''))));
    if (page === undefined) throw new Error(`It is damaged: its part ${href} is missing.`);
    walkXhtml(page, markupWriter(writer));
    writer.begin();
  }
  return writer.finish();
}
