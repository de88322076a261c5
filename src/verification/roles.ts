/**
 * Who does it to whom: "the regime drove out the rebels" is not said by words that say the rebels drove out the regime.
 * Promises: pure; only speaks up where a word of action stands between the same two in both, and they have changed
 * sides; "driven out by" turns the sides round. Goes by nearness, not by grammar.
 */
import { actionVerb, beforeAgent, circumstance, passiveAuxiliary } from '../language/en/roles.ts';
import { withoutClaimWords } from './claims.ts';
import { plain, type Token, tokensOf } from './facts.ts';

/** Words on either side of the action that may be those who act or are acted on. */
const reach = 4;
/** Words between an action and its "by" or "was". */
const nearBy = 3;

interface Sides {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** What is wrong, as a sentence; undefined when nothing is. */
export function roleProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const said = tokensOf(plain(sentence));
  for (const quote of quotes) {
    const quoted = tokensOf(plain(quote));
    for (const [at, token] of said.entries()) {
      if (!mayAct(token) || said.filter(({ stem }) => stem === token.stem).length > 1) continue;
      const places = [...quoted.keys()].filter((place) => quoted[place]?.stem === token.stem);
      const [place] = places;
      if (place === undefined || places.length > 1) continue;
      const [here, there] = [sidesOf(said, at), sidesOf(quoted, place)];
      const isTurned = changeSides(here.left, here.right, there) && changeSides(here.right, here.left, there, true);
      if (isTurned) return `In the words that it quotes, “${token.word}” is said the other way round.`;
    }
  }
  return undefined;
}

/** Whether somebody stands on this side alone, and in the other text on the other side alone. */
function changeSides(own: readonly string[], other: readonly string[], there: Sides, isRight = false): boolean {
  const [same, opposite] = isRight ? [there.right, there.left] : [there.left, there.right];
  return own.some((name) => !other.includes(name) && opposite.includes(name) && !same.includes(name));
}

/** A verb, as far as its form tells. */
function mayAct({ folded, isName }: Token): boolean {
  return !isName && actionVerb.of.test(folded) && withoutClaimWords(folded) === folded;
}

/** Who stands before and behind, as if the action were told of them; nobody where who acts is left out. */
function sidesOf(tokens: readonly Token[], at: number): Sides {
  const left = wordsOf(tokens.slice(0, at)).slice(-reach);
  const right = wordsOf(tokens.slice(at + 1)).slice(0, reach);
  if (tokens.slice(at + 1, at + 1 + nearBy).some(({ folded }) => beforeAgent.has(folded)))
    return { left: right, right: left };
  // "The soldiers killed in May": who did it is left out, too.
  if (circumstance.of.test(tokens[at + 1]?.folded ?? '')) return { left: [], right: [] };
  const isPassive = tokens.slice(Math.max(0, at - nearBy), at).some(({ folded }) => passiveAuxiliary.of.test(folded));
  return isPassive ? { left: [], right: [] } : { left, right };
}

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ stem, folded, isName }) => (stem === undefined ? [] : [isName ? folded : stem]));
}
