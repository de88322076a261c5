/**
 * A question that is asked while the folder is looked at, and once more where that look changed the index: most often it
 * changes nothing, and looking takes as long as answering.
 * Promises: nothing is given before the index is known to be up to date, and nothing that an older one said.
 */
import type { AskEvent } from '../ask.ts';
import type { Question } from '../domain.ts';
import type { Footnote } from '../footnote.ts';
import type { IndexReport } from '../store/index-report.ts';

export async function* askFresh(
  footnote: Footnote,
  update: () => Promise<IndexReport>,
  question: Question,
  signal: AbortSignal,
): AsyncGenerator<AskEvent, void> {
  const before = footnote.revision;
  const hurry = new AbortController();
  const asked = footnote.ask(question, AbortSignal.any([signal, hurry.signal]));
  const first = upToAnAnswer(asked);
  // What goes wrong counts only where the index was up to date.
  first.catch(() => undefined);
  const { revision } = await update();
  if (revision === before) {
    yield* await first;
    yield* asked;
    return;
  }
  hurry.abort();
  await asked.return();
  yield* footnote.ask(question, signal);
}

async function upToAnAnswer(asked: AsyncGenerator<AskEvent, void>): Promise<AskEvent[]> {
  const events: AskEvent[] = [];
  for (;;) {
    const { value, done } = await asked.next();
    if (done === true) return events;
    events.push(value);
    if (value.event === 'quick' || value.event === 'answer') return events;
  }
}
