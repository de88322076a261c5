/** Many things at once: all come back once, none waits for a slow one, and no more are under way than allowed. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { doneBatches } from '../../src/indexing/done-batches.ts';

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

it('gives every item back once, in batches of the size, with so many under way at most', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(3), { maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      async (delays, batchSize, atOnce) => {
        let underWay = 0;
        let most = 0;
        const items = delays.map((delay, at) => ({ at, delay }));
        const work = async ({ at, delay }: { at: number; delay: number }): Promise<number> => {
          underWay += 1;
          most = Math.max(most, underWay);
          if (delay > 0) await wait(delay);
          underWay -= 1;
          return at;
        };
        const seen: number[] = [];
        for await (const batch of doneBatches(items, work, { batchSize, atOnce, patience: 5 })) {
          expect(batch.length).toBeLessThanOrEqual(batchSize);
          for (const { item, result } of batch) expect(item.at).toBe(result);
          seen.push(...batch.map(({ result }) => result));
        }
        expect(seen.toSorted((a, b) => a - b)).toEqual(items.map(({ at }) => at));
        expect(most).toBeLessThanOrEqual(atOnce);
      },
    ),
    { numRuns: 50 },
  );
});

it('gives what is done while a slow one is still under way, and passes an error on', async () => {
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const work = async (item: string): Promise<string> => {
    if (item === 'slow') await slow;
    if (item === 'bad') throw new Error('It broke.');
    return item;
  };
  const limits = { batchSize: 10, atOnce: 10, patience: 20 };
  const batches = doneBatches(['slow', 'a', 'b'], work, limits);
  expect((await batches.next()).value).toMatchObject([{ item: 'a' }, { item: 'b' }]);
  finish();
  expect((await batches.next()).value).toMatchObject([{ item: 'slow' }]);
  expect((await batches.next()).done).toBe(true);
  await expect(doneBatches(['a', 'bad'], work, limits).next()).rejects.toThrow('It broke.');
});

it.each([false, true])('begins nothing more once the taker has left, or something broke (%s)', async (breaks) => {
  const begun: number[] = [];
  const items = Array.from({ length: 100 }, (_, at) => at);
  const work = async (at: number): Promise<void> => {
    begun.push(at);
    await wait(1);
    if (breaks && at > 5) throw new Error('It broke.');
  };
  const batches = doneBatches(items, work, { batchSize: 1, atOnce: 3, patience: 20 });
  const take = async (): Promise<void> => {
    for await (const _batch of batches) if (!breaks) break;
  };
  const outcome = await take().catch(String);
  expect(outcome).toBe(breaks ? 'Error: It broke.' : undefined);
  const before = begun.length;
  await wait(50);
  expect(begun).toHaveLength(before);
  expect(before).toBeLessThan(20);
});
