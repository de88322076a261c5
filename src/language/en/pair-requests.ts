/** What is wanted of two articles side by side: how they differ, what both say. What is compared in them: comparison.ts. */
import type { Pattern, Rewriting } from '../pattern.ts';

const work =
  '(?:accounts?|reports?|stor(?:y|ies)|articles?|versions?|coverage|newspapers?|pieces?|tellings?|texts?|takes?|views?|descriptions?|reporting|papers?|minutes|words|sides?|documents?|letters?|sources?)';
const polite = String.raw`^(?:(?:and|so|please|can you|could you|would you|ok|tell me)[ ,]+)*`;
const subject = String.raw`(?: (?:on|about|over|of|regarding|concerning|when it comes to) (?<subject>(?![^?]* and (?:on|about|of) )[^?]+?))?`;
const end = String.raw`[\s?.!]*$`;
const both = `(?:(?:the |these |those )?(?:two|both)(?: of)?(?: the| these| them)?(?: ${work})?|they|them|(?:the|these|those|all) ${work})`;
const deed =
  '(?<deed>differ|diverge|disagree|agree|contradict (?:each other|one another)|say the same(?: thing)?|tell the same(?: story)?|have in common|share|say differently)';

function form(words: string, finds: string, leaves: string): Pattern {
  return { of: new RegExp(`${polite}${words}${end}`, 'iu'), finds, leaves };
}

/** Groups `first`, `second`, `subject`, `deed`: names as they are said. Without them, two that were spoken of. The first that fits. */
export const pairForms: readonly Pattern[] = [
  form(
    String.raw`(?:how|where|in what|in which (?:ways?|points?)) (?:do|does|did) (?<first>[^?]+?['’]s? (?:own )?${work}) (?:on|of|about|over) (?<subject>[^?]+?) (?:differ|diverge|depart|deviate|vary) from (?<second>[^?]+?)`,
    'How does the Post’s account of the flood differ from the Mail’s?',
    'How does the Post’s account differ from the Mail’s?',
  ),
  form(
    String.raw`(?:compare|contrast) (?!(?:(?:the|these|those) )?(?:two|both)\b)(?<first>[^?]+?) (?:and|with|to|against|vs\.?|versus) (?<second>(?:(?!\b(?:on|about|${work}|ones?)\b)[^?.])+?) (?:on|about|over|regarding) (?<subject>[^?]+?)`,
    'Compare the Post and the Mail on the flood.',
    'Compare the article on oak with the one on elm.',
  ),
  form(
    String.raw`(?:how|where|in what|in which (?:ways?|points?)) (?:do|does|did) (?<first>.+?) (?:differ|diverge|depart|deviate|vary) from (?<second>[^?]+?)`,
    'How does the Post’s account differ from the Mail’s?',
    'How does the oak differ?',
  ),
  form(
    String.raw`how (?:do|does|did) (?<first>.+?) compare (?:with|to|against) (?<second>[^?]+?)`,
    'How does the Post’s story compare with the Mail’s?',
    'How do oak and elm compare?',
  ),
  form(
    String.raw`(?:how|where|what|on what|in what|about what)? ?(?:do|does|did) ${both} ${deed}(?: (?:on|about|over|in))?(?: (?<subject>(?!from\b)[^?]+?))?`,
    'What do both agree on?',
    'What do both ministers agree to pay?',
  ),
  form(
    String.raw`(?:how|where|what|on what|in what|about what)? ?(?:do|does|did) (?<first>[^?]+?) and (?<second>[^?]+?) ${deed}(?: (?:on|about|over|in))?(?: (?<subject>(?!from\b)[^?]+?))?`,
    'Where do the Post and the Mail disagree?',
    'Where do the ministers disagree?',
  ),
  form(
    String.raw`what(?:['’]s|s| is| are)? (?:the )?(?:main |key |biggest )?(?:differences?|contrasts?) between ${both}${subject}`,
    "What's the difference between the two reports?",
    'What is the difference between the two bridges?',
  ),
  form(
    String.raw`what(?:['’]s|s| is| are)? (?:the )?(?:main |key |biggest )?(?:differences?|contrasts?) between (?<first>[^?]+?) and (?<second>[^?]+?)`,
    "what's the difference between the Post's and the Mail's story",
    'What is the difference between the banks of the river?',
  ),
  form(
    String.raw`(?:compare|contrast) (?!(?:(?:the|these|those) )?(?:two|both)\b)(?<first>[^?]+?) (?:and|with|to|against|vs\.?|versus) (?<second>[^?.]+?)`,
    'Compare the articles on oak and elm.',
    'Compare notes was the name of what?',
  ),
  form(
    String.raw`(?:compare|contrast) ${both}${subject}`,
    'Compare the two reports on the flood.',
    'Compare notes was the name of what?',
  ),
];

/** Of the deed. */
export const agreeing: Pattern = {
  of: /^(?:agree|say the same|tell the same|have in common|share)/i,
  finds: 'have in common',
  leaves: 'disagree',
};

/** Says that articles are meant. */
export const saysWork: Pattern = {
  of: new RegExp(String.raw`\b(?:${work}|leases?|manuals?|recipes?|contracts?|handbooks?)\b|["“”]`, 'iu'),
  finds: 'the story on elms',
  leaves: 'the storyteller',
};

/** Takes away what says that an article is meant, and leaves which. */
export const withoutWork: Rewriting = [
  [{ of: /["“”«»]/g, finds: '“Elms”', leaves: 'Elms' }, ''],
  [{ of: /^(?:on|about) (?=\p{Lu})/u, finds: 'on Iraq', leaves: 'on oak' }, ''],
  [{ of: /^(?:what|both|the) /i, finds: 'the Post', leaves: 'then Post' }, ''],
  [
    {
      of: new RegExp(String.raw`^(?:${work}|one) (?:on|of|about|by|from|in|titled|called) (?:the )?`, 'iu'),
      finds: 'story on elms',
      leaves: 'elms of the story',
    },
    '',
  ],
  [
    {
      of: new RegExp(String.raw`(?:['’]s?)?(?: own)?(?: ${work})(?: (?:says?|said|writes?|wrote|tells?))?$`, 'iu'),
      finds: "Mail's own story",
      leaves: 'story of the Mail',
    },
    '',
  ],
  [{ of: /['’]s?$/i, finds: "Mail's", leaves: 'Mails' }, ''],
];
