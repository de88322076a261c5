/**
 * A turn of a conversation, taken apart: remarks and what is asked; and, of a question that asks two things, its sides. What it asks, and what it remarks beside that: "We're on Team. Can we get it raised?", "ok
 * thanks, one more thing: who pays?" Remarks say who asks and why; an answer need not be about them. And how what a turn is about is
 * written behind it. Goes by sentences and question words. Promises: pure; a turn that only asks, or only remarks, comes back
 * whole. English only.
 */
import { months } from '../language/en/months.ts';
import { sentenceSpans } from '../text.ts';
import { isQuestion } from './asking.ts';
import type { Topic } from './query.ts';

export interface SplitTurn {
  /** Without what is only polite. */
  readonly whole: string;
  readonly asked: string;
  /** Empty where there is none. */
  readonly remark: string;
  /** Set where the turn says that it is about something else than the turns before. */
  readonly startsAnew?: true;
}

const asking =
  'what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had';
const polite =
  'ok(?:ay)?|thanks?(?: you)?(?: (?:a lot|so much|very much))?|many thanks|thx|ty|great|hi(?: there)?|hello|hey|oh|ah|aha|lol|right|cool|nice|i see|got it|sorry|well|yes|yeah|yep|no(?!\\.\\s*\\d)|perfect|good|sure|alright|all right|hmm+|wow|please|interesting|understood|fine|anyway|btw|by the way|actually|so then|one more|last (?:thing|one)|now';
/** "One last thing for my notes": it says that something is asked, and not what. */
const announced = String.raw`(?:and )?(?:(?:just )?(?:one|an?|another|last) )?(?:(?:last|more|other|new|separate|different|final|quick|another|something|sth) )?(?:thing|question|topic|subject|else)(?: for my \w+| (?:about|on) \w+)?`;
/** "New subject.", "one other thing:", "ok something different", "different topic," at the head of a turn. */
const anew = new RegExp(
  String.raw`^(?:(?:${polite})[\s,.!:;…–-]+)*(?:and )?(?:(?:now|then) )?(?:(?:one|an?|some)[ -]?)?(?:new|other|another|different|separate)[ -](?:thing|question|topic|subject|matter)\b|^(?:(?:${polite})[\s,.!:;…–-]+)*(?:and )?(?:now )?(?:something|sth|anything) (?:else|different|new)\b`,
  'i',
);
/** What only opens a turn, with the mark behind it. */
const opening = new RegExp(
  String.raw`^(?:(?:${polite})(?:\s*[,.!:;…–-]+\s*|\s+(?=(?:${polite}|${announced}|whats|${asking}|i|we|my)\b))|${announced}(?:\s*[,.:;!–-]+\s*|\s+(?=(?:${asking}|whats)\b)))`,
  'i',
);
/** Behind a comma: "we still call the old script, how long will that work". */
const askedBehind = new RegExp(
  String.raw`^(?<remark>(?!(?:if|whenever|after|before|since|while|once|in|on|at|by|for|according|of|${asking})\b)[^?]{12,}?[,;–-]) *(?:and |but |so )?(?<asked>(?:${asking})\b[^,]{8,})$`,
  'iu',
);
/** "whats new" */
const contracted = /^(what|who|where|when|how)s(?= \p{L})/iu;
/** Who types in small letters begins questions so. */
const beforeLowerCase = new RegExp(
  String.raw`(?<=[\p{L}\d)]{2}[.?!]+)\s+(?=(?:and |but |so |until )?(?:${asking})\b)`,
  'u',
);

export function splitTurn(text: string): SplitTurn {
  const whole = withoutOpening(text).replace(contracted, (_, word: string) => `${word}'s`);
  return { whole, ...split(whole), ...(anew.test(text) && { startsAnew: true }) };
}

type Parts = Pick<SplitTurn, 'asked' | 'remark'>;

function split(bare: string): Parts {
  const sentences = sentenceSpans(bare)
    .flatMap(({ start, end }) => bare.slice(start, end).split(beforeLowerCase))
    .map((sentence) => withoutOpening(sentence))
    .filter(Boolean);
  const first = sentences.findIndex(isQuestion);
  if (sentences.length < 2 || first < 0) return clauses(bare);
  const last = sentences.findLastIndex(isQuestion);
  const { asked, remark } = clauses(sentences.slice(first, last + 1).join(' '));
  return {
    asked,
    remark: [...sentences.slice(0, first), remark, ...sentences.slice(last + 1)].filter(Boolean).join(' '),
  };
}

