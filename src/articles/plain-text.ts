/**
 * Reads .txt: the first line is the title, the rest the text, parted into paragraphs by blank lines.
 * Promises: the text is the file's own words; only white space at line ends and runs of blank lines go.
 */
import type { ArticleContent } from '../domain.ts';

export function readPlainText(file: string, path: string): ArticleContent {
  const lines = file.split('\n').map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line.trim() !== '');
  const title = lines[first]?.trim() ?? '';
  const text = lines
    .slice(first + 1)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  // A file of one line is its own title and text.
  return {
    title: title.slice(0, 300) || titleFromPath(path),
    language: 'en',
    text: text === '' ? title : text,
    headings: [],
  };
}

/** A readable name from a file's name, for articles without a title of their own. */
export function titleFromPath(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return name
    .replace(/\.[^.]+$/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
}
