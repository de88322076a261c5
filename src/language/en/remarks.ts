/** What somebody says beside what they ask: it opens a turn, says who asks and why, or that the subject is a new one. */
import type { Pattern } from '../pattern.ts';

const asking =
  'what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had';
const polite =
  'ok(?:ay)?|thanks?(?: you)?(?: (?:a lot|so much|very much))?|many thanks|thx|ty|great|hi(?: there)?|hello|hey|oh|ah|aha|lol|right|cool|nice|i see|got it|sorry|well|yes|yeah|yep|no(?!\\.\\s*\\d)|perfect|good|sure|alright|all right|hmm+|wow|please|interesting|understood|fine|anyway|btw|by the way|actually|so then|one more|last (?:thing|one)|now';
/** "One last thing for my notes": it says that something is asked, and not what. */
const announced = String.raw`(?:and )?(?:(?:just )?(?:one|an?|another|last) )?(?:(?:last|more|other|new|separate|different|final|quick|another|something|sth) )?(?:thing|question|topic|subject|else)(?: for my \w+| (?:about|on) \w+)?`;

/** "New subject.", "one other thing:", "ok something different", "different topic," at the head of a turn. */
export const anew: Pattern = {
  of: new RegExp(
    String.raw`^(?:(?:${polite})[\s,.!:;…–-]+)*(?:and )?(?:(?:now|then) )?(?:(?:one|an?|some)[ -]?)?(?:new|other|another|different|separate)[ -](?:thing|question|topic|subject|matter)\b|^(?:(?:${polite})[\s,.!:;…–-]+)*(?:and )?(?:now )?(?:something|sth|anything) (?:else|different|new)\b`,
    'i',
  ),
  finds: 'Ok, another topic: who runs the mill?',
  leaves: 'Ok, who wants another topic?',
};

/** What only opens a turn, with the mark behind it. */
export const opening: Pattern = {
  of: new RegExp(
    String.raw`^(?:(?:${polite})(?:\s*[,.!:;…–-]+\s*|\s+(?=(?:${polite}|${announced}|whats|${asking}|i|we|my)\b))|${announced}(?:\s*[,.:;!–-]+\s*|\s+(?=(?:${asking}|whats)\b)))`,
    'i',
  ),
  finds: 'well who runs the mill?',
  leaves: 'wells near the mill?',
};

/** Behind a comma: "we still call the old script, how long will that work". */
export const askedBehind: Pattern = {
  of: new RegExp(
    String.raw`^(?<remark>(?!(?:if|whenever|after|before|since|while|once|in|on|at|by|for|according|of|${asking})\b)[^?]{12,}?[,;–-]) *(?:and |but |so )?(?<asked>(?:${asking})\b[^,]{8,})$`,
    'iu',
  ),
  finds: 'my uncle had a mill, who runs it today',
  leaves: 'after my uncle sold the mill, who ran it',
};

/** "whats new" */
export const contracted: Pattern = {
  of: /^(what|who|where|when|how)s(?= \p{L})/iu,
  finds: 'wheres the mill',
  leaves: 'whose mill is it',
};

/** Who types in small letters begins questions so. */
export const beforeLowerCase: Pattern = {
  of: new RegExp(String.raw`(?<=[\p{L}\d)]{2}[.?!]+)\s+(?=(?:and |but |so |until )?(?:${asking})\b)`, 'u'),
  finds: 'the mill closed. who bought it',
  leaves: 'the mill closed. nobody asked who bought it',
};

/** What only says who asks, and why. */
export const ofWhoAsks: Pattern = {
  of: /\b(?:i|i'm|i’m|im|ive|i've|i’ve|we|we're|we’re|my|our|me|us)\b/i,
  finds: 'I’m at the mill.',
  leaves: 'The mill is his.',
};
