/** Reading aloud, for what is drawn: which turn is read, kept up to date; and the reading of answers as they get ready. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { canRead, readAloud, readingNow, stopReading, whenReadingChanges } from '../chat/read-aloud.ts';
import type { TurnState } from '../state/turn-state.ts';

/** The turn that is being read, and whether there is a voice for a language (for any, without one). */
export function useReading(language?: string): { readonly reading: string | undefined; readonly possible: boolean } {
  const [state, setState] = useState(() => ({ reading: readingNow(), possible: canRead(language) }));
  useEffect(() => {
    const look = (): void => setState({ reading: readingNow(), possible: canRead(language) });
    look();
    return whenReadingChanges(look);
  }, [language]);
  return state;
}

/** The language of an answer is that of the words it quotes. */
export function languageOf({ citations }: TurnState): string {
  return citations[0]?.language ?? 'en';
}

/** Reads the last answer when it gets ready while the page is open; leaving it, or asking on, ends that. */
export function useReadingAnswers(last: TurnState | undefined, wanted: boolean): void {
  const running = useRef<string>(undefined);
  const id = last?.id;
  const isRunning = last?.phase.kind === 'running';
  useEffect(() => stopReading, [id]);
  useEffect(() => {
    if (last === undefined || isRunning) {
      running.current = id;
      return;
    }
    if (wanted && running.current === id && last.outcome !== undefined) {
      readAloud(last.id, last.outcome.text, languageOf(last));
    }
    running.current = undefined;
    // What else happens to the turn is no reason to read it again.
  }, [id, isRunning]);
}
