/** What the keys of the page do. Escape takes away one thing at a time: what was shown last, or is nearest, goes first. */
import { answerAsMarkdown } from '../../../src/conversations/export-conversation.ts';
import { wantQuestion } from '../chat/focus-question.ts';
import { readingNow, stopReading } from '../chat/read-aloud.ts';
import type { TurnState } from './turn-state.ts';
import type { Asking } from '../chat/use-asking.ts';
import type { CardControl } from '../chat/use-card.ts';
import type { Citing } from '../chat/use-citing.ts';
import { useKeys } from './use-keys.ts';
import type { Page } from './use-page.ts';
import type { Navigation } from './use-route.ts';
import { strings } from '../strings/strings.ts';

interface PageParts {
  readonly page: Page;
  readonly navigation: Navigation;
  readonly asking: Asking;
  readonly step: Citing['step'];
  readonly card: CardControl;
  /** The branch that is read. */
  readonly turns: readonly TurnState[];
  readonly onSettings: (at: 'settings' | 'keys') => void;
}

export function usePageKeys({ page, navigation, asking, step, card, turns, onSettings }: PageParts): void {
  const { view, show, close } = navigation;
  const away = (): void => {
    const running = turns.some(({ phase }) => phase.kind === 'running');
    const inPanel = document.activeElement?.closest('.panel') !== null;
    if (card.card !== undefined) card.hide('now');
    else if (readingNow() !== undefined) stopReading();
    else if (page.state.panel !== undefined && (inPanel || !running)) close();
    else page.stop();
  };
  const copyLast = (): void => {
    const answered = turns.findLast(({ outcome }) => outcome !== undefined);
    if (answered?.outcome === undefined) return;
    const { citations, statements, outcome, question } = answered;
    navigator.clipboard.writeText(answerAsMarkdown({ text: outcome.text, citations, statements })).then(
      () => page.dispatch({ type: 'noticed', text: strings.notices.copied, titles: [question] }),
      () => page.dispatch({ type: 'noticed', text: strings.notices.notCopied, titles: [] }),
    );
  };
  useKeys({
    away,
    next: step && (() => step(1)),
    previous: step && (() => step(-1)),
    question: () => {
      if (view !== 'conversation') show('conversation');
      wantQuestion();
    },
    new: asking.clear,
    copy: copyLast,
    history: () => {
      show('history');
      requestAnimationFrame(() => document.getElementById('seek')?.focus());
    },
    settings: () => onSettings('settings'),
    keys: () => onSettings('keys'),
  });
}
