/**
 * The head of the page: the name, the way to the library, a new conversation, the theme.
 * Links are real links, so that they can be copied and opened elsewhere; a plain click stays in the page.
 */
import type { TargetedMouseEvent } from 'preact';
import type { IndexProgress } from '../../src/domain.ts';
import { IndexingBar } from './indexing-bar.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import type { View } from './use-route.ts';

interface HeaderProps {
  readonly view: View;
  readonly articles: number | undefined;
  readonly hasTurns: boolean;
  readonly progress: IndexProgress;
  readonly onShow: (view: View) => void;
  readonly onClear: () => void;
}

export function Header({ view, articles, hasTurns, progress, onShow, onClear }: HeaderProps) {
  const go = (to: View) => (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onShow(to);
  };
  return (
    <header class="header">
      <a class="logo" href="/" aria-label="Footnote" onClick={go('conversation')}>
        Footnote
        <sup aria-hidden="true">1</sup>
      </a>
      <nav aria-label="Main">
        {hasTurns && (
          <button type="button" class="nav-link" onClick={onClear}>
            New<span class="wide"> conversation</span>
          </button>
        )}
        <a
          class="nav-link"
          href={view === 'library' ? '/' : '/#library'}
          onClick={go(view === 'library' ? 'conversation' : 'library')}
        >
          {view === 'library' ? 'Ask' : 'Library'}
          {view !== 'library' && articles !== undefined && (
            <span class="nav-count"> {articles.toLocaleString('en-GB')}</span>
          )}
        </a>
        <ThemeToggle />
      </nav>
      <IndexingBar progress={progress} />
    </header>
  );
}
