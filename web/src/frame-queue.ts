/**
 * Gathers what comes in quickly and hands it on once per frame, so that a burst of events is drawn once.
 * In a hidden tab frames stand still, so a timer hands on there. Promises the order, and that `flush` leaves nothing behind.
 */
export interface FrameQueue<Item> {
  readonly add: (item: Item) => void;
  readonly flush: () => void;
}

const hiddenMilliseconds = 250;

export function frameQueue<Item>(take: (item: Item) => void): FrameQueue<Item> {
  const waiting: Item[] = [];
  let scheduled: (() => void) | undefined;

  const flush = (): void => {
    scheduled?.();
    scheduled = undefined;
    for (const item of waiting.splice(0)) take(item);
  };
  const add = (item: Item): void => {
    waiting.push(item);
    if (scheduled !== undefined) return;
    const frame = requestAnimationFrame(flush);
    const timer = setTimeout(flush, hiddenMilliseconds);
    scheduled = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  };
  return { add, flush };
}
