/**
 * On a wide window the first source of an answer opens beside it as soon as it is there, so that its words can be compared
 * without a click. Promises: takes neither the focus nor the place of an article that the reader opened, leaves the address
 * alone, and does not come back once the reader has closed it, until they open one themselves.
 */
import { useEffect, useRef } from 'preact/hooks';
import type { Action, PageState, PanelTarget } from '../state/page-state.ts';
import type { View } from '../state/route.ts';
import { citationsOf } from '../state/turn-state.ts';
import type { TurnState } from '../state/turn-state.ts';
import { useWide } from '../ui/use-narrow.ts';

/** Whether the article that stands open was opened by the page itself. */
export function useArticleBeside(
  { panel }: PageState,
  last: TurnState | undefined,
  view: View,
  dispatch: (action: Action) => void,
): boolean {
  const wide = useWide();
  /** Id of a turn whose answer came while the page was there. */
  const came = useRef<string>(undefined);
  const own = useRef<PanelTarget>(undefined);
  const unwanted = useRef(false);

  useEffect(() => {
    if (panel !== undefined && panel !== own.current) unwanted.current = false;
    // Gone with its conversation, or for a list, it was not closed by the reader.
    else if (panel === undefined && own.current !== undefined && last !== undefined && view === 'conversation') {
      unwanted.current = true;
    }
    if (panel !== own.current) own.current = undefined;
  }, [panel, last, view]);

  useEffect(() => {
    if (last?.phase.kind === 'running') came.current = last.id;
    if (last === undefined || last.phase.kind !== 'done' || came.current !== last.id) return;
    came.current = undefined;
    const [first] = citationsOf(last);
    const isFree = panel === undefined || panel === own.current;
    if (!wide || view !== 'conversation' || !isFree || unwanted.current) return;
    if (first === undefined || last.outcome?.kind !== 'answered') return;
    const { articleId, start, end, number } = first;
    own.current = { articleId, span: { start, end }, from: { turnId: last.id, number } };
    dispatch({ type: 'panel-opened', target: own.current });
  }, [last, panel, view, wide, dispatch]);

  return panel !== undefined && panel === own.current;
}
