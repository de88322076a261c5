/**
 * The head of the page: the name, the ways to a new conversation, the history and the library, the theme.
 * Links are real links, so that they can be copied and opened elsewhere; a plain click stays in the page.
 */
import type { IndexProgress } from '../../src/domain.ts';
import { IndexingBar } from './indexing-bar.tsx';
import { isPlainClick } from './plain-click.ts';
import { viewPath } from './route.ts';
import { ThemeToggle } from './theme-toggle.tsx';
import type { View } from './route.ts';

interface HeaderProps {
  readonly view: View;
  readonly articles: number | undefined;
  readonly conversationId: string | undefined;
  readonly hasTurns: boolean;
  readonly progress: IndexProgress;
  readonly onShow: (view: View) => void;
  readonly onClear: () => void;
}

export function Header({ view, articles, conversationId, hasTurns, progress, onShow, onClear }: HeaderProps) {
  const link = (to: View, words: string, amount?: number) => (
    <a
      class="nav-link"
      href={viewPath(to, conversationId)}
      aria-current={view === to ? 'page' : undefined}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        onShow(to);
      }}
    >
      {words}
      {amount !== undefined && <span class="nav-count"> {amount.toLocaleString('en-GB')}</span>}
    </a>
  );
  return (
    <header class="header">
      <a
        class="logo"
        href={viewPath('conversation', conversationId)}
        aria-label="Footnote"
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          onShow('conversation');
        }}
      >
        Footnote
        <sup aria-hidden="true">1</sup>
      </a>
      <nav aria-label="Main">
        {hasTurns && (
          <button type="button" class="nav-link" onClick={onClear}>
            <span class="wide">New conversation</span>
            <svg class="narrow-only" viewBox="0 0 20 20" role="img" aria-label="New conversation">
              <path d="M10 4v12M4 10h12" />
            </svg>
          </button>
        )}
        {view !== 'conversation' && link('conversation', 'Ask')}
        {view !== 'history' && link('history', 'History')}
        {view !== 'library' && link('library', 'Library', articles)}
        <ThemeToggle />
      </nav>
      <IndexingBar progress={progress} />
    </header>
  );
}
