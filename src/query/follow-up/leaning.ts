/**
 * Which way a question leans on the turns before it: not at all, on a pronoun, as a bare "why?", as an exchange
 * ("and in 2015?"), or by speaking of "the raid" that was spoken of. English only, but for the bare "why?".
 * Promises: pure; a question with names of its own and nothing that points back stands alone, and so does one about
 * things that nobody has mentioned: the topic has changed.
 */
import * as followUp from '../../language/en/follow-up.ts';
import * as pronouns from '../../language/en/pronouns.ts';
import { allTables } from '../../language/languages.ts';
import { synonymGroups } from '../../language/synonyms.ts';
import { terms } from '../../language/terms.ts';
import { holdsDigit, withoutEndMarks } from '../../text.ts';
import { definitionAsked } from '../requests.ts';
import { namesOf } from './named-things.ts';

const ofAnyEvent = new Set(terms(followUp.ofAnyEvent.join(' ')));
const leastKnown = 0.5;

export type Leaning =
  | { readonly kind: 'alone' }
  /** "And in 2015?": what takes the place of something in the question before. */
  | { readonly kind: 'exchange'; readonly part: string }
  | { readonly kind: 'bare' | 'person' | 'thing' | 'topic' };

/** `before`: the words of the turns that it may lean on. */
export function leaningOf(question: string, before: string): Leaning {
  const rest = question.replace(followUp.continuation.of, '');
  if (rest !== question && !followUp.questionWord.of.test(rest))
    return { kind: 'exchange', part: withoutEndMarks(rest) };
  if (allTables.some(({ reasons }) => reasons.asksWhyAlone.of.test(question))) return { kind: 'bare' };
  if (followUp.bareQuestion.of.test(question) || followUp.nearlyBare.of.test(question)) return { kind: 'bare' };
  if (!pronouns.pointingWithin.of.test(question)) {
    if (pronouns.person.of.test(question)) return { kind: 'person' };
    if (pronouns.thing.of.test(question)) return { kind: 'thing' };
  }
  return speaksOfIt(question, before) ? { kind: 'topic' } : { kind: 'alone' };
}

/** Without a name of its own, of things that were spoken of: "How long did the siege last?" */
function speaksOfIt(question: string, before: string): boolean {
  const isNamed = namesOf(question).some(({ start }) => start > 0) || holdsDigit(question);
  if (isNamed || !followUp.questionWord.of.test(question)) return false;
  const spoken = new Set(terms(before));
  const groups = new Set([...spoken].flatMap((term) => [...synonymGroups(term)]));
  const isKnown = (term: string): boolean =>
    spoken.has(term) || ofAnyEvent.has(term) || [...synonymGroups(term)].some((group) => groups.has(group));
  const definite = [...question.matchAll(followUp.definiteNouns.of)].flatMap(([, nouns = '']) => terms(nouns));
  if (definite.length > 0) return definite.some(isKnown);
  const own = terms(question);
  // One word alone asks of what was spoken of ("Where can I stay?"), unless it is to be explained.
  if (own.length === 1 && definitionAsked(question) === undefined) return true;
  return own.length > 0 && own.filter(isKnown).length > own.length * leastKnown;
}
