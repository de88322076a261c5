/** The name of the page in the browser: the last question, or the list that is shown. */
import { useEffect } from 'preact/hooks';
import type { View } from './route.ts';
import { strings } from '../strings/strings.ts';

export function usePageTitle(view: View, question: string | undefined): void {
  useEffect(() => {
    const names = {
      conversation: question,
      library: strings.library,
      timeline: strings.timeline,
      history: strings.history,
      notes: strings.saved.title,
      unanswered: strings.unanswered.title,
    };
    const name = names[view];
    document.title = name === undefined ? strings.name : strings.pageTitle(name);
  }, [view, question]);
}
