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
  /** Gives what is kept now: with what another window wrote meanwhile. Undefined where it could not be kept. */
  readonly write: (id: string, text: string) => Promise<string | undefined>;
}

/** Where another window was faster, the words of both are kept. */
async function writeBeside(id: string, text: string, etag: string | undefined): Promise<StoredNote> {
  try {
    return await writeNote(id, text, etag);
  } catch (fault) {
    const theirs =
      problemIn(fault).code === 'changed-meanwhile' ? (await fetchNotes()).find((note) => note.id === id) : undefined;
    if (theirs === undefined) throw fault;
    return theirs.text === text ? theirs : writeNote(id, `${theirs.text}\n\n${text}`.trim(), theirs.etag);
  }
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
    async (id: string, text: string): Promise<string | undefined> => {
      try {
        const written = await writeBeside(id, text, notes?.find((note) => note.id === id)?.etag);
        setNotes((known) => known?.map((note) => (note.id === id ? written : note)));
        return written.text;
      } catch (fault) {
        setProblem(problemIn(fault));
        return undefined;
      }
    },
    [notes],
  );
  return { notes, problem, write };
}
