/**
 * Where a reader chooses what is asked: folders, tags, publishers, a span of time, and articles one by one. Says at each
 * step how many articles are left; nothing is changed until it is taken over.
 */
import { useMemo, useState } from 'preact/hooks';
import type { ChosenSources } from '../../../src/domain.ts';
import type { ArticleSummary } from '../../../src/store/index-report.ts';
import { articlesWithin, offerOf, withoutEmpty } from './chosen-sources.ts';
import type { Offered } from './chosen-sources.ts';
import { findArticles, sortArticles } from '../library/library-list.ts';
import { Modal } from '../ui/modal.tsx';
import { sourceParts } from '../ui/format.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/field.css';
import '../ui/modal.css';
import './choose-sources.css';

interface ChooseSourcesProps {
  readonly articles: readonly ArticleSummary[];
  readonly sources: ChosenSources;
  readonly onChoose: (sources: ChosenSources) => void;
  readonly onClose: () => void;
}

/** Articles that are listed; others are found by their words. */
const listed = 100;

type Lists = 'folders' | 'tags' | 'publishers' | 'articleIds';

export function ChooseSources({ articles, sources: before, onChoose, onClose }: ChooseSourcesProps) {
  const [sources, setSources] = useState(before);
  const [words, setWords] = useState('');
  const offer = useMemo(() => offerOf(articles), [articles]);
  const sorted = useMemo(() => sortArticles(articles, 'newest'), [articles]);
  const { articleIds = [], ...others } = sources;
  // Ticked ones stand first, whatever is sought.
  const ticked = sorted.filter(({ id }) => articleIds.includes(id));
  const found = articlesWithin(findArticles(sorted, { words }), others).filter(({ id }) => !articleIds.includes(id));
  const left = articlesWithin(articles, sources).length;
  const tick = (list: Lists, name: string): void => {
    const chosen = sources[list] ?? [];
    const next = chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name];
    setSources(withoutEmpty({ ...sources, [list]: next }));
  };
  const day = (bound: 'publishedFrom' | 'publishedTo', label: string) => (
    <label class="source-day">
      {label}
      <input
        type="date"
        class="field"
        value={sources[bound] ?? ''}
        onInput={(event) => setSources(withoutEmpty({ ...sources, [bound]: event.currentTarget.value || undefined }))}
      />
    </label>
  );
  const group = (list: 'folders' | 'tags' | 'publishers', offered: readonly Offered[]) =>
    offered.length > 0 && (
      <fieldset class="source-group">
        <legend class="field-label">{strings.sources[list]}</legend>
        <ul class="source-names">
          {offered.map(({ name, articles: amount }) => (
            <li key={name}>
              <Tick checked={sources[list]?.includes(name) === true} onTick={() => tick(list, name)}>
                <bdi>{name}</bdi> <span class="source-count">{strings.number(amount)}</span>
              </Tick>
            </li>
          ))}
        </ul>
      </fieldset>
    );
  return (
    <Modal labelledBy="sources-title" onClose={onClose}>
      <form
        class="dialog-page"
        onSubmit={(event) => {
          event.preventDefault();
          onChoose(sources);
        }}
      >
        <h2 id="sources-title" class="dialog-title">
          {strings.sources.choose}
        </h2>
        {group('folders', offer.folders)}
        {group('tags', offer.tags)}
        {group('publishers', offer.publishers)}
        <fieldset class="source-group source-days">
          <legend class="field-label">{strings.sources.published}</legend>
          {day('publishedFrom', strings.sources.from)}
          {day('publishedTo', strings.sources.to)}
        </fieldset>
        <fieldset class="source-group">
          <legend class="field-label">{strings.sources.articles}</legend>
          <input
            type="search"
            class="field"
            aria-label={strings.articlesList.filter}
            placeholder={strings.articlesList.filterBy}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <ul class="source-articles" tabIndex={0} aria-label={strings.sources.articles}>
            {[...ticked, ...found.slice(0, listed)].map((article) => (
              <li key={article.id}>
                <Tick checked={articleIds.includes(article.id)} onTick={() => tick('articleIds', article.id)}>
                  <bdi lang={article.language}>{article.title}</bdi>{' '}
                  <span class="source-count">{sourceParts(article).join(', ')}</span>
                </Tick>
              </li>
            ))}
          </ul>
        </fieldset>
        <div class="dialog-actions source-actions">
          <p class="source-left" role="status">
            {strings.sources.left(left, articles.length)}
          </p>
          <button type="button" class="button quiet" onClick={() => onChoose({})}>
            {strings.composer.all}
          </button>
          <button type="submit" class="button" aria-disabled={left === 0} disabled={left === 0}>
            {strings.sources.take}
          </button>
        </div>
      </form>
    </Modal>
  );
}

interface TickProps {
  readonly checked: boolean;
  readonly onTick: () => void;
  readonly children: preact.ComponentChildren;
}

function Tick({ checked, onTick, children }: TickProps) {
  return (
    <label class="source-tick">
      <input type="checkbox" checked={checked} onChange={onTick} />
      <span>{children}</span>
    </label>
  );
}
