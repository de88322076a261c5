/** Days, and how a date and a time before or after it is written. */
import { monthForms } from './months.ts';
import type { Pattern } from '../pattern.ts';

const writtenMonth = String.raw`(${monthForms})\b\.?`;

export const dayBeforeMonth: Pattern = {
  of: new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?${writtenMonth}`, 'g'),
  finds: 'It sank on the 3rd of May.',
  leaves: 'The 3 mayors sank.',
};

export const dayBehindMonth: Pattern = {
  of: new RegExp(String.raw`\b${writtenMonth} (\d{1,2})(?:st|nd|rd|th)?\b(?!\d|:)`, 'g'),
  finds: 'It sank on May 3rd.',
  leaves: 'It sank in May 2021.',
};

const time = String.raw`(?:the )?(?:early |late |mid-?|end of |\d{1,2} )*${writtenMonth}`;

export const beforeMonth: Pattern = {
  of: new RegExp(String.raw`\b(?:before|prior to) ${time}`),
  finds: 'It sank before early May.',
  leaves: 'It sank before lunch in May.',
};

export const beforeInAnyWay: Pattern = {
  of: /\b(?:before|prior|ahead|until|till|by|earlier|previous\w*)\b/i,
  finds: 'It was built by May.',
  leaves: 'It was built in May.',
};

export const afterMonth: Pattern = {
  of: new RegExp(String.raw`\b(?:after|following) ${time}`),
  finds: 'It sank after 3 May.',
  leaves: 'It sank after lunch in May.',
};

export const afterInAnyWay: Pattern = {
  of: /\b(?:after|since|following|later|from|past|beyond|next)\b/i,
  finds: 'It sailed from May on.',
  leaves: 'It sailed in May.',
};

export const within: Pattern = {
  of: /\b(?:between|from|in|on|during)\b/i,
  finds: 'It sailed in May.',
  leaves: 'It sailed until May.',
};
