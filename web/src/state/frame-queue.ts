/**
 * Gathers what comes in quickly and hands it on together, drawn once: just after a frame, and a while after
 * a key or a press, so that what the reader did is shown first.
 * In a hidden tab frames stand still, so a timer hands on there. Promises the order, and that `flush` leaves nothing behind.
 */
export interface FrameQueue<Item> {
  readonly add: (item: Item) => void;
  readonly flush: () => void;
}

/** Between two drawings: words that come twelve times a second still look as if they flowed. */
const paceMilliseconds = 80;
/** The longest that anything waits: in a hidden tab, or while somebody types without a pause. */
const longestMilliseconds = 250;
/** After a key or a press, so that what it did is on the screen before the next words are drawn. */
const inputMilliseconds = 60;

let lastInput = -Infinity;
for (const kind of ['keydown', 'pointerdown', 'click'])
  addEventListener(
    kind,
    () => {
      lastInput = performance.now();
    },
    { capture: true, passive: true },
  );

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
    const flushAfterInput = (): void => {
      const pause = lastInput + inputMilliseconds - performance.now();
      after = pause > 0 ? setTimeout(flushAfterInput, pause) : setTimeout(flush);
    };
    const pause = Math.max(0, last + paceMilliseconds - performance.now());
    const soon = setTimeout(() => {
      frame = requestAnimationFrame(flushAfterInput);
    }, pause);
    const late = setTimeout(flush, longestMilliseconds);
    cancel = () => {
      clearTimeout(soon);
      clearTimeout(late);
      clearTimeout(after);
      cancelAnimationFrame(frame);
    };
  };
  return { add, flush };
}
