/**
 * The other side of model-process.ts, inside the process: opens the model, says so, and takes orders, one after the other.
 * Promises: an order that was dropped ends at the next `isDropped`; what fails is told, not thrown; the process ends with its owner.
 */
import { describeError, FootnoteError } from '../errors.ts';
import type { ProcessOrder, ProcessReply } from './process-messages.ts';

interface Opened<Order, Result, About> {
  readonly about: About;
  /** `isDropped` lets in what was sent meanwhile, and tells whether anybody still waits; if not, undefined is given. */
  readonly run: (order: Order, isDropped: () => Promise<boolean>) => Promise<Result | undefined>;
}

export async function serveOrders<Order, Result, About>(
  open: () => Promise<Opened<Order, Result, About>>,
): Promise<void> {
  const say = (reply: ProcessReply<Result, About>): void => void process.send?.(reply);
  // Whoever started this process is gone.
  process.on('disconnect', () => process.exit());
  const dropped = new Set<number>();
  let work: Promise<void> = Promise.resolve();
  try {
    const { about, run } = await open();
    const answer = async (request: number, order: Order): Promise<void> => {
      const isDropped = async (): Promise<boolean> => {
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        return dropped.delete(request);
      };
      try {
        const result = await run(order, isDropped);
        if (result !== undefined) say({ kind: 'done', request, result });
      } catch (error) {
        say({ kind: 'failed', request, reason: describeError(error) });
      }
    };
    process.on('message', (message: ProcessOrder<Order>) => {
      if (message.kind === 'drop') dropped.add(message.request);
      // One after the other.
      else work = work.then(() => answer(message.request, message.order));
    });
    say({ kind: 'ready', about });
  } catch (error) {
    const code = error instanceof FootnoteError ? error.code : undefined;
    say({ kind: 'failed', reason: describeError(error), ...(code !== undefined && { code }) });
  }
}
