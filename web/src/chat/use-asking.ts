/**
 * Asking, as the rooms of the page do it: the conversation comes into sight, and the focus goes to the question, where a
 * further one can be written.
 */
import { useCallback } from 'preact/hooks';
import { focusQuestion, wantQuestion } from './focus-question.ts';
import type { ChosenSources } from '../../../src/domain.ts';
import type { Page } from '../state/use-page.ts';
import type { Navigation } from '../state/use-route.ts';

export interface Asking extends Pick<Page, 'ask' | 'askInstead' | 'retry' | 'clear'> {
  /** Keeps the next questions to some sources; to all again without any. */
  readonly keepTo: (sources: ChosenSources) => void;
}

export function useAsking(page: Page, { view, show, showConversation, close }: Navigation, narrow: boolean): Asking {
  const { ask, askInstead, retry, clear, keepTo } = page;
  const askHere = useCallback(
    (question: string) => {
      if (view !== 'conversation') show('conversation');
      ask(question);
      focusQuestion();
    },
    [ask, show, view],
  );
  const askInsteadHere = useCallback<Page['askInstead']>(
    (...asked) => {
      askInstead(...asked);
      focusQuestion();
    },
    [askInstead],
  );
  const retryHere = useCallback(
    (turnId: string) => {
      retry(turnId);
      focusQuestion();
    },
    [retry],
  );
  const keepHere = (sources: ChosenSources): void => {
    keepTo(sources);
    // On a narrow window an article covers the question.
    if (view !== 'conversation') show('conversation');
    else if (narrow) close();
    wantQuestion();
  };
  const clearHere = (): void => {
    clear();
    showConversation(undefined);
    focusQuestion();
  };
  return { ask: askHere, askInstead: askInsteadHere, retry: retryHere, clear: clearHere, keepTo: keepHere };
}
