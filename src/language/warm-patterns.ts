/**
 * Regular expressions are compiled when they are first used: those of a language take a fifth of a second together, which
 * the first question would hold the thread for. Promises: each is used once, others have their turn in between; a second
 * call waits for the first. Changes nothing but how long the first use takes.
 */
import { allTables } from './languages.ts';
import type { Pattern } from './pattern.ts';

/** Tables that questions are read with beside those of the seam. */
const others: readonly (() => Promise<object>)[] = [
  () => import('./en/article-requests.ts'),
  () => import('./en/comparison.ts'),
  () => import('./en/follow-up.ts'),
  () => import('./en/metadata.ts'),
  () => import('./en/pair-requests.ts'),
  () => import('./en/remarks.ts'),
  () => import('./en/requests.ts'),
  () => import('./en/speech.ts'),
  () => import('./en/labels.ts'),
  () => import('./en/sentence-shapes.ts'),
];

let warming: Promise<void> | undefined;

/** `give`: lets others have their turn, when it is time. */
export function warmPatterns(give: () => Promise<void>): Promise<void> {
  warming ??= warm(give);
  return warming;
}

async function warm(give: () => Promise<void>): Promise<void> {
  const modules = await Promise.all(others.map((open) => open()));
  for (const { of, finds } of patternsIn([...allTables, ...modules], new Set())) {
    finds.search(of);
    await give();
  }
}

function* patternsIn(value: unknown, seen: Set<object>): Generator<Pattern> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (isPattern(value)) yield value;
  else if (!(value instanceof Set || value instanceof Map))
    for (const each of Object.values(value)) yield* patternsIn(each, seen);
}

function isPattern(value: object): value is Pattern {
  return 'of' in value && value.of instanceof RegExp && 'finds' in value && typeof value.finds === 'string';
}
