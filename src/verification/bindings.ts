/**
 * Whether names and numbers stand by the words that they stand by in the quotes: "American aircraft" is not said by
 * words about Syrian aircraft and an American base, nor "five houses" by five men and three houses.
 * Promises: pure; only speaks up where the quotes put another name or number beside the same word, and nowhere the one
 * that is claimed. Goes by nearness, not by grammar.
 */
import { definiteArticles, looseModifiers, prepositionsOfNames, regularPast } from '../language/en/roles.ts';
import { withoutClaimWords } from './claims.ts';
import { plain, type Token, tokensOf } from './facts.ts';
import { sameName } from './names.ts';
import { opensWithCapital } from '../text.ts';

/** Words between a name and the word that it belongs to: "the Iraqi Army's soldiers". */
const beside = 2;
/** In a quote the two may stand further apart: "soldiers of the regular army of Iraq". */
const near = 5;

/** What is wrong, as a sentence; undefined when nothing is. */
export function bindingProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const said = tokensOf(plain(sentence));
  const quoted = quotes.map((quote) => tokensOf(plain(quote)));
  for (const [at, token] of said.entries()) {
    // Short names are written out or not: IS, the Islamic State.
    if (!(token.isName && !/^\p{Lu}{2,4}$/u.test(token.word)) && token.number === undefined) continue;
    const heads = headsOf(said, at);
    const found = heads.map((head) => standing(token, head, quoted));
    if (found.includes('elsewhere') && !found.includes('here')) {
      return `The words that it quotes do not say “${token.word}” of “${heads[found.indexOf('elsewhere')]?.word ?? ''}”.`;
    }
  }
  return undefined;
}

/** The word that a name or number is put to: behind it, or before it with a preposition between ("east of Iraq"). */
function headsOf(tokens: readonly Token[], at: number): Token[] {
  const behind = tokens.slice(at + 1, at + 1 + beside).find(({ isName }) => !isName);
  const before = tokens.slice(Math.max(0, at - 3), at).filter(({ folded }) => !definiteArticles.has(folded));
  const [word, preposition] = before.slice(-2);
  const isPut = tokens[at]?.isName === true && prepositionsOfNames.has(preposition?.folded ?? '');
  return [behind, isPut ? word : undefined].filter((token) => token !== undefined).filter(isHead);
}

function isHead({ word, folded, stem, isName, number }: Token): boolean {
  return (
    stem !== undefined &&
    !isName &&
    number === undefined &&
    !looseModifiers.has(folded) &&
    // Who did it is not said by what stands near (roles.ts).
    !regularPast.of.test(word) &&
    withoutClaimWords(word) === word &&
    !opensWithCapital(word)
  );
}

/** Where the quotes have the word: with this name or number near, with only others beside it, or neither. */
function standing(token: Token, head: Token, quotes: readonly (readonly Token[])[]): 'here' | 'elsewhere' | 'unknown' {
  const others: boolean[] = [];
  for (const tokens of quotes) {
    for (const [at, { stem, isName }] of tokens.entries()) {
      if (stem !== head.stem || isName) continue;
      if (around(tokens, at, near).some((other) => isSame(token, other))) return 'here';
      const close =
        token.number !== undefined ? tokens.slice(Math.max(0, at - beside - 1), at) : around(tokens, at, beside + 1);
      others.push(close.some((other) => (token.number === undefined ? other.isName : other.number !== undefined)));
    }
  }
  return others.length > 0 && others.every(Boolean) ? 'elsewhere' : 'unknown';
}

function around(tokens: readonly Token[], at: number, reach: number): readonly Token[] {
  return tokens.slice(Math.max(0, at - reach), at + reach + 1);
}

function isSame(token: Token, other: Token): boolean {
  return token.number === undefined ? sameName(token.folded, other.folded) : token.number === other.number;
}
