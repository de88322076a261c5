/**
 * The head of the page: the name, the ways to a new conversation, the history, the library and the settings.
 * Links are real links, so that they can be copied and opened elsewhere; a plain click stays in the page.
 */
import type { IndexProgress } from '../../../src/store/index-report.ts';
import { IndexingBar } from '../library/indexing-bar.tsx';
import { isPlainClick } from './plain-click.ts';
import { viewPath } from '../state/route.ts';
import type { View } from '../state/route.ts';
import { strings } from '../strings/strings.ts';
import './buttons.css';
import './header.css';

interface HeaderProps {
  readonly view: View;
  readonly articles: number | undefined;
  readonly conversationId: string | undefined;
  readonly hasTurns: boolean;
  readonly progress: IndexProgress;
  readonly onShow: (view: View) => void;
  readonly onClear: () => void;
  readonly onSettings: () => void;
}

export function Header({ onShow, onClear, onSettings, ...props }: HeaderProps) {
  const { view, articles, conversationId, hasTurns, progress } = props;
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
      {amount !== undefined && <span class="nav-count"> {strings.number(amount)}</span>}
    </a>
  );
  return (
    <header class="header">
      <a
        class="logo"
        href={viewPath('conversation', conversationId)}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          onShow('conversation');
        }}
      >
        {strings.name}
        <sup aria-hidden="true">1</sup>
      </a>
      <nav aria-label={strings.header.region}>
        {hasTurns && (
          <button type="button" class="nav-link" onClick={onClear}>
            <span class="wide">{strings.newConversation}</span>
            <svg class="narrow-only" viewBox="0 0 20 20" role="img" aria-label={strings.newConversation}>
              <path d="M10 4v12M4 10h12" />
            </svg>
          </button>
        )}
        {view !== 'conversation' && link('conversation', strings.ask)}
        {link('history', strings.history)}
        {link('library', strings.library, articles)}
        <button
          type="button"
          class="icon"
          aria-label={strings.settings}
          aria-haspopup="dialog"
          title={strings.header.settingsAndKeys}
          onClick={onSettings}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M3.5 6.5h6m4.5 0h2.5M3.5 13.5h2.5m4.5 0h6" />
            <circle cx="11.75" cy="6.5" r="2.25" />
            <circle cx="8.25" cy="13.5" r="2.25" />
          </svg>
        </button>
      </nav>
      <IndexingBar progress={progress} />
    </header>
  );
}
