/** English, as the seam wants it (language.ts). */
import type { Language } from '../language.ts';
import * as answers from './answer-expressions.ts';
import * as cues from './answer-cues.ts';
import * as asking from './asking.ts';
import * as askingWords from './asking-words.ts';
import * as definitions from './definitions.ts';
import * as bindings from './bindings.ts';
import * as determiners from './determiners.ts';
import { frequencies } from './frequencies.ts';
import { endings, plural } from './inflection.ts';
import * as light from './light-words.ts';
import * as dates from './months.ts';
import * as naming from './naming.ts';
import * as negation from './negation.ts';
import * as openers from './openers.ts';
import * as focus from './question-focus.ts';
import * as refusals from './refusals.ts';
import * as requests from './requests.ts';
import { englishStem } from './stem.ts';
import { stopWords } from './stop-words.ts';
import { joints, notNames } from './titles-and-names.ts';

export const english: Language = {
  code: 'en',
  words: { stop: stopWords, stem: englishStem, endings, thousands: ',', joins: false, common: frequencies, light },
  asking: { ...asking, ...askingWords },
  definitions: { ...definitions, ...requests, article: determiners.article, definite: determiners.definite, plural },
  focus: { ...focus, overviewForms: requests.overviewForms },
  answers,
  cues,
  naming,
  negation,
  bindings: { ...bindings, ...determiners, joints, notNames },
  openers,
  dates,
  refusals,
};
