/**
 * Where a card goes: under the statement that it belongs to, above it when there is more room, and inside the window.
 * Pure geometry in CSS pixels, so that the promise "never covers the statement" is a test.
 */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface CardPlace {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
}

const margin = 12;
const gap = 8;

export function placeCard(
  anchor: Box,
  statement: Box,
  card: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
): CardPlace {
  const middle = anchor.left + anchor.width / 2 - card.width / 2;
  const left = Math.max(margin, Math.min(middle, view.width - card.width - margin));
  const bottom = Math.max(statement.top + statement.height, anchor.top + anchor.height);
  const top = Math.min(statement.top, anchor.top);
  const below = view.height - margin - (bottom + gap);
  const above = top - gap - margin;
  if (card.height <= below || below >= above) return { left, top: bottom + gap, maxHeight: Math.max(below, 0) };
  const height = Math.min(card.height, above);
  return { left, top: top - gap - height, maxHeight: Math.max(above, 0) };
}
