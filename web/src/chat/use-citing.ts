/**
 * The footnote that the open article was opened by, and its place among those of the same answer: what the panel and
 * the answer show as one selection, and what "next" and "previous" walk along.
 */
import { useCallback } from 'preact/hooks';
import type { PanelTarget } from '../state/page-state.ts';
import { citationsOf } from '../state/turn-state.ts';
import type { ShownCitation, TurnState } from '../state/turn-state.ts';
import { useStep } from '../state/use-step.ts';

export interface Citing {
  readonly turn: TurnState | undefined;
  readonly citation: ShownCitation | undefined;
  readonly place: { readonly index: number; readonly total: number } | undefined;
  readonly openCitation: (turnId: string, citation: ShownCitation) => void;
  /** From a footnote that stands open, else to those of the last answer; undefined where there is none. */
  readonly step: ((by: 1 | -1) => void) | undefined;
}

export function useCiting(
  turns: readonly TurnState[],
  panel: PanelTarget | undefined,
  open: (target: PanelTarget) => void,
  onEnd: (by: 1 | -1, quotes: number) => void,
): Citing {
  const turn = turns.find((each) => each.id === panel?.from?.turnId);
  const cited = citationsOf(turn);
  const index = cited.findIndex(
    (citation) => citation.number === panel?.from?.number && citation.articleId === panel.articleId,
  );
  const openCitation = useCallback(
    (turnId: string, { articleId, start, end, number }: ShownCitation) =>
      open({ articleId, span: { start, end }, from: { turnId, number } }),
    [open],
  );
  const walked = turn ?? turns.findLast((each) => citationsOf(each).length > 0);
  const step = useStep(walked?.id, citationsOf(walked), index, openCitation, onEnd);
  const place = index === -1 ? undefined : { index, total: cited.length };
  return { turn, citation: cited[index], place, openCitation, step };
}
