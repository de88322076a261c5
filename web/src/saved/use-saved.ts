/**
 * The reader's notes as the page shows them: fetched when they are shown, with each change of the articles or of `hidden`, written to
 * the server when the reader leaves a field. Draws nothing.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../../src/errors.ts';
import type { StoredNote } from '../../../src/store/stored-note.ts';
import { fetchNotes, writeNote } from '../state/api.ts';
import { problemIn } from '../state/problem.ts';

interface Saved {
  /** Undefined until they have been fetched. */
  readonly notes: readonly StoredNote[] | undefined;
  readonly problem: Problem | undefined;
  readonly write: (id: string, text: string) => void;
}

export function useSaved(revision: number | undefined, hidden: unknown): Saved {
  const [notes, setNotes] = useState<readonly StoredNote[]>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const abort = new AbortController();
    fetchNotes(abort.signal).then(setNotes, (fault: unknown) => {
      if (!abort.signal.aborted) setProblem(problemIn(fault));
    });
    return () => abort.abort();
  }, [revision, hidden]);
  const write = useCallback(
    (id: string, text: string) => {
      const seen = notes?.find((note) => note.id === id)?.etag;
      writeNote(id, text, seen).then(
        (written) => setNotes((known) => known?.map((note) => (note.id === id ? written : note))),
        (fault: unknown) => setProblem(problemIn(fault)),
      );
    },
    [notes],
  );
  return { notes, problem, write };
}
