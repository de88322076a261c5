/** Why a server that only answers from a shared store changes nothing in the folder: as an error for every door. */
import { FootnoteError } from '../errors.ts';

export function refuseFollower({ follows }: { readonly follows: boolean }): void {
  if (!follows) return;
  throw new FootnoteError(
    'follows',
    'This server only answers: it leaves the folder of articles to others.',
    'Do this at a server that watches the folder.',
    { status: 409 },
  );
}
