/**
 * The events of a question from the first on, which is there when this returns: so whoever is turned away gets an error
 * with a status of its own, and no stream that ends at once. Promises: the same events, in order; what is left off is ended.
 */
import type { AskEvent } from '../ask.ts';

export async function begun(events: AsyncGenerator<AskEvent, void>): Promise<AsyncGenerator<AskEvent, void>> {
  return goingOn(await events.next(), events);
}

async function* goingOn(
  first: IteratorResult<AskEvent, void>,
  events: AsyncGenerator<AskEvent, void>,
): AsyncGenerator<AskEvent, void> {
  try {
    for (let next = first; next.done !== true; next = await events.next()) yield next.value;
  } finally {
    await events.return();
  }
}
