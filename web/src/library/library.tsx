/**
 * All articles, the newest first, set like the contents of a book: the year in the margin, the titles beside it.
 * Shows what is indexed and what could not be read, and why; takes new articles, and lets go of old ones.
 * Lists of any length are drawn a page at a time.
 */
import { useMemo, useRef, useState } from 'preact/hooks';
import type { ArticleSummary, IndexProgress } from '../../../src/store/index-report.ts';
import { AddArticles } from '../adding/add-articles.tsx';
import type { AddArticlesProps } from '../adding/add-articles.tsx';
import { focusBeside } from '../ui/focus-beside.ts';
import { formatDate, momentOf } from '../ui/format.ts';
import { IndexingWords } from './indexing-bar.tsx';
import { LibraryControls } from './library-controls.tsx';
import type { Look } from './library-controls.tsx';
import { LibraryEntry } from './library-entry.tsx';
import { findArticles, groupArticles, periodsOf, publishersOf, sortArticles } from './library-list.ts';
import { newestDate } from './library-state.ts';
import { TagForm } from '../tags/tag-form.tsx';
import type { LibraryState } from './library-state.ts';
import { fetchedRoom } from '../ui/fetched-room.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { fill } from '../ui/fill.ts';
import { isPlainClick } from '../ui/plain-click.ts';
import { viewPath } from '../state/route.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/headings.css';
import '../ui/remarks.css';
import '../ui/list-page.css';
import './library.css';

interface LibraryProps {
  readonly library: LibraryState;
  readonly progress: IndexProgress;
  readonly openId: string | undefined;
  readonly onOpen: (articleId: string) => void;
  readonly onAdd: AddArticlesProps['onAdd'];
  readonly onRemove: (article: ArticleSummary) => void;
  readonly onTimeline: () => void;
}

const SubscriptionsRoom = fetchedRoom(async () => (await import('./subscriptions.tsx')).Subscriptions);

const pageLength = 100;
/** Bars in the picture of dates: each is 24 pixels wide at least, on the smallest page that counts and on a large one. */
const mostBars = { narrow: 11, wide: 23 };
/** From here on a field to narrow the list is worth its room. */
const longList = 9;

export function Library({ library, progress, openId, onOpen, onAdd, onRemove, onTimeline }: LibraryProps) {
  const [shown, setShown] = useState(pageLength);
  const [look, setLook] = useState<Look>({ words: '', order: 'newest', period: undefined, publisher: undefined });
  const room = useRef<HTMLElement>(null);
  /** Ids of those that are to be tagged together; undefined while none are. */
  const [ticked, setTicked] = useState<readonly string[]>();
  const { articles, index } = library;
  const sorted = useMemo(() => sortArticles(articles, look.order), [articles, look.order]);
  const narrow = useNarrow();
  const periods = useMemo(() => periodsOf(articles, mostBars[narrow ? 'narrow' : 'wide']), [articles, narrow]);
  const publishers = useMemo(() => publishersOf(articles), [articles]);
  const found = useMemo(() => findArticles(sorted, look), [sorted, look]);
  const limited = look.words !== '' || look.period !== undefined || look.publisher !== undefined;
  const remove = (article: ArticleSummary, button: HTMLElement): void => {
    focusBeside(room.current, button);
    onRemove(article);
  };
  return (
    <section ref={room} class="library" aria-label={strings.library}>
      <div class="library-head">
        <h1 class="page-title" tabIndex={-1}>
          {strings.library}
        </h1>
        <AddArticles imports={index?.imports === true} onAdd={onAdd} />
      </div>
      <p class="facts library-facts">
        <span>{factsOf(library)}</span>
        {articles.length > 0 && (
          <a
            class="facts-link"
            href={viewPath('timeline')}
            onClick={(event) => {
              if (!isPlainClick(event)) return;
              event.preventDefault();
              onTimeline();
            }}
          >
            {strings.timeline}
          </a>
        )}
        {articles.length > 0 && (
          <button
            type="button"
            class="link facts-link"
            aria-pressed={ticked !== undefined}
            onClick={() => setTicked(ticked === undefined ? [] : undefined)}
          >
            {strings.tagging.several}
          </button>
        )}
      </p>
      {ticked !== undefined &&
        (ticked.length === 0 ? (
          <p class="facts">{strings.tagging.none}</p>
        ) : (
          <TagForm id="tags-of-several" articles={articles.filter(({ id }) => ticked.includes(id))} all={articles} />
        ))}
      <IndexingWords progress={progress} />
      <SubscriptionsRoom imports={index?.imports === true} revision={index?.revision} />
      {articles.length >= longList && (
        <LibraryControls
          look={look}
          periods={periods}
          publishers={publishers}
          onLook={(change) => {
            setLook({ ...look, ...change });
            setShown(pageLength);
          }}
        />
      )}
      {library.known && articles.length === 0 && (
        <p class="start-note">
          {fill(strings.articlesList.howToAdd, {
            none: <strong>{strings.articlesList.none}</strong>,
            folder: <code>{index?.folder}</code>,
          })}
        </p>
      )}
      <p class="facts" aria-live="polite">
        {limited && strings.articlesList.found(found.length)}
      </p>
      {groupArticles(found.slice(0, shown), look.order).map(([year, group]) => (
        <section key={year} class="year">
          <h2 class="year-name">{year}</h2>
          <ul>
            {group.map((article) => (
              <li key={article.id} class="entry-row">
                {ticked !== undefined && (
                  <input
                    type="checkbox"
                    class="tick"
                    aria-label={strings.tagging.tick(article.title)}
                    checked={ticked.includes(article.id)}
                    onChange={({ currentTarget: { checked } }) =>
                      setTicked([...ticked.filter((id) => id !== article.id), ...(checked ? [article.id] : [])])
                    }
                  />
                )}
                <LibraryEntry article={article} open={article.id === openId} onOpen={onOpen} onRemove={remove} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {found.length > shown && (
        <button type="button" class="button quiet" onClick={() => setShown(shown + pageLength)}>
          {fill(strings.articlesList.more, { articles: Math.min(pageLength, found.length - shown) })}
        </button>
      )}
      {index?.missing !== undefined && index.missing.length > 0 && (
        <section class="failed-files">
          <h2 class="small-heading">{strings.missing.heading}</h2>
          <ul>
            {index.missing.map(({ id, path, title, since }) => (
              <li key={id}>
                <code>{path}</code>{' '}
                <span>
                  <bdi>{title}</bdi>, {strings.missing.since(momentOf(since))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {index !== undefined && index.failed.length > 0 && (
        <section class="failed-files">
          <h2 class="small-heading">{strings.articlesList.failed}</h2>
          <ul>
            {index.failed.map((failure) => (
              <li key={failure.path}>
                <code>{failure.path}</code> <span>{failure.reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

function factsOf({ articles, known }: LibraryState): string {
  if (!known) return strings.articlesList.opening;
  const newest = newestDate(articles);
  return [
    strings.articles(articles.length),
    newest === undefined ? '' : strings.articlesList.newest(formatDate(newest)),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
