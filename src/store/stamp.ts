/** What built an index. Vectors of two embedders cannot be compared, nor passages of two splitters told apart. */
import { FootnoteError } from '../errors.ts';

export interface Stamp {
  readonly embedder: string;
  readonly dimensions: number;
  readonly splitter: number;
}

export function stampText({ embedder, dimensions, splitter }: Stamp): string {
  return `${embedder} ${dimensions} ${splitter}`;
}

/** Throws unless both are the same, so that vectors of two stamps are never mixed. */
export function refuseOther(stamp: Stamp, wanted: Stamp): void {
  const same = stamp.embedder === wanted.embedder && stamp.dimensions === wanted.dimensions;
  if (same && stamp.splitter === wanted.splitter) return;
  throw new FootnoteError(
    'index-mismatch',
    same
      ? `The index was built by an earlier version, which cut passages otherwise.`
      : `The index was built with ${stamp.embedder}, and ${wanted.embedder} is set.`,
    'Run "footnote index --rebuild" to build it anew.',
    { status: 409 },
  );
}
