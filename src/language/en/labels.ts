/** Lines that say nothing by themselves: labels, captions, navigation, heads of columns, what leads to what follows. */
import type { Pattern } from '../pattern.ts';
import { allAuxiliaries } from './auxiliaries.ts';

export const question: Pattern = {
  of: /^(?:Q|Question)\s?\d{0,3}\s?[:.)]\s/,
  finds: 'Question 4: Who pays?',
  leaves: 'Questions: who pays?',
};

export const answer: Pattern = {
  of: /^(?:A|Answer)\s?\d{0,3}:\s+(?=\S)/,
  finds: 'A: The town does.',
  leaves: 'A town: the last of its kind.',
};

/** Before a question that a model has written anew. */
export const rewrittenQuestion: Pattern = {
  of: /^(?:last |rewritten )?question:\s*/i,
  finds: 'Rewritten question: Who pays?',
  leaves: 'The question: who pays?',
};

export const contents: Pattern = {
  of: /^(?:table of contents|contents)\s*:?$/i,
  finds: 'Table of Contents',
  leaves: 'Contents of the box',
};

export const navigation: Pattern = {
  of: /^(?:read (?:more|next|on|also|the (?:full|whole) (?:story|article))|see (?:also|more)|(?:related|further|more) (?:links|articles|stories|posts|reading|news|topics)|share (?:this|on)\b.{0,30}|(?:subscribe|sign up)(?: (?:here|now|today|free)| (?:to|for) .{0,30}(?:newsletters?|updates|emails?|feed|channel).{0,20})?|(?:log|sign) ?in|(?:back )?to (?:the )?top|back to .{1,30}|(?:next|previous) (?:page|post|article|chapter)|skip to .{1,30}|print this .{1,20}|follow us\b.{0,40}|download (?:\S+ )?now|contact us|click here\b.{0,40}|advertisement|all rights reserved|home(?:\s[|»>·/]\s.+)+)[:.!…»›→>\s]*$/iu,
  finds: 'Next chapter »',
  leaves: 'The next chapter tells of her sons.',
};

export const caption: Pattern = {
  of: /^(?:table|figure|fig|photo|chart|map|illustration)\.?\s+(?:\d+(?:\.\d+)*|[A-Z])(?:[.:]?$|[.:]\s)/i,
  finds: 'Fig. 2: The old bridge',
  leaves: 'Figure skating began at noon.',
};

/** What columns are called, so that a first row of words alone is told from one that says something. */
export const column: Pattern = {
  of: /^(?:name|role|since|plan|price|cost|fee|date|day|time|year|month|from|to|until|departs?|departure|arrives?|arrival|stop|station|type|kind|description|details|item|product|article|amount|quantity|number|no|size|storage|weight|length|country|city|town|place|location|room|address|phone|e-?mail|status|notes?|remarks?|comments?|unit|value|title|author|team|points|result|score|rank|position|person|task|who|what|when|where|term|meaning|option|setting|default|feature|version|category|event|speaker)s?\b/i,
  finds: 'Weight (kg)',
  leaves: 'Weightless',
};

/** What has one says something, label or not. */
export const finiteVerb: Pattern = {
  of: new RegExp(`\\b(?:${allAuxiliaries})\\b|n['’]t\\b`, 'i'),
  finds: 'Why bees don’t sleep',
  leaves: 'Being a bee',
};

/** Words that are about what follows. */
export const cataphora: Pattern = {
  of: /\b(?:is|are|was|were|be|for|with|by|of|in|to|needs?|includes?)\W*$|\b(?:following|below|here (?:is|are)|this is|these are|as follows)\b/i,
  finds: 'The box includes:',
  leaves: 'This includes the lid.',
};

/** Of a paper and not of what it tells: who was there, who wrote it, whom it is for. */
export const ofPaper: Pattern = {
  of: /^(?:present|apologies|attendance|attendees|in attendance|in the chair|chair|minutes|from|to|cc|date|subject|re|regarding|by|author|photos?|image|picture|source|editor|contact)(?: [\p{L} ]{1,20})?:\s|^(?:a )?report (?:by|from) our\b|^(?:by|from) \p{Lu}[\p{L}.]+ \p{Lu}[\p{L}]+,? (?:for|in)\b/iu,
  finds: 'Present: Ann Lee, Otto Brandt and nine members',
  leaves: 'Present at the fire were nine members: all got out.',
};
