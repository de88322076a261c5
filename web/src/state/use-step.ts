/** Goes to the next or the previous quote of the same answer; says so where there is none. */
import { useMemo, useRef } from 'preact/hooks';
import type { ShownCitation } from './turn-state.ts';

export function useStep(
  turnId: string | undefined,
  cited: readonly ShownCitation[],
  index: number,
  openCitation: (turnId: string, citation: ShownCitation) => void,
  onEnd: (by: 1 | -1, quotes: number) => void,
): ((by: 1 | -1) => void) | undefined {
  const latest = useRef({ cited, index });
  latest.current = { cited, index };
  return useMemo(() => {
    if (turnId === undefined) return undefined;
    return (by: 1 | -1) => {
      const { cited: all, index: at } = latest.current;
      const first = by === 1 ? all[0] : all.at(-1);
      const next = at === -1 ? first : all[at + by];
      if (next === undefined) onEnd(by, all.length);
      else openCitation(turnId, next);
    };
  }, [turnId, openCitation, onEnd]);
}
