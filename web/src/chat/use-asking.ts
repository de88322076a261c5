/**
 * Asking, as the rooms of the page do it: the conversation comes into sight, and the focus goes to the question, where a
 * further one can be written.
 */
import { useCallback } from 'preact/hooks';
import { focusQuestion, wantQuestion } from './focus-question.ts';
import type { ChosenArticle } from '../state/turn-state.ts';
import type { Page } from '../state/use-page.ts';
import type { Navigation } from '../state/use-route.ts';

export interface Asking extends Pick<Page, 'ask' | 'askInstead' | 'retry' | 'clear'> {
  /** Keeps the next questions to one article; to all again without one. */
  readonly limit: (only: ChosenArticle | undefined) => void;
}

export function useAsking(page: Page, { view, show, showConversation, close }: Navigation, narrow: boolean): Asking {
  const { dispatch, ask, askInstead, retry, clear } = page;
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
  const limit = (only: ChosenArticle | undefined): void => {
    dispatch({ type: 'limited', only });
    if (only === undefined) {
      focusQuestion();
      return;
    }
    // On a narrow window the article covers the question.
    if (view !== 'conversation') show('conversation');
    else if (narrow) close();
    wantQuestion();
  };
  const clearHere = (): void => {
    clear();
    showConversation(undefined);
    focusQuestion();
  };
  return { ask: askHere, askInstead: askInsteadHere, retry: retryHere, clear: clearHere, limit };
}
