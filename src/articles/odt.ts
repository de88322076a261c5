/**
 * Reads OpenDocument text (.odt): paragraphs, headings, tables a row a line, and the properties of the file.
 * Promises: as for docx.ts; notes, comments and deleted words are left out, and the file's dates are not the article's.
 */
import type { ArticleContent } from '../domain.ts';
import type { Block } from './blocks.ts';
import { BlockWriter } from './block-writer.ts';
import { articleOf } from './properties.ts';
import { elementsOf, walkXml } from './xml.ts';
import type { Zip } from './zip.ts';

export function readOdt(zip: Zip, path: string): ArticleContent {
  const content = zip.part('content.xml');
  if (content === undefined) throw new Error('It is damaged: its words are missing.');
  const encrypted = zip.part('META-INF/manifest.xml');
  if (encrypted !== undefined && elementsOf(encrypted, ['encryption-data']).length > 0) {
    throw new Error('It is protected by a password. Save a copy without one.');
  }
  const meta = zip.part('meta.xml');
  const known = meta === undefined ? [] : elementsOf(meta, ['title', 'initial-creator', 'creator', 'language']);
  const valueOf = (name: string): string | undefined => known.find((element) => element.name === name)?.words;
  const author = valueOf('initial-creator') ?? valueOf('creator');
  return articleOf(blocksOf(content), { title: valueOf('title'), author, language: valueOf('language') }, path);
}

const skipped = new Set(['text:note', 'office:annotation', 'text:tracked-changes', 'office:forms', 'text:ruby-text']);

function blocksOf(content: Uint8Array): Block[] {
  const writer = new BlockWriter();
  let skipping = 0;
  let open = 0;
  walkXml(content, {
    open: (name, attributes) => {
      if (skipped.has(name)) skipping += 1;
      if (skipping > 0) return;
      if (name === 'text:p' || name === 'text:h') {
        open += 1;
        writer.begin(name === 'text:h' ? levelOf(attributes['text:outline-level']) : undefined);
      } else if (name === 'table:table-row') writer.beginRow();
      else if (name === 'text:s' || name === 'text:tab' || name === 'text:line-break') writer.add(' ');
    },
    words: (words) => {
      if (open > 0 && skipping === 0) writer.add(words);
    },
    close: (name) => {
      if (skipped.has(name)) skipping -= 1;
      if (skipping > 0) return;
      if (name === 'text:p' || name === 'text:h') {
        open -= 1;
        writer.begin();
      } else if (name === 'table:table-cell') writer.endCell();
      else if (name === 'table:table-row') writer.endRow();
    },
  });
  return writer.finish();
}

function levelOf(given: string | undefined): number {
  return Math.min(6, Math.max(1, Math.trunc(Number(given ?? 1)) || 1));
}
