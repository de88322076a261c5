import { expect, it } from 'vitest';
import { answerType } from '../../src/query/asking.ts';
import { definitionAsked, overviewSubject } from '../../src/query/requests.ts';

it.each([
  ['What do the articles say about Deir Ezzor?', 'Deir Ezzor'],
  ['What has been written about Palmyra?', 'Palmyra'],
  ['What is known of the raid?', 'the raid'],
  ['Tell me about General Soleimani.', 'General Soleimani'],
  ['How do the articles differ on the raid?', 'the raid'],
  // Who said it tells as much.
  ['What did Al Maliki say about the strikes?', undefined],
  ['Who was killed?', undefined],
])('wants an overview of it: %j', (question, subject) => {
  expect(overviewSubject(question, answerType(question, definitionAsked(question)))).toBe(subject);
});
