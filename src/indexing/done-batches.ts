/**
 * Work on many things at once, given back in batches as it gets done: a slow one holds up nobody.
 * Promises: at most `atOnce` are under way; a batch is given when it is full, or when nothing more has come for
 * `patience` milliseconds; an error is thrown when its turn comes; after it, and once the taker leaves, no work begins.
 * Does not keep the order.
 */
export interface BatchLimits {
  readonly atOnce: number;
  readonly batchSize: number;
  readonly patience: number;
}

export interface Done<Item, Result> {
  readonly item: Item;
  readonly result: Result;
}

export async function* doneBatches<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  { atOnce, batchSize, patience }: BatchLimits,
): AsyncGenerator<Done<Item, Result>[], void> {
  const done: Done<Item, Result>[] = [];
  const faults: unknown[] = [];
  const count = { begun: 0, underWay: 0 };
  let tell: (() => void) | undefined;

  const begin = (): void => {
    // What is done and not taken yet counts too, so that a slow taker is not buried.
    for (; count.underWay + done.length < atOnce && count.begun < items.length; count.begun += 1) {
      const item = items[count.begun];
      if (item === undefined) continue;
      count.underWay += 1;
      void work(item)
        .then(
          (result) => done.push({ item, result }),
          (error: unknown) => faults.push(error),
        )
        .finally(() => {
          count.underWay -= 1;
          begin();
          tell?.();
        });
    }
  };
  /** Whether something came within so many milliseconds. */
  const comes = async (milliseconds: number): Promise<boolean> => {
    let timer: NodeJS.Timeout | undefined;
    const came = await new Promise<boolean>((resolve) => {
      tell = () => resolve(true);
      if (Number.isFinite(milliseconds)) timer = setTimeout(() => resolve(false), milliseconds);
    });
    clearTimeout(timer);
    return came;
  };

  try {
    for (;;) {
      begin();
      while (count.underWay > 0 && done.length < batchSize && faults.length === 0) {
        const came = await comes(done.length === 0 ? Number.POSITIVE_INFINITY : patience);
        if (!came) break;
      }
      if (faults.length > 0) throw faults[0];
      if (done.length === 0) return;
      yield done.splice(0, batchSize);
    }
  } finally {
    // No more is to begin.
    count.begun = items.length;
  }
}
