/** Words that speak to the reader, for the writer, or point to a place on a page: no statement about what an article tells. */
import type { Pattern } from '../pattern.ts';

/** What readers are told to do, as a rule, in a text that wants something of them. */
const verbs =
  'apply|ask|avoid|beware|book|bring|browse|buy|call|check|choose|click|come|compare|confirm|consider|consult|contact|copy|dial|disregard|donate|download|drink|eat|e-?mail|ensure|enter|fill|find|follow|forget|get|give|go|help|ignore|insert|install|invest|join|keep|leave|listen|log|look|make|message|mind|note|open|order|paste|pay|phone|pick|press|print|read|register|remember|reply|report|request|run|scan|search|see|select|sell|send|share|sign|stay|stop|subscribe|support|switch|take|tap|tell|text|transfer|trust|try|turn|type|update|use|view|visit|vote|wait|watch|write';

/** What stands behind a verb that commands, and seldom behind a noun of the same letters. */
const behind =
  "(?:the|an?|this|that|these|those|your|our|my|its|their|his|her|it|them|us|me|him|all|any|some|more|now|here|there|online|away|out|off|up|in|into|on|at|for|to|if|with|about|no|not|before|after|until|how|what|why|who|where|when|[A-Z][\\p{L}'’-]*)";

/** The beginning of a sentence or of a clause. */
const opens = '(?:^|[.;:!?(–—]\\s*|,\\s*(?:so|and|then|or|but)?\\s*|\\b(?:so|then)\\s+)';

/** "Call the firm": a verb at the beginning of a clause, without anybody who does it. */
export const command: Pattern = {
  of: new RegExp(
    `${opens}(?:(?:now|just|always|never|first|simply)\\s+)?(?<command>\\b(?:${verbs}|${verbs.replaceAll(/(?<=^|\|)\w/g, (letter) => letter.toUpperCase())})\\s+${behind})(?![\\p{L}’'-])`,
    'gu',
  ),
  finds: 'The bakery pays for all the bread, so call the bakery.',
  leaves: 'The bakery pays for every phone call the bakers make.',
};

/** "Please", "don't", "let's", "make sure". */
export const plea: Pattern = {
  of: new RegExp(
    `\\bplease\\b|\\blet['’]s\\b|\\bfeel free\\b|\\b(?:make|be) sure\\b|${opens}(?:do not|don['’]t|never)\\s+(?!\\p{L}+ed\\b)\\p{Ll}+`,
    'giu',
  ),
  finds: 'Do not sell the oven, which the bakers bought in 1923.',
  leaves: 'The bakers do not sell the oven, which pleased them.',
};

/** You, who reads; I and we, who write. */
export const speaker: Pattern = {
  of: /\b(?:you|your|yours|yourself|yourselves|I|my|me|mine|myself|we|our|ours|us|ourselves)\b/gi,
  finds: 'There is no fault in your oven.',
  leaves: 'There is no fault in the oven of the youth.',
};

/** "The passage above", "see note 3", "ibid.": nobody who reads an answer sees that. */
export const pointer: Pattern = {
  of: /\b(?:see|cf\.?)\s+(?:the\s+)?(?:notes?|footnotes?|figure|table|page|section|source|passage|above|below)\b|\b(?:note|footnote|figure|table|section|source|passage|text|document|excerpt|quote)s?\s+(?:above|below|[A-Z]?\d+)\b|\b(?:ibid|op\. cit|loc\. cit)\b/gi,
  finds: 'According to the passage above, the oven is cold.',
  leaves: 'The oven stands on the table, and a lamp above it.',
};

/** An address as it is spoken. */
export const spokenAddress: Pattern = {
  of: /\b(?:dot|punkt)\s+(?:com|org|net|info|io|co|gov|edu|uk|de)\b/gi,
  finds: 'It is told at bakery dot com.',
  leaves: 'A dot comes behind the word.',
};
