/** Words that ask, and what kind of thing they ask for. */
import type { AnswerType } from '../../domain.ts';
import type { Pattern } from '../pattern.ts';
import { allAuxiliaries, auxiliaries } from './auxiliaries.ts';

export { askingWords, beforeSort } from './asking-words.ts';

/** The one that stands first in the question decides; of two at one place, the upper. */
export const asksFor: readonly (readonly [AnswerType, Pattern])[] = [
  [
    'overview',
    {
      of: /\bwhat (?:do|does|did|is|was|has been) (?:[\w-]+ ){0,6}?(?:say|says|said|report|reported|write|written|known|told) (?:about|of|on)\b|^(?:please )?(?:tell me|summari[sz]e)\b|\b(?:how|where|what) do (?:the |these |your )?(?:articles|sources|reports|papers) (?:differ|disagree)\b/i,
      finds: 'What is known about the harbour?',
      leaves: 'What is the harbour known for?',
    },
  ],
  [
    'how-far',
    {
      of: /\bhow (?:far|distant)\b|\b(?:what|which) distance\b/i,
      finds: 'How far is the lighthouse?',
      leaves: 'How did the far side fall?',
    },
  ],
  [
    'how-old',
    {
      of: /\bhow old\b|\b(?:what|which) age\b/i,
      finds: 'At what age did he retire?',
      leaves: 'What old coin is it?',
    },
  ],
  [
    'how-long',
    {
      of: /\b(?:for )?how (?:long|many (?:years|months|weeks|days|hours))\b|\bsince when\b/i,
      finds: 'How many weeks did the strike last?',
      leaves: 'How many ships sailed?',
    },
  ],
  [
    'how-much',
    {
      of: /\bhow (?:much|large|big|high|tall|heavy|deep|wide|fast)\b|\bwhat (?:price|sum|amount|percentage|share)\b|\bat what cost\b/i,
      finds: 'How deep is the lake?',
      leaves: 'What does the deep lake hide?',
    },
  ],
  [
    'how-many',
    {
      of: /\b(?:in )?how many\b|\bnumber of\b|\bhow (?:large|big) (?:a|was the|is the) (?:number|group)\b/i,
      finds: 'What was the number of seats?',
      leaves: 'How much did the many seats cost?',
    },
  ],
  [
    'when',
    {
      of: /\bwhen\b|\b(?:(?:in|on|at|by|during) )?(?:what|which) (?:date|day|year|month|months|time|century|decade)\b/i,
      finds: 'In which year was the mill built?',
      leaves: 'What was built that year?',
    },
  ],
  [
    'where',
    {
      of: /\bwhere\b|\b(?:(?:in|at|to|from|near|on) )?(?:what|which)\s(?:[\w-]+\s){0,2}(?:place|city|town|country|province|region|area|district|neighbou?rhood|village|location|plain|monument|base|capital)\b/i,
      finds: 'In which small town was the mill built?',
      leaves: 'Which mill did the people of the town build?',
    },
  ],
  [
    'country',
    {
      of: /\b(?:what|which)\s(?:[\w-]+\s){0,2}(?:countr(?:y|ies)|nations?|governments?)\b/i,
      finds: 'Which two countries share the lake?',
      leaves: 'Which lake is in the country?',
    },
  ],
  [
    'why',
    {
      of: /\bwhy\b|\bfor what reason\b|\bhow come\b|\bwhat (?:\w+ )?(?:reason|cause|led|made|prompted|caused|makes|has kept|kept|keeps|prevents|explains)\b/i,
      finds: 'What caused the flood?',
      leaves: 'What did the flood cause?',
    },
  ],
  [
    'who',
    {
      of: /\b(?:by |to |with )?(?:who|whom|whose)\b|\b(?:what|which)\s(?:[\w-]+\s){0,3}(?:person|man|woman|people|lawmaker|politician|minister|official|expert|commander|general|leader|boss|spokesman|group|organi[sz]ation|author|analyst|professor|president|agency|company|party)s?\b|^(?:please )?(?:name|list) (?:the |all |all the |some )?(?:[\w-]+ ){0,2}(?:people|men|women|lawmakers|politicians|ministers|officials|experts|commanders|generals|leaders|groups|authors|analysts|presidents|companies|parties)\b/i,
      finds: 'Which company built the ferry?',
      leaves: 'What did they name the ferry?',
    },
  ],
  [
    'yes-no',
    {
      of: new RegExp(`^(?:and |but |so )?(?:${auxiliaries})\\b`, 'i'),
      finds: 'But did the ferry sink?',
      leaves: 'The ferry did sink?',
    },
  ],
  [
    'what',
    {
      of: /\b(?:(?:in|at|to|from|on|by|of|for|with) )?(?:what|which|how)\b/i,
      finds: 'Of what is the roof made?',
      leaves: 'Is it somewhat made of tin?',
    },
  ],
];

const asks = 'what|which|who|whom|whose|when|where|why|how';
const leading = 'in|at|on|by|to|for|from|of|with|near|after|before|during|since|under|about|until';

/** It opens a sentence, be it after "in 1945"; in the middle it joins a clause: "the coup which overthrew Diem". */
export const opensSentence: Pattern = {
  of: new RegExp(
    `(?:^|[.!;:]\\s)\\s*(?:(?:and|but|so|then) )?(?:(?:${auxiliaries})\\b|(?:(?:${leading}) (?:[^.!?;:]{0,60} )?)?(?:${asks})\\b)`,
    'i',
  ),
  finds: 'In the end who paid',
  leaves: 'The man who paid',
};

/** "strike near Deir Ezzor how many killed" */
export const endsText: Pattern = {
  of: /\b(?:what|who|whom|when|where|why|how(?: \p{L}+){0,2})\W*$/iu,
  finds: 'the ferry sank when',
  leaves: 'the ferry sank when the storm came',
};

export const asksToTell: Pattern = {
  of: /^\W*(?:please )?(?:name|list|describe|explain|define|identify|tell|give|show|summari[sz]e)\b/i,
  finds: 'Please describe the storm.',
  leaves: 'The list of storms',
};

/** "Thanks!" asks nothing. */
export const courtesy: Pattern = {
  of: /^(?:(?:thanks?|thank you|many thanks|thx|hello|hi|hey|ok|okay|great|good|cool|nice|perfect|bye|goodbye|sorry|please|you|so much|very much|morning|evening)\b[\s\p{P}\p{S}]*)+$/iu,
  finds: 'Ok, thank you so much!',
  leaves: 'Thank you for the map',
};

/** "Type of plane" in "What type of plane struck the bridge?": what stands between the question word and the verb. */
export const askedFor: Pattern = {
  of: new RegExp(
    `\\b(?:what|which|whose|how (?:many|much))\\s+((?:(?!(?:${allAuxiliaries})\\b)[\\p{L}\\p{N}'’-]+\\s+){1,4}?)(?:${allAuxiliaries})\\b`,
    'iu',
  ),
  finds: 'Which kind of boat was lost?',
  leaves: 'Which was lost?',
};

/** The same, where no auxiliary follows. */
export const askedForWithout: Pattern = {
  of: /\b(?:what|which|whose|how (?:many|much))\s+((?:[\p{L}\p{N}'’-]+\s+of\s+)?[\p{L}\p{N}'’-]+)/iu,
  finds: 'Whose boat sank?',
  leaves: 'Who owned the boat?',
};

/** They tell a question in English from one in another language. */
export const questionWords: ReadonlySet<string> = new Set(
  'what which who whom whose when where why how do does did is are were'.split(' '),
);
