/**
 * Whether a statement turns round what came first: "it was signed before it was shown" of "it was shown before it was signed". Of two
 * things that words of their order join ("before", "after", "and then"), each is known by words that the other has not.
 * Promises: pure; only speaks up where one order is told in each, and what is told as earlier has words of the later thing alone, what
 * is told as later words of the earlier and none of its own. English only.
 */
import { firstBehind, lastBehind, openedAfter, openedBefore, saysOrder } from '../language/en/order-in-time.ts';
import { terms } from '../language/terms.ts';
import { sentenceSpans } from '../text.ts';
import { plain } from './facts.ts';

interface Order {
  readonly earlier: ReadonlySet<string>;
  readonly later: ReadonlySet<string>;
}

const forms = [openedBefore, openedAfter, firstBehind, lastBehind];

export function orderProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const said = orderIn(sentence);
  if (said === undefined) return undefined;
  const quoted = quotes.flatMap((quote) => sentenceSpans(quote).map(({ start, end }) => quote.slice(start, end)));
  const isTurned = quoted.some((text) => {
    const told = orderIn(text);
    if (told === undefined) return false;
    const [early, late] = [without(told.earlier, told.later), without(told.later, told.earlier)];
    return shares(said.earlier, late) && shares(said.later, early) && !shares(said.later, late);
  });
  return isTurned ? 'It tells in another order what the words that it quotes tell.' : undefined;
}

function orderIn(text: string): Order | undefined {
  const whole = plain(text);
  if ([...whole.matchAll(saysOrder.of)].length !== 1) return undefined;
  const groups = forms.map(({ of }) => of.exec(whole)?.groups).find((each) => each !== undefined);
  if (groups === undefined) return undefined;
  return { earlier: new Set(terms(groups['earlier'] ?? '')), later: new Set(terms(groups['later'] ?? '')) };
}

function without(words: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...words].filter((word) => !others.has(word)));
}

function shares(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...words].some((word) => others.has(word));
}
