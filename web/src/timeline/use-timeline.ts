/**
 * The timeline as the page lists it: fetched when a limit changes or the index does, a page at a time. What is shown stays
 * until the next is there. Draws nothing.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../src/errors.ts';
import type { Timeline, TimelineLimits } from '../../../src/guides/guide.ts';
import { fetchTimeline } from '../state/api.ts';
import { problemIn } from '../state/problem.ts';

export interface ShownTimeline {
  readonly timeline: Timeline | undefined;
  readonly problem: Problem | undefined;
  readonly more: () => void;
}

/** How long zooming must rest before the list follows. */
const restMilliseconds = 150;

export function useTimeline(limits: TimelineLimits, revision: number | undefined): ShownTimeline {
  const [timeline, setTimeline] = useState<Timeline>();
  const [problem, setProblem] = useState<Problem>();
  const { person, place, publisher, from, to } = limits;
  const known = useRef<{ readonly limits: TimelineLimits; readonly timeline: Timeline | undefined }>({
    limits,
    timeline,
  });
  known.current = { limits, timeline };

  useEffect(() => {
    const abort = new AbortController();
    const look = async (): Promise<void> => {
      try {
        setTimeline(await fetchTimeline({ person, place, publisher, from, to }, undefined, abort.signal));
        setProblem(undefined);
      } catch (fault) {
        if (!abort.signal.aborted) setProblem(problemIn(fault));
      }
    };
    const timer = setTimeout(() => void look(), restMilliseconds);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [person, place, publisher, from, to, revision]);

  const more = useCallback(() => {
    const { limits: asked, timeline: before } = known.current;
    if (before?.next === undefined) return;
    fetchTimeline(asked, before.next, new AbortController().signal).then(
      (further) =>
        // Other limits may have been set meanwhile.
        setTimeline((now) => (now === before ? { ...further, events: [...before.events, ...further.events] } : now)),
      (fault: unknown) => setProblem(problemIn(fault)),
    );
  }, []);

  return { timeline, problem, more };
}
