/**
 * Reads OpenDocument text (.odt): paragraphs, headings, lists, tables, and the properties of the file.
 * Promises: as for docx.ts; notes, comments and deleted words are left out, and the file's dates are not the article's.
 */
import type { ArticleContent } from '../domain.ts';
import type { Block } from './blocks.ts';
import { BlockWriter } from './block-writer.ts';
import { saidOfHidden } from './hidden.ts';
import { HiddenOfOdt, LeftOut } from './hidden-office.ts';
import { articleOf } from './properties.ts';
import type { GridCell } from './table-grid.ts';
import { type Attributes, elementsOf, walkXml } from './xml.ts';
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
  const styles = zip.part('styles.xml');
  const leftOut = new LeftOut();
  const blocks = blocksOf(content, numberedStyles(content, styles), new HiddenOfOdt(styles, content), leftOut);
  const doubt = saidOfHidden(leftOut.count);
  return articleOf(blocks, { title: valueOf('title'), author, language: valueOf('language'), doubt }, path);
}

const skipped = new Set(['text:note', 'office:annotation', 'text:tracked-changes', 'office:forms', 'text:ruby-text']);

/** Styles of lists whose items are numbered, at the outermost level. */
function numberedStyles(...parts: readonly (Uint8Array | undefined)[]): ReadonlySet<string> {
  const numbered = new Set<string>();
  for (const part of parts) {
    let style = '';
    if (part === undefined) continue;
    walkXml(part, {
      open: (name, attributes) => {
        if (name === 'text:list-style') style = attributes['style:name'] ?? '';
        const isNumbered = name === 'text:list-level-style-number' && attributes['style:num-format'] !== '';
        if (isNumbered && attributes['text:level'] === '1') numbered.add(style);
      },
    });
  }
  return numbered;
}

function blocksOf(content: Uint8Array, numbered: ReadonlySet<string>, hidden: HiddenOfOdt, leftOut: LeftOut): Block[] {
  const writer = new BlockWriter();
  /** Lists in one another: those inside are as the outermost is. */
  const lists: boolean[] = [];
  let isHead = false;
  let skipping = 0;
  let open = 0;
  walkXml(content, {
    open: (name, attributes) => {
      if (skipped.has(name)) skipping += 1;
      if (skipping > 0) return;
      hidden.open(name, attributes);
      if (name === 'text:p' || name === 'text:h') {
        open += 1;
        writer.begin(name === 'text:h' ? levelOf(attributes['text:outline-level']) : undefined);
      } else if (name === 'text:list') {
        lists.push(numbered.has(attributes['text:style-name'] ?? '') || lists.at(-1) === true);
        writer.beginList(lists.at(-1) === true ? 1 : undefined);
      } else if (name === 'text:list-item') writer.beginItem();
      else if (name === 'table:table') writer.beginTable();
      else if (name === 'table:table-header-rows') isHead = true;
      else if (name === 'table:table-row') writer.beginRow();
      else if (name === 'table:table-cell') writer.beginCell(cellOf(attributes, isHead));
      else if (name === 'text:s' || name === 'text:tab' || name === 'text:line-break') writer.add(' ');
    },
    words: (words) => {
      if (open === 0 || skipping > 0) return;
      if (hidden.isHidden) leftOut.add(words);
      else {
        leftOut.end();
        writer.add(words);
      }
    },
    close: (name) => {
      if (skipped.has(name)) skipping -= 1;
      if (skipping > 0) return;
      hidden.close(name);
      if (name === 'text:p' || name === 'text:h') {
        leftOut.end();
        open -= 1;
        writer.begin();
      } else if (name === 'table:table-cell') writer.endCell();
      else if (name === 'table:table-row') writer.endRow();
      else if (name === 'table:table-header-rows') isHead = false;
      else if (name === 'table:table') writer.endTable();
      else if (name === 'text:list') {
        lists.pop();
        writer.endList();
      }
    },
  });
  return writer.finish();
}

function cellOf(attributes: Attributes, isHead: boolean): Omit<GridCell, 'text'> {
  const counted = (name: string): number => Number(attributes[name] ?? 1);
  return { isHead, columns: counted('table:number-columns-spanned'), rows: counted('table:number-rows-spanned') };
}

function levelOf(given: string | undefined): number {
  return Math.min(6, Math.max(1, Math.trunc(Number(given ?? 1)) || 1));
}
