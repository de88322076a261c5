/**
 * What a reader should know of an article before its words: how its date is known, whether its letters can be trusted,
 * where else it lies, which articles tell the same story, and whether there is a newer version.
 */
import type { Article } from '../../../src/domain.ts';
import { detailsOf } from './article-details.ts';
import { fill } from '../ui/fill.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/remarks.css';

interface ArticleFactsProps {
  readonly article: Article;
  readonly titleOf: (articleId: string) => string | undefined;
  readonly onOpen: (articleId: string) => void;
}

export function ArticleFacts({ article, titleOf, onOpen }: ArticleFactsProps) {
  const { doubt, copies, alsoIn, supersededBy } = detailsOf(article);
  return (
    <>
      {article.publishedNote !== undefined && <p class="panel-note">{article.publishedNote}</p>}
      {doubt !== undefined && (
        <p class="panel-warning">
          <strong>{strings.article.doubt}</strong> {doubt}
        </p>
      )}
      {supersededBy !== undefined && (
        <p class="panel-warning">
          <strong>{strings.article.newer}</strong> <Others ids={[supersededBy]} titleOf={titleOf} onOpen={onOpen} />
        </p>
      )}
      {alsoIn.length > 0 && (
        <p class="panel-note">
          {fill(strings.article.sameStory, { articles: <Others ids={alsoIn} titleOf={titleOf} onOpen={onOpen} /> })}
        </p>
      )}
      {copies.length > 0 && (
        <p class="panel-note">
          {fill(strings.article.sameFile, {
            paths: copies.map((path, index) => (
              <span key={path}>
                {index > 0 && ', '}
                <code>{path}</code>
              </span>
            )),
          })}
        </p>
      )}
    </>
  );
}

function Others({ ids, titleOf, onOpen }: { ids: readonly string[] } & Omit<ArticleFactsProps, 'article'>) {
  return (
    <>
      {ids.map((id, index) => (
        <span key={id}>
          {index > 0 && '; '}
          <button type="button" class="link" dir="auto" onClick={() => onOpen(id)}>
            {titleOf(id) ?? strings.article.open}
          </button>
        </span>
      ))}
    </>
  );
}
