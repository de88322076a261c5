/**
 * Reads Word's .docx: paragraphs, headings, lists, tables, and the properties of the file.
 * Promises: deleted words stay deleted, and a text box is read once. The day on which the file was made is not taken for
 * that of publication. Leaves out what is hidden, notes, comments, page heads and pictures.
 */
import type { ArticleContent } from '../domain.ts';
import type { Block } from './blocks.ts';
import { BlockWriter } from './block-writer.ts';
import { saidOfHidden } from './hidden.ts';
import { HiddenOfWord, LeftOut } from './hidden-office.ts';
import { articleOf } from './properties.ts';
import { WordLists } from './word-lists.ts';
import { elementsOf, walkXml } from './xml.ts';
import type { Zip } from './zip.ts';

export function readDocx(zip: Zip, path: string): ArticleContent {
  const body = zip.part(mainPart(zip));
  if (body === undefined) throw new Error('It is an office file, but holds no words of Word.');
  const properties = zip.part('docProps/core.xml');
  const known = properties === undefined ? [] : elementsOf(properties, ['title', 'creator', 'language']);
  const valueOf = (name: string): string | undefined => known.find((element) => element.name === name)?.words;
  const article = { title: valueOf('title'), author: valueOf('creator'), language: valueOf('language') };
  const leftOut = new LeftOut();
  const blocks = blocksOf(
    body,
    headingStyles(zip),
    new WordLists(zip.part('word/numbering.xml')),
    new HiddenOfWord(zip.part('word/styles.xml')),
    leftOut,
  );
  return articleOf(blocks, { ...article, doubt: saidOfHidden(leftOut.count) }, path);
}

function mainPart(zip: Zip): string {
  const relations = zip.part('_rels/.rels');
  const main = (relations === undefined ? [] : elementsOf(relations, ['Relationship'])).find(({ attributes }) =>
    attributes['Type']?.endsWith('/officeDocument'),
  );
  return main?.attributes['Target']?.replace(/^\//, '') ?? 'word/document.xml';
}

/** Styles that make a heading, with their level; ids differ from language to language, the names of built-in ones do not. */
function headingStyles(zip: Zip): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  const styles = zip.part('word/styles.xml');
  if (styles === undefined) return levels;
  let id = '';
  walkXml(styles, {
    open: (name, attributes) => {
      const value = attributes['w:val'] ?? '';
      if (name === 'w:style') id = attributes['w:styleId'] ?? '';
      const level = name === 'w:name' ? /^heading ([1-6])$/i.exec(value)?.[1] : undefined;
      if (level !== undefined) levels.set(id, Number(level));
      if (name === 'w:name' && /^title$/i.test(value)) levels.set(id, 1);
      if (name === 'w:outlineLvl' && Number(value) < 6 && !levels.has(id)) levels.set(id, Number(value) + 1);
    },
  });
  return levels;
}

/** Elements whose words are not the article's. mc:Fallback says again what stands before it. */
const skipped = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:sectPr']);

function blocksOf(
  body: Uint8Array,
  styles: ReadonlyMap<string, number>,
  lists: WordLists,
  hidden: HiddenOfWord,
  leftOut: LeftOut,
): Block[] {
  const writer = new BlockWriter();
  /** Of the list that a paragraph is in; it is told before the list. */
  let level = 0;
  let isHead = false;
  let skipping = 0;
  let isText = false;
  walkXml(body, {
    open: (name, attributes) => {
      if (skipped.has(name)) skipping += 1;
      if (skipping > 0) return;
      hidden.open(name, attributes);
      const value = attributes['w:val'] ?? '';
      if (name === 'w:p') {
        writer.begin();
        writer.markItem(undefined);
        level = 0;
      } else if (name === 'w:tbl') writer.beginTable();
      else if (name === 'w:tr') {
        writer.beginRow();
        isHead = false;
      } else if (name === 'w:tblHeader') isHead = value !== '0' && value !== 'false';
      else if (name === 'w:tc') writer.beginCell({ isHead });
      else if (name === 'w:gridSpan') writer.describeCell({ columns: Number(value) });
      else if (name === 'w:vMerge' && value !== 'restart') writer.describeCell({ isAbove: true });
      else if (name === 'w:ilvl') level = Number(value);
      else if (name === 'w:numId') writer.markItem(lists.next(value, level));
      else if (name === 'w:t' || name === 'm:t') isText = true;
      else if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') writer.add(' ');
      else if (name === 'w:noBreakHyphen') writer.add('-');
      else if (name === 'w:pStyle') writer.mark(styles.get(value));
      else if (name === 'w:outlineLvl' && Number(value) < 6) writer.mark(Number(value) + 1);
    },
    words: (words) => {
      if (!isText || skipping > 0) return;
      if (hidden.isHidden) leftOut.add(words);
      else {
        leftOut.end();
        writer.add(words);
      }
    },
    close: (name) => {
      if (skipped.has(name)) skipping -= 1;
      isText = false;
      if (skipping > 0) return;
      hidden.close(name);
      if (name === 'w:p') leftOut.end();
      if (name === 'w:p') writer.begin();
      else if (name === 'w:tc') writer.endCell();
      else if (name === 'w:tr') writer.endRow();
      else if (name === 'w:tbl') writer.endTable();
    },
  });
  return writer.finish();
}
