/**
 * A conversation as a tree: turns that were asked again or edited are versions of each other, and none is thrown away.
 * Pure. The page shows one branch, named by its last turn (the leaf). Knows nothing of what a turn holds.
 */
interface Node {
  readonly id: string;
  readonly parentId?: string;
}

/** From the first question to the leaf; without a leaf, to the newest turn. */
export function branchOf<Turn extends Node>(turns: readonly Turn[], leaf: string | undefined): readonly Turn[] {
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  const branch: Turn[] = [];
  let at = (leaf === undefined ? undefined : byId.get(leaf)) ?? turns.at(-1);
  while (at !== undefined && !branch.includes(at)) {
    branch.unshift(at);
    at = at.parentId === undefined ? undefined : byId.get(at.parentId);
  }
  return branch.length === turns.length && branch.every((turn, index) => turn === turns[index]) ? turns : branch;
}

/** All versions of a turn, itself among them, in the order in which they were asked. */
export function versionsOf<Turn extends Node>(turns: readonly Turn[], { parentId }: Node): readonly Turn[] {
  return turns.filter((turn) => turn.parentId === parentId);
}

/** The end of the branch that a turn was last read in: from version to version, always the newest. */
export function leafUnder(turns: readonly Node[], id: string): string {
  const next = turns.findLast(({ parentId }) => parentId === id);
  return next === undefined ? id : leafUnder(turns, next.id);
}
