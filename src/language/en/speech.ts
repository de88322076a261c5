/** Who speaks or acts in a sentence, as it tells so. */
import type { Pattern } from '../pattern.ts';
import { months, weekdays } from './months.ts';
import { saying } from './saying.ts';
import { titleBefore } from './titles-and-names.ts';

const word = String.raw`\p{Lu}[\p{L}\p{M}'’-]*(?<!['’]s)`;
const title = `(?:${titleBefore} )`;
const name = String.raw`(?:${title})*(?:\p{Ll}{1,3}-)?${word}(?: (?:al |bin |de |van |von |Al )?(?:\p{Ll}{1,3}-)?${word}){0,4}`;
const speaking = `(?:${saying})`;

/** Opens the sentence, and then acts: "Eyal Zisser, an expert on Syria, insists …", "General Zahreddine was …". */
export const actor: Pattern = {
  of: new RegExp(
    String.raw`^(?<name>${name})(?=, (?:an?|the|who|whose|[\p{L}’']+['’]s)\b|,? (?!(?:and|or|of|in|at|for|with|from|to|on|by|as)\b)\p{Ll}+\b)`,
    'u',
  ),
  finds: 'Ida Brandt, who ran the ferry, sold it.',
  leaves: 'Ida Brandt and her son sold it.',
};

export const speaker: Pattern = {
  of: new RegExp(String.raw`(?:,|”|") (?<name>${name}) ${speaking}\b|\b${speaking} (?<behind>${title}*${name}), `, 'u'),
  finds: '“It leaks,” Ida Brandt said.',
  leaves: '“It leaks,” she said to Ida Brandt.',
};

export const organisation: Pattern = {
  of: new RegExp(
    String.raw`^(?<name>(?:The )?${word}(?: (?:of|for|the|and|${word}))* ${word})(?:,[^,]+,)? ${speaking}\b`,
    'u',
  ),
  finds: 'The Society for Old Boats announced a race.',
  leaves: 'The society announced a race.',
};

export const speaksOn: Pattern = {
  of: new RegExp(String.raw`^(?:It|They) (?:also |then |later |further )?${speaking}\b`, 'u'),
  finds: 'They later added a second race.',
  leaves: 'They later held a second race.',
};

/** A name of two words or more, or with a title: who else may be meant. */
export const anybody: Pattern = {
  of: new RegExp(String.raw`${title}${name}|(?:\p{Ll}{1,3}-)?${word} (?:al |bin |Al )?(?:\p{Ll}{1,3}-)?${word}`, 'gu'),
  finds: 'the boat of Captain Brandt',
  leaves: 'the captain of Brandt',
};

export const notPeople: Pattern = {
  of: new RegExp(
    `\\b(?:Street|University|Institute|Council|Ministry|Army|Party|Center|Centre|Agency|Force|Forces|Group|State|States|Kingdom|Nations|Union|Times|Post|Press|Line|House|Air|East|West|North|South|City|River|Sea|${[...months, ...weekdays].join('|')})\\b`,
  ),
  finds: 'Brandt House',
  leaves: 'Brandt Rivers',
};

/** A name behind it is that of a place. */
export const inPlace: Pattern = {
  of: /\b(?:in|at|near|around|inside|outside|across) (?:the )?$/i,
  finds: 'She lives near the ',
  leaves: 'She lives with the ',
};

/** "…,” he told reporters": the sentence before says who. */
export const spokenByPronoun: Pattern = {
  of: new RegExp(`[,”"] (?:he|she|they) (?:${saying})\\b`),
  finds: '“It leaks,” they warned.',
  leaves: '“It leaks,” Brandt warned.',
};

export const reporting: Pattern = {
  of: new RegExp(`\\b(?:${saying}|according to|asked)\\b`, 'i'),
  finds: 'According to her it leaks.',
  leaves: 'She was about to explain it.',
};

/** "He asked: “Why?”" tells what somebody asked. */
export const reportedQuestion: Pattern = {
  of: /\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|questions?|said|says|wrote)\b/i,
  finds: 'Who, she wondered, had the key?',
  leaves: 'Who had the wonderful key?',
};
