/** What a question turns on, and which articles are about something else because they leave it open. */
import { describe, expect, it } from 'vitest';
import { bindingsOf } from '../../src/query/bindings.ts';
import { BoundText, leftOpenBy } from '../../src/query/open-bindings.ts';

const open = (question: string, text: string, published?: string): string[] =>
  leftOpenBy(
    new BoundText({ title: 'News', language: 'en', text, ...(published !== undefined && { published }) }),
    bindingsOf(question),
  ).map((binding) => binding.text);

describe('an article holds', () => {
  it.each([
    ['a possessive', "What was Warsaw's population?", 'Warsaw had a million people.'],
    ['the people of a country', 'Who bombed Syria?', 'Syrian towns were bombed.'],
    ['another form', 'Which Catholic teaching is meant?', 'The teaching of Catholicism is meant.'],
    ['what is written together', 'Who won the Superbowl?', 'The Broncos won the Super Bowl.'],
    ['initials', 'What did the IDF say?', 'The Israel Defense Forces said nothing.'],
    ['a name for initials', 'What did the Israel Defense Forces say?', 'The IDF said nothing.'],
    ['a slip', 'When was Geegen emperor?', 'Gegeen was emperor in 1320.'],
    ['a spelling by ear', 'What was hit near Abu Kamal?', 'The depot near Al-Bukamal was hit.'],
    ['a first name that is left out', 'What did Benjamin Netanyahu say?', 'Netanyahu said that he knew.'],
    ['a country of two names', 'What does the United States supply?', 'American intelligence was supplied.'],
    ['a number in words', 'Who are the 57 troops?', 'Fifty-seven troops were killed.'],
    ['a year of a decade', 'What was on in the 80s?', 'It was on in 1984.'],
    ['a year of a decade with an apostrophe', "Who was on stage in the 70's?", 'He was on stage in 1974.'],
    ['a year of a century', 'Who sailed in the 15th century?', 'He sailed in 1492.'],
  ])('%s', (_what, question, text) => {
    expect(open(question, text)).toEqual([]);
  });

  it('the year and the month in which it was published', () => {
    expect(open('What happened in January 2021?', 'A strike came on Wednesday.', '2021-01-13')).toEqual([]);
  });
});

describe('an article leaves open', () => {
  it.each([
    [
      'a name that it has not',
      'Who directs the Quillmark observatory?',
      'The Syrian Observatory counted.',
      'Quillmark',
    ],
    ['a first name of another', 'What did Sara Netanyahu say?', 'Benjamin Netanyahu said so.', 'Sara Netanyahu'],
    ['another year', 'Who won in 2019?', 'She won in 2018.', '2019'],
    ['another number', 'Who are the 58 troops?', 'Fifty-seven troops were killed.', '58'],
    ['another decade', "What was on in the 70's?", 'It was on in 1984.', "70's"],
    ['another month', 'What happened in March?', 'A strike came in January.', 'March'],
  ])('%s', (_what, question, text, missing) => {
    expect(open(question, text)).toEqual([missing]);
  });
});
