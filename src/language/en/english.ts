/** English, as the seam wants it (language.ts). */
import type { Language } from '../language.ts';
import * as amounts from './amounts.ts';
import * as answers from './answer-expressions.ts';
import * as cues from './answer-cues.ts';
import * as asking from './asking.ts';
import * as bindings from './bindings.ts';
import * as counted from './counted-things.ts';
import * as definitions from './definitions.ts';
import * as eventDates from './event-dates.ts';
import { frequencies } from './frequencies.ts';
import { endings } from './inflection.ts';
import { commonWords, functionWords } from './light-words.ts';
import * as dates from './months.ts';
import * as names from './names-in-prose.ts';
import * as lists from './lists.ts';
import * as naming from './naming.ts';
import * as negation from './negation.ts';
import * as numerals from './numerals.ts';
import * as openers from './openers.ts';
import * as firstTurns from './first-turns.ts';
import * as focus from './question-focus.ts';
import * as reasons from './reasons.ts';
import * as refusals from './refusals.ts';
import { englishStem } from './stem.ts';
import { stopWords } from './stop-words.ts';
import * as synonyms from './synonyms.ts';
import * as tables from './tables.ts';
import { told } from './told-date.ts';
import { verbOrAdverb } from './word-endings.ts';

export const english: Language = {
  code: 'en',
  words: {
    stop: stopWords,
    stem: englishStem,
    endings,
    thousands: ',',
    joins: false,
    common: frequencies,
    light: { functionWords, commonWords },
    verbOrAdverb,
  },
  synonyms,
  asking,
  definitions,
  focus,
  answers,
  cues,
  naming,
  negation,
  bindings,
  openers,
  dates: { ...dates, told },
  eventDates,
  names,
  counted,
  reasons,
  numerals,
  amounts,
  refusals,
  firstTurns,
  tables,
  lists,
};
