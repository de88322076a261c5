/**
 * The line above the field that says which sources are asked, and the ways to choose others or all; nothing where all are
 * asked. The dialog is fetched when it is first wanted.
 */
import type { ChosenSources } from '../../../src/domain.ts';
import type { ArticleSummary } from '../../../src/store/index-report.ts';
import { articlesWithin, isEverything, sourcesWords } from './chosen-sources.ts';
import { fill } from '../ui/fill.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import './chosen-line.css';

interface ChosenLineProps {
  readonly articles: readonly ArticleSummary[];
  readonly sources: ChosenSources;
  readonly onChange: () => void;
  readonly onAll: () => void;
}

export function ChosenLine({ articles, sources, onChange, onAll }: ChosenLineProps) {
  if (isEverything(sources)) return null;
  const words = sourcesWords(sources, (id) => articles.find((article) => article.id === id)?.title);
  const isOne = sources.articleIds?.length === 1;
  return (
    <p class="chosen" role="group" aria-label={strings.sources.region}>
      <span class="chosen-words">
        {fill(strings.composer.only, { title: isOne ? <cite dir="auto">{words}</cite> : <bdi>{words}</bdi> })}{' '}
        {!isOne && (
          <span class="chosen-count">
            {strings.sources.left(articlesWithin(articles, sources).length, articles.length)}
          </span>
        )}
      </span>
      <button type="button" class="link" onClick={onChange}>
        {strings.sources.change}
      </button>
      <button type="button" class="link" onClick={onAll}>
        {strings.composer.all}
      </button>
    </p>
  );
}
