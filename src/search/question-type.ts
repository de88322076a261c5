/**
 * What kind of thing a question asks for.
 * English only: a question in another language has the type "what", which expects nothing in particular.
 */

import { definitionAsked } from './definition.ts';

export type QuestionType =
  | 'who'
  | 'when'
  | 'where'
  | 'how-many'
  | 'how-much'
  | 'how-long'
  | 'how-far'
  | 'how-old'
  | 'country'
  | 'overview'
  | 'why'
  | 'yes-no'
  | 'what';

/** The one that stands first in the question decides; of two at one place, the upper. */
const asked: readonly (readonly [QuestionType, RegExp])[] = [
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

export function questionType(question: string): QuestionType {
  // "Who is Carmit Valensi?" is answered by what she does, not by a name.
  if (definitionAsked(question) !== undefined) return 'what';
  let earliest: { readonly type: QuestionType; readonly at: number } = { type: 'what', at: Infinity };
  for (const [type, pattern] of asked) {
    const at = pattern.exec(question)?.index ?? Infinity;
    if (at < earliest.at) earliest = { type, at };
  }
  return earliest.type;
}

/** Who says it in "what do they say about …"; when it is a person, their name tells as much as the subject. */
const sources =
  '(?:(?:the |these |all |your |our )?(?:articles?|sources|stories|reports|papers|texts|it|they|we|you) )?';
const overviews = [
  /\b(?:articles|sources|reports|papers) (?:differ|disagree) (?:about|on|over|in) (?<subject>.+?)[\s?.!]*$/i,
  new RegExp(
    String.raw`\bwhat (?:do|does|did|is|was|has been|have|has|can) ${sources}(?:say|said|report|reported|write|written|known|know|told|tell|learn|learnt|read) (?:to us |us |me )?(?:about|of|on) (?<subject>.+?)[\s?.!]*$`,
    'i',
  ),
  /^(?:please )?(?:can you |could you )?(?:tell me|summari[sz]e)(?: (?:what is known|everything|all|something|more))? (?:about |of |on )?(?<subject>.+?)[\s?.!]*$/i,
];

/** What an overview is wanted of; undefined when it is something else that is asked. */
export function overviewSubject(question: string): string | undefined {
  if (questionType(question) !== 'overview' || question.includes(' (about: ')) return undefined;
  return overviews.map((form) => form.exec(question)?.groups?.['subject']).find((subject) => subject !== undefined);
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

/** Types whose answer cannot do without its expression: a date, a number, a name. */
export function needsExpression(type: QuestionType): boolean {
  return ['who', 'when', 'where', 'how-many', 'how-much', 'how-long', 'how-far', 'how-old', 'country'].includes(type);
}
