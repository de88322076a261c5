/** The name of the page in the browser: the last question, or the list that is shown. */
import { useEffect } from 'preact/hooks';
import type { View } from './route.ts';

const names: Readonly<Record<Exclude<View, 'conversation'>, string>> = { library: 'Library', history: 'History' };

export function usePageTitle(view: View, question: string | undefined): void {
  useEffect(() => {
    const name = view === 'conversation' ? question : names[view];
    document.title = name === undefined ? 'Footnote' : `${name} · Footnote`;
  }, [view, question]);
}
