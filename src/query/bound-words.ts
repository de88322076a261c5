/**
 * What a question binds: the names, places, years and numbers that an answer must be about, and whether it denies
 * something. Goes by how English writes names and numbers. Promises: pure; as they are written, each once.
 */
import type { Query } from '../domain.ts';
import { isPlaceIn, namesOf } from './follow-up/named-things.ts';

const yearForm = /(?<![\p{L}\d.,-])(?:1\d|20)\d\d(?![\p{L}\d]|[.,]\d)/gu;
const spelt =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozen|hundred|thousand|million|billion';
const numberForm = new RegExp(
  String.raw`(?<![\p{L}\d.,-])(?<number>(?:\d+(?:[.,]\d+)*|(?:${spelt})(?!\p{L}))(?:[ -](?:hundred|thousand|million|billion)(?!\p{L}))?)(?:[ -](?<noun>\p{Ll}{3,}))?`,
  'gu',
);
/** Words that only begin a question: "Has Russia …", "Tell me …" */
const opener =
  /^(?:please|can|could|do|has|have|had|should|would|will|may|might|must|shall|tell|name|list|describe|explain|define|identify|give|show|summari[sz]e|compare|whom|whose|to|of|with|under|about|or|so)\b ?/i;
const denial = /\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b/i;

export function boundWords(question: string): Pick<Query, 'names' | 'places' | 'years' | 'numbers' | 'isNegated'> {
  const named = namesOf(question)
    .map((each) => ({ ...each, name: each.start === 0 ? each.name.replace(opener, '') : each.name }))
    .filter(({ name }) => name !== '');
  const years = [...new Set([...question.matchAll(yearForm)].map(([year]) => year))];
  return {
    names: [...new Set(named.map(({ name }) => name))],
    places: [...new Set(named.filter((each) => isPlaceIn(question, each)).map(({ name }) => name))],
    years,
    numbers: [...question.matchAll(numberForm)]
      .map(({ groups }) => ({ number: groups?.['number'] ?? '', noun: groups?.['noun'] }))
      .filter(({ number }) => !years.includes(number)),
    isNegated: denial.test(question),
  };
}
