/**
 * What Footnote knows of an article beside its words, said as a sentence: who wrote it, when and where it was published.
 * Promises: made of the article's own title, publisher, author and date alone, always in the same form, so that a
 * statement can be checked against it to the letter; what is not known is said to be unknown.
 */
import type { Article, ArticleFact } from '../domain.ts';
import { spokenDate } from '../text.ts';

type Known = Pick<Article, 'title' | 'publisher' | 'author' | 'published' | 'publishedNote'>;

const sentences: Readonly<Record<ArticleFact, (article: Known) => string>> = {
  author: ({ author, publisher, published, title }) => {
    const others = aside(publisher, published && spokenDate(published));
    return author === undefined
      ? `No author is named for “${title}”${others}.`
      : `${author} wrote “${title}”${others}.`;
  },
  published: ({ publisher, published, publishedNote, title }) => {
    if (published === undefined) return `The date of “${title}”${aside(publisher)} is not known.`;
    const by = publisher === undefined ? '' : ` by ${publisher}`;
    const note = publishedNote === undefined ? '' : ` ${publishedNote}`;
    return `“${title}” was published${by}${when(published)}.${note}`;
  },
  source: ({ author, publisher, published, title }) =>
    publisher === undefined
      ? `Where “${title}”${aside(author, published && spokenDate(published))} was published is not known.`
      : `“${title}” was published by ${publisher}${when(published)}.`,
  reference: ({ author, publisher, published, title }) =>
    `“${title}”${aside(author, publisher, published && spokenDate(published))}.`,
};

export function knownAs(fact: ArticleFact, article: Known): string {
  return sentences[fact](article).replaceAll(/\s+/g, ' ').trim();
}

/** Whether a statement says just what is known of an article. */
export function isKnownOf(article: Known, statement: string): boolean {
  return Object.values(sentences).some((sentence) => sentence(article).replaceAll(/\s+/g, ' ').trim() === statement);
}

function aside(...parts: readonly (string | undefined)[]): string {
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

function when(published: string | undefined): string {
  if (published === undefined) return '';
  return `${published.split('-').length === 3 ? ' on ' : ' in '}${spokenDate(published)}`;
}
