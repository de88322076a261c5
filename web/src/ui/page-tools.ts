/**
 * What any part of the page may ask of the whole: open an article at words, show or hide the card of a citation.
 * Handed down as a context, so that turns need not be drawn again when something beside them changes.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Judgement } from '../state/api.ts';
import type { ShownCitation } from '../state/turn-state.ts';

export interface PageTools {
  readonly openCitation: (turnId: string, citation: ShownCitation) => void;
  readonly showCard: (anchor: HTMLElement, citation: ShownCitation, when: 'soon' | 'now') => void;
  /** Hides it soon, unless the pointer goes on to the card; at once when told so. */
  readonly hideCard: (when: 'soon' | 'now') => void;
  /** An answer to the notes, or of it the sentence of one footnote. */
  readonly save: (turnId: string, citation?: number) => void;
  readonly judge: (turnId: string, judgement: Judgement) => Promise<void>;
}

const nothing = (): void => undefined;

export const PageToolsContext = createContext<PageTools>({
  openCitation: nothing,
  showCard: nothing,
  hideCard: nothing,
  save: nothing,
  judge: () => Promise.resolve(),
});

export function usePageTools(): PageTools {
  return useContext(PageToolsContext);
}

/** Finds the buttons of a citation again, for the focus to return to. */
export function citationKey(turnId: string, number: number): string {
  return `${turnId}:${number}`;
}
