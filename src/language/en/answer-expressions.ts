/** The expressions that answer a type of question: a date for "when", a number for "how many", a person for "who". */
import type { AnswerType } from '../../domain.ts';
import type { Pattern } from '../pattern.ts';
import { monthForms, weekday } from './months.ts';
import { spelt } from './number-words.ts';

const number = `(?:\\d[\\d,.]*|${spelt}|an?|one|half an?)`;

export const answers: Partial<Record<AnswerType, Pattern>> = {
  when: {
    of: new RegExp(
      `\\b${monthForms}\\b\\.?(?: \\d|,|\\.|;|\\s|$)|\\b(?:1\\d|20)\\d\\d(?:s\\b|\\b)|\\b\\d{1,2} ${monthForms}\\b|\\b\\d+ (?:BCE?|CE|AD)\\b|\\b${weekday}\\b|\\b(?:yesterday|today|tomorrow|tonight|century|centuries|ago|(?:last|next|this) (?:week|month|year|night|summer|winter|spring|autumn|fall)|summer|winter|autumn|midnight|noon|(?:[01]?\\d|2[0-3]):[0-5]\\d|\\d{1,2}(?::\\d\\d)? ?[ap]\\.?m)\\b`,
      'g',
    ),
    finds: 'It opened last spring.',
    leaves: 'It may open in the last place.',
  },
  'how-many': {
    of: new RegExp(
      `(?:\\b\\d[\\d,.]*|\\b(?:${spelt}|one|no|none|single|both|dozens|hundreds|thousands|millions|half|third|quarter|twice)\\b)`,
      'gi',
    ),
    finds: 'Dozens came.',
    leaves: 'It was left alone.',
  },
  'how-much': {
    of: /[$€£¥]\s?\d[\d,.]*|\b\d[\d,.]*\s?(?:%|per ?cent|percent|million|billion|trillion|thousand|dollars?|euros?|pounds?|kg|kilo|tons?|tonnes?|lit|gallon|barrel|acre|bucks|cents|(?:square )?(?:km|kilomet|mile|met))\w*|\b\d{1,3}(?:,\d{3})+|\b(?:half|thirds?|quarters?|majority|most|double|twice|percent|free|nothing)\b/gi,
    finds: 'It cost 12 euros.',
    leaves: 'It cost an arm and a leg, 12 times.',
  },
  'how-long': {
    of: new RegExp(
      `\\b${number}[ -](?:and[ -]a[ -]half[ -])?(?:more |full |long |straight )?(?:second|minute|hour|day|week|month|year|decade|centur)\\w*|\\b(?:decades?|century|centuries|months|years|weeks|days|hours|minutes)\\b|\\bsince (?:\\w+ )?(?:1\\d|20)\\d\\d|\\bfrom \\d{4} to \\d{4}|\\b\\d{4}[–-]\\d{2,4}\\b|\\b\\d[\\d,.]*\\s?(?:km|kilomet|mile|met(?:re|er)|m\\b|feet|foot|inch)\\w*`,
      'gi',
    ),
    finds: 'It took half an hour.',
    leaves: 'It was longer than it was wide.',
  },
  'how-far': {
    of: new RegExp(
      `\\b${number}[ -]?(?:km|kilomet|mile|met(?:re|er)|m\\b|feet|foot|yard|inch|block|hours? (?:from|away)|minutes? (?:from|away))\\w*`,
      'gi',
    ),
    finds: 'It is 12 miles from Lenn.',
    leaves: 'It is miles away.',
  },
  'how-old': {
    of: /\b(?:aged?|born)\b|\b\d[\d,.]*[ -](?:\w+[ -])?(?:years?|months?|weeks?|days?)\b|\b(?:1\d|20)\d\d\b|\b(?:million|billion) years\b/gi,
    finds: 'a child aged ten',
    leaves: 'the ageing child',
  },
  why: {
    of: /\b(?:because|since|due to|owing to|in order to|so that|so as to|as a result|result(?:s|ed|ing)? (?:of|in|from)|reasons?|cause[ds]?|causing|to (?:avoid|prevent|protect|stop|minimi[sz]e|make|keep|ensure|exploit|thwart|help|gain|take|send|get)|lest|for fear|thanks to|therefore|which is why|given|with the aim|explain(?:s|ed)?|meant to|intended|prompted|led to|after|as|for|so)\b/gi,
    finds: 'It was shut due to cracks.',
    leaves: 'It was shut, nothing was due.',
  },
  where: {
    of: /\b(?:in|at|near|from|to|on|into|around|outside|inside|over|across|between|above|towards?|off|of|through) (?:the |an? |(?:\p{L}+ ){0,2})?(?:[\w-]+ ){0,2}\p{Lu}[\p{L}\p{M}'’-]+|\b(?:in|at|near|from|on|into|inside|outside|behind|under) (?:the |an? |his |her |their |my |our )\p{L}+|\b(?:north|south|east|west)(?:ern|wards?)?\b/gu,
    finds: 'He lives near Lenn.',
    leaves: 'He lives nearby.',
  },
};

/** People without a name: the minister, settlers, a guard, the police. */
export const people: Pattern = {
  of: /\b(?:\p{L}{3,}(?:ists?|ians?|ors|[^aeiou]ers|men|women|ants)|(?:mother|father|parents?|wife|husband|sons?|daughters?|brothers?|sisters?|friends?|famil(?:y|ies)|people|king|queen|emperor|president|minister|ministry|government|police|army|officials?|soldiers|spokes\w+|leaders?|generals?|teachers?|doctors?|students?|children|kids|colleagues?|experts?|critics|citizens|nobles|slaves|monks|priests|pope|bishop|church|company|group|union|party|council|congress|parliament|authorities|residents|customers?|users|everyone|anyone|nobody|no one))\b/giu,
  finds: 'The settlers left.',
  leaves: 'The settings were left.',
};
