/** Numbers with what they count: "57 troops", "£3 million", "40 per cent", "two hundred old boats". */
import type { Pattern } from '../pattern.ts';
import { belowTwenty, magnitudes, tens } from './numerals.ts';

const plainNumbers = [...tens, ...belowTwenty.slice(2).toReversed(), ...magnitudes.keys()];
const inWords = `(?:${plainNumbers.map((each) => `[${each.charAt(0).toUpperCase()}${each.charAt(0)}]${each.slice(1)}`).join('|')})(?:-\\p{Ll}{3,5})?`;
const magnitude = '(?: (?:hundred|thousand|million|billion|trillion))?';
const unit =
  '%|° ?[CF]?|(?:sq(?:uare)? ?|cubic )?(?:km|m|cm|mm|kg|g|mg|ml|l|cl|ha|mph|kW|MW|GW|kWh|mb|gb|tb|lit(?:re|er)|met(?:re|er)|lbs?|oz|ft|in|tbsp|tsp|hrs?|mins?|secs?|pts?|pp)(?![\\p{L}\\d])';
/** They are not counted, and end what is. */
const ends =
  'of|in|on|at|and|or|but|was|were|is|are|has|have|had|to|from|by|for|with|that|which|who|when|where|as|than|the|a|an|after|before|since|until|because|while|if|between|into|over|under|each|every|this|these|those|his|her|their|its|our|it|he|she|they|we|will|would|can|could|may|must|should|not|said|says|did|does|do|ago|later|during|via|per|am|pm|a\\.m|p\\.m|o|th|st|nd|rd';
const plain = `(?: (?!(?:${ends})(?![\\p{L}]))[\\p{L}'’-]+)`;
const plural = `(?!(?:${ends}|always|perhaps|this|is|was|has)(?![\\p{L}]))(?:[\\p{L}-]*\\p{Ll}{2,}s|people|men|women|children|police|sheep|fish|per ?cent|percentage points?|feet|aircraft|dozen|staff|cattle|personnel)(?!\\p{L})(?!['’])`;

const of = String.raw`(?: of (?:the )?\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*)*)?`;

export const things: Pattern = {
  of: new RegExp(
    String.raw`(?<![\p{L}\d.,/:#–-])(?<number>(?:[$€£¥] ?\d(?:[\d,]*\d)?(?:\.\d+)?|\d{1,3}(?:,\d{3})+|(?<!\p{Lu}\p{L}+ (?=\d(?!\d)))(?!(?:1[5-9]|20)\d\d(?!\d))\d+(?:\.\d+)?(?![\d.,/:]\d)|${inWords}(?![\p{L}-]))${magnitude})(?:(?<![$€£¥] ?[\d.,]+)(?<counts>(?: ?|-)(?:${unit})(?:(?: of)?${plain}{1,2})?|-\p{Ll}+(?: (?!(?:${ends})(?!\p{L}))\p{Ll}+)?|(?: or (?:more|less|fewer))?${plain}{0,4}? ${plural}${of}|(?: ${plural}${of}))|(?<=[$€£¥] ?[\d.,]+${magnitude})(?![\d]))`,
    'gu',
  ),
  finds: 'killed 18 or more foreign fighters',
  leaves: 'killed on day 18 of it',
};