function clauses(text: string): Parts {
  const { remark, asked } = askedBehind.exec(text)?.groups ?? {};
  return remark === undefined || asked === undefined
    ? { asked: text, remark: '' }
    : { asked, remark: remark.slice(0, -1) };
}

/** "ok thanks!! and who pays?" without what is only polite; a turn of nothing else stays. */
function withoutOpening(text: string): string {
  let rest = text.trim();
  for (;;) {
    const shorter = rest.replace(opening, '').trim();
    if (shorter === '' || shorter === rest) return rest;
    rest = shorter;
  }
}

// What a conversation is about, behind a follow-up that does not say it: "Where is it based (about: the Observatory)?"
// Inside it is data; this file alone knows how it is written where a question must be one text: in `standalone`, and in
// what is searched for. Promises: pure; what `writtenWith` writes, `topicIn` reads.

/** A question that stands alone: its whole text, and of a rewritten follow-up the parts. */
export interface Standalone {
  readonly text: string;
  readonly topic: Topic | undefined;
  /** Set where the turn says that what was spoken of before is left. */
  readonly startsAnew?: true;
}

export function writtenWith({ head, topics }: Topic): string {
  return `${head} (about: ${topics.join('; ')})?`;
}

/** Somebody may ask again what they were shown: a text with its topic behind it means the same. */
export function standingAlone(text: string): Standalone {
  return { text, topic: topicIn(text) };
}

/** Several lines are no question with a topic to most of what follows: they are read as a whole. */
export function isOneLine(text: string): boolean {
  return !/[\n\r\u2028\u2029]/.test(text);
}

function topicIn(text: string): Topic | undefined {
  const { head = '', topics } = /^(?<head>.*?) \(about: (?<topics>.*)\)\?$/su.exec(text)?.groups ?? {};
  return topics === undefined ? undefined : { head, topics: topics.split('; ') };
}

// Questions that ask two things in one: of two people, two sources, two raids, two years. Each side becomes a question
// of its own, so that passages are found for it and it is answered by itself. English only.
// Promises: pure; only where words say that two are set side by side ("differ", "more … or", "each", two dates):
// talks between two governments are one thing.

const sideBySide =
  /\b(?:compare[ds]?|comparison|contrast|differ(?:s|ed|ence|ences|ent|ently)?|disagree\w*|agree|each|respectively|versus|vs|as opposed to|than|more|fewer|less|larger|bigger|smaller|longer|shorter|higher|lower|earlier|later|older|newer|younger|heavier|faster|slower|stronger|further|farther|cheaper|dearer|costlier|worse|better)\b/i;
/** What says that two are compared is not what is asked of each. */
const comparing =
  /\b(?:(?:differ(?:s|ed|ently)?|disagree\w*|agree)(?= on| about| over| in|\s*[?.]|$)|each|both|respectively|both of)\b ?/gi;

const word = String.raw`\p{Lu}[\p{L}\p{M}\p{N}'’-]*`;
const name = String.raw`(?:the |Dr |Professor |General |President )?(?:\p{Ll}{1,3}-)?${word}(?: (?:(?:of|for|al|Is) )?${word})*`;
const month = `(?:${months.join('|')})`;
const dateOfSide = String.raw`(?:(?:early|late|mid-?) )?(?:\d{1,2} )?(?:${month} )?(?:19|20)\d\d`;
const joint = String.raw`,? (?:and|or|than|versus|vs\.?|as opposed to) `;

/** "Compare the guarantee of the kettle and the toaster", "which is cheaper, the kettle or the toaster?" */
const things = new RegExp(
  String.raw`^(?<before>(?:[Pp]lease )?[Cc]ompare (?:.+? (?:of|for|in) )?|[Ww]hat (?:is|are) the differences? between |[Ww]hich (?:is|was|are|were|costs?) (?:more |less )?\p{Ll}+, )(?<first>(?:the |an? )?\p{Ll}[\p{L} -]*?) (?:and|with|to|or) (?<second>(?:the |an? )?\p{Ll}[\p{L} -]*)(?<after>[?.]*)$`,
  'u',
);

const forms = [
  // In 2014 and in 2017.
  new RegExp(
    String.raw`^(?<before>.*?)(?<first>(?:in|by|during) ${dateOfSide})${joint}(?<second>(?:in |by |during )?${dateOfSide})(?<after>.*)$`,
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
const twoDates = new RegExp(String.raw`(?:in|by|during) ${dateOfSide}${joint}(?:in |by |during )?${dateOfSide}`, 'u');

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
