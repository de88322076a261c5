/** How a question says that it goes on with what was asked before. */
import { months } from './months.ts';
import type { Pattern } from '../pattern.ts';

/** Something is asked, and not only a part of it named. */
export const questionWord: Pattern = {
  of: /\b(?:who|whom|whose|what|which|when|where|why|how|did|does|do|is|are|was|were|has|have|had|can|could|will|would)\b/i,
  finds: 'and the baker was late?',
  leaves: 'and the late baker?',
};

export const continuation: Pattern = {
  of: /^(?:and|but|or|so|then|what about|how about|and what about|and how about)\b[\s,]*/i,
  finds: 'And what about the baker?',
  leaves: 'What did the baker want?',
};

/** Before a question that comes with its topic. */
export const conjunction: Pattern = {
  of: /^(?:and|but|so|or)\b[\s,]*/i,
  finds: 'So, who baked it?',
  leaves: 'Some baked it?',
};

/** Before a question that stands alone. */
export const andBeforeQuestion: Pattern = {
  of: /^and (?=\p{Ll})/iu,
  finds: 'And who baked it?',
  leaves: 'And 3 baked it?',
};

export const bareQuestion: Pattern = {
  of: /^(?:and |but |so |or )?(?:why|when|where|who|how|what|which|how many|how much|how long|how far|(?:by|from|until|till|to|at|in|for|with) (?:when|where|whom|what|which|how much|how many)|who else|where else|when else|what else|anyone else|anything else|what then|why not|really|since when|until when|what for|how so|how come|says who|according to whom|are you (?:quite |really )?(?:sure|certain)|is that (?:so|right|correct))(?: not| so| exactly| then)?\s*\?*$/i,
  finds: 'And since when exactly?',
  leaves: 'And when did it rise?',
};

/** "Why not by itself?": a few words without a verb of their own. */
export const nearlyBare: Pattern = {
  of: /^(?:and |but |so )?(?:why|how|where|when|what|who)(?: not| else)?(?: (?!is\b|are\b|was\b|were\b|did\b|does\b|do\b|has\b|have\b|had\b)\p{Ll}+){0,3}\s*\?*$/u,
  finds: 'how with little flour?',
  leaves: 'how was it baked?',
};

/** Words of things that every event has: to ask for them is to ask of the event that was spoken of. */
export const ofAnyEvent: readonly string[] = (
  'many much long far often people person persons troops soldiers fighters civilians victims casualties survivors number figure figures count toll deaths dead ' +
  'killed died wounded injured hurt arrested captured happened happen occurred began started ended finished lasted ' +
  'reason cause result results outcome effect consequence consequences aftermath response reaction purpose goal aim plan plans ' +
  'target targets weapons damage responsible involved reported confirmed verified denied report article source sources ' +
  'first second third next last others rest same come came details exactly really known'
).split(' ');

/** "The siege", "the long siege": it was spoken of. */
export const definiteNouns: Pattern = {
  of: /\bthe ((?:\p{Ll}+ )?\p{Ll}+)/gu,
  finds: 'Who lit the old oven?',
  leaves: 'Who lit the Oven?',
};

/** A question for somebody or something, so that its answer is what "it" or "there" may mean next. */
export const asksForOne: Pattern = {
  of: /^(?:and |but )?(?:by |from |to |in |at )?(?:who|whom|where|which|what (?!happened|did|does|do|is|was)\w+)\b/i,
  finds: 'From which mill did it come?',
  leaves: 'What did the mill grind?',
};

export const asksWho: Pattern = {
  of: /\bwh(?:o|om|ich \w+)\b/i,
  finds: 'Which miller ground it?',
  leaves: 'Whose mill ground it?',
};

/** "Who is Anna?" is not answered by a person. */
export const asksWhoSomebodyIs: Pattern = {
  of: /^[Ww]ho(?:’s|'s| is| was| are) \p{Lu}/u,
  finds: 'Who’s Anna?',
  leaves: 'Who’s the miller?',
};

/** It has gone on to something else. */
export const newTopic: Pattern = {
  of: /^What about (.+)$/,
  finds: 'What about the miller',
  leaves: 'What is it about',
};

/** "And what does Al-Fassel say?": of what was asked before. */
export const asksSource: Pattern = {
  of: /^(?:and |but )what (?:does|do|did) (?:the )?\S+(?: \S+){0,3} (?:say|think|write|report)\s*\??$/i,
  finds: 'And what did the miller think?',
  leaves: 'And what did the miller think of it?',
};

// What one question takes from the other in its place: a date for a date, a name for a name.

const month = `(?:${months.join('|')})`;
const day = '\\d{1,2}';
const year = '\\d{4}';
const preposition = '(?:in|on|during|since|by) ';
const dateSource = `(?:${preposition})?(?:early |late )?(?:${day} )?${month}(?: ${day}(?!\\d))?(?:,? ${year})?|${preposition}(?:early |late )?${year}`;

/** "in September 2014", "on 4 September", "September 4, 2014", "in 2015"; a bare year only after a preposition. */
export const date: Pattern = {
  of: new RegExp(dateSource),
  finds: 'Who ground it since 1998?',
  leaves: 'Who ground 1998 sacks?',
};

export const wholeDate: Pattern = {
  of: new RegExp(`^(?:${dateSource}|${year})$`),
  finds: 'early May 1998',
  leaves: 'the early 1998',
};

export const beforeDate: Pattern = {
  of: new RegExp(`^${preposition}`),
  finds: 'during May',
  leaves: 'May',
};

/** The preposition of a place, and what stands behind it; both may be missing. */
export const place: Pattern = {
  of: /^((?:in|at|near|from|to|around|over) )?(.*)$/u,
  finds: 'near the mill',
  leaves: 'near\nthe mill',
};

export const nameWithArticle: Pattern = {
  of: /^(?:the )?\p{Lu}/u,
  finds: 'the Old Mill',
  leaves: 'an Old Mill',
};
