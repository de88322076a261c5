/** Words that set two things side by side, and what is asked of each once they are gone. */
import { months } from './months.ts';
import type { Pattern, Rewriting } from '../pattern.ts';

export const sideBySide: Pattern = {
  of: /\b(?:compare[ds]?|comparison|contrast|differ(?:s|ed|ence|ences|ent|ently)?|disagree\w*|agree|each|respectively|versus|vs|as opposed to|than|more|fewer|less|larger|bigger|smaller|longer|shorter|higher|lower|earlier|later|older|newer|younger|heavier|faster|slower|stronger|further|farther|cheaper|dearer|costlier|worse|better)\b/i,
  finds: 'Is the oak older than the elm?',
  leaves: 'Is the old oak an elm?',
};

/** What says that two are compared is not what is asked of each. */
const comparing: Pattern = {
  of: /\b(?:(?:differ(?:s|ed|ently)?|disagree\w*|agree)(?= on| about| over| in|\s*[?.]|$)|each|both|respectively|both of)\b ?/gi,
  finds: 'How do oak and elm differ?',
  leaves: 'What are the different oaks?',
};

const word = String.raw`\p{Lu}[\p{L}\p{M}\p{N}'’-]*`;
const name = String.raw`(?:the |Dr |Professor |General |President )?(?:\p{Ll}{1,3}-)?${word}(?: (?:(?:of|for|al|Is) )?${word})*`;
const month = `(?:${months.join('|')})`;
const dateOfSide = String.raw`(?:(?:early|late|mid-?) )?(?:\d{1,2} )?(?:${month} )?(?:19|20)\d\d`;
const joint = String.raw`,? (?:and|or|than|versus|vs\.?|as opposed to) `;

/** What stands before the two sides and behind them, and the sides: the first form that fits tells. */
export const twoSides: readonly Pattern[] = [
  // In 2014 and in 2017.
  {
    of: new RegExp(
      String.raw`^(?<before>.*?)(?<first>(?:in|by|during) ${dateOfSide})${joint}(?<second>(?:in |by |during )?${dateOfSide})(?<after>.*)$`,
      'u',
    ),
    finds: 'Was the crop better in 1998 or in 2003?',
    leaves: 'Was the crop better in 1998?',
  },
  // In Iraq or in Syria; in the raid on Raqqa or in the strike of 5 February.
  {
    of: new RegExp(
      String.raw`^(?<before>.*?)\b(?<first>(?<at>in|on|by|after|before|during|for|at) (?:(?! (?:and|or|than) ).){3,60}?)${joint}(?<second>\k<at> [^?]{3,60}?)(?<after>\?*)$`,
      'u',
    ),
    finds: 'Is the soil better in the valley than in the hills?',
    leaves: 'Is the soil in the valley better at dawn or dusk?',
  },
  {
    of: new RegExp(String.raw`^(?<before>.*?)\b(?<first>${name})${joint}(?<second>${name})(?<after>.*)$`, 'u'),
    finds: 'Who is taller, Anna or Bertha?',
    leaves: 'Who is taller, Anna or her aunt?',
  },
  // Names that are written small: "what debkafile and War Is Boring say".
  {
    of: new RegExp(
      String.raw`^(?<before>(?:.* )?(?:[Ww]hat|between|[Dd]o|[Dd]oes|[Dd]id|of|[Cc]ompare) )(?<first>\p{Ll}{4,})${joint}(?<second>${name})(?<after>.*)$`,
      'u',
    ),
    finds: 'Compare kdenlive and Blender.',
    leaves: 'Compare kdenlive and its rivals.',
  },
  // "Compare the guarantee of the kettle and the toaster", "which is cheaper, the kettle or the toaster?"
  {
    of: new RegExp(
      String.raw`^(?<before>(?:[Pp]lease )?[Cc]ompare (?:.+? (?:of|for|in) )?|[Ww]hat (?:is|are) the differences? between |[Ww]hich (?:is|was|are|were|costs?) (?:more |less )?\p{Ll}+, )(?<first>(?:the |an? )?\p{Ll}[\p{L} -]*?) (?:and|with|to|or) (?<second>(?:the |an? )?\p{Ll}[\p{L} -]*)(?<after>[?.]*)$`,
      'u',
    ),
    finds: 'What is the difference between an oak and an elm?',
    leaves: 'What is the border between the oaks and the elms?',
  },
];

export const twoDates: Pattern = {
  of: new RegExp(String.raw`(?:in|by|during) ${dateOfSide}${joint}(?:in |by |during )?${dateOfSide}`, 'u'),
  finds: 'Who ruled in 1998 and 2003?',
  leaves: 'Who ruled in 1998 and died old?',
};

/** Makes a question for one side of what is left. */
export const withoutComparing: Rewriting = [
  [comparing, ''],
  [{ of: /^(?:please )?compare\s+/i, finds: 'Compare the oak', leaves: 'Who compared the oak' }, ''],
  [
    {
      of: /^(?:what is |what are )?the (?:difference|differences|contrast) between /i,
      finds: 'What is the difference between the oak',
      leaves: 'What is the bench between the oaks',
    },
    'What about ',
  ],
  [
    {
      of: /^(?:did|do|does|were|are|was|have|has) (?:more|fewer|less) (?=\p{Ll})/iu,
      finds: 'Were fewer oaks felled in 1998?',
      leaves: 'Were the oaks fewer in 1998?',
    },
    'How many ',
  ],
  [
    {
      of: /^what (?!(?:do|does|did|is|are|was|were|has|have)\b)(.+?) (?=(?:say|think|write|report|claim)s?\b)/i,
      finds: 'What Anna thinks of oaks',
      leaves: 'What does Anna think of oaks?',
    },
    'What does $1 ',
  ],
  // "Which is cheaper, …": how much does each cost?
  [
    {
      of: /^(?:which|what) (?:is|was|are|were|costs?) (?:more expensive|less expensive|cheaper|dearer|costlier|more|less),? (?<one>.*?)[\s?.]*$/i,
      finds: 'Which costs more, the oak?',
      leaves: 'Which is taller, the oak?',
    },
    'How much does $<one> cost?',
  ],
];

/** "Which is larger, …": how large is each? The verb and the degree are groups. */
export const measured: Pattern = {
  of: /^(?:which|who|what) (is|was|are|were) (larger|bigger|smaller|longer|shorter|higher|lower|older|newer|younger|heavier|faster|stronger|further|farther),? /i,
  finds: 'Which was older, the oak?',
  leaves: 'Which was the older oak?',
};

/** From a comparative to the plain degree. */
export const plainDegree: Rewriting = [
  [{ of: /^f[au]rther$/, finds: 'further', leaves: 'furthest' }, 'far'],
  [{ of: /ier$/, finds: 'heavier', leaves: 'higher' }, 'y'],
  [{ of: /gger$/, finds: 'bigger', leaves: 'longer' }, 'g'],
  [{ of: /(?<=arg)er$/, finds: 'larger', leaves: 'longer' }, 'e'],
  [{ of: /er$/, finds: 'longer', leaves: 'longest' }, ''],
];
