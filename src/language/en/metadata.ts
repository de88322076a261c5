/** What is asked of articles themselves: who wrote one and when, where it appeared, which there are. */
import type { Pattern } from '../pattern.ts';

const noun = '(?:articles?|stor(?:y|ies)|pieces?)';
const articleByDate = String.raw`(?:the )?(?:newest|latest|most recent|oldest|earliest) ${noun}(?: (?:you have|there is|here))?`;
/** What may be an article: others that are called a report, or that say what they are about, may be told of in one. */
const thing = String.raw`(?<thing>it|(?:the|this|that|your) (?:article|story|report|piece|post)|this|that|${articleByDate}|(?:the|your) [^?]*?\barticle\b[^?]*?)`;
const published = '(?:published|written|posted|printed)';
const medium = '(?:news ?paper|paper|magazine|outlet|publisher|publication|web ?site|site)';
const there =
  '(?:do you (?:have|know|hold)|are there|have you(?: got| read)?|can you (?:read|see|search)|are (?:here|in (?:here|the (?:folder|library))))';

/** A whole question, with what it may begin with. */
function whole(form: string, finds: string, leaves: string): Pattern {
  return { of: new RegExp(String.raw`^(?:and |but )?(?:please )?${form}[\s?.!]*$`, 'i'), finds, leaves };
}

export const metadataForms: readonly (readonly [
  'author' | 'published' | 'source' | 'articles' | 'authors',
  readonly Pattern[],
])[] = [
  [
    'author',
    [
      whole(`who (?:wrote|has written|authored) ${thing}`, 'Who wrote this article?', 'Who wrote the anthem?'),
      whole(`(?:by whom|who) (?:was|is) ${thing} written(?: by)?`, 'By whom was it written?', 'By whom was it seen?'),
      whole(
        `who(?: is|['’]s| was) the (?:author|writer|journalist)(?: (?:of|behind) ${thing})?`,
        'Who is the author of this piece?',
        'Who is the author of the play?',
      ),
    ],
  ],
  [
    'published',
    [
      whole(
        `(?:when|(?:in |on )?(?:what|which) (?:date|day|month|year)) (?:was|is) ${thing} ${published}`,
        'In which year was the story published?',
        'In which year was the law published?',
      ),
      whole(`when did ${thing} (?:appear|come out)`, 'When did it come out?', 'When did she come out?'),
      whole(`how old is (?!it|that|this$)${thing}`, 'How old is the newest article?', 'How old is it?'),
      whole(
        `what(?: is|['’]s) the (?:publication )?date of ${thing}`,
        'What’s the date of this report?',
        'What’s the date of this battle?',
      ),
    ],
  ],
  [
    'source',
    [
      whole(
        `where (?:was|is) ${thing} ${published}`,
        'Where was this story printed?',
        'Where was this banknote printed?',
      ),
      whole(`where did ${thing} appear`, 'Where did the piece appear?', 'Where did the comet appear?'),
      whole(`who published ${thing}`, 'Who published it?', 'Who published the score?'),
      whole(
        `(?:in |by |from )?(?:what|which) ${medium} (?:published|is|was|ran) ${thing}(?: ${published})?(?: (?:from|in|by))?`,
        'Which newspaper is it from?',
        'Which newspaper is the oldest?',
      ),
      whole(
        `what(?: is|['’]s) the (?:source|publisher) of ${thing}`,
        'What is the source of that story?',
        'What is the source of the river?',
      ),
    ],
  ],
  [
    'authors',
    [
      whole(
        `(?:who (?:wrote|has written|authored)|(?:by whom|who) (?:are|were)) (?:these|them|those|all (?:of )?(?:this|these|those|it|them)|(?:all )?(?:these|the) texts)(?: written(?: by)?)?`,
        'Who wrote these?',
        'Who wrote these songs?',
      ),
    ],
  ],
  [
    'articles',
    [
      whole(
        `(?:what|which)(?: is|['’]s| one is) (?<thing>${articleByDate})`,
        'Which is the oldest article you have?',
        'Which is the oldest bridge you have?',
      ),
      whole(
        `(?:which|what|how many) (?:articles|sources|stories)(?<which> [^?]*?)? ${there}(?<rest>\\b[^?]*?)`,
        'How many articles on rivers do you have?',
        'How many rivers do you have?',
      ),
      whole(
        `(?:which|what)(?: (?:one|ones))?(?: of(?: the| these| your)?)? (?:articles|stories) (?:are|is|mentions?|covers?|discuss(?:es)?|(?:speak|tell|talk|write)(?= of| about)|deal with) (?<which>(?:there )?(?:about|on|from|by|of)?\\b[^?]*?)`,
        'Which stories mention rivers?',
        'Which maps mention rivers?',
      ),
      whole(
        `(?:list|show|name)(?: me)?(?: all)?(?: the| your)? articles(?: (?:that )?(?:you have|there are))?`,
        'Please show me all your articles.',
        'Please show me the articles of the treaty.',
      ),
      whole(
        `(?:do you have|(?:are|is) there) (?:any |some |an )?(?:articles?|anything|something) (?<which>(?:about|on|from|by)\\b[^?]*?)`,
        'Do you have anything about rivers?',
        'Do you have anything to drink?',
      ),
      whole(`what are your (?:sources|articles)`, 'What are your sources?', 'What are your reasons?'),
      whole(
        `who (?:are|were) the (?:authors|writers|journalists|publishers)(?: of (?:the|these|your|all) articles)?`,
        'Who are the writers of these articles?',
        'Who are the writers of the hymn?',
      ),
      whole(
        `(?:who|which (?:papers|newspapers|publishers|authors)) (?:wrote|published) (?:the|these|your|all the) (?:articles|stories)`,
        'Which newspapers published these stories?',
        'Which newspapers published these lies?',
      ),
      whole(
        `(?:what|which)(?: topics| subjects| themes| things)? do (?:the|these|your) (?:articles|stories) (?:cover|discuss|deal with|talk about|speak of)`,
        'What topics do your articles cover?',
        'What topics do your lessons cover?',
      ),
      whole(
        `what (?:is|are) (?:this|the|your|these) (?:collection|library|folder|archive|articles) (?:all )?about`,
        'What is this collection about?',
        'What is this quarrel about?',
      ),
    ],
  ],
];

/** Which article is not said. */
export const pointingBack: Pattern = {
  of: /^(?:it|this|that|(?:the|this|that|your) (?:article|story|report|piece|post))?$/i,
  finds: 'this story',
  leaves: 'this river',
};

/** Not even that it is an article. */
export const pronoun: Pattern = { of: /^(?:it|this|that)?$/i, finds: 'that', leaves: 'that story' };

/** The first group is set for the newest, the second for the oldest. */
export const opensWithDate: Pattern = {
  of: /^(?:the )?(?:(newest|latest|most recent)|(oldest|earliest))/i,
  finds: 'the latest story',
  leaves: 'the late story',
};

/** What says that an article is meant, but not which. */
export const aside: Pattern = {
  of: new RegExp(String.raw`\b(?:${noun}|${published}|newest|latest|oldest|earliest|about|you|have|there)\b`, 'gi'),
  finds: 'the latest of rivers',
  leaves: 'the storyteller of rivers',
};

/** Things that have authors and dates of their own. */
export const otherWork: Pattern = {
  of: /\b(?:book|novel|song|letter|poem|play|film|movie|opera|symphony|memoir|essay|paper|study|law|constitution|lyrics|hymn|anthem|album|series|script|declaration|statement|report|memo|diary)s?\b/i,
  finds: 'Who sings the anthem?',
  leaves: 'Who sings at the bookshop?',
};
