/**
 * The article of a citation as a BibTeX entry. Promises: pure; one key for an article, in every file; no word of an
 * article ends or begins a command.
 */
import type { CitationRecord } from '../citation-record.ts';

export function bibtex({ article }: CitationRecord): string {
  const { title, publisher, author, published, url, language } = article;
  const [year, month] = published?.split('-') ?? [];
  const fields = [
    ['title', `{${written(title)}}`],
    // In braces of its own: an office is no first and last name.
    ['author', author && `{${written(author)}}`],
    ['publisher', publisher && written(publisher)],
    ['year', year],
    ['month', month && String(Number(month))],
    ['url', url && address(url)],
    ['langid', written(language)],
  ].flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`  ${name} = {${value}}`]));
  return `@misc{${keyOf(article)},\n${fields.join(',\n')}\n}`;
}

function keyOf({ id, published = '' }: CitationRecord['article']): string {
  return `footnote${published.slice(0, 4)}${id.replaceAll(/[^a-z\d]/gi, '')}`;
}

const commands: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
};

function written(text: string): string {
  return (
    text
      .replaceAll(/\s+/gu, ' ')
      // A brace would have to be closed, and one that is escaped counts all the same.
      .replaceAll(/[{}]/g, '')
      .replaceAll(/[\\~^]/g, (character) => commands[character] ?? character)
      .replaceAll(/[&%$#_]/g, String.raw`\$&`)
  );
}

function address(url: string): string {
  return url.replaceAll(/[{}\\\s]/g, encodeURIComponent);
}
