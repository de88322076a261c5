/**
 * Questions that ask two things in one: of two people, two sources, two raids, two years. Each side becomes a question
 * of its own, so that passages are found for it and it is answered by itself. English only.
 * Promises: pure; only where words say that two are set side by side ("differ", "more … or", "each", two dates):
 * talks between two governments are one thing.
 */
import { months } from '../text.ts';

const sideBySide =
  /\b(?:compare[ds]?|comparison|contrast|differ(?:s|ed|ence|ences|ent|ently)?|disagree\w*|agree|each|respectively|versus|vs|as opposed to|than|more|fewer|less|larger|bigger|smaller|longer|shorter|higher|lower|earlier|later|older|newer|younger|heavier|faster|slower|stronger|further|farther|cheaper|dearer|costlier|worse|better)\b/i;
/** What says that two are compared is not what is asked of each. */
const comparing =
  /\b(?:(?:differ(?:s|ed|ently)?|disagree\w*|agree)(?= on| about| over| in|\s*[?.]|$)|each|both|respectively|both of)\b ?/gi;

const word = String.raw`\p{Lu}[\p{L}\p{M}\p{N}'’-]*`;
const name = String.raw`(?:the |Dr |Professor |General |President )?(?:\p{Ll}{1,3}-)?${word}(?: (?:(?:of|for|al|Is) )?${word})*`;
const month = `(?:${months.join('|')})`;
const date = String.raw`(?:(?:early|late|mid-?) )?(?:\d{1,2} )?(?:${month} )?(?:19|20)\d\d`;
const joint = String.raw`,? (?:and|or|than|versus|vs\.?|as opposed to) `;

/** "Compare the guarantee of the kettle and the toaster", "which is cheaper, the kettle or the toaster?" */
const things = new RegExp(
  String.raw`^(?<before>(?:[Pp]lease )?[Cc]ompare (?:.+? (?:of|for|in) )?|[Ww]hat (?:is|are) the differences? between |[Ww]hich (?:is|was|are|were|costs?) (?:more |less )?\p{Ll}+, )(?<first>(?:the |an? )?\p{Ll}[\p{L} -]*?) (?:and|with|to|or) (?<second>(?:the |an? )?\p{Ll}[\p{L} -]*)(?<after>[?.]*)$`,
  'u',
);

const forms = [
  // In 2014 and in 2017.
  new RegExp(
    String.raw`^(?<before>.*?)(?<first>(?:in|by|during) ${date})${joint}(?<second>(?:in |by |during )?${date})(?<after>.*)$`,
    'u',
  ),
  // In Iraq or in Syria; in the raid on Raqqa or in the strike of 5 February.
  new RegExp(
    String.raw`^(?<before>.*?)\b(?<first>(?<at>in|on|by|after|before|during|for|at) (?:(?! (?:and|or|than) ).){3,60}?)${joint}(?<second>\k<at> [^?]{3,60}?)(?<after>\?*)$`,
    'u',
  ),
  new RegExp(String.raw`^(?<before>.*?)\b(?<first>${name})${joint}(?<second>${name})(?<after>.*)$`, 'u'),
  // Names that are written small: "what debkafile and War Is Boring say".
  new RegExp(
    String.raw`^(?<before>(?:.* )?(?:[Ww]hat|between|[Dd]o|[Dd]oes|[Dd]id|of|[Cc]ompare) )(?<first>\p{Ll}{4,})${joint}(?<second>${name})(?<after>.*)$`,
    'u',
  ),
  things,
];
const twoDates = new RegExp(String.raw`(?:in|by|during) ${date}${joint}(?:in |by |during )?${date}`, 'u');

/** "Which is cheaper, …": how much does each cost? */
const priced =
  /^(?:which|what) (?:is|was|are|were|costs?) (?:more expensive|less expensive|cheaper|dearer|costlier|more|less),? (?<one>.*?)[\s?.]*$/i;
/** "Which is larger, …": how large is each? */
const measured =
  /^(?:which|who|what) (is|was|are|were) (larger|bigger|smaller|longer|shorter|higher|lower|older|newer|younger|heavier|faster|stronger|further|farther),? /i;

function plainDegree(degree: string): string {
  const bare = degree.toLowerCase();
  if (/^f[au]rther$/.test(bare)) return 'far';
  return bare
    .replace(/ier$/, 'y')
    .replace(/gger$/, 'g')
    .replace(/(?<=arg)er$/, 'e')
    .replace(/er$/, '');
}

/** Two questions, or none when it is one. */
export function sidesOf(question: string): readonly string[] {
  if (!sideBySide.test(question) && !twoDates.test(question)) return [];
  for (const form of forms) {
    const { before = '', first = '', second = '', after = '' } = form.exec(question)?.groups ?? {};
    if (first === '' || second === '') continue;
    return [first, second].map((side) => plainQuestion(`${before}${side}${after}`));
  }
  return [];
}

/** What is asked of one side, without the words that compare it. */
function plainQuestion(question: string): string {
  const plain = question
    .replaceAll(comparing, '')
    .replace(/^(?:please )?compare\s+/i, '')
    .replace(/^(?:what is |what are )?the (?:difference|differences|contrast) between /i, 'What about ')
    .replace(/^(?:did|do|does|were|are|was|have|has) (?:more|fewer|less) (?=\p{Ll})/iu, 'How many ')
    .replace(
      /^what (?!(?:do|does|did|is|are|was|were|has|have)\b)(.+?) (?=(?:say|think|write|report|claim)s?\b)/i,
      'What does $1 ',
    )
    .replace(priced, 'How much does $<one> cost?')
    .replace(measured, (_, verb: string, degree: string) => `How ${plainDegree(degree)} ${verb} `)
    .replace(/\s+/g, ' ')
    .trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
