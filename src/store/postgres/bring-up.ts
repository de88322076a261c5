/**
 * Brings the local copy of a shared store up to it before anything is opened. Promises: where the store cannot be had and
 * there is a copy from before, that is said, and it answers.
 */
import type { StoreAddress } from '../../config.ts';
import { describeError } from '../../errors.ts';
import type { PassageStore } from '../passage-store.ts';
import { SharedIndex } from './shared-index.ts';
import { isStoreAway } from './store-errors.ts';

export async function bringUp(
  address: StoreAddress,
  local: PassageStore,
  notice: (line: string) => void,
): Promise<void> {
  const shared = SharedIndex.of(address, local);
  try {
    await shared.prepare();
    await shared.pull();
  } catch (error) {
    if (!isStoreAway(error) || local.replica.of === undefined) throw error;
    notice(describeError(error));
  } finally {
    await shared.close();
  }
}
