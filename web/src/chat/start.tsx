/**
 * The page before the first question. Says what state the articles are in and what to do about it: none yet, being
 * read, ready, or no server. It explains itself as the product does everything: with a footnote.
 */
import type { ArticleSummary } from '../../../src/store/index-report.ts';
import { AddArticles } from '../adding/add-articles.tsx';
import type { AddArticlesProps } from '../adding/add-articles.tsx';
import { formatDate, progressLine } from '../ui/format.ts';
import { newestDate } from '../library/library-state.ts';
import { ExampleQuestions } from './suggested-questions.tsx';
import type { PageState } from '../state/page-state.ts';
import { fill } from '../ui/fill.ts';
import { strings } from '../strings/strings.ts';
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
        strings.start.unreachable
      ) : (
        <>
          {strings.start.title}
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
    <section class="start" aria-label={strings.start.region}>
      {readiness === 'ready' && <ExampleQuestions library={state.library} sources={state.sources} onAsk={onAsk} />}
      {readiness === 'empty' && (
        <>
          <p class="start-note">
            {fill(strings.start.howToAdd, {
              none: <strong>{strings.start.none}</strong>,
              folder: <code>{state.library.index?.folder}</code>,
            })}
          </p>
          <AddArticles imports={state.library.index?.imports === true} onAdd={onAdd} />
        </>
      )}
      {readiness === 'indexing' && (
        <div class="start-note">
          <p>{fill(strings.start.soon, { progress: <strong>{progressLine(progress)}.</strong> })}</p>
          {progress.total > 0 && (
            <progress aria-label={strings.start.read} value={progress.done} max={progress.total} />
          )}
        </div>
      )}
      {readiness === 'unreachable' && (
        <p class="start-note">{fill(strings.start.howToStart, { command: <code>npm start</code> })}</p>
      )}
      {readiness !== 'unreachable' && (
        <p class="start-footnote">
          <sup aria-hidden="true">1</sup> {strings.start.promise}
          {readiness === 'ready' && <span>{factsOf(articles)}</span>}
        </p>
      )}
    </section>
  );
}

function factsOf(articles: readonly ArticleSummary[]): string {
  const newest = newestDate(articles);
  return strings.start.facts(articles.length, newest && formatDate(newest));
}
