/**
 * The page before the first question. Says what state the articles are in and what to do about it: none yet, being
 * read, ready, or no server. It explains itself as the product does everything: with a footnote.
 */
import type { ArticleSummary } from '../../../src/store/index-report.ts';
import { AddArticles } from '../adding/add-articles.tsx';
import type { AddArticlesProps } from '../adding/add-articles.tsx';
import { count, formatDate, progressLine } from '../ui/format.ts';
import { newestDate } from '../library/library-state.ts';
import { ExampleQuestions } from './suggested-questions.tsx';
import type { PageState } from '../state/page-state.ts';
import '../ui/remarks.css';
import './start.css';

export type Readiness = 'connecting' | 'unreachable' | 'indexing' | 'empty' | 'ready';

export function readinessOf({ connection, library, progress }: PageState): Readiness {
  if (connection === 'lost' && !library.known) return 'unreachable';
  if (library.known && library.articles.length > 0) return 'ready';
  if (progress.stage !== 'idle') return 'indexing';
  return library.known ? 'empty' : 'connecting';
}

export function StartTitle({ readiness }: { readiness: Readiness }) {
  return (
    <h1 class="start-title">
      {readiness === 'unreachable' ? (
        'The server does not answer.'
      ) : (
        <>
          Ask your articles.
          <sup aria-hidden="true">1</sup>
        </>
      )}
    </h1>
  );
}

interface StartProps {
  readonly state: PageState;
  readonly readiness: Readiness;
  readonly onAsk: (question: string) => void;
  readonly onAdd: AddArticlesProps['onAdd'];
}

export function Start({ state, readiness, onAsk, onAdd }: StartProps) {
  const { progress } = state;
  const { articles } = state.library;
  return (
    <section class="start" aria-label="Start">
      {readiness === 'ready' && <ExampleQuestions revision={state.library.index?.revision} onAsk={onAsk} />}
      {readiness === 'empty' && (
        <>
          <p class="start-note">
            <strong>No articles yet.</strong> Drop some anywhere on this page (text, web pages, PDF, Word …), or put
            them into the folder <code>corpus/</code>. They can be asked about within a second.
          </p>
          <AddArticles imports={state.library.index?.imports === true} onAdd={onAdd} />
        </>
      )}
      {readiness === 'indexing' && (
        <div class="start-note">
          <p>
            <strong>{progressLine(progress)}.</strong> Questions can be asked as soon as it is done.
          </p>
          {progress.total > 0 && <progress aria-label="Articles read" value={progress.done} max={progress.total} />}
        </div>
      )}
      {readiness === 'unreachable' && (
        <p class="start-note">
          Start it with <code>npm start</code>. This page tries again every few seconds and comes back by itself.
        </p>
      )}
      {readiness !== 'unreachable' && (
        <p class="start-footnote">
          <sup aria-hidden="true">1</sup> {readiness === 'ready' && `${factsOf(articles)} `}
          Every sentence of an answer carries a footnote: the exact words it rests on, in which article, by whom and of
          what date.
        </p>
      )}
    </section>
  );
}

function factsOf(articles: readonly ArticleSummary[]): string {
  const newest = newestDate(articles);
  const dated = newest === undefined ? '' : `, the newest of ${formatDate(newest)}`;
  return `${count(articles.length, 'article')}${dated}.`;
}
