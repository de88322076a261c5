/**
 * One line of the library: the title, who published it and when, what is doubtful about it, and the way to remove it.
 * An entry of a feed has no such way: its words lie in a file together with others'.
 */
import type { ArticleSummary } from '../../../src/store/index-report.ts';
import { detailsOf } from '../articles/article-details.ts';
import { directionOf } from '../ui/direction.ts';
import { sourceParts } from '../ui/format.ts';
import { SourceParts } from '../ui/source-parts.tsx';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/list-page.css';
import './library-entry.css';

interface LibraryEntryProps {
  readonly article: ArticleSummary;
  readonly open: boolean;
  readonly onOpen: (articleId: string) => void;
  readonly onRemove: (article: ArticleSummary, button: HTMLElement) => void;
}

const partOfFeed = /\.(?:xml|rss|atom|json|jsonl|ndjson|zip)#/i;

export function LibraryEntry({ article, open, onOpen, onRemove }: LibraryEntryProps) {
  const { doubt, copies, supersededBy } = detailsOf(article);
  const flags = [
    doubt === undefined ? '' : strings.articlesList.uncertain,
    supersededBy === undefined ? '' : strings.articlesList.older,
    copies.length === 0 ? '' : strings.articlesList.copies(copies.length + 1),
    ...(article.tags ?? []).map((tag) => `#${tag}`),
  ].filter((flag) => flag !== '');
  return (
    <>
      <button type="button" class="entry" aria-current={open ? 'true' : undefined} onClick={() => onOpen(article.id)}>
        <span class="entry-title" lang={article.language} dir="auto">
          {article.title}
        </span>
        <span class="entry-source" title={article.publishedNote} dir={directionOf(article.title)}>
          {sourceParts(article).length === 0 ? <bdi>{article.path}</bdi> : <SourceParts source={article} joint=" · " />}
          {flags.map((flag) => (
            <span key={flag} class="flag">
              {flag}
            </span>
          ))}
        </span>
      </button>
      {!partOfFeed.test(article.path) && (
        <button
          type="button"
          class="icon remove"
          data-remove=""
          aria-label={strings.articlesList.removeArticle(article.title)}
          title={strings.articlesList.remove}
          onClick={(event) => onRemove(article, event.currentTarget)}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M4 6h12M8 6V4.5h4V6M5.5 6l.7 9.5h7.6l.7-9.5M8.5 9v4M11.5 9v4" />
          </svg>
        </button>
      )}
    </>
  );
}
