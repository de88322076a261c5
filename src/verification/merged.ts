/**
 * Whether a statement that rests on several quotes says of somebody what one of them says of somebody else: "Brandt sold the mill
 * and left" of "Brandt sold the mill" and "Holm left".
 * Promises: pure; only speaks up where a quote names another before its verb or as its speaker, and nobody by a pronoun. English only.
 */
import { terms } from '../language/terms.ts';
import * as clauses from '../language/en/clauses.ts';
import { partsOf } from './alignment/follows.ts';
import { isAttribution, namesIn, type Words } from './alignment/phrases.ts';
import { isVerb, type Word, wordsOf } from './alignment/words.ts';

/** Content words of another's quote that a part of the statement must have to be taken from there. */
const leastTaken = 2;

export function mergedProblem(sentence: string, quotes: readonly string[]): string | undefined {
  if (quotes.length < 2) return undefined;
  const said = wordsOf(sentence);
  const quoted = quotes.map((text) => ({ text, words: wordsOf(text), terms: new Set(terms(text)) }));
  const parts = [said, ...partsOf(said).flat()];
  // The smallest parts: of a whole, another part may be about somebody else.
  const smallest = parts.filter((part) => partsOf(part).length === 0);
  const isLower = (word: Word): boolean => quoted.some(({ words }) => words.some(({ text }) => text === word.lower));
  for (const part of smallest.length > 0 ? smallest : [said]) {
    const doers = namesBeforeVerb(part, isLower);
    const [doer] = doers;
    if (doer === undefined) continue;
    const ofDoer = quoted.filter(({ words }) => doers.some((name) => holdsName(words, name)));
    const own = new Set(ofDoer.flatMap((quote) => [...quote.terms]));
    for (const { words, terms: all } of quoted) {
      if (ofDoer.some((quote) => quote.words === words) || hasPronoun(words)) continue;
      const other = namesBeforeVerb(words, isLower)[0] ?? speakerOf(words);
      if (other === undefined) continue;
      const text = part.map((word) => word.text).join(' ');
      const taken = terms(text).filter((term) => all.has(term) && !own.has(term));
      if (taken.length >= leastTaken) {
        return `It says of “${nameOf(doer)}” what the words that it quotes say of “${nameOf(other)}”.`;
      }
    }
  }
  return undefined;
}

function nameOf(name: Words): string {
  return name.map(({ text }) => text).join(' ');
}

/** Names before the first verb. `isLower`: whether a word that opens the sentence stands elsewhere as no name. */
function namesBeforeVerb(words: Words, isLower: (word: Word) => boolean): Words[] {
  const verb = words.findIndex(isVerb);
  return namesIn(words.slice(0, Math.max(0, verb)), (first) => !isSmall(first) && !isLower(first));
}

function isSmall({ lower }: Word): boolean {
  return (
    clauses.articles.has(lower) ||
    clauses.pronouns.has(lower) ||
    clauses.prepositions.has(lower) ||
    clauses.subordinators.has(lower) ||
    clauses.coordinators.has(lower)
  );
}

function speakerOf(words: Words): Words | undefined {
  const at = words.findIndex(isAttribution);
  const near = at < 0 ? [] : words.slice(Math.max(0, at - 2), at + 3).filter(({ isName }) => isName);
  return near.length === 0 ? undefined : near;
}

/** "Olle Brask" is no "Nils Brask"; the last name alone is. */
function holdsName(words: Words, name: Words): boolean {
  const last = name.at(-1)?.lower;
  return words.some(({ lower }, at) => {
    if (lower !== last) return false;
    const before = words[at - 1];
    return before?.isName !== true || name.length < 2 || before.lower === name.at(-2)?.lower;
  });
}

function hasPronoun(words: Words): boolean {
  return words.some(({ lower }) => lower in clauses.subjectPronouns);
}
