/** Goes to the next or the previous source of the same answer, when there is one. */
import { useMemo, useRef } from 'preact/hooks';
import type { ShownCitation } from './turn-state.ts';

export function useStep(
  turnId: string | undefined,
  cited: readonly ShownCitation[],
  index: number,
  openCitation: (turnId: string, citation: ShownCitation) => void,
): ((by: 1 | -1) => void) | undefined {
  const latest = useRef({ cited, index });
  latest.current = { cited, index };
  return useMemo(() => {
    if (turnId === undefined) return undefined;
    return (by: 1 | -1) => {
      const next = latest.current.cited[latest.current.index + by];
      if (next !== undefined && latest.current.index !== -1) openCitation(turnId, next);
    };
  }, [turnId, openCitation]);
}
