/**
 * What a question asks for by its own words: "type" and "plane" in "What type of plane struck the bridge?"
 * Promises: pure; terms, none where only "who" or "when" says it. English only.
 */
import { terms } from '../search/terms.ts';

const auxiliaries = 'is|are|was|were|be|been|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must';
const askedFor = new RegExp(
  `\\b(?:what|which|whose|how (?:many|much))\\s+((?:(?!(?:${auxiliaries})\\b)[\\p{L}\\p{N}'’-]+\\s+){1,4}?)(?:${auxiliaries})\\b`,
  'iu',
);
const askedForWithout = /\b(?:what|which|whose|how (?:many|much))\s+((?:[\p{L}\p{N}'’-]+\s+of\s+)?[\p{L}\p{N}'’-]+)/iu;

export function focusOf(question: string): readonly string[] {
  return terms((askedFor.exec(question) ?? askedForWithout.exec(question))?.[1] ?? '');
}
