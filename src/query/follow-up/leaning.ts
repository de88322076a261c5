/**
 * Which way a question leans on the turns before it: not at all, on a pronoun, as a bare "why?", as an exchange
 * ("and in 2015?"), or by speaking of "the raid" that was spoken of. English only.
 * Promises: pure; a question with names of its own and nothing that points back stands alone, and so does one about
 * things that nobody has mentioned: the topic has changed.
 */
import { synonymGroups } from '../../language/synonyms.ts';
import { terms } from '../../language/terms.ts';
import { definitionAsked } from '../requests.ts';
import { namesOf } from './named-things.ts';

const questionWord =
  /\b(?:who|whom|whose|what|which|when|where|why|how|did|does|do|is|are|was|were|has|have|had|can|could|will|would)\b/i;
const continuation = /^(?:and|but|or|so|then|what about|how about|and what about|and how about)\b[\s,]*/i;
const bareQuestion =
  /^(?:and |but |so |or )?(?:why|when|where|who|how|what|which|how many|how much|how long|how far|(?:by|from|until|till|to|at|in|for|with) (?:when|where|whom|what|which|how much|how many)|who else|where else|when else|what else|anyone else|anything else|what then|why not|really|since when|until when|what for|how so|how come|says who|according to whom|are you (?:quite |really )?(?:sure|certain)|is that (?:so|right|correct))(?: not| so| exactly| then)?\s*\?*$/i;
/** "Why not by itself?": a few words without a verb of their own. */
const nearlyBare =
  /^(?:and |but |so )?(?:why|how|where|when|what|who)(?: not| else)?(?: (?!is\b|are\b|was\b|were\b|did\b|does\b|do\b|has\b|have\b|had\b)\p{Ll}+){0,3}\s*\?*$/u;

const verbOfSaying = String.raw`(?:say|says|said|claim(?:ed|s)?|think|thinks|thought|believe[sd]?|admit(?:s|ted)?|deny|denies|denied|announce[sd]?|know|knew|that|whether|if|when|because|after|before|until)`;
/** "Did Obama say he had a strategy", "did Iraq pay for its jets": the name stands in the question itself. */
const pointsWithin = new RegExp(
  String.raw`(?<=\s)\p{Lu}[\p{L}\p{M}'’-]+ (?:[\p{L}'’-]+ ){0,6}?${verbOfSaying} (?:he|she|it|they)\b(?! (?:mean|happen|was|is)\s*\?)|(?<=\s)\p{Lu}[\p{L}\p{M}'’-]+ (?:[\p{L}'’-]+ ){0,6}?(?:his|her|its|their) \p{L}`,
  'u',
);

/** Words of things that every event has: to ask for them is to ask of the event that was spoken of. */
const ofAnyEvent = new Set(
  terms(
    'many much long far often people person persons troops soldiers fighters civilians victims casualties survivors number figure figures count toll deaths dead ' +
      'killed died wounded injured hurt arrested captured happened happen occurred began started ended finished lasted ' +
      'reason cause result results outcome effect consequence consequences aftermath response reaction purpose goal aim plan plans ' +
      'target targets weapons damage responsible involved reported confirmed verified denied report article source sources ' +
      'first second third next last others rest same come came details exactly really known',
  ),
);
const leastKnown = 0.5;

export type Leaning =
  | { readonly kind: 'alone' }
  /** "And in 2015?": what takes the place of something in the question before. */
  | { readonly kind: 'exchange'; readonly part: string }
  | { readonly kind: 'bare' | 'person' | 'thing' | 'topic' };

const person = /\b(?:he|she|him|her|his|hers)\b/i;
const thing = new RegExp(
  [
    // Not "is it true that", nor "it is said that".
    String.raw`\b(?:it|its|itself)\b(?! (?:true|safe|possible|likely|legal|necessary|normal|common)\b)`,
    String.raw`\b(?:they|them|their|theirs|this|these|those|the (?:same|former|latter|(?:first|second|third|last|other|[a-z]+) one))\b`,
    // "Who said that?", "was that strike …", but not "the strike that killed …".
    String.raw`\bthat(?: \w+)?\s*\??$|^(?:\w+ )?(?:is|was|did|does|has|had) that\b`,
    // "Can I get some of that in one go?"
    String.raw`\b(?:of|with|about|for|from|around|like|besides) that\b(?! [a-z]+ (?:is|are|was|were)\b)`,
    // "What happened there?", but not "are there any …".
    String.raw`(?<!\b(?:is|are|was|were|be|been) )\bthere\b(?! (?:is|are|was|were)\b)`,
    // "Who says so?", "why do they think so?"
    String.raw`\bso\s*\??$`,
    String.raw`\bthen\s*\??$|\b(?:at|by) (?:that|the) time\s*\??$`,
  ].join('|'),
  'i',
);

/** `before`: the words of the turns that it may lean on. */
export function leaningOf(question: string, before: string): Leaning {
  const rest = question.replace(continuation, '');
  if (rest !== question && !questionWord.test(rest)) return { kind: 'exchange', part: rest.replace(/[\s?.!]+$/u, '') };
  if (bareQuestion.test(question) || nearlyBare.test(question)) return { kind: 'bare' };
  if (!pointsWithin.test(question)) {
    if (person.test(question)) return { kind: 'person' };
    if (thing.test(question)) return { kind: 'thing' };
  }
  return speaksOfIt(question, before) ? { kind: 'topic' } : { kind: 'alone' };
}

/** Without a name of its own, of things that were spoken of: "How long did the siege last?" */
function speaksOfIt(question: string, before: string): boolean {
  const isNamed = namesOf(question).some(({ start }) => start > 0) || /\d/.test(question);
  if (isNamed || !questionWord.test(question)) return false;
  const spoken = new Set(terms(before));
  const groups = new Set([...spoken].flatMap((term) => [...synonymGroups(term)]));
  const isKnown = (term: string): boolean =>
    spoken.has(term) || ofAnyEvent.has(term) || [...synonymGroups(term)].some((group) => groups.has(group));
  const definite = [...question.matchAll(/\bthe ((?:\p{Ll}+ )?\p{Ll}+)/gu)].flatMap(([, nouns = '']) => terms(nouns));
  if (definite.length > 0) return definite.some(isKnown);
  const own = terms(question);
  // One word alone asks of what was spoken of ("Where can I stay?"), unless it is to be explained.
  if (own.length === 1 && definitionAsked(question) === undefined) return true;
  return own.length > 0 && own.filter(isKnown).length > own.length * leastKnown;
}
