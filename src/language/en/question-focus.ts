/** What a question turns on: the deed, the possession, the place or year that is asked about, and in which form it is asked. */
import type { Pattern } from '../pattern.ts';

/** Words that put the question; what they ask for is in its type. */
export const asking =
  'many much long far number name kind type sort exactly really actually tell know happen date time place way thing anyone somebody someone people person give say said according reason article articles report reported located situated occur called term referred trying understand'.split(
    ' ',
  );

/** They stand for what was said before. */
export const anaphora = 'done doing mean means thing things make else so'.split(' ');

/** What is asked of somebody by name: "comment" in "Did NATO comment?". */
export const deedOfName: Pattern = {
  of: /^(?:(?:And|But|So) )?\p{L}+ (?:the )?(?:\p{Lu}\S* )+(?:(?:ever|still|also|really|already|yet|now|even|been|be|being|not|going to) )*(?<deed>\p{Ll}[\p{L}\p{M}-]*)/u,
  finds: 'And has Brandt ever paid?',
  leaves: 'Has she ever paid?',
};

/** Two deeds are asked about, or more. */
export const alternative: Pattern = { of: / or /, finds: 'Did Brandt sail or row?', leaves: 'Did Brandt row for ore?' };

const name = String.raw`(?:the )?(?:\p{Lu}[\p{L}\p{M}’'.-]* )+`;

/** Not "carry out", "take place": what is done stands in the words after. */
export const deedAtTimeOrPlace: Pattern = {
  of: new RegExp(
    String.raw`\b(?:[Ww]hen|[Ww]here) (?:did|does|do|was|were|is|are|has|have|had|will|would) ${name}(?!(?:carry|take|give|make|have|hold|go|come|get|put|set|do)\b)(?<verb>\p{Ll}[\p{L}-]+)`,
    'u',
  ),
  finds: 'Where did Ida Brandt retire?',
  leaves: 'Where did Ida Brandt go?',
};

/** "In Calder", "of 2021": where and when it was are seldom said in other words. */
export const placeOrYear: Pattern = {
  of: /\bin (?:the )?\p{Lu}[\p{L}\p{M}’'.-]*(?: \p{Lu}[\p{L}\p{M}’'.-]*)*|\b(?:in|of|since|before|during|by) \d{4}\b/gu,
  finds: 'Who won the race in Old Harbour?',
  leaves: 'Who won the race in the harbour?',
};

export const possession: Pattern = {
  of: new RegExp(String.raw`\p{Lu}[\p{L}\p{M}-]*(?:['’]s|s['’]) (?<noun>\p{Ll}[\p{L}-]+)`, 'u'),
  finds: 'Who painted Brandt’s boat?',
  leaves: 'Who painted the captain’s boat?',
};

/** "Which storm hit the coast?" asks for neither. */
export const asksForObject: Pattern = {
  of: /\b(?:do|does|did)\b|\b(?:what|which|whom)\W*$/i,
  finds: 'They named the boat what?',
  leaves: 'What sank the boat?',
};

export const asksForComplement: Pattern = {
  of: /\b(?:what|which|who)(?:['’]s|\s+(?:is|are|was|were))\b/i,
  finds: 'What’s a keel?',
  leaves: 'What wares came in?',
};

// An overview: "Tell me about Amerli", "What do the articles say about drones?"

/** Who says it in "what do they say about …"; when it is a person, their name tells as much as the subject. */
const sources =
  '(?:(?:the |these |all |your |our )?(?:articles?|sources|stories|reports|papers|texts|it|they|we|you) )?';

export const overviewForms: readonly Pattern[] = [
  {
    of: /\b(?:articles|sources|reports|papers) (?:differ|disagree) (?:about|on|over|in) (?<subject>.+?)[\s?.!]*$/i,
    finds: 'Where do the sources differ on fishing?',
    leaves: 'Where do the ministers differ on fishing?',
  },
  {
    of: new RegExp(
      String.raw`\bwhat (?:do|does|did|is|was|has been|have|has|can) ${sources}(?:say|said|report|reported|write|written|known|know|told|tell|learn|learnt|read) (?:to us |us |me )?(?:about|of|on) (?<subject>.+?)[\s?.!]*$`,
      'i',
    ),
    finds: 'What do the papers say about fishing?',
    leaves: 'What does the fisherman say about fishing?',
  },
  {
    of: /^(?:please )?(?:can you |could you )?(?:tell me|summari[sz]e)(?: (?:what is known|everything|all|something|more))? (?:about |of |on )?(?<subject>.+?)[\s?.!]*$/i,
    finds: 'Tell me about fishing.',
    leaves: 'They told me about fishing.',
  },
];

/** What an overview of it is asked with. */
export function overviewOf(subject: string): string {
  return `What is said about ${subject}?`;
}
