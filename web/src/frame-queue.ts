/**
 * Gathers what comes in quickly and hands it on together, drawn once and with a pause for whatever the reader does:
 * just after a frame, so that no frame that shows what a key or a press did waits for it.
 * In a hidden tab frames stand still, so a timer hands on there. Promises the order, and that `flush` leaves nothing behind.
 */
export interface FrameQueue<Item> {
  readonly add: (item: Item) => void;
  readonly flush: () => void;
}

/** Between two drawings: words that come twelve times a second still look as if they flowed. */
const paceMilliseconds = 80;
const hiddenMilliseconds = 250;

export function frameQueue<Item>(take: (item: Item) => void): FrameQueue<Item> {
  const waiting: Item[] = [];
  let last = -Infinity;
  let cancel: (() => void) | undefined;

  const flush = (): void => {
    cancel?.();
    cancel = undefined;
    last = performance.now();
    for (const item of waiting.splice(0)) take(item);
  };
  const add = (item: Item): void => {
    waiting.push(item);
    if (cancel !== undefined) return;
    let frame = 0;
    let after: ReturnType<typeof setTimeout> | undefined;
    const pause = Math.max(0, last + paceMilliseconds - performance.now());
    const soon = setTimeout(() => {
      frame = requestAnimationFrame(() => {
        after = setTimeout(flush);
      });
    }, pause);
    const late = setTimeout(flush, hiddenMilliseconds);
    cancel = () => {
      clearTimeout(soon);
      clearTimeout(late);
      clearTimeout(after);
      cancelAnimationFrame(frame);
    };
  };
  return { add, flush };
}
