/**
 * What kind of thing a question asks for, and whether it asks at all.
 * English only: a question in another language has the type "what", which expects nothing in particular.
 */
import type { AnswerType } from '../domain.ts';
import { terms } from '../search/terms.ts';

/** The one that stands first in the question decides; of two at one place, the upper. */
const asked: readonly (readonly [AnswerType, RegExp])[] = [
  [
    'overview',
    /\bwhat (?:do|does|did|is|was|has been) (?:[\w-]+ ){0,6}?(?:say|says|said|report|reported|write|written|known|told) (?:about|of|on)\b|^(?:please )?(?:tell me|summari[sz]e)\b|\b(?:how|where|what) do (?:the |these |your )?(?:articles|sources|reports|papers) (?:differ|disagree)\b/i,
  ],
  ['how-far', /\bhow (?:far|distant)\b|\b(?:what|which) distance\b/i],
  ['how-old', /\bhow old\b|\b(?:what|which) age\b/i],
  ['how-long', /\b(?:for )?how (?:long|many (?:years|months|weeks|days|hours))\b|\bsince when\b/i],
  [
    'how-much',
    /\bhow (?:much|large|big|high|tall|heavy|deep|wide|fast)\b|\bwhat (?:price|sum|amount|percentage|share)\b|\bat what cost\b/i,
  ],
  ['how-many', /\b(?:in )?how many\b|\bnumber of\b|\bhow (?:large|big) (?:a|was the|is the) (?:number|group)\b/i],
  [
    'when',
    /\bwhen\b|\b(?:(?:in|on|at|by|during) )?(?:what|which) (?:date|day|year|month|months|time|century|decade)\b/i,
  ],
  [
    'where',
    /\bwhere\b|\b(?:(?:in|at|to|from|near|on) )?(?:what|which)\s(?:[\w-]+\s){0,2}(?:place|city|town|country|province|region|area|district|neighbou?rhood|village|location|plain|monument|base|capital)\b/i,
  ],
  ['country', /\b(?:what|which)\s(?:[\w-]+\s){0,2}(?:countr(?:y|ies)|nations?|governments?)\b/i],
  [
    'why',
    /\bwhy\b|\bfor what reason\b|\bhow come\b|\bwhat (?:\w+ )?(?:reason|cause|led|made|prompted|caused|makes|has kept|kept|keeps|prevents|explains)\b/i,
  ],
  [
    'who',
    /\b(?:by |to |with )?(?:who|whom|whose)\b|\b(?:what|which)\s(?:[\w-]+\s){0,3}(?:person|man|woman|people|lawmaker|politician|minister|official|expert|commander|general|leader|boss|spokesman|group|organi[sz]ation|author|analyst|professor|president|agency|company|party)s?\b|^(?:please )?(?:name|list) (?:the |all |all the |some )?(?:[\w-]+ ){0,2}(?:people|men|women|lawmakers|politicians|ministers|officials|experts|commanders|generals|leaders|groups|authors|analysts|presidents|companies|parties)\b/i,
  ],
  [
    'yes-no',
    /^(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b/i,
  ],
  ['what', /\b(?:(?:in|at|to|from|on|by|of|for|with) )?(?:what|which|how)\b/i],
];

/** `defines`: what the question wants explained (requests.ts). */
export function answerType(question: string, defines: string | undefined): AnswerType {
  // "Who is Carmit Valensi?" is answered by what she does, not by a name.
  if (defines !== undefined) return 'what';
  let earliest: { readonly type: AnswerType; readonly at: number } = { type: 'what', at: Infinity };
  for (const [type, pattern] of asked) {
    const at = pattern.exec(question)?.index ?? Infinity;
    if (at < earliest.at) earliest = { type, at };
  }
  return earliest.type;
}

/** "Thanks!" asks nothing. */
export function isCourtesy(text: string): boolean {
  return /^(?:(?:thanks?|thank you|many thanks|thx|hello|hi|hey|ok|okay|great|good|cool|nice|perfect|bye|goodbye|sorry|please|you|so much|very much|morning|evening)\b[\s\p{P}]*)+$/iu.test(
    text,
  );
}

const WORDS = 'what|which|who|whom|whose|when|where|why|how';
const VERBS = 'is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might';
const LEADING = 'in|at|on|by|to|for|from|of|with|near|after|before|during|since|under|about|until';
/** It opens a sentence, be it after "in 1945"; in the middle it joins a clause: "the coup which overthrew Diem". */
const opensSentence = new RegExp(
  `(?:^|[.!;:]\\s)\\s*(?:(?:and|but|so|then) )?(?:(?:${VERBS})\\b|(?:(?:${LEADING}) (?:[^.!?;:]{0,60} )?)?(?:${WORDS})\\b)`,
  'i',
);
/** "strike near Deir Ezzor how many killed" */
const endsText = /\b(?:what|who|whom|when|where|why|how(?: \p{L}+){0,2})\W*$/iu;
const asksToTell = /^\W*(?:please )?(?:name|list|describe|explain|define|identify|tell|give|show|summari[sz]e)\b/i;

/** Whether anything is asked at all, or only a topic named: "unrest in Greece". */
export function isQuestion(text: string): boolean {
  return /[?？؟]\s*$/u.test(text) || [opensSentence, endsText, asksToTell].some((pattern) => pattern.test(text));
}

// What a question asks for by its own words: "type" and "plane" in "What type of plane struck the bridge?"
// Promises: pure; terms, none where only "who" or "when" says it. English only.

const auxiliaries = 'is|are|was|were|be|been|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must';
const askedFor = new RegExp(
  `\\b(?:what|which|whose|how (?:many|much))\\s+((?:(?!(?:${auxiliaries})\\b)[\\p{L}\\p{N}'’-]+\\s+){1,4}?)(?:${auxiliaries})\\b`,
  'iu',
);
const askedForWithout = /\b(?:what|which|whose|how (?:many|much))\s+((?:[\p{L}\p{N}'’-]+\s+of\s+)?[\p{L}\p{N}'’-]+)/iu;

export function focusOf(question: string): readonly string[] {
  return terms((askedFor.exec(question) ?? askedForWithout.exec(question))?.[1] ?? '');
}
